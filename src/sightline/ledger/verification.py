"""Verification: every entry is proved and every other row compared with what follows from it.

The records are read twice: once for the remarkings, which act on what stands
before them, and once for everything else. Damage is listed and never raised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from sightline.engines.seals import CaseKey, holds
from sightline.errors import BrokenChain, Dangling, SightlineError
from sightline.ledger.blobs import unpack_blob
from sightline.ledger.chain import Opened, open_block, prove_entry, prove_link
from sightline.ledger.house import House
from sightline.ledger.inventory import Inventory
from sightline.ledger.keys import Keys, need_key
from sightline.ledger.marks import Weigher
from sightline.ledger.packing import unpack_lines
from sightline.ledger.rows import (
    ORIGIN,
    BlobRow,
    BlockRow,
    EntryRow,
    ErasureRow,
    HeadRow,
    WithheldRow,
    say_erased,
    sum_blobs,
    sum_withheld,
)
from sightline.ledger.store import Snapshot, Store
from sightline.ledger.verdict import Problem, Verdict
from sightline.values import Item, Record, Statement
from sightline.values.entry import Preface, decode

_REMARKING = b'{"_":"remarking"'
_CASED = (Item, Statement)
_DAMAGE = (SightlineError, msgspec.MsgspecError, ValueError, LookupError, OverflowError, TypeError)


def verify_store(
    store: Store, keys: Keys, progress: Callable[[int], None] | None = None
) -> Verdict:
    """Verify everything in a store."""
    try:
        with store.read() as snapshot:
            return verify_snapshot(snapshot, keys, progress)
    except SightlineError as error:
        return Verdict(0, 0, 0, (Problem(store.name, str(error)),))


def verify_snapshot(
    snapshot: Snapshot, keys: Keys, progress: Callable[[int], None] | None = None
) -> Verdict:
    """Verify what one snapshot holds."""
    return _Verification(snapshot, keys, progress).run()


class _Verification:
    """One walk through a ledger."""

    def __init__(
        self, snapshot: Snapshot, keys: Keys, progress: Callable[[int], None] | None
    ) -> None:
        self._snapshot = snapshot
        self._keys = keys
        self._known = keys.known
        self._progress = progress or (lambda _: None)
        self._problems: list[Problem] = []
        self._inventory = Inventory(self._key_for)
        self._items: dict[tuple[str, str | None], str] = {}
        self._house = House()
        self._withheld: dict[int, list[WithheldRow]] = defaultdict(list)
        self._last: EntryRow | None = None
        self._counts = {"entries": 0, "records": 0, "withheld": 0}
        self._keyless: dict[str, int] = defaultdict(int)

    def run(self) -> Verdict:
        """Walk once for remarkings and once for all."""
        with self._noting("the ledger"):
            self._house = House().joined(0, self._read_remarkings())
            for row in self._snapshot.scan(WithheldRow):
                self._withheld[row.seq].append(row)
            self._weigher = Weigher(
                self._house.markings, self._house.remarkings, self._find_marking
            )
            self._walk()
            self._problems += self._inventory.compare(self._snapshot)
            self._check_erasures()
            self._check_head()
        for case, count in self._keyless.items():
            self._note(
                f"case {case}",
                f"its key is not here, so {count} records cannot be read: bring the keys back, "
                "or erase the case again on its legal basis",
            )
        return Verdict(**self._counts, problems=tuple(dict.fromkeys(self._problems)))

    def _read_remarkings(self) -> Iterator[tuple[int, Record]]:
        """Read the records that act on others, and those of the house, in their order."""
        for row in self._snapshot.scan(BlockRow):
            try:
                lines = unpack_lines(row, self._key(row.case)).split(b"\n")
                acting = (ln for ln in lines if not row.markings or ln.startswith(_REMARKING))
                bodies = [decode(line) for line in acting]
            except _DAMAGE:
                continue
            yield from ((row.seq, b) for b in bodies if not isinstance(b, Preface))

    def _walk(self) -> None:
        """Read entries and blocks side by side."""
        blocks = self._snapshot.scan(BlockRow)
        waiting = next(blocks, None)
        prev = ORIGIN
        for number, entry in enumerate(self._snapshot.scan(EntryRow), 1):
            held: list[BlockRow] = []
            while waiting is not None and waiting.seq <= entry.seq:
                if waiting.seq == entry.seq:
                    held.append(waiting)
                else:
                    self._note(f"entry {waiting.seq}", "it is missing, but its records are there")
                waiting = next(blocks, None)
            place = f"entry {entry.seq}"
            with self._noting(place):
                preface = msgspec.json.decode(entry.preface, type=Preface)
                self._say(place, prove_link(entry, preface, number, prev, self._known))
            self._check_entry(entry, held, place)
            prev, self._last = entry.id, entry
            self._progress(number)
        if waiting is not None:
            self._note(f"entry {waiting.seq}", "it is missing, but its records are there")

    def _check_entry(self, entry: EntryRow, rows: Iterable[BlockRow], place: str) -> None:
        opened: list[Opened] = []
        for row in rows:
            with self._noting(f"{place}, block {row.first}"):
                block = open_block(row, self._key(row.case))
                opened.append(block)
                self._inventory.add(block)
                if not block.readable:
                    self._keyless[str(row.case)] += len(block.places)
        withheld = self._withheld.pop(entry.seq, [])
        with self._noting(place):
            self._say(place, prove_entry(entry, opened, withheld, self._key_for))
        self._check_records(opened, place)
        self._counts["entries"] += 1
        self._counts["records"] += sum(len(block.places) for block in opened)
        self._counts["withheld"] += sum(len(row.body) // 34 for row in withheld)

    def _check_records(self, opened: list[Opened], place: str) -> None:
        """Check ids, cases and markings; the items of an entry are noted before its statements."""
        decoded: list[tuple[Opened, list[tuple[int, str, Record]]]] = []
        for block in opened:
            for number in block.strangers():
                self._note(f"{place}, record {number}", "it has an id that is not its own")
            with self._noting(f"{place}, block {block.row.first}"):
                records = list(block.records())
                decoded.append((block, records))
                for _, id_, record in records:
                    if isinstance(record, Item):
                        self._items[id_, block.row.case] = record.marking
        for block, records in decoded:
            marks = frozenset(block.row.markings)
            with self._noting(f"{place}, block {block.row.first}"):
                self._inventory.add_records(block, records)
            for number, id_, record in records:
                try:
                    self._check_record(block, id_, record, marks)
                except _DAMAGE as error:
                    self._note(f"{place}, record {number}", str(error))

    def _check_record(self, block: Opened, id_: str, record: Record, marks: frozenset[str]) -> None:
        case = block.row.case
        if isinstance(record, _CASED) and record.case != case:
            raise BrokenChain("it stands in a case that is not its own")
        if self._weigher.weigh(record, id_, case) != marks:
            raise BrokenChain("its block carries markings that are not its own")

    def _check_erasures(self) -> None:
        """Check that what is withheld was erased, and that what was erased is gone."""
        rows = {row.case: row for row in self._snapshot.scan(ErasureRow)}
        withheld: dict[str, list[WithheldRow]] = defaultdict(list)
        for held in self._snapshot.scan(WithheldRow):
            withheld[held.case].append(held)
        erased = {name for name, case in self._house.cases.items() if case.erased}
        for case in sorted(erased | rows.keys() | withheld.keys()):
            place = f"erasure of case {case}"
            row = rows.get(case)
            if case not in erased or row is None:
                self._note(place, "its record and its sum are not both there")
            elif row.node not in self._known:
                self._note(place, "it is signed by a node that is not known here")
            elif not holds(row.node, say_erased(case, row.root), row.signature):
                self._note(place, "its signature does not hold")
            elif sum_withheld(withheld[case]) != row.root:
                self._note(place, "what is withheld is not what was erased")
            if case in erased and next(self._snapshot.enclosed(case), None) is not None:
                self._note(place, "content of the case is still there")

    def _check_head(self) -> None:
        heads = list(self._snapshot.scan(HeadRow))
        seq, name = (self._last.seq, self._last.id) if self._last else (0, ORIGIN)
        blobs, total = self._check_blobs()
        if len(heads) != (1 if self._last or blobs else 0):
            self._note("head", "there must be one head and no other")
        for head in heads:
            if head.node not in self._known or not holds(head.node, head.message, head.signature):
                self._note("head", "its signature does not hold")
            if (head.seq, head.id) != (seq, name):
                self._note("head", f"it names entry {head.seq}, and the last one here is {seq}")
            if (head.blobs, head.total) != (blobs, total):
                self._note("head", f"it names {head.blobs} files, and {blobs} are here, or others")

    def _check_blobs(self) -> tuple[int, bytes]:
        count, total = 0, ORIGIN
        for row in self._snapshot.scan(BlobRow):
            count, total = count + 1, sum_blobs(total, row)
            with self._noting(f"file {row.name}"):
                key = self._key(row.case)
                if row.case is not None and key is None:
                    self._note(f"file {row.name}", "the key of its case is not here")
                else:
                    unpack_blob(row, key)
        return count, total

    def _find_marking(self, id_: str, case: str | None) -> str:
        marking = self._items.get((id_, case)) or self._items.get((id_, None))
        if marking is None:
            raise Dangling("the item of the statement is not in the ledger before it")
        return marking

    def _key(self, case: str | None) -> CaseKey | None:
        return None if case is None else self._keys.case(case)

    def _key_for(self, case: str) -> CaseKey:
        return need_key(self._keys, case)

    def _say(self, place: str, complaints: Iterable[str]) -> None:
        for what in complaints:
            self._note(place, what)

    def _note(self, place: str, what: str) -> None:
        self._problems.append(Problem(place, what))

    @contextmanager
    def _noting(self, place: str) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            self._note(place, str(error).partition("\n")[0])
