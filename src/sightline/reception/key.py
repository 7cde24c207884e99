"""Keys of programs: each reads in one reader's name, for a time, until it is withdrawn."""

from __future__ import annotations

import datetime as dt
import secrets

from sightline.errors import BadValue, NotFound, Refused
from sightline.reception.account import Key
from sightline.reception.doors import digest
from sightline.reception.session import Sessions

PREFIX = "sl_"
#: How long a key is good at most, and how many a reader may hold.
LONGEST_DAYS, MOST = 366, 20


class Keys(Sessions):
    """The keys of one house."""

    def issue_key(self, reader: str, label: str, days: int = 90) -> str:
        """Issue a key to a reader: it is given once, and not kept."""
        label = " ".join(label.split())
        if not label or len(label) > 80:
            raise BadValue("a key needs a label of 80 signs at most: say what program uses it")
        if not 1 <= days <= LONGEST_DAYS:
            raise BadValue(f"a key is good for 1 to {LONGEST_DAYS} days, not for {days}")
        token, at = PREFIX + secrets.token_urlsafe(32), self._clock()
        until = at + dt.timedelta(days=days)
        name = secrets.token_hex(4)
        with self._change() as db:
            held = db.execute("select count(*) from key where reader = ?", (reader,)).fetchone()[0]
            if held >= MOST:
                raise Refused(f"a reader holds {MOST} keys at most: withdraw one first")
            fields = (name, digest(token), reader, label, at.isoformat(), until.isoformat(), None)
            db.execute("insert into key values (?, ?, ?, ?, ?, ?, ?)", fields)
            self._note(db, reader, "key issued", f"{name} for {days} days")
        return token

    def find_key(self, token: str) -> str | None:
        """Find the reader in whose name a key reads; None is no living key."""
        if not token.startswith(PREFIX):
            return None
        at = self._clock()
        with self._open() as db:
            row = db.execute(
                "select id, reader, until, seen from key where digest = ?", (digest(token),)
            ).fetchone()
            if row is None or at >= dt.datetime.fromisoformat(row[2]):
                return None
            if row[3] != at.date().isoformat():
                db.execute("update key set seen = ? where id = ?", (at.date().isoformat(), row[0]))
        return str(row[1])

    def keys(self, reader: str) -> list[Key]:
        """List the keys of a reader, the newest first."""
        with self._open() as db:
            rows = db.execute(
                "select id, label, since, until, seen from key where reader = ? "
                "order by since desc",
                (reader,),
            ).fetchall()
        return [
            Key(
                id=name,
                reader=reader,
                label=label,
                since=dt.datetime.fromisoformat(since),
                until=dt.datetime.fromisoformat(until),
                seen=dt.date.fromisoformat(seen) if seen else None,
            )
            for name, label, since, until, seen in rows
        ]

    def withdraw_key(self, reader: str, name: str) -> None:
        """Withdraw a key of one's own: nothing comes in by it any more."""
        with self._change() as db:
            gone = db.execute("delete from key where id = ? and reader = ?", (name, reader))
            if not gone.rowcount:
                raise NotFound(f"{reader} holds no key {name!r}")
            self._note(db, reader, "key withdrawn", name)

    def shut_out(self, reader: str, by: str) -> None:
        """End all that lets a reader in now: sessions, keys and links that were not used."""
        with self._change() as db:
            self._end(db, reader)
            db.execute("delete from key where reader = ?", (reader,))
            db.execute("delete from invitation where reader = ?", (reader,))
            self._note(db, by, "shut out", reader)
