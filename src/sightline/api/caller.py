"""Who calls: found out before anything else of a call is looked at."""

from __future__ import annotations

import hmac
from typing import Any

import msgspec
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from sightline.api.passes import Passes
from sightline.errors import NotFound, Refused, Unidentified
from sightline.reception import Gate, Hall, Terms
from sightline.reception.cookies import COOKIE, name_cookie

#: A handler with this option answers everybody: it tells nothing of the house.
PUBLIC = "public"
#: A handler with this option lets in who brings a pass in the address.
IN_ADDRESS = "in_address"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_BEARER = "bearer "

Connection = ASGIConnection[Any, Any, Any, Any]


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """A reader, in whose name a program or a page calls."""

    reader: str
    #: What a page of the session has to send when it writes; a key needs none.
    seal: str | None = None
    #: The terms of a pass; others are chosen with each call.
    asked: Terms | None = None


class Doorkeeper:
    """The guard of every address: it lets in who is known and active today."""

    def __init__(self, hall: Hall, gate: Gate) -> None:
        self._hall = hall
        self._gate = gate
        self._passes = Passes(hall.folder)

    async def __call__(self, connection: Connection, handler: BaseRouteHandler) -> None:
        """Find out who calls, and refuse nobody's calls and forged ones."""
        if handler.opt.get(PUBLIC):
            return
        token = connection.path_params.get("token") if handler.opt.get(IN_ADDRESS) else None
        find = self._find if token is None else lambda _: self._find_pass(str(token))
        caller = await self._hall.run(lambda: find(connection))
        if caller is None:
            raise Unidentified
        if caller.seal is not None and str(connection.scope.get("method", "")) not in _SAFE:
            given = connection.headers.get("x-seal", "")
            if not hmac.compare_digest(given.encode(), caller.seal.encode()):
                raise Refused("a session writes with its seal in the header X-Seal, or by a key")
        connection.state.caller = caller

    def _find(self, connection: Connection) -> Caller | None:
        said = connection.headers.get("authorization")
        if said is not None:
            known = said[: len(_BEARER)].lower() == _BEARER
            reader = self._gate.find_key(said[len(_BEARER) :].strip()) if known else None
            return self._known(Caller(reader=reader)) if reader else None
        secure = connection.url.scheme == "https"
        token = connection.cookies.get(name_cookie(COOKIE, secure=secure))
        session = self._gate.session(token) if token else None
        if session is None or session.unfinished:  # a second factor is wanted, and not yet there
            return None
        return self._known(Caller(reader=session.reader, seal=session.seal))

    def _find_pass(self, token: str) -> Caller | None:
        held = self._passes.find(token)
        if held is None:
            return None
        return self._known(Caller(reader=held.reader, asked=held.terms))

    def _known(self, caller: Caller) -> Caller | None:
        """Give the caller, unless the card was switched off since."""
        try:
            self._hall.house().reader(caller.reader)
        except NotFound:
            return None
        return caller
