"""A ledger in memory: for tests, exercises and trials. Nothing is left when it closes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias, cast

from sightline.errors import LedgerBusy, LedgerError
from sightline.ledger.rows import (
    TABLES,
    BlobRow,
    BlockRow,
    EntryRow,
    HeadRow,
    MentionRow,
    RecordRow,
    RemarkingRow,
    Row,
    key_of,
)
from sightline.ledger.store import R
from sightline.values import Sight

# Rows are held in drawers by their first column, so that a drawer is replaced and never changed:
# a snapshot is then a reference to the tables of its moment.
Table: TypeAlias = dict[Any, tuple[Row, ...]]


class MemorySnapshot:
    """The tables of one moment."""

    def __init__(self, tables: dict[type[object], Table]) -> None:
        self._tables = tables

    def head(self) -> HeadRow | None:
        return next(iter(self.scan(HeadRow)), None)

    def scan(self, kind: type[R]) -> Iterator[R]:
        table = self._tables[kind]
        for drawer in sorted(table):
            yield from cast("tuple[R, ...]", tuple(sorted(table[drawer], key=key_of)))

    def entry(self, seq: int) -> EntryRow | None:
        return next(iter(self._drawer(EntryRow, seq)), None)

    def blocks(self, seq: int) -> list[BlockRow]:
        return sorted(self._drawer(BlockRow, seq), key=key_of)

    def outlines(self, seqs: Sequence[int]) -> Iterator[BlockRow]:
        for seq in sorted(set(seqs)):
            yield from (row._replace(lines=b"") for row in self.blocks(seq))

    def house(self, after: int) -> Iterator[BlockRow]:
        last = self.head()
        for seq in range(after + 1, (last.seq if last else 0) + 1):
            yield from (row for row in self.blocks(seq) if not row.markings)

    def admitted(self, sight: Sight, after: int, upto: int) -> Iterator[tuple[bytes, BlockRow]]:
        for seq in range(after + 1, upto + 1):
            entry = self.entry(seq)
            for row in self.blocks(seq):
                if entry is not None and sight.admits(frozenset(row.markings), row.case):
                    yield entry.preface, row

    def find(self, keys: Sequence[int]) -> list[RecordRow]:
        return [row for key in set(keys) for row in self._drawer(RecordRow, key)]

    def mentions(self, keys: Sequence[int]) -> list[MentionRow]:
        return [row for key in set(keys) for row in self._drawer(MentionRow, key)]

    def remarkings(self, after: int) -> list[RemarkingRow]:
        rows = [row for row in self.scan(RemarkingRow) if row.seq > after]
        return sorted(rows, key=lambda row: row[1:])

    def enclosed(self, case: str) -> Iterator[BlockRow]:
        return (r._replace(ids=b"", lines=b"") for r in self.scan(BlockRow) if r.case == case)

    def blob_outlines(self) -> Iterator[BlobRow]:
        return (row._replace(body=b"") for row in self.scan(BlobRow))

    def blob(self, name: str) -> BlobRow | None:
        return next(iter(self._drawer(BlobRow, name)), None)

    def _drawer(self, kind: type[R], key: object) -> tuple[R, ...]:
        return cast("tuple[R, ...]", self._tables[kind].get(key, ()))


class MemoryWriter(MemorySnapshot):
    """The next tables: a table is copied when it is first written to."""

    def __init__(self, tables: dict[type[object], Table]) -> None:
        super().__init__(dict(tables))
        self._copied: set[type[object]] = set()

    @property
    def tables(self) -> dict[type[object], Table]:
        """What the store will hold when the writer is done."""
        return self._tables

    def put(self, rows: Iterable[Row]) -> None:
        for row in rows:
            table, drawer = self._own(row)
            held = () if isinstance(row, HeadRow) else table.get(drawer, ())
            if any(key_of(other) == key_of(row) for other in held):
                raise LedgerError(f"two rows of {type(row).__name__} with the key {key_of(row)}")
            table[drawer] = (*held, row)

    def drop(self, rows: Iterable[Row]) -> None:
        for row in rows:
            table, drawer = self._own(row)
            kept = tuple(r for r in table.get(drawer, ()) if key_of(r) != key_of(row))
            if kept:
                table[drawer] = kept
            else:
                table.pop(drawer, None)

    def _own(self, row: Row) -> tuple[Table, object]:
        kind = type(row)
        if kind not in self._copied:
            self._tables[kind] = dict(self._tables[kind])
            self._copied.add(kind)
        return self._tables[kind], "" if isinstance(row, HeadRow) else row[0]


class MemoryStore:
    """Tables in memory, behind one lock for writers."""

    name = "memory"

    def __init__(self, *, patience: float = 5.0) -> None:
        self._tables: dict[type[object], Table] = {kind: {} for kind in TABLES}
        self._writing = threading.Lock()
        self._patience = patience

    @contextmanager
    def read(self) -> Iterator[MemorySnapshot]:
        yield MemorySnapshot(self._tables)

    @contextmanager
    def write(self) -> Iterator[MemoryWriter]:
        if not self._writing.acquire(timeout=self._patience):
            raise LedgerBusy
        try:
            writer = MemoryWriter(self._tables)
            yield writer
            self._tables = writer.tables
        finally:
            self._writing.release()

    def scrub(self) -> None:
        """Nothing is left of what was dropped."""

    def close(self) -> None:
        """Nothing has to be let go of."""
