"""Problems as programs read them (RFC 9457), one kind for each error that has a name.

Absent and forbidden are one problem with one body. What was not foreseen gets a number, and its
trace goes to the log alone.
"""

from __future__ import annotations

import inspect
import logging
import re
import secrets
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from sightline.errors import (
    BadInput,
    BadValue,
    NotFound,
    Refused,
    SightlineError,
    StillBuilding,
    Unidentified,
)

MEDIA = "application/problem+json"
#: Where the kinds of problems are described.
PLACE = "/api/problems"
_LOG = logging.getLogger("sightline.api")
_STATUS: tuple[tuple[type[SightlineError], int], ...] = (
    (NotFound, 404),
    (Unidentified, 401),
    (Refused, 403),
    (StillBuilding, 503),
    (BadValue, 400),
    (BadInput, 400),
    (SightlineError, 409),
)
#: What goes wrong before anything of ours is asked, by status.
_PLAIN = {
    400: ("bad-request", "The call cannot be read."),
    401: ("unidentified", "Nobody known calls."),
    404: ("not-found", "There is no such thing in this picture."),
    405: ("bad-method", "This cannot be done here: see which methods are allowed."),
    413: ("too-large", "What was sent is too large for one call: send it in parts."),
    500: ("unforeseen", "Something went wrong that was not foreseen."),
}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a call something is wrong, and what."""

    where: str
    what: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, what was expected, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    places: tuple[Place, ...] = ()


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of problem: what it means, and the wider kinds to which it belongs."""

    type: str
    title: str
    status: int
    wider: tuple[str, ...] = ()


@cache
def list_kinds() -> Mapping[str, Kind]:
    """List every kind of problem by its name, out of the tree of errors."""
    found = {
        name: Kind(type=f"{PLACE}/{name}", title=title, status=status)
        for status, (name, title) in _PLAIN.items()
    }
    for error in _walk(SightlineError):
        wider = [_name(one) for one in error.__mro__[1:] if issubclass(one, SightlineError)]
        found[_name(error)] = Kind(
            type=f"{PLACE}/{_name(error)}",
            title=inspect.getdoc(error) or error.__name__,
            status=status_of(error),
            wider=tuple(wider),
        )
    return found


def answer_problem(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Turn an error into the answer that says it."""
    problem = find_problem(error)
    headers: dict[str, str] = {}
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    if problem.status == 503:
        headers["retry-after"] = "5"
    if isinstance(error, HTTPException) and error.headers:
        headers.update(error.headers)
    return Response(
        msgspec.json.encode(problem), status_code=problem.status, media_type=MEDIA, headers=headers
    )


def find_problem(error: Exception) -> Problem:
    """Find the problem that an error is."""
    if isinstance(error, SightlineError):
        kind = list_kinds()[_name(type(error))]
        return _make(kind, str(error))
    if isinstance(error, HTTPException) and error.status_code < 500:
        return _plain(error)
    number = secrets.token_hex(4)
    _LOG.error("unforeseen error %s", number, exc_info=error)
    return _make(list_kinds()["unforeseen"], f"Say the number {number} to who keeps the house.")


def status_of(error: type[SightlineError]) -> int:
    """Choose the status of a kind of error."""
    return next(status for kind, status in _STATUS if issubclass(error, kind))


def _plain(error: HTTPException) -> Problem:
    """Say what is wrong with a call that reached nothing of ours."""
    name, title = _PLAIN.get(error.status_code, _PLAIN[400])
    extra = error.extra if isinstance(error.extra, list) else []
    places = tuple(
        Place(
            where=" ".join(filter(None, (str(one.get("source", "")), str(one.get("key", ""))))),
            what=str(one.get("message", "")),
        )
        for one in extra
        if isinstance(one, dict)
    )
    said = error.detail if error.status_code == 400 and not places else title
    return Problem(
        type=f"{PLACE}/{name}", title=title, status=error.status_code, detail=said, places=places
    )


def _make(kind: Kind, detail: str) -> Problem:
    return Problem(type=kind.type, title=kind.title, status=kind.status, detail=detail)


def _name(error: type[SightlineError]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()


def _walk(error: type[SightlineError]) -> Iterator[type[SightlineError]]:
    yield error
    for one in error.__subclasses__():
        yield from _walk(one)
