"""What changed since a reader was here: in groups, what may undo something first, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from sightline.picture import Change, Changes, Picture, Received
from sightline.reception import Terms
from sightline.web.call import Call
from sightline.web.kept import Kept
from sightline.web.see.difference import SAID
from sightline.web.see.labels import label_kinds, label_property, points

#: Of pictures with more entities, the comparison is made when it is asked for.
LARGE = 20_000
#: How far back the first visit looks.
_FIRST = dt.timedelta(days=30)
#: What may undo something comes first, what only repeats something last.
_ORDER = (
    "gone", "value removed", "denial added", "split", "merged", "regrouped",
    "appeared", "value added", "denial removed", "value said less",
    "value said again", "denial said again", "denial said less",
)  # fmt: skip
#: Among what appeared, these kinds come first.
_FIRST_KINDS = ("Sanction", "Judgement", "Mandate", "Incident", "TerritorialControl")
#: A bare number has no name of its own: estimates are told with the question they answer.
_NAMELESS = frozenset({"ForecastEstimate"})
_KEPT: Kept[Changes] = Kept(8)
#: Said of each group, before the kind of its entities.
WORDS: Mapping[str, str] = MappingProxyType(SAID)


class Since(msgspec.Struct, frozen=True):
    """From when changes are told: the last visit, or for who is new the last month of reports."""

    day: dt.date
    terms: Terms
    first_visit: bool


class Group(msgspec.Struct, frozen=True):
    """Changes of one kind to entities of one kind."""

    kind: str
    schema: str
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """What the group is asked for by."""
        return f"{self.kind} {self.schema}".strip()

    @property
    def words(self) -> str:
        """What happened, in words."""
        return WORDS.get(self.kind, self.kind)

    @property
    def label(self) -> str:
        """What the entities are called together."""
        return label_kinds(self.schema) if self.schema else ""


def choose_since(call: Call, last: dt.date) -> Since:
    """Choose the older picture: what was written down before the last visit, its day included."""
    terms = call.visit.terms
    before = call.session.before if call.session else None
    if before is None or terms.known is not None or terms.recorded is not None:
        return look_back(call, last)
    # A day is the finest that pictures know, so the day of the visit is told once more.
    day = before.date() - dt.timedelta(days=1)
    return Since(before.date(), msgspec.structs.replace(terms, recorded=day), False)


def look_back(call: Call, last: dt.date) -> Since:
    """Choose the month before the last report, or before the day that is looked at."""
    terms = call.visit.terms
    day = min(one for one in (terms.known, terms.recorded, last) if one is not None) - _FIRST
    return Since(day, msgspec.structs.replace(terms, known=day), True)


def find_changes(call: Call, picture: Picture, since: Since) -> tuple[Group, ...]:
    """Compare the picture of now with the older one."""
    older = call.visit.picture("today", f"since {since.day}", since.terms)
    found = _KEPT.give((older.address, picture.address), lambda: picture.difference(older))
    return gather(found.changes)


def gather(changes: Iterable[Change]) -> tuple[Group, ...]:
    """Gather changes into groups, and put the groups in order."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for one in (one for one in changes if one.schema not in _NAMELESS):
        groups.setdefault((one.kind, one.schema or ""), []).append(one)
    made = [Group(kind, schema, _sort(found)) for (kind, schema), found in groups.items()]
    return tuple(sorted(made, key=_rank))


def name_values(picture: Picture, changes: Iterable[Change]) -> dict[str, str]:
    """Name the entities that values and mergers point to."""
    ids: set[str] = set()
    for one in changes:
        ids.update(one.others)
        if one.prop and one.value and points(one.schema or "", one.prop):
            ids.add(one.value)
    return {name: one.caption for name, one in picture.named(ids).items()}


def find_items(picture: Picture, changes: Iterable[Change]) -> dict[str, Received]:
    """Find the items on which changes rest, as far as they are still here."""
    ids = {item for one in changes for why in one.why for item in why.items[:4]}
    return picture.items_named(ids)


def say_change(change: Change, names: Mapping[str, str]) -> str:
    """Say what changed of an entity, beside its name."""
    if change.others:
        return ", ".join(names.get(one, one) for one in change.others)
    if change.prop is None:
        return ""
    value = names.get(change.value or "", change.value or "")
    return f"{label_property(change.schema or '', change.prop)}: {value[:200]}"


def _rank(group: Group) -> tuple[int, int, str]:
    order = _ORDER.index(group.kind) if group.kind in _ORDER else len(_ORDER)
    kinds = _FIRST_KINDS
    return order, kinds.index(group.schema) if group.schema in kinds else len(kinds), group.schema


def _sort(changes: Iterable[Change]) -> tuple[Change, ...]:
    ordered = sorted(
        changes, key=lambda one: (one.caption, one.entity, one.prop or "", one.value or "")
    )
    return tuple(ordered)
