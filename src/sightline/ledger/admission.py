"""What an act may append: records of the known kinds that refer to what is there, once each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import cast

from sightline.errors import BadValue, Dangling, Erased, LedgerError
from sightline.ledger.finder import Finder, Found, Name
from sightline.ledger.house import House
from sightline.ledger.sealing import Draft
from sightline.values import (
    Identity,
    Item,
    Marking,
    Reader,
    Record,
    Remarking,
    Statement,
    Withdrawal,
    encode,
)
from sightline.values.entry import Erasure, Opening

HOUSE_RECORDS = (Marking, Reader, Opening, Erasure)
_MARKED = (Item, Statement, Identity, Withdrawal, Remarking)


class Admission:
    """Checks the records of one act against the house and the ledger."""

    def __init__(self, after: House, before: House, finder: Finder, live: Sequence[str]) -> None:
        self._after = after
        self._readers = dict(before.readers)
        self._openings = {name: case.opening for name, case in before.cases.items()}
        self._finder = finder
        self._live = live
        self._plains: set[tuple[str | None, ...]] = set()
        self._items: dict[tuple[str, str | None], Item] = {}
        self._found: dict[Name, Found] = {}

    def check(self, records: Sequence[Record], case: str | None) -> None:
        """Refuse an act of which one record cannot be appended."""
        for number, record in enumerate(records, 1):
            if type(record) is not Statement or not self._plain(record, case):
                self._check(record, number, case)

    def admit(self, records: Sequence[Record], case: str | None) -> list[Draft]:
        """Give those that are new, each once: what others refer to stands before them."""
        batch: dict[str | None, dict[bytes, Draft]] = defaultdict(dict)
        turns: list[Draft] = []
        for record, held in zip(records, self._place(records, case), strict=True):
            line = encode(record)
            draft = Draft(sha256(line).digest(), line, record, held)
            if type(record) is Reader or type(record) is Opening:
                if self._turn(record):
                    turns.append(draft)
            else:
                batch[held].setdefault(draft.id, draft)
        known = self._find_known(batch)
        new = [
            draft
            for held, drafts in batch.items()
            for draft in drafts.values()
            if (draft.id, held) not in known
        ]
        self._note_items(new, batch)
        return turns + sorted(new, key=_rank)

    def find_marking(self, id_: str, case: str | None) -> str:
        """Find the marking of a statement's item: in its own case, or in the open."""
        for held in (case, None):
            item = self._items.get((id_, held)) or self._read_item(id_, held)
            if item is not None:
                return item.marking
        raise Dangling(
            "a statement's item is not in the ledger, or not in the statement's case: "
            "append the item first, under the same case"
        )

    def _plain(self, record: Statement, case: str | None) -> bool:
        """Say that a statement is like others that were checked: most are."""
        kind = (record.item, record.marking, record.case, case)
        if kind in self._plains:
            return True
        self._plains.add(kind)
        return False

    def _check(self, record: Record, number: int, case: str | None) -> None:
        if isinstance(record, _MARKED):
            marking = record.marking
            if marking is not None and marking not in self._after.markings:
                raise Dangling(
                    f"record {number} has a marking that is not in the ledger: append that first"
                )
        elif isinstance(record, Erasure):
            raise LedgerError(f"record {number} is an erasure: erase the case, do not append it")
        elif not isinstance(record, HOUSE_RECORDS):
            kind = type(record).__name__
            raise BadValue(f"record {number} is no record of a ledger: a {kind} came")
        for id_ in _name_ids(record):
            read_id(id_, number)
        own = record.case if isinstance(record, Item | Statement) else None
        if own is not None and case is not None and own != case:
            raise LedgerError(f"record {number} belongs to another case than the act")
        held = own or (case if isinstance(record, _MARKED) else None)
        held = record.case if isinstance(record, Opening) else held
        if held is not None:
            self._check_case(held)

    def _check_case(self, case: str) -> None:
        state = self._after.cases.get(case)
        if state is None:
            raise Dangling(f"the case {case} is not opened: append its opening first")
        if state.erased:
            raise Erased(f"the case {case} was erased: nothing can be said in it, open another one")

    def _place(self, records: Sequence[Record], case: str | None) -> list[str | None]:
        """Find the case of each record: a withdrawal or remarking goes where its target is."""
        placed: dict[str, str | None] = (
            {record.id: record.case for record in records if isinstance(record, Item | Statement)}
            if any(isinstance(record, Withdrawal | Remarking) for record in records)
            else {}
        )
        targets = {
            read_id(record.target)
            for record in records
            if isinstance(record, Withdrawal | Remarking) and record.target not in placed
        }
        for id_, held in self._finder.find_anywhere(targets, self._live) if targets else ():
            placed.setdefault(id_.hex(), held)
        return [self._place_one(record, case, placed) for record in records]

    def _place_one(
        self, record: Record, case: str | None, placed: dict[str, str | None]
    ) -> str | None:
        if isinstance(record, Item | Statement):
            return record.case
        if isinstance(record, Withdrawal | Remarking) and placed.get(record.target) is not None:
            return placed[record.target]
        if isinstance(record, Remarking) and case is not None:
            raise LedgerError(
                "a remarking inside a case changes the marking of a record of that case: "
                "append this one outside, for its effect would end with the case"
            )
        return case if isinstance(record, Identity | Withdrawal) else None

    def _turn(self, record: Reader | Opening) -> bool:
        """Say whether an enrolment or opening changes the latest one: it may return to an older."""
        held = self._readers if isinstance(record, Reader) else self._openings
        name = record.name if isinstance(record, Reader) else record.case
        if held.get(name) == record:
            return False
        cast("dict[str, Record]", held)[name] = record
        return True

    def _find_known(self, batch: Mapping[str | None, dict[bytes, Draft]]) -> set[Name]:
        """Find what is there already; what is open to all need not be said again in a case."""
        wanted: dict[str | None, set[bytes]] = {held: set(ids) for held, ids in batch.items()}
        bare = [
            (id_, held)
            for held, drafts in batch.items()
            for id_, draft in drafts.items()
            if held is not None and not isinstance(draft.record, Item | Statement)
        ]
        if bare:
            wanted.setdefault(None, set()).update(id_ for id_, _ in bare)
        found = self._finder.find(wanted)
        return set(found) | {name for name in bare if (name[0], None) in found}

    def _note_items(
        self, new: Sequence[Draft], batch: Mapping[str | None, dict[bytes, Draft]]
    ) -> None:
        """Note the items of the act, and look those of its statements up all at once."""
        for held, drafts in batch.items():
            for id_, draft in drafts.items():
                if type(draft.record) is Item:
                    self._items[id_.hex(), held] = draft.record
        wanted: dict[str | None, set[bytes]] = defaultdict(set)
        for item, held in {(d.record.item, d.case) for d in new if type(d.record) is Statement}:
            if (item, held) not in self._items and (item, None) not in self._items:
                wanted[held].add(bytes.fromhex(item))
                wanted[None].add(bytes.fromhex(item))
        self._found.update(self._finder.find(wanted))

    def _read_item(self, id_: str, case: str | None) -> Item | None:
        name = (bytes.fromhex(id_), case)
        place = self._found.get(name) or self._finder.find({case: {name[0]}}).get(name)
        record = None if place is None else self._finder.read(place.seq, place.place)
        if not isinstance(record, Item):
            return None
        self._items[id_, case] = record
        return record


def read_id(id_: str, number: int | None = None) -> bytes:
    """Read the id of a record, or say which record names something that is none."""
    try:
        name = bytes.fromhex(id_)
    except ValueError:
        name = b""
    if len(name) != 32 or id_ != name.hex():
        place = "a record" if number is None else f"record {number}"
        raise BadValue(f"{place} refers to {id_!r}, which is no id: expected 64 hexadecimal digits")
    return name


def _rank(draft: Draft) -> int:
    """The house first, then items, then what refers to them."""
    kind = type(draft.record)
    return 0 if kind in HOUSE_RECORDS else 1 if kind is Item else 2


def _name_ids(record: Record) -> tuple[str, ...]:
    if isinstance(record, Statement):
        return (record.item,)
    if isinstance(record, Withdrawal | Remarking):
        return (record.target,)
    return ()
