"""One-time links, by which readers choose a password themselves: nobody sets another's."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3

from sightline.access import may_enrol
from sightline.errors import BadCode, BadValue, NotFound, Refused
from sightline.reception.account import Account, Invitation
from sightline.reception.doors import digest
from sightline.reception.entrance import Entrance
from sightline.reception.lockout import NAME, forget_tries
from sightline.reception.password import check_password, hash_password
from sightline.values import Reader

#: How many hours a link is good at most, and usually.
LONGEST_HOURS, USUAL_HOURS = 24 * 7, 24
_GONE = "this link was used already, or its time is over: ask the registrar for another"


class Invitations(Entrance):
    """The one-time links of one house."""

    def invite(self, card: Reader, by: Reader, hours: int = USUAL_HOURS) -> str:
        """Make the one-time link of a reader, for a first entry or a lost password.

        Whoever holds the link comes in as that reader. So a registrar makes none for who may read
        more than he may himself, unless a second factor, which no link replaces, is in the way.
        """
        guarded = self.account(card.name).factor is not None
        answer = may_enrol(by, card, card if guarded else None, self._clock().date())
        if not answer:
            raise Refused(f"a link for {card.name} is not yours to give: {answer.reason}")
        if card.active is not True:
            raise Refused(f"{card.name} is switched off: change the card first")
        return self._invite(card.name, by.name, hours)

    def invite_self(self, reader: str, hours: int = USUAL_HOURS) -> str:
        """Make one's own link, for whoever stands at the machine and could open the files."""
        return self._invite(reader, reader, hours)

    def invite_first(self, reader: str) -> str | None:
        """Make the link of the first reader; None where somebody has a password already."""
        with self._open() as db:
            there = db.execute("select 1 from account where password is not null").fetchone()
        return None if there else self.invite_self(reader)

    def find_invitation(self, token: str) -> Invitation:
        """Find a link that is still good, and use nothing up."""
        with self._open() as db:
            return self._find(db, token)

    def enter(self, token: str, password: str, code: str = "") -> str:
        """Use a link up: keep the password that its reader chose, and open a session."""
        reader = self.find_invitation(token).reader
        kept = hash_password(check_password(password, reader))
        opened = None
        with self._change() as db:
            self._find(db, token)
            account = self._account(db, reader)
            if not _is_guarded(account) or self._take_code(db, account, code):
                db.execute("delete from invitation where reader = ?", (reader,))
                self._end(db, reader)
                self._keep(db, reader, password=kept.reveal(), invited_by=None, dropped_by=None)
                forget_tries(db, NAME, reader)
                self._note(db, reader, "password chosen by a link")
                opened = self._begin(db, reader)
        if opened is None:
            raise BadCode
        return opened

    def _invite(self, reader: str, by: str, hours: int) -> str:
        if not 1 <= hours <= LONGEST_HOURS:
            raise BadValue(f"a link is good for 1 to {LONGEST_HOURS} hours, not for {hours}")
        token, until = secrets.token_urlsafe(32), self._clock() + dt.timedelta(hours=hours)
        with self._change() as db:
            account = self._account(db, reader)
            if account is not None and account.dropped_by == by and reader != by:
                raise Refused(
                    f"you took off the second factor of {reader}: another registrar gives the link"
                )
            db.execute("delete from invitation where reader = ?", (reader,))
            fields = (digest(token), reader, by, until.isoformat())
            db.execute("insert into invitation values (?, ?, ?, ?)", fields)
            self._keep(db, reader, invited_by=by)
            self._note(db, by, "link made", f"{reader} for {hours} hours")
        return token

    def _find(self, db: sqlite3.Connection, token: str) -> Invitation:
        row = db.execute(
            "select reader, by, until from invitation where digest = ?", (digest(token),)
        ).fetchone()
        if row is None or self._clock() >= dt.datetime.fromisoformat(row[2]):
            raise NotFound(_GONE)
        return Invitation(
            reader=row[0],
            by=row[1],
            until=dt.datetime.fromisoformat(row[2]),
            factor=_is_guarded(self._account(db, row[0])),
        )


def _is_guarded(account: Account | None) -> bool:
    return account is not None and account.factor is not None
