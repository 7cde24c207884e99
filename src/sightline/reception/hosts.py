"""Under which names a server answers: a page on another site must not speak to it by its own name.

A site that points its name at this machine would otherwise be let in by the browser of a reader.
"""

from __future__ import annotations

from collections.abc import Iterable

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from sightline.reception.headers import GUARDS, PRIVATE

#: What a machine calls itself.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_SAID = b"This server is not called by that name.\n"


class HostGuard:
    """Stands before an application, and answers only to its own names."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in (*LOOPBACK, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call pass that names this server."""
        if scope["type"] != ScopeType.HTTP or self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        headers = {**GUARDS, **PRIVATE, "content-type": "text/plain; charset=utf-8"}
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 421, "headers": pairs})
        await send({"type": "http.response.body", "body": _SAID, "more_body": False})

    def _is_ours(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:
            return False
        host = named[0].decode("latin-1").lower()
        bare, _, port = host.rpartition(":")
        if bare and port.isdigit() and (not bare.startswith("[") or bare.endswith("]")):
            host = bare
        return host in self._names
