"""Second factors: set up by their readers, asked at the door, lost and found again."""

from __future__ import annotations

import sqlite3

from sightline.access import CUSTODIAN, may_keep
from sightline.errors import BadCode, Refused
from sightline.reception.account import Account
from sightline.reception.key import Keys
from sightline.reception.lockout import CODE, count_try, find_tries, forget_tries
from sightline.reception.second_factor import (
    digest_recovery,
    find_step,
    make_recovery_codes,
    make_secret,
)
from sightline.reception.secret import Secret
from sightline.values import Reader


class Factors(Keys):
    """The second factors of one house."""

    def account(self, reader: str) -> Account:
        """Tell what the gate keeps of a reader."""
        with self._open() as db:
            return self._account(db, reader) or Account(reader=reader)

    def start_factor(self, reader: str) -> Secret:
        """Begin to set up a second factor: it counts once a code of it was given."""
        secret = make_secret()
        with self._change() as db:
            account = self._account(db, reader)
            if account is not None and account.factor is not None:
                raise Refused("there is a second factor already: take it off first")
            self._keep(db, reader, pending=secret.reveal())
        return secret

    def confirm_factor(self, reader: str, code: str) -> tuple[str, ...]:
        """Let the second factor count from now on, and give the recovery codes, once."""
        with self._change() as db:
            account = self._account(db, reader)
            if account is None or account.pending is None:
                raise Refused("no second factor is being set up: begin again")
            step = find_step(account.pending, code, self._clock(), account.step)
            if step is None:
                raise BadCode
            self._keep(db, reader, factor=account.pending.reveal(), pending=None, step=step)
            self._note(db, reader, "second factor on")
            return self._renew_recovery(db, reader)

    def drop_factor(self, reader: str, code: str) -> None:
        """Take one's own second factor off, with a last code of it."""
        with self._change() as db:
            right = self._take_code(db, self._account(db, reader), code)
            if right:
                self._drop(db, reader)
                self._note(db, reader, "second factor off")
        if not right:
            raise BadCode

    def drop_factor_of(self, card: Reader, by: Reader) -> None:
        """Take the second factor off for a reader who lost it, in the name of a custodian.

        Whoever gave the reader a link may not do this too: it takes two to open another's account.
        """
        answer = may_keep(by, CUSTODIAN, self._clock().date())
        if not answer or card.name == by.name:
            raise Refused("another's second factor is taken off by a custodian")
        with self._change() as db:
            account = self._account(db, card.name)
            if account is None or account.factor is None:
                raise Refused(f"{card.name} has no second factor")
            if account.invited_by == by.name:
                raise Refused(
                    f"you gave {card.name} a link: another custodian takes the second factor off"
                )
            self._drop(db, card.name)
            self._keep(db, card.name, dropped_by=by.name)
            self._note(db, by.name, "second factor taken off", card.name)

    def renew_recovery(self, reader: str, code: str) -> tuple[str, ...]:
        """Give new recovery codes in place of all the old ones."""
        codes: tuple[str, ...] = ()
        with self._change() as db:
            if self._take_code(db, self._account(db, reader), code):
                codes = self._renew_recovery(db, reader)
                self._note(db, reader, "recovery codes renewed")
        if not codes:
            raise BadCode
        return codes

    def count_recovery(self, reader: str) -> int:
        """Count the recovery codes that are left."""
        with self._open() as db:
            row = db.execute("select count(*) from recovery where reader = ?", (reader,))
            return int(row.fetchone()[0])

    def _take_code(self, db: sqlite3.Connection, account: Account | None, code: str) -> bool:
        """Take a code or a recovery code, once; guesses are counted before they are weighed."""
        if account is None or account.factor is None:
            return False
        at, name = self._clock(), account.reader
        spent = db.execute(
            "delete from recovery where digest = ? and reader = ?",
            (digest_recovery(name, code), name),
        )
        if spent.rowcount:
            self._note(db, name, "recovery code used")
            return True
        if find_tries(db, CODE, name).is_shut(at):
            return False
        if count_try(db, CODE, name, at).is_shut(at):
            self._note(db, name, "second factor shut", "too many wrong codes")
        step = find_step(account.factor, code, at, account.step)
        if step is None:
            return False
        forget_tries(db, CODE, name)
        self._keep(db, name, step=step)
        return True

    def _renew_recovery(self, db: sqlite3.Connection, reader: str) -> tuple[str, ...]:
        codes = make_recovery_codes()
        db.execute("delete from recovery where reader = ?", (reader,))
        rows = [(digest_recovery(reader, code), reader) for code in codes]
        db.executemany("insert into recovery values (?, ?)", rows)
        return codes

    def _drop(self, db: sqlite3.Connection, reader: str) -> None:
        self._keep(db, reader, factor=None, pending=None)
        db.execute("delete from recovery where reader = ?", (reader,))
