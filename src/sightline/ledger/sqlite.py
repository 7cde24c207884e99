"""A ledger in one SQLite file: what one person, one laptop or one folder needs."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sightline.errors import BrokenChain, LedgerBusy, LedgerError
from sightline.ledger.queries import load_queries
from sightline.ledger.rows import BlockRow
from sightline.ledger.tables import SqlSnapshot, SqlWriter
from sightline.values import Sight

_QUERIES = load_queries("sqlite")
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
)
# The index is written at random places: what does not fit into the cache is read from the disk.
_WRITING = "PRAGMA cache_size = -262144"


class SqliteSnapshot(SqlSnapshot):
    """One read transaction on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def admitted(self, sight: Sight, after: int, upto: int) -> Iterator[tuple[bytes, BlockRow]]:
        sets = [row[0] for row in self._rows("marking_sets", after, upto)]
        admitted = [text for text in sets if sight.admits(frozenset(text.split()), None)]
        cases = self._list(sorted(sight.cases))
        for preface, *row in self._rows("admitted", after, upto, self._list(admitted), cases):
            yield preface, self._read_block(tuple(row))

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with _translated():
            yield from self._connection.execute(_QUERIES[query], values)

    def _list(self, values: Sequence[int] | Sequence[str]) -> object:
        return json.dumps(list(values))

    def _read_markings(self, value: Any) -> tuple[str, ...]:
        return tuple(value.split())


class SqliteWriter(SqliteSnapshot, SqlWriter):
    """The write transaction of a file: SQLite lets one in at a time."""

    def _many(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        with _translated():
            self._connection.executemany(_QUERIES[query], rows)

    def _write_block(self, row: BlockRow) -> Sequence[object]:
        return row._replace(markings=" ".join(row.markings))  # type: ignore[arg-type]


class SqliteStore:
    """One file in write-ahead mode: readers go on while one writes, and a commit is on disk."""

    def __init__(self, path: Path, *, create: bool = False, patience: float = 5.0) -> None:
        self.path = path
        self.name = path.name
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if create:
            self._create()
        elif not path.is_file():
            raise LedgerError(f"there is no ledger {path.name} in this folder: create it first")
        self._check()

    @contextmanager
    def read(self) -> Iterator[SqliteSnapshot]:
        with self._connected() as connection:
            connection.execute("BEGIN")
            try:
                yield SqliteSnapshot(connection)
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[SqliteWriter]:
        with self._connected() as connection:
            connection.execute(_WRITING)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteWriter(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def scrub(self) -> None:
        """Empty the write-ahead file; dropped pages were overwritten when they were dropped.

        While somebody reads, traces remain in it until the last reader closes:
        they are encrypted, and the key is gone.
        """
        with self._connected() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with _translated():
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            connection = connection or self._connect()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            with self._lock:
                self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self.path.resolve().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return connection

    def _create(self) -> None:
        if self.path.exists():
            raise LedgerError(f"there is a file {self.path.name} already: a ledger is not replaced")
        draft = self.path.with_name(f".{self.path.name}.draft")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with _translated(), closing(sqlite3.connect(draft)) as connection:
            connection.executescript(_QUERIES["schema"])
        draft.replace(self.path)

    def _check(self) -> None:
        with self._connected() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != 1:
            raise LedgerError(
                f"{self.path.name} is not a ledger of this version: expected format 1, "
                f"found {version}"
            )


@contextmanager
def _translated() -> Iterator[None]:
    """Say in the words of the house what SQLite complains of."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LedgerBusy from error
        raise LedgerError(f"the ledger cannot be read or written: {error}") from error
    except sqlite3.DatabaseError as error:
        with suppress(AttributeError):
            if error.sqlite_errorname.startswith("SQLITE_CONSTRAINT"):
                raise LedgerError(f"a row contradicts another: {error}") from error
        raise BrokenChain(f"the file of the ledger is damaged: {error}") from error
