"""Which markings hold for a record today: a pure function of the records.

The strictest wins. A remarking by the body that owns the record's own marking
replaces it; one by anybody else is added and can only tighten. A statement
carries its item's markings as well as its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sightline.errors import Dangling
from sightline.values import (
    Identity,
    Instant,
    Item,
    Marking,
    Record,
    Remarking,
    Statement,
    Withdrawal,
)

NOTHING: frozenset[str] = frozenset()
_MARKED = (Item, Identity, Withdrawal, Remarking)


def resolve_marks(
    own: str | None, remarkings: Iterable[Remarking], markings: Mapping[str, Marking]
) -> frozenset[str]:
    """Apply the remarkings of one record to its own marking, in the order of their dates."""
    added: set[str] = set()
    for remarking in sorted(remarkings, key=_order):
        if own is not None and markings[own].owner == remarking.body:
            own = remarking.marking
        else:
            added.add(remarking.marking)
    return frozenset(added if own is None else added | {own})


def _order(record: Remarking) -> tuple[date, str, str]:
    """Order by the last day that the date can mean, within it by the hour, at last by the id."""
    return Instant.parse(record.known).latest or date.max, record.known, record.id


class Weigher:
    """Finds the markings of records, given all markings, all remarkings and those of items."""

    def __init__(
        self,
        markings: Mapping[str, Marking],
        remarkings: Mapping[str, tuple[Remarking, ...]],
        find_marking: Callable[[str, str | None], str],
    ) -> None:
        self._markings = markings
        self._remarkings = remarkings
        self._find_marking = find_marking
        self._items: dict[tuple[str, str | None], frozenset[str]] = {}
        self._joined: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}

    def weigh(self, record: Record, id_: str, case: str | None) -> frozenset[str]:
        """Find the markings that hold for a record; those of the house have none."""
        if type(record) is Statement:
            return self._weigh_statement(record, id_, case)
        if isinstance(record, _MARKED):
            return self._own(record.marking, id_)
        return NOTHING

    def _weigh_statement(self, record: Statement, id_: str, case: str | None) -> frozenset[str]:
        origin = (record.item, case)
        marks = self._items.get(origin)
        if marks is None:
            marks = self._own(self._find_marking(*origin), record.item)
            self._items[origin] = marks
        if record.marking is None and id_ not in self._remarkings:
            return marks
        pair = (marks, self._own(record.marking, id_))
        return self._joined.setdefault(pair, marks | pair[1])

    def _own(self, marking: str | None, id_: str) -> frozenset[str]:
        if marking is not None and marking not in self._markings:
            raise Dangling("a record has a marking that is not in the ledger: append that first")
        return resolve_marks(marking, self._remarkings.get(id_, ()), self._markings)
