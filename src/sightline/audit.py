"""The reading log: who looked at what, when, as a chain of hashes beside the ledger.

Writing leaves its trace in the ledger; this file keeps the trace of reading.
It is kept for the custodian. It never shows up in anybody's picture.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

_TABLE = """
create table if not exists reading (
    seq integer primary key, at text not null, reader text not null, act text not null,
    detail text not null, picture text not null, digest blob not null
)
"""
_ORIGIN = bytes(32)


class Reading(msgspec.Struct, frozen=True):
    """One act of reading: who, when, what was asked, and the address of the picture."""

    seq: int
    at: str
    reader: str
    act: str
    detail: str
    picture: str

    def digest(self, prev: bytes) -> bytes:
        """Compute the link of this reading in the chain."""
        fields = [self.seq, self.at, self.reader, self.act, self.detail, self.picture]
        return sha256(prev + json.dumps(fields, ensure_ascii=False).encode()).digest()


class Audit:
    """The reading log of one house."""

    def __init__(self, path: Path) -> None:
        #: A small SQLite file, so that several processes may write at once.
        self.path = path
        self._held: sqlite3.Connection | None = None

    def note(self, reader: str, act: str, detail: str, picture: str) -> None:
        """Append one reading."""
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._open() as db:
            db.execute("begin immediate")
            last = db.execute(
                "select seq, digest from reading order by seq desc limit 1"
            ).fetchone()
            seq, prev = last or (0, _ORIGIN)
            reading = Reading(seq + 1, at, reader, act, detail, picture)
            row = (*msgspec.structs.astuple(reading), reading.digest(prev))
            db.execute("insert into reading values (?, ?, ?, ?, ?, ?, ?)", row)
            db.execute("commit")

    def readings(self, limit: int = 1000) -> list[Reading]:
        """List the latest readings, the newest first."""
        with self._open() as db:
            query = "select * from reading order by seq desc limit ?"
            return [Reading(*row[:-1]) for row in db.execute(query, (limit,))]

    def problems(self) -> list[str]:
        """Find readings that were changed, lost or inserted since they were written."""
        found, prev, expected = [], _ORIGIN, 1
        with self._open() as db:
            for *fields, digest in db.execute("select * from reading order by seq"):
                reading = Reading(*fields)
                if reading.seq != expected:
                    found.append(f"expected line {expected}, found line {reading.seq}")
                if reading.digest(prev) != digest:
                    found.append(f"line {reading.seq} does not follow from the one before")
                prev, expected = digest, reading.seq + 1
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._held is not None:
            self._held.close()
            self._held = None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file at the first note, and hold it: to open and close it costs ten notes."""
        if self._held is None or not self.path.exists():
            self.close()
            self._held = sqlite3.connect(
                self.path, timeout=30, isolation_level=None, check_same_thread=False
            )
            self._held.execute("pragma journal_mode = wal")
            self._held.execute(_TABLE)
        try:
            yield self._held
        except BaseException:
            if self._held.in_transaction:
                self._held.execute("rollback")
            raise
