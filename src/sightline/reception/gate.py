"""The gate of a house: who has signed in, kept beside the ledger and never in it.

Nothing that opens the gate is kept as it is: of a token only its digest lies on the disk.
"""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from sightline.reception.account import Session

_TABLE = """
create table if not exists session (
    digest blob primary key, reader text not null, seal text not null,
    since text not null, seen text not null, before text, language text
)
"""
#: A session dies when nobody used it for so long, and in any case after a working day.
IDLE, LONGEST = dt.timedelta(minutes=30), dt.timedelta(hours=12)


def now() -> dt.datetime:
    """Say what time it is, in UTC."""
    return dt.datetime.now(dt.UTC)


class Gate:
    """The accounts and sessions of one house."""

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = now) -> None:
        self._path = folder / "doors.db"
        self._clock = clock

    def open_session(self, reader: str) -> str:
        """Open a session for a reader whose identity was proven, and give its token."""
        token, at = secrets.token_urlsafe(32), self._clock().isoformat()
        with self._open() as db:
            row = db.execute(
                "select max(since) from session where reader = ?", (reader,)
            ).fetchone()
            fields = (_digest(token), reader, secrets.token_urlsafe(24), at, at, row[0], None)
            db.execute("insert into session values (?, ?, ?, ?, ?, ?, ?)", fields)
        return token

    def session(self, token: str) -> Session | None:
        """Find the living session of a token, and note that it was used."""
        at = self._clock()
        with self._open() as db:
            row = db.execute(
                "select reader, seal, since, seen, before, language from session where digest = ?",
                (_digest(token),),
            ).fetchone()
            if row is None:
                return None
            since, seen = (dt.datetime.fromisoformat(one) for one in row[2:4])
            if at - seen > IDLE or at - since > LONGEST:
                db.execute("delete from session where digest = ?", (_digest(token),))
                return None
            if at - seen > dt.timedelta(minutes=1):
                db.execute(
                    "update session set seen = ? where digest = ?",
                    (at.isoformat(), _digest(token)),
                )
        before = dt.datetime.fromisoformat(row[4]) if row[4] else None
        return Session(
            reader=row[0], seal=row[1], since=since, before=before, language=row[5]
        )

    def close_session(self, token: str) -> None:
        """End a session."""
        with self._open() as db:
            db.execute("delete from session where digest = ?", (_digest(token),))

    def speak(self, token: str, language: str) -> None:
        """Keep the language that a reader chose for a session."""
        with self._open() as db:
            db.execute(
                "update session set language = ? where digest = ?", (language, _digest(token))
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as db:
            db.execute("pragma journal_mode = wal")
            db.execute(_TABLE)
            self._path.chmod(0o600)
            yield db


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()
