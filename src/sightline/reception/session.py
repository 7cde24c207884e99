"""Sessions: who has signed in, until he leaves, is idle, or the working day is over."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3

from sightline.reception.account import Session, Stay, read_time
from sightline.reception.doors import Doors, digest

#: A session dies when nobody used it for so long, and in any case after a working day.
IDLE, LONGEST = dt.timedelta(minutes=30), dt.timedelta(hours=12)


class Sessions(Doors):
    """The sessions of one house."""

    def open_session(self, reader: str) -> str:
        """Open a session for a reader whose identity was proven, and give its token."""
        with self._change() as db:
            return self._begin(db, reader)

    def session(self, token: str) -> Session | None:
        """Find the living session of a token, and note that it was used."""
        at = self._clock()
        with self._open() as db:
            row = db.execute(
                "select s.reader, seal, since, seen, before, coalesce(s.language, a.language), "
                "factor from session s left join account a on a.reader = s.reader "
                "where digest = ?",
                (digest(token),),
            ).fetchone()
            if row is None:
                return None
            since, seen = (dt.datetime.fromisoformat(one) for one in row[2:4])
            if at - seen > IDLE or at - since > LONGEST:
                db.execute("delete from session where digest = ?", (digest(token),))
                return None
            if at - seen > dt.timedelta(minutes=1):
                db.execute(
                    "update session set seen = ? where digest = ?", (at.isoformat(), digest(token))
                )
        return Session(
            reader=row[0],
            seal=row[1],
            since=since,
            before=read_time(row[4]),
            language=row[5],
            unfinished=self.rules.second_factor and row[6] is None,
        )

    def sessions(self, reader: str, token: str | None = None) -> list[Stay]:
        """List the living sessions of a reader, the newest first; one of them may be here."""
        at = self._clock()
        with self._open() as db:
            rows = db.execute(
                "select digest, since, seen from session where reader = ? order by since desc",
                (reader,),
            ).fetchall()
        mine = digest(token) if token else None
        stays = [
            Stay(
                since=dt.datetime.fromisoformat(since),
                seen=dt.datetime.fromisoformat(seen),
                here=name == mine,
            )
            for name, since, seen in rows
        ]
        return [one for one in stays if at - one.seen <= IDLE and at - one.since <= LONGEST]

    def close_session(self, token: str) -> None:
        """End a session."""
        with self._change() as db:
            row = db.execute(
                "delete from session where digest = ? returning reader", (digest(token),)
            ).fetchone()
            if row is not None:
                self._note(db, row[0], "sign out")

    def close_sessions(self, reader: str, *, but: str | None = None) -> int:
        """End the sessions of a reader, all of them or all but one; tell how many."""
        with self._change() as db:
            ended = self._end(db, reader, but)
            self._note(db, reader, "sign out everywhere", f"{ended} sessions")
        return ended

    def speak(self, token: str, language: str) -> None:
        """Keep the language that a reader chose, for now and for later visits."""
        with self._change() as db:
            row = db.execute(
                "update session set language = ? where digest = ? returning reader",
                (language, digest(token)),
            ).fetchone()
            if row is not None:
                self._keep(db, row[0], language=language)

    def _begin(self, db: sqlite3.Connection, reader: str) -> str:
        token, at = secrets.token_urlsafe(32), self._clock()
        account = self._account(db, reader)
        before = account.last.isoformat() if account and account.last else None
        self._keep(db, reader, last=at.isoformat())
        self._insert(db, token, reader, before)
        old = (at - LONGEST).isoformat()
        db.execute("delete from session where since < ?", (old,))
        return token

    def _go_on(self, db: sqlite3.Connection, reader: str, before: str | None) -> str:
        token = secrets.token_urlsafe(32)
        self._insert(db, token, reader, before)
        return token

    def _insert(self, db: sqlite3.Connection, token: str, reader: str, before: str | None) -> None:
        at = self._clock().isoformat()
        fields = (digest(token), reader, secrets.token_urlsafe(24), at, at, before, None)
        db.execute("insert into session values (?, ?, ?, ?, ?, ?, ?)", fields)

    def _end(self, db: sqlite3.Connection, reader: str, but: str | None = None) -> int:
        kept = digest(but) if but else b""
        return db.execute(
            "delete from session where reader = ? and digest <> ?", (reader, kept)
        ).rowcount
