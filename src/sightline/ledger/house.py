"""What the house knows of itself: markings, readers, cases and remarkings, at one entry.

It is read from the ledger step by step as the ledger grows, and never changed.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.errors import BrokenChain, Erased, KeyMissing
from sightline.ledger.finder import Finder
from sightline.ledger.packing import read_places, unpack_lines
from sightline.ledger.store import Snapshot
from sightline.values import Marking, Reader, Record, Remarking
from sightline.values.entry import Erasure, Opening, decode


class CaseState(msgspec.Struct, frozen=True):
    """A case as it stands: how and in which entry it was opened, and whether it was erased."""

    opening: Opening
    opened: int
    erasure: Erasure | None = None
    erased_in: int | None = None

    @property
    def name(self) -> str:
        """The name of the case."""
        return self.opening.case

    @property
    def basis(self) -> str:
        """The legal basis on which it was opened."""
        return self.opening.basis

    @property
    def erased(self) -> bool:
        """Whether its content was erased."""
        return self.erasure is not None


class House(msgspec.Struct, frozen=True):
    """The markings, readers, cases and remarkings up to one entry."""

    seq: int = 0
    markings: dict[str, Marking] = msgspec.field(default_factory=dict)
    readers: dict[str, Reader] = msgspec.field(default_factory=dict)
    cases: dict[str, CaseState] = msgspec.field(default_factory=dict)
    remarkings: dict[str, tuple[Remarking, ...]] = msgspec.field(default_factory=dict)

    @property
    def live(self) -> list[str]:
        """The cases that were opened and not erased."""
        return [name for name, case in self.cases.items() if not case.erased]

    def joined(self, seq: int, records: Iterable[tuple[int, Record]]) -> House:
        """The house once these records, each with its entry, are in the ledger."""
        markings, readers = dict(self.markings), dict(self.readers)
        cases, remarkings = dict(self.cases), dict(self.remarkings)
        for entry, record in records:
            if isinstance(record, Marking):
                markings[record.id] = record
            elif isinstance(record, Reader):
                readers[record.name] = record
            elif isinstance(record, Opening):
                known = cases.get(record.case)
                if known is None:
                    known = CaseState(record, entry)
                cases[record.case] = msgspec.structs.replace(known, opening=record)
            elif isinstance(record, Erasure) and record.case in cases:
                state = cases[record.case]
                cases[record.case] = CaseState(state.opening, state.opened, record, entry)
            elif isinstance(record, Remarking):
                held = remarkings.get(record.target, ())
                remarkings[record.target] = (*(r for r in held if r != record), record)
        return House(seq, markings, readers, cases, remarkings)


def read_house(snapshot: Snapshot, house: House, finder: Finder) -> House:
    """Read what was appended since, and join it to what is known."""
    head = snapshot.head()
    if head is None or head.seq == house.seq:
        return house
    if head.seq < house.seq:
        raise BrokenChain("the ledger is shorter than it was: bring it back from a backup")
    records: list[tuple[int, int, Record]] = []
    for row in snapshot.house(house.seq):
        lines = unpack_lines(row, None).split(b"\n")
        for place, line in zip(read_places(row.places), lines, strict=True):
            records.append((row.seq, place, decode_record(line)))
    joined = house.joined(head.seq, [(seq, r) for seq, _, r in sorted(records, key=_order)])
    remarkings = [
        (row.seq, record)
        for row in snapshot.remarkings(house.seq)
        if (record := _read_remarking(finder, row.seq, row.place)) is not None
    ]
    return joined.joined(head.seq, remarkings)


def decode_record(line: bytes) -> Record:
    """Read a record, and refuse a preface."""
    body = decode(line)
    if body.__class__.__name__ == "Preface":
        raise BrokenChain("a preface stands where a record was expected")
    return body  # type: ignore[return-value]


def _order(entry: tuple[int, int, Record]) -> tuple[int, int]:
    return entry[:2]


def _read_remarking(finder: Finder, seq: int, place: int) -> Record | None:
    """Read a remarking; one whose case key is gone acts on nothing that can be read."""
    try:
        return finder.read(seq, place)
    except (Erased, KeyMissing):
        return None
