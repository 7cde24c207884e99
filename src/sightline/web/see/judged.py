"""What people judged of an entity and asked about it, and what the reports bear on as hypotheses.

Of who else asked nothing is told but the requirements that stand in the reader's own picture; the
log of readings is never looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from sightline.analyses.reading import Reading
from sightline.analyses.relations import Relation, profile
from sightline.judgements import (
    Docket,
    Judgement,
    Replied,
    Requirement,
    say_answer,
    say_confidence,
    say_likelihood,
)
from sightline.model import load_model
from sightline.picture import Entity, Picture
from sightline.web.call import Call
from sightline.web.kept import Kept


class Bench(msgspec.Struct, frozen=True):
    """All judgements and requirements of one picture on one day."""

    judgements: tuple[Judgement, ...]
    requirements: tuple[Requirement, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement in words: the answer, how likely, how sure, the rival, what greys it."""

    id: str
    says: str
    likelihood: str | None
    confidence: str
    rival: str
    rival_id: str
    status: str
    author: str
    review_due: dt.date | None
    grey: tuple[str, ...]
    cautions: tuple[str, ...]
    replies: tuple[Replied, ...]
    basis: tuple[str, ...]


class Relations(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports bear on: what an actor is after, and how it stands to state and mission."""

    asked: tuple[Relation, ...]
    cautions: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether anything reported bears on any of it."""
        return any(one.held for one in self.asked)


#: In a larger picture hypotheses are weighed only when somebody asks for it: it takes a while.
LARGE = 5_000
_BENCHES: Kept[Bench] = Kept(24)
_RELATIONS: Kept[Relations] = Kept(200)


def open_bench(picture: Picture, day: dt.date) -> Bench:
    """Read what was judged and asked in a picture, once for each picture and day."""

    def read() -> Bench:
        docket = Docket(picture, day)
        judged = picture.count("Judgement") and docket.judgements
        asked = picture.count("InformationRequirement") and docket.requirements
        return Bench(tuple((judged or {}).values()), tuple((asked or {}).values()))

    return _BENCHES.give((picture.address, day), read)


def gather_judged(call: Call, picture: Picture, entity: Entity) -> tuple[Line, ...]:
    """Gather the judgements on an entity, never without their replies and what greys them."""
    words = call.visit.house.settings.words
    held = open_bench(picture, call.visit.day).judgements
    return tuple(
        Line(
            id=one.id,
            says=say_answer(one),
            likelihood=say_likelihood(one, words),
            confidence=say_confidence(one),
            rival=one.draft.rival,
            rival_id=one.draft.rival_id,
            status=one.status,
            author=one.author,
            review_due=one.review_due,
            grey=one.grey,
            cautions=one.cautions,
            replies=tuple(each.deed for each in one.replies if isinstance(each.deed, Replied)),
            basis=tuple(pillar.id for pillar in one.basis.pillars if pillar.there),
        )
        for one in held
        if one.draft.subject in entity.ids
    )


def gather_asked(call: Call, picture: Picture, entity: Entity) -> tuple[Requirement, ...]:
    """Gather the questions about an entity that this reader may know of."""
    held = open_bench(picture, call.visit.day).requirements
    return tuple(one for one in held if one.raised.about in entity.ids)


def judge_markings(picture: Picture, held: Iterable[Line]) -> frozenset[str]:
    """Name the markings of some judgements and of what they rest on."""
    lines = tuple(held)
    if not lines:
        return frozenset()
    return picture.marked((one.id for one in lines), (each for one in lines for each in one.basis))


def weigh_relations(call: Call, picture: Picture, entity: Entity) -> Relations | None:
    """Weigh what the reports bear on, of groups and bodies alone; of a person nothing is asked."""
    model = load_model()
    schema = model.schema(entity.schema) if entity.schema in model else None
    if schema is None or not schema.is_a("Organization") or schema.is_a("Person"):
        return None
    day = call.visit.day
    if picture.count() > LARGE and not call.asked("weigh"):
        return Relations(asked=(), cautions=())

    def weigh() -> Relations:
        found = profile(Reading(picture, day), entity.id)
        return Relations(asked=(found.goal, found.state, found.mission), cautions=found.cautions)

    return _RELATIONS.give((picture.address, day, entity.id), weigh)
