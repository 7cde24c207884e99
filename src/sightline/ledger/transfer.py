"""Backup, restore and move: the same rows in another store, without changing one id.

A copy counts only when it verifies: what is damaged is neither backed up over a
good copy nor brought back. Keys never travel with it; they are backed up apart.
"""

from __future__ import annotations

from pathlib import Path

from sightline.errors import BrokenChain, LedgerError
from sightline.ledger.keys import Keys
from sightline.ledger.ledger import Ledger
from sightline.ledger.rows import TABLES
from sightline.ledger.sqlite import SqliteStore
from sightline.ledger.store import Store
from sightline.ledger.verdict import Verdict
from sightline.ledger.verification import verify_snapshot


def backup(ledger: Ledger, path: Path) -> Verdict:
    """Copy a ledger into a new SQLite file while others go on reading and writing."""
    if path.exists():
        raise LedgerError(f"there is a file {path.name} already: a backup replaces nothing")
    draft = path.with_name(f".{path.name}.copy")
    draft.unlink(missing_ok=True)
    store = SqliteStore(draft, create=True)
    try:
        verdict = move(ledger.store, store, ledger.keys)
        store.scrub()
        store.close()
        draft.replace(path)
    finally:
        store.close()
        for left in (draft, Path(f"{draft}-wal"), Path(f"{draft}-shm")):
            left.unlink(missing_ok=True)
    return verdict


def restore(path: Path, target: Store, keys: Keys) -> Ledger:
    """Bring a backup back into an empty store."""
    source = SqliteStore(path)
    try:
        move(source, target, keys)
    finally:
        source.close()
    return Ledger(target, keys)


def move(source: Store, target: Store, keys: Keys) -> Verdict:
    """Copy all rows into an empty store; they are kept only when the copy verifies."""
    with source.read() as snapshot, target.write() as writer:
        if writer.head() is not None or next(writer.scan(TABLES[0]), None) is not None:
            raise LedgerError(f"{target.name} is not empty: nothing was copied into it")
        for kind in TABLES:
            writer.put(snapshot.scan(kind))
        verdict = verify_snapshot(writer, keys)
        if not verdict.clean:
            named = "; ".join(str(problem) for problem in verdict.problems[:5])
            raise BrokenChain(f"the copy does not verify, so nothing was kept: {named}")
    return verdict
