"""Identities of a provider, bound to readers: a pair of issuer and subject, and never an e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from sightline.access import may_enrol
from sightline.errors import BadValue, NotFound, NotLetIn, Refused
from sightline.reception.doors import digest
from sightline.reception.invitation import Invitations
from sightline.reception.oidc import Errand, Fetch, find_subject, make_errand, write_request
from sightline.reception.rules import Provider
from sightline.values import Reader

#: So long a browser may stay with the provider.
_AWAY = dt.timedelta(minutes=10)
_LARGEST = 1024**2


class Identities(Invitations):
    """The identities that readers have with the provider of one house."""

    def bind(self, card: Reader, by: Reader, subject: str) -> None:
        """Bind a subject of the provider to a reader, in the name of a registrar."""
        issuer, subject = self._provider().issuer, subject.strip()
        if not 0 < len(subject) <= 255:
            raise BadValue("the subject is what the provider calls the reader: 1 to 255 signs")
        answer = may_enrol(by, card, None, self._clock().date())
        if not answer:
            raise Refused(f"{card.name} is not yours to bind: {answer.reason}")
        with self._change() as db:
            if db.execute(
                "select 1 from bond where issuer = ? and subject = ?", (issuer, subject)
            ).fetchone():
                raise Refused("this subject is bound already: loosen it first")
            at = self._clock().isoformat()
            fields = (issuer, subject, card.name, by.name, at)
            db.execute("insert into bond values (?, ?, ?, ?, ?)", fields)
            self._note(db, by.name, "identity bound", card.name)

    def loosen(self, card: Reader, by: Reader) -> None:
        """Loosen whatever of the provider is bound to a reader, in the name of a registrar."""
        answer = may_enrol(by, card, card, self._clock().date())
        if not answer:
            raise Refused(f"{card.name} is not yours to loosen: {answer.reason}")
        with self._change() as db:
            gone = db.execute("delete from bond where reader = ?", (card.name,)).rowcount
            if not gone:
                raise NotFound(f"nothing is bound to {card.name}")
            self._end(db, card.name)
            self._note(db, by.name, "identity loosened", card.name)

    def bonds(self, reader: str) -> list[str]:
        """List the subjects of the provider that are bound to a reader."""
        with self._open() as db:
            rows = db.execute("select subject from bond where reader = ? order by 1", (reader,))
            return [row[0] for row in rows]

    def send_out(self, onward: str, fetch: Fetch | None = None) -> tuple[str, str]:
        """Begin to sign in by the provider: give its address, and what the browser must keep."""
        provider, errand = self._provider(), make_errand()
        address = write_request(provider, errand, fetch or fetch_address)
        until = (self._clock() + _AWAY).isoformat()
        with self._change() as db:
            db.execute("delete from errand where until < ?", (self._clock().isoformat(),))
            fields = (digest(errand.state), errand.nonce, errand.verifier, onward, until)
            db.execute("insert into errand values (?, ?, ?, ?, ?)", fields)
        return address, errand.state

    def take_back(
        self, state: str, code: str, origin: str = "", fetch: Fetch | None = None
    ) -> tuple[str, str]:
        """Sign in whom the provider sends back: give the token, and where it was going."""
        provider = self._provider()
        with self._change() as db:
            row = db.execute(
                "delete from errand where digest = ? returning nonce, verifier, onward, until",
                (digest(state),),
            ).fetchone()
        if row is None or self._clock() >= dt.datetime.fromisoformat(row[3]):
            raise NotLetIn("this way in was used already, or took too long: begin again")
        errand = Errand(state=state, nonce=row[0], verifier=row[1])
        at = int(self._clock().timestamp())
        subject = find_subject(provider, errand, code, fetch or fetch_address, at=at)
        token = None
        with self._change() as db:
            bond = db.execute(
                "select reader from bond where issuer = ? and subject = ?",
                (provider.issuer, subject),
            ).fetchone()
            if bond is None:
                self._note(db, "(nobody)", "sign-in failed", f"unbound subject, from {origin}")
            else:
                token = self._begin(db, bond[0])
                self._note(db, bond[0], "sign in by provider", origin)
        if token is None:
            raise NotLetIn("the provider knows you, this house does not: ask the registrar")
        return token, str(row[2])

    def _provider(self) -> Provider:
        if self.rules.provider is None:
            raise NotFound("there is no such page")
        return self.rules.provider


def fetch_address(address: str, form: Mapping[str, str] | None) -> bytes:
    """Fetch an address of the provider: without redirects or proxies, and not for long."""
    with (
        httpx.Client(timeout=10, follow_redirects=False, trust_env=False) as client,
        client.stream("GET" if form is None else "POST", address, data=form) as answer,
    ):
        if answer.status_code != 200:
            raise NotLetIn(f"{urlsplit(address).hostname} answered {answer.status_code}: try later")
        body = b""
        for part in answer.iter_bytes():
            body += part
            if len(body) > _LARGEST:
                raise NotLetIn("the provider's answer is too large: tell the registrar")
    return body
