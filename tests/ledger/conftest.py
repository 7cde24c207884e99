"""Ledgers on each store, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from sightline.ledger import (
    FolderKeys,
    Ledger,
    MemoryKeys,
    MemoryStore,
    PostgresStore,
    SqliteStore,
)
from tests.postgres import postgres_address, postgres_server

__all__ = ["postgres_address", "postgres_server"]

STORES = ("memory", "sqlite", "postgres")


@pytest.fixture(params=STORES)
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Ledger]]:
    """Make empty ledgers on the store of this run; they do not wait long for one another."""
    made: list[Ledger] = []
    numbers = count()

    def build() -> Ledger:
        if request.param == "memory":
            ledger = Ledger(MemoryStore(patience=0.05), MemoryKeys())
        elif request.param == "sqlite":
            folder = tmp_path / str(next(numbers))
            folder.mkdir()
            keys = FolderKeys(folder / "keys", create=True)
            ledger = Ledger(SqliteStore(folder / "ledger.db", create=True, patience=0.05), keys)
        else:
            address = request.getfixturevalue("postgres_address")()
            ledger = Ledger(PostgresStore(address, create=True, patience=0.05), MemoryKeys())
        made.append(ledger)
        return ledger

    yield build
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(make: Callable[[], Ledger]) -> Ledger:
    """An empty ledger on the store of this run."""
    return make()
