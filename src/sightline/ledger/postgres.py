"""A ledger in PostgreSQL, for a team: many readers behind forced row-level security.

The wall in the database is the second one; the sight is applied here as well.
psycopg is an optional part of the installation and is loaded when it is needed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sightline.errors import LedgerBusy, LedgerError
from sightline.ledger.queries import load_queries
from sightline.ledger.rows import BlockRow
from sightline.ledger.tables import SqlSnapshot, SqlWriter
from sightline.values import Sight

if TYPE_CHECKING:
    import psycopg

_SCHEMA = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
_FETCHED = 32
_STREAMED = ("admitted", "enclosed", "house")
_HEAVY = ("admitted", "scan_block", "scan_blob", "house")


class PostgresSnapshot(SqlSnapshot):
    """One transaction on one connection, as the keeper; content is read as the reader."""

    def __init__(
        self, connection: psycopg.Connection[tuple[Any, ...]], queries: dict[str, str]
    ) -> None:
        self._connection = connection
        self._queries = queries
        self._numbers = count()

    def admitted(self, sight: Sight, after: int, upto: int) -> Iterator[tuple[bytes, BlockRow]]:
        markings, cases = sorted(sight.markings), sorted(sight.cases)
        self._run("become_reader")
        try:
            self._run("set_sight", markings, cases)
            for preface, *row in self._rows("admitted", after, upto, markings, cases):
                yield preface, self._read_block(tuple(row))
        finally:
            if not self._connection.closed and not self._failed():
                self._run("set_sight", [], [])
                self._run("become_keeper")

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        streamed = query.startswith("scan_") or query in _STREAMED
        with _translated():
            if not streamed:
                yield from self._connection.execute(self._text(query), values, binary=True)
                return
            with closing(self._connection.cursor(f"rows_{next(self._numbers)}")) as cursor:
                cursor.itersize = _FETCHED if query in _HEAVY else 10_000
                cursor.execute(self._text(query), values, binary=True)
                yield from cursor

    def _run(self, query: str, *values: object) -> None:
        with _translated():
            self._connection.execute(self._text(query), values or None)

    def _text(self, query: str) -> bytes:
        return self._queries[query].encode()

    def _failed(self) -> bool:
        return self._connection.info.transaction_status.name == "INERROR"

    def _list(self, values: Sequence[int] | Sequence[str]) -> object:
        return list(values)

    def _read_markings(self, value: Any) -> tuple[str, ...]:
        return tuple(value)


class PostgresWriter(PostgresSnapshot, SqlWriter):
    """The write transaction of the one who holds the lock of the ledger."""

    def _many(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        with _translated(), self._connection.cursor() as cursor:
            text = self._text(query)
            if text.startswith(b"COPY"):
                with cursor.copy(text) as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.executemany(text, rows)

    def _write_block(self, row: BlockRow) -> Sequence[object]:
        return row._replace(markings=list(row.markings))  # type: ignore[arg-type]


class PostgresStore:
    """One schema of one database; its name may stand in the address as ``?schema=``."""

    def __init__(self, address: str, *, create: bool = False, patience: float = 5.0) -> None:
        self._address, schema = _split(address)
        self._patience = patience
        self._queries = {
            name: text.format(schema=schema) for name, text in load_queries("postgres").items()
        }
        self._setting = f"-c search_path={schema} -c lock_timeout={int(patience * 1000)}"
        self._idle: list[psycopg.Connection[tuple[Any, ...]]] = []
        self._lock = threading.Lock()
        self.name = f"{urlsplit(self._address).path.lstrip('/')}/{schema}"
        if create:
            self._create()
        self._check()

    @contextmanager
    def read(self) -> Iterator[PostgresSnapshot]:
        with self._connected() as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            connection.execute(self._queries["become_keeper"].encode())
            yield PostgresSnapshot(connection, self._queries)

    @contextmanager
    def write(self) -> Iterator[PostgresWriter]:
        with self._connected() as connection, connection.transaction():
            connection.execute(self._queries["become_keeper"].encode())
            connection.execute(self._queries["lock"].encode())
            yield PostgresWriter(connection, self._queries)

    def scrub(self) -> None:
        """Free what was dropped for reuse; a case's rows are encrypted, and their key is gone."""
        with self._connected() as connection:
            connection.execute(self._queries["vacuum"].encode())

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        with _translated():
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None or connection.closed:
                connection = self._connect()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            with self._lock:
                self._idle.append(connection)

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        connect = _load_driver().connect
        connection: psycopg.Connection[tuple[Any, ...]] = connect(
            self._address, autocommit=True, options=self._setting
        )
        return connection

    def _create(self) -> None:
        with self._connected() as connection:
            if self._present(connection):
                raise LedgerError(f"there is a ledger in {self.name} already: it is not replaced")
            with connection.transaction():
                for name in ("roles", "schema", "wall"):
                    connection.execute(self._queries[name].encode())

    def _check(self) -> None:
        with self._connected() as connection:
            if not self._present(connection):
                raise LedgerError(f"there is no ledger in {self.name}: create it first")

    def _present(self, connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
        row = connection.execute(self._queries["present"].encode()).fetchone()
        return bool(row and row[0])


def _split(address: str) -> tuple[str, str]:
    """Take the name of the schema out of an address."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    schema = query.pop("schema", "sightline")
    if not _SCHEMA.match(schema):
        raise LedgerError(f"{schema!r} is not the name of a schema: use a-z, 0-9 and _")
    return urlunsplit(parts._replace(query=urlencode(query))), schema


def _load_driver() -> ModuleType:
    """Load psycopg, which only those who use PostgreSQL need to have."""
    try:
        return import_module("psycopg")
    except ImportError as error:
        raise LedgerError(
            "PostgreSQL needs psycopg: install sightline with its extra 'postgres'"
        ) from error


@contextmanager
def _translated() -> Iterator[None]:
    """Say in the words of the house what PostgreSQL complains of."""
    driver = _load_driver()
    try:
        yield
    except (driver.errors.LockNotAvailable, driver.errors.SerializationFailure) as error:
        raise LedgerBusy from error
    except driver.errors.IntegrityError as error:
        raise LedgerError(f"a row contradicts another: {_first_line(error)}") from error
    except driver.Error as error:
        raise LedgerError(f"the database refuses or cannot answer: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    """The complaint without its details, which may quote content."""
    return str(error).partition("\n")[0]
