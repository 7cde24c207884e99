"""The DuckDB database that one picture lives in: bare, locked and closed to the outside.

No extension is loaded, no file but the picture's own is opened, and nothing
can be set after opening. A picture in memory is never written to a disk.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

from sightline.errors import DamagedPicture, PictureMismatch
from sightline.picture.letters import macros
from sightline.picture.queries import load_queries

Row = tuple[Any, ...]
Arrays = dict[str, Any]

#: Small row groups: the rows are sorted, so a look-up by entity reads a few kilobytes.
_MAKE = "ROW_GROUP_SIZE 8192"
_CONFIG = {
    "threads": "2",
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
MEMORY = "4GB"
_FETCH = 20_000
_NUMBERS = count(1)


class Database:
    """One picture's tables, and the named queries that may be asked of them."""

    def __init__(self, root: duckdb.DuckDBPyConnection, alias: str, path: Path | None) -> None:
        self.path = path
        self._root = root
        self._alias = alias
        self._queries = load_queries()
        self._local = threading.local()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection of this thread."""
        found: duckdb.DuckDBPyConnection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._root.cursor()
            found.execute(f"USE {self._alias}")
            self._local.connection = found
        return found

    def rows(self, query: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Ask a named query for its rows."""
        return self.connection.execute(self._queries[query], params).fetchall()

    def row(self, query: str, params: Mapping[str, Any] | None = None) -> Row | None:
        """Ask a named query for its first row."""
        rows = self.rows(query, params)
        return rows[0] if rows else None

    def arrays(self, query: str, params: Mapping[str, Any] | None = None) -> Arrays:
        """Ask a named query for its columns."""
        return self.connection.execute(self._queries[query], params).fetchnumpy()

    def select(self, parts: list[str], params: Mapping[str, Any]) -> list[Row]:
        """Ask a query that is put together from named parts, all of them from the files."""
        text = "\n".join(self._queries[part] for part in parts)
        return self.connection.execute(text, params).fetchall()

    def stream(self, query: str, params: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Ask a named query for its rows, some thousands at a time, on a connection of its own."""
        connection = self._root.cursor()
        try:
            connection.execute(f"USE {self._alias}")
            connection.execute(self._queries[query], params)
            while rows := connection.fetchmany(_FETCH):
                yield from rows
        finally:
            connection.close()

    def run(self, query: str, params: Mapping[str, Any] | None = None) -> None:
        """Run every statement of a named query, in order."""
        for statement in self._queries[query].split(";\n"):
            self.connection.execute(statement, params)

    def lend(self, name: str, columns: Arrays) -> None:
        """Let queries of this thread read columns under a name, until they are returned."""
        self.connection.register(name, columns)

    def give_back(self, *names: str) -> None:
        """Forget columns that were lent."""
        for name in names:
            self.connection.unregister(name)

    def fill(self, table: str, rows: Iterable[Row]) -> None:
        """Put rows into a table."""
        appender = self.connection.appender(table)
        appender.append_rows(rows)
        appender.flush()

    def settle(self) -> None:
        """Write everything that was changed to the file."""
        if self.path is not None:
            self.connection.execute(f"CHECKPOINT {self._alias}")

    def duplicate(self, alias: str) -> Database:
        """Copy the tables within memory."""
        root = self._root.cursor()
        root.execute(f"ATTACH ':memory:' AS {alias} ({_MAKE})")
        root.execute(f"COPY FROM DATABASE {self._alias} TO {alias}")
        return Database(root, alias, None)

    def close(self) -> None:
        """Let go of the tables, and of the file."""
        self.connection.execute("USE memory")
        self.connection.execute(f"DETACH {self._alias}")
        self.connection.close()
        self._root.close()


def create(path: Path | None, memory: str = MEMORY) -> Database:
    """Make a database with the empty tables of a picture."""
    database = _attach(path, _MAKE, memory)
    for macro in macros():
        database.connection.execute(macro)
    database.run("tables")
    return database


def open_to_read(path: Path, memory: str = MEMORY) -> Database:
    """Open the file of a picture; many processes may at one time."""
    return _attach(path, "READ_ONLY", memory)


def copy(source: Database, path: Path | None, memory: str = MEMORY) -> Database:
    """Copy a picture's tables, from file to file or within memory, so that the copy can grow."""
    if source.path is None and path is None:
        return source.duplicate(f"picture_{next(_NUMBERS)}")
    if source.path is None or path is None:
        raise PictureMismatch(
            "a picture in memory grows in memory and one in a file grows in a file: "
            f"expected {'no path' if source.path is None else 'a path'}"
        )
    shutil.copyfile(source.path, path)
    return _attach(path, _MAKE, memory)


def _attach(path: Path | None, mode: str, memory: str) -> Database:
    root = duckdb.connect(":memory:", config={**_CONFIG, "memory_limit": memory})
    alias = f"picture_{next(_NUMBERS)}"
    target = ":memory:" if path is None else str(path).replace("'", "''")
    spill = f"{path}.spill" if path is not None and mode == _MAKE else ""
    try:
        root.execute("SET temp_directory = $spill", {"spill": spill})
        root.execute(f"ATTACH '{target}' AS {alias} ({mode})")
        root.execute("SET enable_external_access = false")
        root.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        root.close()
        raise DamagedPicture(f"{path} cannot be opened as a picture: {error}") from error
    return Database(root, alias, path)
