"""What lies beside the ledger for a while: files that only the house may open, and its clock."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path


def now() -> dt.datetime:
    """Say what time it is, in UTC."""
    return dt.datetime.now(dt.UTC)


def open_database(path: Path, tables: str) -> sqlite3.Connection:
    """Open a small database beside the ledger, with its tables."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    db = sqlite3.connect(path, timeout=30, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute(tables)
    return db


def open_folder(path: Path) -> Path:
    """Make a folder, if it is not there, that nobody else may look into."""
    for one in (path.parent, path):
        one.mkdir(mode=0o700, exist_ok=True)
    return path


def keep_file(path: Path, body: bytes) -> None:
    """Write a file; it appears whole or not at all."""
    draft = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as handle:
        handle.write(body)
    draft.replace(path)
