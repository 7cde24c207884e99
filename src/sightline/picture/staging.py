"""Blocks into rows: the only place where every record passes through Python.

Nothing is decoded here. The ids and lines of some hundred thousand records
at a time are lent to DuckDB as columns, which parses them in a thread of its
own while the next blocks are read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import duckdb
import numpy as np

from sightline.errors import BadValue
from sightline.picture.database import Arrays, Database
from sightline.picture.queries import load_queries
from sightline.values import Block

Progress = Callable[[int], None]
#: Three row groups of the staging table at a time: smaller bites cost twice as much.
_CHUNK = 3 * 122_880


class Batches:
    """What records share: when recorded and by whom, under which markings, in which case."""

    def __init__(self, known: Iterable[tuple[int, str, list[str], str | None, str]]) -> None:
        self._numbers = {
            (recorded, tuple(markings), house, author): no
            for no, recorded, markings, house, author in known
        }
        self._first = len(self._numbers)

    def number(self, block: Block) -> int:
        """Find or give the number of a block's circumstances."""
        key = (block.recorded, tuple(sorted(block.markings)), block.case, block.author)
        return self._numbers.setdefault(key, len(self._numbers))

    def new_rows(self) -> list[tuple[int, str, dt.date, list[str], str | None, str]]:
        """List the circumstances that were not known before."""
        return [
            (no, recorded, dt.date.fromisoformat(recorded[:10]), list(markings), house, author)
            for (recorded, markings, house, author), no in self._numbers.items()
            if no >= self._first
        ]


def stage(database: Database, blocks: Iterable[Block], progress: Progress | None) -> int:
    """Put the records of blocks into the staging table and count them."""
    batches = Batches(database.rows("batches"))
    connection = database.connection
    running: Future[None] | None = None
    total = 0
    with ThreadPoolExecutor(1) as pool:
        for columns in _chunks(blocks, batches):
            if running is not None:
                running.result()
            running = pool.submit(_insert, connection, columns)
            total += len(columns["k0"])
            if progress is not None:
                progress(total)
        if running is not None:
            running.result()
    if new := batches.new_rows():
        database.fill("batch", new)
    return total


def _insert(connection: duckdb.DuckDBPyConnection, columns: Arrays) -> None:
    connection.register("arriving", columns)
    try:
        connection.execute(load_queries()["stage"])
    except duckdb.Error as error:
        raise BadValue(f"a record is not in canonical form: {error}") from error
    finally:
        connection.unregister("arriving")


def _chunks(blocks: Iterable[Block], batches: Batches) -> Iterator[Arrays]:
    """Gather blocks into columns of ids, circumstances and lines."""
    ids: list[bytes] = []
    lines: list[str] = []
    numbers: list[int] = []
    lengths: list[int] = []
    for block in blocks:
        ids.append(block.ids)
        lines.extend(block.lines.decode().rstrip("\n").split("\n") if block.lines else ())
        numbers.append(batches.number(block))
        lengths.append(len(block))
        if len(lines) >= _CHUNK:
            yield _columns(ids, lines, np.repeat(numbers, lengths))
            ids, lines, numbers, lengths = [], [], [], []
    if lines:
        yield _columns(ids, lines, np.repeat(numbers, lengths))


def _columns(ids: list[bytes], lines: list[str], batch: np.ndarray[Any, Any]) -> Arrays:
    words = split_ids(b"".join(ids))
    if len(lines) != len(words["k0"]):
        raise BadValue(
            f"blocks hold {len(words['k0'])} ids and {len(lines)} lines: expected one id a line"
        )
    return {**words, "batch": batch.astype(np.int32), "line": np.array(lines, dtype=object)}


def split_ids(joined: bytes) -> Arrays:
    """Split ids of 32 bytes, one behind the other, into four columns of numbers."""
    words = np.frombuffer(joined, dtype=">u8").reshape(-1, 4).astype(np.uint64)
    return {f"k{place}": np.ascontiguousarray(words[:, place]) for place in range(4)}


def split_id(record_id: str) -> dict[str, int]:
    """Split one id in hexadecimal into its four numbers."""
    return {f"k{place}": int(record_id[place * 16 : place * 16 + 16], 16) for place in range(4)}


def is_id(text: str) -> bool:
    """Whether a text has the form of a record id."""
    return len(text) == 64 and all(char in "0123456789abcdef" for char in text)
