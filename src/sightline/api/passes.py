"""Passes: addresses for programs that cannot send a key, such as OpenRefine.

A pass is good for matching alone, in one reader's name, on fixed terms and for some days. Of its
token only a digest lies on the disk.
"""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from sightline.errors import BadValue, NotFound, Refused
from sightline.reception import Terms
from sightline.reception.private import now, open_database

_TABLE = """
create table if not exists pass (
    id text primary key, digest blob not null unique, reader text not null, label text not null,
    terms blob not null, since text not null, until text not null
)
"""
_SHOWN = "id, reader, label, terms, since, until"
#: How long a pass is good at most, and how many a reader may hold.
LONGEST_HOURS, MOST = 7 * 24, 20


class Pass(msgspec.Struct, frozen=True, kw_only=True):
    """A pass: whose it is, on which terms it reads, and until when."""

    id: str
    reader: str
    label: str
    terms: Terms
    since: dt.datetime
    until: dt.datetime


class Passes:
    """The passes of the house in a folder."""

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = now) -> None:
        self._path = folder / "passes.db"
        self._clock = clock

    def issue(self, reader: str, label: str, hours: int, terms: Terms) -> tuple[str, Pass]:
        """Issue a pass to a reader; its token is given once, and not kept."""
        if not 1 <= hours <= LONGEST_HOURS:
            raise BadValue(f"a pass is good for 1 to {LONGEST_HOURS} hours, not for {hours}")
        if len(self.of(reader)) >= MOST:
            raise Refused(f"a reader holds {MOST} passes at most: withdraw one first")
        token, at = secrets.token_urlsafe(32), self._clock()
        held = Pass(
            id=secrets.token_hex(8),
            reader=reader,
            label=" ".join(label.split())[:80],
            terms=terms,
            since=at,
            until=at + dt.timedelta(hours=hours),
        )
        fields = (held.id, _digest(token), reader, held.label, msgspec.json.encode(terms))
        days = (held.since.isoformat(), held.until.isoformat())
        with self._open() as db:
            db.execute("delete from pass where until <= ?", (at.isoformat(),))
            db.execute("insert into pass values (?, ?, ?, ?, ?, ?, ?)", (*fields, *days))
        return token, held

    def find(self, token: str) -> Pass | None:
        """Find the living pass of a token."""
        with self._open() as db:
            row = db.execute(
                f"select {_SHOWN} from pass where digest = ? and until > ?",  # noqa: S608 - our words
                (_digest(token), self._clock().isoformat()),
            ).fetchone()
        return _read(row) if row else None

    def of(self, reader: str) -> list[Pass]:
        """List the living passes of a reader, the newest first."""
        with self._open() as db:
            rows = db.execute(
                f"select {_SHOWN} from pass where reader = ? and until > ? "  # noqa: S608 - our words
                "order by since desc, id",
                (reader, self._clock().isoformat()),
            ).fetchall()
        return [_read(row) for row in rows]

    def withdraw(self, name: str, reader: str) -> None:
        """Withdraw a pass of one's own: nothing comes in by it any more."""
        with self._open() as db:
            gone = db.execute("delete from pass where id = ? and reader = ?", (name, reader))
            if not gone.rowcount:
                raise NotFound("you hold no such pass")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(open_database(self._path, _TABLE)) as db:
            yield db


def _read(row: tuple[str, str, str, bytes, str, str]) -> Pass:
    name, reader, label, terms, since, until = row
    return Pass(
        id=name,
        reader=reader,
        label=label,
        terms=msgspec.json.decode(terms, type=Terms),
        since=dt.datetime.fromisoformat(since),
        until=dt.datetime.fromisoformat(until),
    )


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()
