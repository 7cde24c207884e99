"""What goes over the wire with every answer of the API: its guards, its tag, and nothing else.

The tag of an answer is made of the bytes that the reader gets, so it tells no more than they do.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
from litestar import Response
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from sightline.reception.headers import GUARDS, PRIVATE

_CARRIED = {name.encode(): said.encode() for name, said in {**GUARDS, **PRIVATE}.items()}
_POLICY, _FRAMES = b"content-security-policy", b"x-frame-options"


def guard(application: ASGIApp) -> ASGIApp:
    """Put the guards on every answer, and answer 304 to who holds it already."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        asked = dict(scope["headers"]).get(b"if-none-match", b"")
        spared = False

        async def put_on(message: Message) -> None:
            nonlocal spared
            if message["type"] == "http.response.start":
                headers = {name.lower(): said for name, said in message["headers"]}
                spared = _is_held(asked, message["status"], headers)
                if spared:
                    headers = {b"etag": headers[b"etag"]}
                    message["status"] = 304
                message["headers"] = _carry(headers)
            elif message["type"] == "http.response.body" and spared:
                message["body"] = b""
            await send(message)

        await application(scope, receive, put_on)

    return answer


def _carry(headers: dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """Put the guards on; a leaf that says its own, stricter policy may stand in a frame."""
    carried = dict(_CARRIED)
    if _POLICY in headers:
        carried.pop(_POLICY)
        carried.pop(_FRAMES)
    return list((headers | carried).items())


async def tag(response: Response[Any]) -> Response[Any]:
    """Write an answer down, and give it the tag of its bytes."""
    content = response.content
    if isinstance(content, msgspec.Struct | tuple | dict):
        response.content = content = msgspec.json.encode(content)
    if isinstance(content, bytes) and response.status_code in (None, 200):
        response.headers["etag"] = f'"{sha256(content).hexdigest()[:32]}"'
    return response


def _is_held(asked: bytes, status: int, headers: dict[bytes, bytes]) -> bool:
    held = headers.get(b"etag")
    if status != 200 or held is None or not asked:
        return False
    tags = [one.strip().removeprefix(b"W/") for one in asked.split(b",")]
    return held in tags or tags == [b"*"]
