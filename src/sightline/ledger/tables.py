"""Reading and writing rows through SQL: what SQLite and PostgreSQL have in common.

A dialect gives `_rows` and `_many`, and says how a list and a set of markings
are handed over; the statements themselves stand in `sql/`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, cast

from sightline.ledger.rows import (
    BlobRow,
    BlockRow,
    EntryRow,
    HeadRow,
    MentionRow,
    RecordRow,
    RemarkingRow,
    Row,
    key_of,
    name_table,
)
from sightline.ledger.store import R
from sightline.values import Sight

_CHUNK = 10_000


class SqlSnapshot(ABC):
    """A snapshot whose rows come from named statements."""

    @abstractmethod
    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Run a named statement and give its rows."""

    @abstractmethod
    def _list(self, values: Sequence[int] | Sequence[str]) -> object:
        """Hand a list over as one value."""

    @abstractmethod
    def _read_markings(self, value: Any) -> tuple[str, ...]:
        """Read the column of markings."""

    @abstractmethod
    def admitted(self, sight: Sight, after: int, upto: int) -> Iterator[tuple[bytes, BlockRow]]:
        """See `Snapshot.admitted`: the dialects differ in how the wall is built."""

    def head(self) -> HeadRow | None:
        return next(self.scan(HeadRow), None)

    def scan(self, kind: type[R]) -> Iterator[R]:
        rows = self._rows(f"scan_{name_table(kind)}")
        if kind is BlockRow:
            return cast("Iterator[R]", map(self._read_block, rows))
        return cast("Iterator[R]", (kind(*row) for row in rows))

    def entry(self, seq: int) -> EntryRow | None:
        return next(map(EntryRow._make, self._rows("entry", seq)), None)

    def blocks(self, seq: int) -> list[BlockRow]:
        return [self._read_block(row) for row in self._rows("blocks", seq)]

    def outlines(self, seqs: Sequence[int]) -> Iterator[BlockRow]:
        return map(self._read_block, self._rows("outlines", self._list(sorted(set(seqs)))))

    def house(self, after: int) -> Iterator[BlockRow]:
        return map(self._read_block, self._rows("house", after))

    def find(self, keys: Sequence[int]) -> list[RecordRow]:
        return list(map(RecordRow._make, self._look("find", keys)))

    def mentions(self, keys: Sequence[int]) -> list[MentionRow]:
        return list(map(MentionRow._make, self._look("mentions", keys)))

    def remarkings(self, after: int) -> list[RemarkingRow]:
        return list(map(RemarkingRow._make, self._rows("remarkings", after)))

    def enclosed(self, case: str) -> Iterator[BlockRow]:
        return map(self._read_block, self._rows("enclosed", case))

    def blob_outlines(self) -> Iterator[BlobRow]:
        return map(BlobRow._make, self._rows("blob_outlines"))

    def blob(self, name: str) -> BlobRow | None:
        return next(map(BlobRow._make, self._rows("blob", name)), None)

    def _look(self, query: str, keys: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        distinct = sorted(set(keys))
        for start in range(0, len(distinct), _CHUNK):
            yield from self._rows(query, self._list(distinct[start : start + _CHUNK]))

    def _read_block(self, row: tuple[Any, ...]) -> BlockRow:
        seq, first, case, markings, places, ids, digests, lines = row
        return BlockRow(
            seq, first, case, self._read_markings(markings), places, ids, digests, lines
        )


class SqlWriter(SqlSnapshot):
    """A writer whose statements are named after their tables."""

    @abstractmethod
    def _many(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a named statement once for each row."""

    @abstractmethod
    def _write_block(self, row: BlockRow) -> Sequence[object]:
        """Write the column of markings."""

    def put(self, rows: Iterable[Row]) -> None:
        self._each("put", rows)

    def drop(self, rows: Iterable[Row]) -> None:
        self._each("drop", rows)

    def _each(self, act: str, rows: Iterable[Row]) -> None:
        remaining = iter(rows)
        first = next(remaining, None)
        if first is None:
            return
        stream: Iterable[Any] = chain((first,), remaining)
        if act == "drop":
            stream = map(key_of, stream)
        elif isinstance(first, BlockRow):
            stream = map(self._write_block, stream)
        self._many(f"{act}_{name_table(type(first))}", stream)
