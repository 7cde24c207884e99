"""A call: what one browser asks of one route, and what a page needs to answer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from sightline.errors import BadInstant, BadValue
from sightline.reception import Gate, Session, Terms, Visit
from sightline.web.reply import Reply
from sightline.web.sheet import fill_in
from sightline.web.words import Words

Fields = Mapping[str, tuple[str, ...]]


class Upload(msgspec.Struct, frozen=True):
    """A file that came with a form."""

    name: str
    body: bytes


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call of a browser."""

    #: The name of the route, such as ``dossier``.
    route: str
    #: The address without what was asked: ``/entity/x``.
    address: str
    #: What stands in the address: ``{"entity": "x"}``.
    path: Mapping[str, str]
    #: What was asked behind the question mark, and what a form was filled in with.
    query: Fields
    form: Fields
    uploads: Mapping[str, Upload]
    words: Words
    gate: Gate
    #: Where the call comes from, for lock-outs and for nothing else.
    origin: str
    #: The token of the session, and the session; None for who has not signed in.
    token: str | None = None
    session: Session | None = None
    #: The visit; only a public page has none.
    guest: Visit | None = None
    #: Whether htmx asks for a part of the page.
    part: bool = False
    #: What a browser took along to a provider of identities.
    errand: str | None = None

    @property
    def visit(self) -> Visit:
        """The visit of the reader who has signed in."""
        if self.guest is None:
            raise BadValue("this page is for readers who have signed in")
        return self.guest

    def asked(self, name: str, default: str = "") -> str:
        """Give what was asked under a name, trimmed."""
        return (self.query.get(name) or (default,))[-1].strip()

    def asked_all(self, name: str) -> tuple[str, ...]:
        """Give everything that was asked under a name."""
        return tuple(one.strip() for one in self.query.get(name, ()) if one.strip())

    def filled(self, name: str, default: str = "") -> str:
        """Give what a field of the form was filled in with, trimmed."""
        return (self.form.get(name) or (default,))[-1].strip()

    def filled_all(self, name: str) -> tuple[str, ...]:
        """Give everything that fields of one name were filled in with."""
        return tuple(one.strip() for one in self.form.get(name, ()) if one.strip())

    def link(self, address: str, **asked: Any) -> str:
        """Write a link that keeps the terms on which the page is looked at."""
        terms = {} if self.guest is None else msgspec.structs.asdict(self.guest.terms)
        pairs = [
            (name, str(one))
            for name, value in {**terms, **asked}.items()
            for one in (value if isinstance(value, list | tuple) else [value])
            if one not in (None, "")
        ]
        return f"{address}?{urlencode(pairs)}" if pairs else address

    def show(self, template: str, *, status: int = 200, **context: Any) -> Reply:
        """Fill in a template: the whole page, whose parts htmx picks out for itself."""
        return Reply(body=fill_in(self, template, context).encode(), status=status)


def read_terms(query: Fields) -> Terms:
    """Read the terms of a visit from what was asked."""
    return Terms(
        known=_day(query, "known"),
        as_of=_day(query, "as_of"),
        recorded=_day(query, "recorded"),
        purpose=(query.get("purpose") or ("",))[-1].strip() or None,
    )


def _day(query: Fields, name: str) -> dt.date | None:
    said = (query.get(name) or ("",))[-1].strip()
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError:
        raise BadInstant(f"{name}={said!r} is not a day: give one such as 2018-04-25") from None
