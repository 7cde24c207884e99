"""Opening and creating ledgers by path or address."""

from __future__ import annotations

from pathlib import Path

from sightline.errors import LedgerError
from sightline.ledger.keys import FolderKeys, Keys, MemoryKeys
from sightline.ledger.ledger import Ledger
from sightline.ledger.memory import MemoryStore
from sightline.ledger.postgres import PostgresStore
from sightline.ledger.sqlite import SqliteStore
from sightline.ledger.store import Store

MEMORY = "memory:"
_ADDRESSES = ("postgresql://", "postgres://")


def create_ledger(where: str | Path, keys: Keys | Path | None = None) -> Ledger:
    """Create a ledger: in memory, in a SQLite file, or in a PostgreSQL database.

    Keys are made in a folder, by default ``keys`` beside the file; one that is
    there already is used and never replaced.
    """
    if where == MEMORY:
        return Ledger(MemoryStore(), MemoryKeys() if keys is None else _find_keys(where, keys))
    held = _find_keys(where, keys, create=True)
    return Ledger(open_store(where, create=True), held)


def open_ledger(where: str | Path, keys: Keys | Path | None = None) -> Ledger:
    """Open a ledger that is there; an erasure that was interrupted is finished first."""
    if where == MEMORY:
        return create_ledger(where, keys)
    ledger = Ledger(open_store(where), _find_keys(where, keys, create=False))
    ledger.finish_erasures()
    return ledger


def open_store(where: str | Path, *, create: bool = False) -> Store:
    """Open the store behind a path or an address."""
    if isinstance(where, str) and where.startswith(_ADDRESSES):
        return PostgresStore(where, create=create)
    return SqliteStore(Path(where), create=create)


def _find_keys(where: str | Path, keys: Keys | Path | None, *, create: bool = True) -> Keys:
    if isinstance(keys, Path):
        return FolderKeys(keys, create=create)
    if keys is not None:
        return keys
    if isinstance(where, str) and where.startswith(_ADDRESSES):
        raise LedgerError("a ledger in PostgreSQL needs its folder of keys: say where it is")
    return FolderKeys(Path(where).parent / "keys", create=create)
