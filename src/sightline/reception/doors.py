"""The doors of a house: the small database of the gate, kept beside the ledger and never in it.

Nothing that opens a door is kept as it is: of a token, a link, a key and a recovery code only the
digest lies on the disk, of a password a slow hash. The one exception is the secret of the second
factor, from which codes are computed; it stands in this file, which the house alone may open.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from sightline.reception.account import Account, Doing, read_time
from sightline.reception.private import open_database
from sightline.reception.rules import read_rules
from sightline.reception.secret import Secret

_VERSION = 1
_TABLES = """
create table if not exists session (
    digest blob primary key, reader text not null, seal text not null,
    since text not null, seen text not null, before text, language text
);
create table if not exists account (
    reader text primary key, password text, factor text, pending text,
    step integer not null default 0, last text, language text, invited_by text, dropped_by text
);
create table if not exists recovery (digest blob primary key, reader text not null);
create table if not exists tries (
    digest blob primary key, kind text not null, failures integer not null,
    until text, last text not null
);
create table if not exists key (
    id text primary key, digest blob not null unique, reader text not null, label text not null,
    since text not null, until text not null, seen text
);
create table if not exists invitation (
    digest blob primary key, reader text not null, by text not null, until text not null
);
create table if not exists bond (
    issuer text not null, subject text not null, reader text not null, by text not null,
    since text not null, primary key (issuer, subject)
);
create table if not exists errand (
    digest blob primary key, nonce text not null, verifier text not null,
    onward text not null, until text not null
);
create table if not exists doing (
    seq integer primary key autoincrement, at text not null, reader text not null,
    act text not null, detail text not null
);
"""


def now() -> dt.datetime:
    """Say what time it is, in UTC."""
    return dt.datetime.now(dt.UTC)


def digest(token: str) -> bytes:
    """Compute what is kept of a token that nobody could guess."""
    return sha256(token.encode()).digest()


class Doors:
    """The database of the gate, its clock, and the log of what was done there."""

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = now) -> None:
        self._path = folder / "doors.db"
        self._clock = clock
        #: What this house demands at its doors.
        self.rules = read_rules(folder)

    def doings(self, limit: int = 1000) -> list[Doing]:
        """List what was done at the gate, the newest first; it is for the custodian."""
        with self._open() as db:
            rows = db.execute(
                "select seq, at, reader, act, detail from doing order by seq desc limit ?", (limit,)
            ).fetchall()
        return [
            Doing(seq=seq, at=dt.datetime.fromisoformat(at), reader=reader, act=act, detail=detail)
            for seq, at, reader, act, detail in rows
        ]

    def _note(self, db: sqlite3.Connection, reader: str, act: str, detail: str = "") -> None:
        at = self._clock().isoformat(timespec="seconds")
        db.execute(
            "insert into doing (at, reader, act, detail) values (?, ?, ?, ?)",
            (at, reader, act, detail[:200]),
        )

    def _account(self, db: sqlite3.Connection, reader: str) -> Account | None:
        row = db.execute(
            "select reader, password, factor, pending, step, last, language, invited_by, "
            "dropped_by from account where reader = ?",
            (reader,),
        ).fetchone()
        if row is None:
            return None
        name, password, factor, pending, step, last, language, invited, dropped = row
        return Account(
            reader=name,
            password=Secret(password) if password else None,
            factor=Secret(factor) if factor else None,
            pending=Secret(pending) if pending else None,
            step=step,
            last=read_time(last),
            language=language,
            invited_by=invited,
            dropped_by=dropped,
        )

    def _keep(self, db: sqlite3.Connection, reader: str, **facts: str | int | None) -> None:
        """Keep facts of an account, which is made when it is not there."""
        db.execute("insert or ignore into account (reader) values (?)", (reader,))
        for name, value in facts.items():
            db.execute(f"update account set {name} = ? where reader = ?", (value, reader))  # noqa: S608 - the names are those of our own calls

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the database for a look, or for one change."""
        with closing(open_database(self._path, "pragma synchronous = full")) as db:
            if db.execute("pragma user_version").fetchone()[0] != _VERSION:
                db.executescript(f"{_TABLES} pragma user_version = {_VERSION};")
                self._path.chmod(0o600)
            yield db

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Open the database for several changes: all of them are kept, or none."""
        with self._open() as db:
            db.execute("begin immediate")
            try:
                yield db
            except BaseException:
                db.execute("rollback")
                raise
            db.execute("commit")
