"""A departure: how a reply goes back over the wire, with all that every answer carries."""

from __future__ import annotations

from hashlib import sha256

from litestar import Response
from litestar.datastructures import Cookie

from sightline.reception.cookies import ERRAND, name_cookie
from sightline.reception.headers import GUARDS, LASTING_TLS, PRIVATE
from sightline.web.arrival import Arrival
from sightline.web.reply import Reply


def send(reply: Reply, arrival: Arrival) -> Response[bytes]:
    """Put the headers around a reply; of a page that the browser holds already only its name."""
    headers: dict[str, str] = {**GUARDS, **PRIVATE, **reply.headers, "content-type": reply.media}
    if arrival.secure:
        headers |= LASTING_TLS
    if reply.location is not None:
        headers["location"] = reply.location
    if reply.filename is not None:
        headers["content-disposition"] = f'attachment; filename="{_plain(reply.filename)}"'
    body, status = reply.body, reply.status
    if status == 200 and arrival.method == "GET" and body:
        headers["etag"] = tag = _tag(body, packed=arrival.packs)
        if tag in arrival.held:
            body, status = b"", 304
    response = Response(body, status_code=status, headers=headers)
    for name, value in reply.cookies.items():
        _set_cookie(response, arrival, name, value)
    return response


def _tag(body: bytes, *, packed: bool) -> str:
    """Name what the reader gets by its own bytes, and whether they go packed."""
    return f'"{sha256(body).hexdigest()[:32]}{"-g" if packed else ""}"'


def _set_cookie(response: Response[bytes], arrival: Arrival, name: str, value: str) -> None:
    """Set a cookie that no script reads and no other site sends; an empty one goes away."""
    response.set_cookie(
        Cookie(
            name_cookie(name, secure=arrival.secure),
            value=value,
            path="/",
            httponly=True,
            secure=arrival.secure,
            # A provider of identities sends the browser back from another site.
            samesite="lax" if name == ERRAND else "strict",
            max_age=None if value else 0,
        )
    )


def _plain(name: str) -> str:
    """Leave of a file name what every header and every disk takes."""
    kept = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in name
    )
    return kept.strip(".-")[:120] or "file"
