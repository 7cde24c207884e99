"""What a picture answers with: frozen views, each of which opens to its statements and items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from sightline.values import Decision, Item


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as it stands in the picture, with what its item gives it.

    ``entity`` is the id under which it was said; ``known`` the date as said
    and ``known_by`` the last day it can mean, or the day of recording. ``author``
    is who wrote it down, by the entry in the ledger and not by his own word.
    """

    id: str
    entity: str
    schema: str
    prop: str
    value: str
    item: str
    known_by: dt.date | None
    recorded: str
    author: str
    event: str | None = None
    grade: str | None = None
    known: str | None = None
    lang: str | None = None
    negated: bool = False
    original: str | None = None
    place: str | None = None
    withdrawn: bool = False


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a property: who says it, and who denies it."""

    value: str
    sayings: tuple[Saying, ...] = ()
    denials: tuple[Saying, ...] = ()


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What does not fit together: kinds of thing said of one entity, or decisions about who is who.

    ``records`` are the ids of the decisions; ``about`` the schemata or the entities.
    """

    kind: str
    message: str
    about: tuple[str, ...]
    records: tuple[str, ...] = ()


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The decision in force about one pair: what, by whom, why, when it was known and recorded."""

    id: str
    left: str
    right: str
    decision: Decision
    author: str
    reason: str
    known: str
    known_by: dt.date
    recorded: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the picture holds about one thing.

    Values that contradict each other stand side by side. A value that is only
    denied is no value: it stands in ``denials``.
    """

    id: str
    ids: tuple[str, ...]
    schema: str
    caption: str
    properties: Mapping[str, tuple[Value, ...]]
    denials: Mapping[str, tuple[Value, ...]]
    conflicts: tuple[Conflict, ...] = ()

    def values(self, prop: str) -> tuple[str, ...]:
        """The values of a property, none of which is only denied."""
        return tuple(value.value for value in self.properties.get(prop, ()))


class Summary(msgspec.Struct, frozen=True):
    """An entity in a list."""

    id: str
    schema: str
    caption: str


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it stands in the picture; ``author`` is who entered it, by the ledger."""

    id: str
    item: Item
    known_by: dt.date | None
    recorded: str
    author: str
    withdrawn: bool


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two entities, both of which are in the picture.

    The four days say between which days it began and ended; None is unknown.
    """

    id: str
    schema: str
    source: str
    target: str
    start_first: dt.date | None = None
    start_last: dt.date | None = None
    end_first: dt.date | None = None
    end_last: dt.date | None = None

    def surely_active(self, day: dt.date) -> bool:
        """Whether it held on a day whatever its dates exactly mean; unknown dates are not sure."""
        return (
            self.start_last is not None
            and self.end_first is not None
            and self.start_last <= day <= self.end_first
        )


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that a search found, by which statement, and where in its value."""

    id: str
    schema: str
    caption: str
    score: int
    saying: Saying
    spans: tuple[tuple[int, int], ...]


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a search; ``after`` asks for the next, and None says that there is none."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    after: str | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the history of an entity: something said, withdrawn, restored or decided.

    ``event`` is when it happened in the world, ``known`` when we came to know
    it, ``recorded`` when it was written down.
    """

    kind: str
    record: str
    known_by: dt.date | None
    recorded: str
    known: str | None = None
    event: str | None = None
    prop: str | None = None
    value: str | None = None
    saying: Saying | None = None
    item: str | None = None
    reason: str | None = None
    author: str | None = None
    other: str | None = None
    in_force: bool = True


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why something changed between two pictures, and the records that show it.

    For a withdrawal or a decision, ``targets`` are the records that it is
    about and ``words`` the reason that its author gave.
    """

    reason: str
    records: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between two pictures.

    An entity has appeared or is gone, was merged of others or split into them;
    a value or a denial was added or removed, or is said by more or by fewer.
    """

    kind: str
    entity: str
    caption: str
    why: tuple[Why, ...]
    schema: str | None = None
    prop: str | None = None
    value: str | None = None
    others: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """All differences between two pictures, in a fixed order."""

    older: str
    newer: str
    changes: tuple[Change, ...]

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind, such as appeared, gone, merged, split or value added."""
        return tuple(change for change in self.changes if change.kind == kind)
