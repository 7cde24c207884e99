"""The docket: every judgement, requirement and forecast of one picture, as they stand on a day.

It is a pure function of the picture and the day. What the picture does not
hold, the docket does not know; nothing is kept between two of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from sightline.errors import NotFound
from sightline.judgements.basis import Basis, Evidence
from sightline.judgements.deeds import Deed, Raised, basis_of, schema_of
from sightline.judgements.filed import Filed, Uncounted, read_acts
from sightline.judgements.folding import Ground, fold
from sightline.judgements.forecast import Forecast, fold_forecast
from sightline.judgements.judgement import Judgement
from sightline.judgements.requirement import Inquiry, Requirement, fold_requirement
from sightline.model import load_model
from sightline.picture import Picture

_PERSON = "Person"
_Case = TypeVar("_Case", Judgement, Requirement, Forecast)


class Docket:
    """What was judged, asked and forecast, as one picture tells it."""

    def __init__(self, picture: Picture, day: dt.date) -> None:
        self.picture = picture
        self.day = day
        self._evidence = Evidence(picture)
        self._bases: dict[tuple[str, ...], Basis] = {}
        self._persons: dict[str, bool | None] = {}

    # Judgements

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """Every judgement that counts, by id."""
        return _sift(self._folded)

    def judgement(self, judgement_id: str) -> Judgement:
        """Find one judgement; what is hidden and what never was are told alike."""
        return _find(self.judgements, judgement_id, "judgement")

    def judgements_on(self, subject: str) -> tuple[Judgement, ...]:
        """List the judgements on an entity, by any of its ids."""
        ids = set(self._ids(subject))
        return tuple(one for one in self.judgements.values() if one.draft.subject in ids)

    # Requirements

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Every information requirement that counts, by id."""
        return _sift(self._asked)

    def requirement(self, requirement_id: str) -> Requirement:
        """Find one information requirement."""
        return _find(self.requirements, requirement_id, "requirement")

    def parts_of(self, requirement_id: str) -> tuple[Requirement, ...]:
        """List the requirements that are parts of another."""
        held = self.requirements.values()
        return tuple(one for one in held if one.raised.parent == requirement_id)

    # Forecasts

    @cached_property
    def forecasts(self) -> dict[str, Forecast]:
        """Every forecast question that counts, by id."""
        return _sift(self._foreseen)

    def forecast(self, forecast_id: str) -> Forecast:
        """Find one forecast question."""
        return _find(self.forecasts, forecast_id, "forecast question")

    # What counts for nothing

    def uncounted(self, schema: str) -> tuple[Uncounted, ...]:
        """List what has the look of an act of a family and counts for nothing, with the reasons."""
        families: dict[str, Callable[[], list[Uncounted]]] = {
            "Judgement": lambda: _discounted(self._folded),
            "InformationRequirement": lambda: _discounted(self._asked),
            "ForecastQuestion": lambda: _discounted(self._foreseen),
        }
        found = [*self._read(schema)[1], *families[schema](), *self._unfounded(schema)]
        return tuple(sorted(found, key=lambda one: (one.of, one.item)))

    # What the gates ask

    def basis(self, ids: Sequence[str]) -> Basis:
        """Look up what a basis names."""
        key = tuple(ids)
        if key not in self._bases:
            self._bases[key] = self._evidence.read(key)
        return self._bases[key]

    def is_person(self, subject: str) -> bool | None:
        """Whether an entity is a person or may be one; None when it is not in the picture."""
        if subject not in self._persons:
            self._persons[subject] = self._may_be_person(subject)
        return self._persons[subject]

    def acts_on(self, schema: str, entity: str) -> tuple[Filed, ...]:
        """List the acts on one entity, in order, whether they count or not."""
        return tuple(self._read(schema)[0].get(entity, ()))

    @cached_property
    def ground(self) -> Ground:
        """What the fold of judgements asks of this picture."""
        return Ground(
            day=self.day,
            is_person=self.is_person,
            read_basis=self.basis,
            earlier=self._earlier,
        )

    @cached_property
    def inquiry(self) -> Inquiry:
        """What the fold of requirements asks of this picture."""
        raised = [act for acts in self._read("InformationRequirement")[0].values() for act in acts]
        levels = {
            act.deed.of: act.deed.level
            for act in raised
            if isinstance(act.deed, Raised) and not act.withdrawn
        }
        return Inquiry(day=self.day, read_basis=self.basis, levels=levels)

    def _earlier(self, judgement_id: str, order: tuple[str, str, str]) -> Judgement | None:
        """Find a judgement as it stood before an act."""
        acts = [one for one in self.acts_on("Judgement", judgement_id) if one.order < order]
        found = fold(acts, self.ground)
        return found if isinstance(found, Judgement) else None

    def _may_be_person(self, subject: str) -> bool | None:
        try:
            entity = self.picture.entity(subject)
        except NotFound:
            return None
        model = load_model()
        told = {entity.schema, *(name for one in entity.conflicts for name in one.about)}
        kinds = [model.schema(name) for name in told if name in model]
        wider = model.schema(_PERSON).names
        return any(kind.is_a(_PERSON) or kind.name in wider for kind in kinds)

    def _ids(self, subject: str) -> tuple[str, ...]:
        try:
            return self.picture.entity(subject).ids
        except NotFound:
            return (subject,)

    @cached_property
    def _folded(self) -> dict[str, Judgement | tuple[Uncounted, ...]]:
        acts = self._read("Judgement")[0]
        return {one: fold(acts[one], self.ground) for one in sorted(acts)}

    @cached_property
    def _asked(self) -> dict[str, Requirement | tuple[Uncounted, ...]]:
        acts = self._read("InformationRequirement")[0]
        return {one: fold_requirement(acts[one], self.inquiry) for one in sorted(acts)}

    @cached_property
    def _foreseen(self) -> dict[str, Forecast | tuple[Uncounted, ...]]:
        acts = self._read("ForecastQuestion")[0]
        return {one: fold_forecast(acts[one], self.day, self.basis) for one in sorted(acts)}

    def _read(self, schema: str) -> tuple[dict[str, list[Filed]], list[Uncounted]]:
        if schema not in self._acts:
            acts, broken = read_acts(self.picture, schema)
            named = (basis_of(act.deed) for filed in acts.values() for act in filed)
            self._evidence.fetch(one for basis in named for one in basis)
            self._acts[schema] = acts, broken
        return self._acts[schema]

    @cached_property
    def _acts(self) -> dict[str, tuple[dict[str, list[Filed]], list[Uncounted]]]:
        return {}

    def _unfounded(self, schema: str) -> list[Uncounted]:
        """Find entities that somebody's data call a judgement and behind which there is no act."""
        acts, broken = self._read(schema)
        met = {*acts, *(one.of for one in broken)}
        found: list[Uncounted] = []
        after: str | None = None
        while page := self.picture.entities(schema, after=after, limit=1000):
            after = page[-1].id
            alone = [one.id for one in page if one.id not in met]
            found += [self._without_act(one) for one in alone if not met & set(self._ids(one))]
        return found

    def _without_act(self, entity: str) -> Uncounted:
        (first, *_) = self.picture.statements(entity=entity, limit=1)
        because = ("it stands in somebody's data, and no act here is behind it",)
        return Uncounted(of=entity, item=first.item, by=first.author, because=because)


def family_of(docket: Docket, deed: Deed) -> dict[str, Judgement | Requirement | Forecast]:
    """Give the judgements, requirements or forecasts to which a deed belongs."""
    families: dict[str, dict[str, Judgement | Requirement | Forecast]] = {
        "Judgement": {**docket.judgements},
        "InformationRequirement": {**docket.requirements},
        "ForecastQuestion": {**docket.forecasts},
    }
    return families[schema_of(deed)]


def _sift(folded: dict[str, _Case | tuple[Uncounted, ...]]) -> dict[str, _Case]:
    """Keep what counts."""
    return {name: one for name, one in folded.items() if not isinstance(one, tuple)}


def _discounted(folded: dict[str, _Case | tuple[Uncounted, ...]]) -> list[Uncounted]:
    """Gather the acts that count for nothing, of what counts and of what came to nothing."""
    return [
        each
        for one in folded.values()
        for each in (one if isinstance(one, tuple) else one.uncounted)
    ]


def _find(held: dict[str, _Case], name: str, what: str) -> _Case:
    if name not in held:
        raise NotFound(f"there is no {what} {name!r} in this picture")
    return held[name]
