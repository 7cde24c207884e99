"""Signing in by name and password: refused in the same words, whatever it is that fails."""

from __future__ import annotations

import datetime as dt

from sightline.errors import BadPassword, Locked, NotLetIn
from sightline.reception.account import Account
from sightline.reception.factors import Factors
from sightline.reception.lockout import (
    NAME,
    ORIGIN,
    Bolt,
    count_try,
    excuse_try,
    find_tries,
    forget_tries,
)
from sightline.reception.password import check_password, hash_password, is_old, is_right
from sightline.reception.secret import Secret

#: What the log says in place of a name that no account has: it may be a password.
_NOBODY = "(nobody)"


class Entrance(Factors):
    """The entrance of one house."""

    def sign_in(self, reader: str, password: str, code: str = "", origin: str = "") -> str:
        """Open a session for who knows the password and has the second factor; give its token."""
        name = reader.strip()[:200]
        self._count(name, origin)
        account = self.account(name)
        right = is_right(account.password, password)
        fresh = None
        if right and account.password is not None and is_old(account.password):
            fresh = hash_password(password)
        token = self._settle(account, code, origin, right=right, fresh=fresh)
        if token is None:
            raise NotLetIn
        return token

    def change_password(self, reader: str, old: str, new: str, token: str) -> str:
        """Change one's own password; every session ends, and this one goes on by a new token."""
        chosen = check_password(new, reader)
        self._count(reader, "")
        if not is_right(self.account(reader).password, old):
            raise BadPassword("the present password is not right")
        kept, session = hash_password(chosen), self.session(token)
        before = session.before.isoformat() if session and session.before else None
        with self._change() as db:
            self._keep(db, reader, password=kept.reveal())
            self._end(db, reader)
            forget_tries(db, NAME, reader)
            self._note(db, reader, "password changed")
            return self._go_on(db, reader, before)

    def _settle(
        self, account: Account, code: str, origin: str, *, right: bool, fresh: Secret | None
    ) -> str | None:
        """Write down how an attempt ended, in one change however it did."""
        name = account.reader
        with self._change() as db:
            if right and account.factor is not None:
                right = self._take_code(db, self._account(db, name), code)
            if not right:
                who = name if account.password is not None else _NOBODY
                self._note(db, who, "sign-in failed", origin)
                return None
            forget_tries(db, NAME, name)
            excuse_try(db, ORIGIN, origin)
            if fresh is not None:
                self._keep(db, name, password=fresh.reveal())
            self._keep(db, name, invited_by=None, dropped_by=None)
            self._note(db, name, "sign in", origin)
            return self._begin(db, name)

    def _count(self, name: str, origin: str) -> None:
        """Count an attempt before it is weighed, or refuse it where the door is shut."""
        at = self._clock()
        doors = [(NAME, name), *([(ORIGIN, origin)] if origin else [])]
        with self._change() as db:
            shut = [find_tries(db, bolt, whose).until for bolt, whose in doors]
            until = max((one for one in shut if one is not None and at < one), default=None)
            if until is None:
                for bolt, whose in doors:
                    if count_try(db, bolt, whose, at).is_shut(at):
                        self._note(db, _NOBODY, "door shut", _tell(bolt, origin))
        if until is not None:
            raise Locked(f"too many attempts: try again in {_say(until - at)}")


def _tell(bolt: Bolt, origin: str) -> str:
    return f"after many attempts at one {bolt.kind}, the last from {origin or 'a session'}"


def _say(wait: dt.timedelta) -> str:
    minutes = -(-int(wait.total_seconds() + 0.999) // 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"
