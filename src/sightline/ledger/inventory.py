"""The derived rows of a ledger, as they ought to be, compared with those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sightline.engines.seals import CaseKey
from sightline.ledger.chain import Opened
from sightline.ledger.packing import make_key, make_keys
from sightline.ledger.rows import MentionRow, RecordRow, RemarkingRow
from sightline.ledger.store import Snapshot
from sightline.ledger.verdict import Problem
from sightline.values import Item, Record, Remarking, Statement

_LISTED = 50
_CHUNK = 100_000


class Inventory:
    """Collects what the index must hold while the entries are read."""

    def __init__(self, key_for: Callable[[str], CaseKey]) -> None:
        self._key_for = key_for
        self._records: list[NDArray[np.int64]] = []
        self._mentions: set[MentionRow] = set()
        self._remarkings: set[RemarkingRow] = set()
        self._unread: set[tuple[int, int]] = set()

    def add(self, block: Opened) -> None:
        """Note where the records of a block are to be found."""
        seq, case = block.row.seq, block.row.case
        if block.ids is None:
            self._unread.update((seq, place) for place in block.places)
            return
        ids = [block.ids[start : start + 32] for start in range(0, len(block.ids), 32)]
        rows = np.empty((len(ids), 3), np.int64)
        rows[:, 0] = make_keys(ids, self._key(case))
        rows[:, 1] = seq
        rows[:, 2] = block.places
        self._records.append(rows)

    def add_records(self, block: Opened, records: Iterable[tuple[int, str, Record]]) -> None:
        """Note the items and targets of the records of a block."""
        seq, first, key = block.row.seq, block.row.first, self._key(block.row.case)
        items: set[str] = set()
        for place, id_, record in records:
            if type(record) is Statement:
                items.add(record.item)
            elif type(record) is Item:
                items.add(id_)
            elif type(record) is Remarking:
                target = make_key(bytes.fromhex(record.target), key)
                self._remarkings.add(RemarkingRow(target, seq, place))
        keys = make_keys([bytes.fromhex(item) for item in items], key)
        self._mentions.update(MentionRow(item, seq, first) for item in keys)

    def _key(self, case: str | None) -> CaseKey | None:
        return None if case is None else self._key_for(case)

    def compare(self, snapshot: Snapshot) -> Iterator[Problem]:
        """Say which rows are missing and which have nothing behind them."""
        yield from self._compare_records(snapshot)
        yield from _differ("mention", self._mentions, self._readable(snapshot.scan(MentionRow)))
        yield from _differ(
            "remarking", self._remarkings, self._readable(snapshot.scan(RemarkingRow))
        )

    def _compare_records(self, snapshot: Snapshot) -> Iterator[Problem]:
        expected = np.concatenate([np.empty((0, 3), np.int64), *self._records])
        there = _read(self._readable(snapshot.scan(RecordRow)))
        order = np.lexsort(expected.T[::-1])
        if not np.array_equal(expected[order], there):
            yield from _differ(
                "record", set(map(tuple, expected.tolist())), map(tuple, there.tolist())
            )

    def _readable(self, rows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """Leave out rows of blocks whose key is missing: they are reported for themselves."""
        return (row for row in rows if not self._unread or row[1:] not in self._unread)


def _read(rows: Iterator[tuple[int, int, int]]) -> NDArray[np.int64]:
    parts = [np.empty((0, 3), np.int64)]
    while chunk := list(islice(rows, _CHUNK)):
        parts.append(np.array(chunk, np.int64))
    return np.concatenate(parts)


def _differ(
    table: str, expected: Iterable[tuple[int, ...]], there: Iterable[tuple[int, ...]]
) -> Iterator[Problem]:
    wanted, found = {tuple(row) for row in expected}, {tuple(row) for row in there}
    for what, rows in (
        ("is missing from this table", wanted - found),
        ("has nothing behind it", found - wanted),
    ):
        for row in sorted(rows)[:_LISTED]:
            yield Problem(f"table {table}, entry {row[1]}, place {row[2]}", f"the row {what}")
        if len(rows) > _LISTED:
            yield Problem(f"table {table}", f"{len(rows) - _LISTED} more rows: each {what}")
