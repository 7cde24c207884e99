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
_OTHER_NAME = b"This server is not called by that name.\n"
_NO_ASKING = b"Other sites have nothing to ask for here.\n"


class HostGuard:
    """Stands before an application, and answers only to its own names."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in (*LOOPBACK, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call pass that names this server, and does not ask in the name of another site."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
        elif not self._is_ours(scope):
            await _refuse(send, 421, _OTHER_NAME)
        elif scope["method"] == "OPTIONS":
            await _refuse(send, 405, _NO_ASKING)
        else:
            await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:
            return False
        host = named[0].decode("latin-1").lower()
        bare, _, port = host.rpartition(":")
        if bare and port.isdigit() and (not bare.startswith("[") or bare.endswith("]")):
            host = bare
        return host in self._names


async def _refuse(send: Send, status: int, said: bytes) -> None:
    headers = {**GUARDS, **PRIVATE, "content-type": "text/plain; charset=utf-8"}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": said, "more_body": False})
