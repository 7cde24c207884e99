"""When a door stays shut: after some attempts for a while, after each further one twice as long.

An attempt is counted before it is weighed, so that many at once are not fewer. What is kept is
kept on disk: a restart forgets nothing. A clock that is put back never opens a door earlier.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import unicodedata
from hashlib import sha256

import msgspec

from sightline.reception.account import read_time


class Bolt(msgspec.Struct, frozen=True, kw_only=True):
    """How a door shuts: after how many failures, for how long, and when it forgets."""

    kind: str
    free: int
    first: dt.timedelta
    most: dt.timedelta
    calm: dt.timedelta


_MINUTE, _HOUR, _DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
#: Of one name, whether there is such an account or not.
NAME = Bolt(kind="name", free=5, first=_MINUTE, most=_HOUR, calm=_DAY)
#: Of one address from which calls come; many people may share it.
ORIGIN = Bolt(kind="origin", free=30, first=_MINUTE, most=15 * _MINUTE, calm=_HOUR)
#: Of the codes of one account, which are short: five guesses, then an hour, at last one a day.
CODE = Bolt(kind="code", free=5, first=_HOUR, most=_DAY, calm=30 * _DAY)


class Tries(msgspec.Struct, frozen=True, kw_only=True):
    """Attempts that failed, or whose end is not known yet."""

    failures: int = 0
    until: dt.datetime | None = None
    last: dt.datetime | None = None

    def is_shut(self, at: dt.datetime) -> bool:
        """Whether the door is shut."""
        return self.until is not None and at < self.until

    def fail(self, at: dt.datetime, bolt: Bolt) -> Tries:
        """Count an attempt."""
        at = max(at, self.last or at)
        calm = self.last is not None and at - self.last > bolt.calm
        failures = 1 if calm else self.failures + 1
        until = self.until
        if failures >= bolt.free:
            wait = min(bolt.most, bolt.first * 2 ** min(failures - bolt.free, 30))
            until = max(at + wait, until or at)
        return Tries(failures=failures, until=until, last=at)


def find_tries(db: sqlite3.Connection, bolt: Bolt, whose: str) -> Tries:
    """Find what was tried at a door."""
    row = db.execute(
        "select failures, until, last from tries where digest = ?", (_name(bolt, whose),)
    ).fetchone()
    if row is None:
        return Tries()
    return Tries(failures=row[0], until=read_time(row[1]), last=read_time(row[2]))


def count_try(db: sqlite3.Connection, bolt: Bolt, whose: str, at: dt.datetime) -> Tries:
    """Count an attempt before it is weighed."""
    tries = find_tries(db, bolt, whose).fail(at, bolt)
    until, last = (one.isoformat() if one else None for one in (tries.until, tries.last))
    db.execute(
        "insert or replace into tries values (?, ?, ?, ?, ?)",
        (_name(bolt, whose), bolt.kind, tries.failures, until, last),
    )
    old = (at - 2 * bolt.calm).isoformat()
    db.execute("delete from tries where kind = ? and last < ?", (bolt.kind, old))
    return tries


def forget_tries(db: sqlite3.Connection, bolt: Bolt, whose: str) -> None:
    """Forget the attempts at a door, because the right one came."""
    db.execute("delete from tries where digest = ?", (_name(bolt, whose),))


def excuse_try(db: sqlite3.Connection, bolt: Bolt, whose: str) -> None:
    """Take back one attempt that was right, and leave the others counted."""
    db.execute(
        "update tries set failures = max(0, failures - 1), "
        "until = case when failures <= ? then null else until end where digest = ?",
        (bolt.free, _name(bolt, whose)),
    )


def _name(bolt: Bolt, whose: str) -> bytes:
    """Name a door so that all spellings of a name are one, and what was typed is not kept."""
    canonical = unicodedata.normalize("NFKC", whose).casefold().strip()
    return sha256(f"{bolt.kind}\n{canonical}".encode()).digest()
