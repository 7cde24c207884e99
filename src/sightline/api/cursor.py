"""Cursors: where a list goes on, bound to the picture and the question that it was given for.

Under another picture the same place would skip or repeat; so it is refused, and never guessed.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

import msgspec

from sightline.errors import BadValue, StaleCursor

T = TypeVar("T")
_BOUND = 12


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list is wanted: so many, from behind a place."""

    limit: int
    after: str | None = None


def write_cursor(address: str, asked: Iterable[str], place: str) -> str:
    """Write down where a list goes on."""
    return urlsafe_b64encode(_bind(address, asked) + place.encode()).decode().rstrip("=")


def read_cursor(said: str | None, address: str, asked: Iterable[str]) -> str | None:
    """Read where a list goes on; a cursor of another picture or question is refused."""
    if said is None:
        return None
    try:
        raw = urlsafe_b64decode(said + "=" * (-len(said) % 4))
        bound, place = raw[:_BOUND], raw[_BOUND:].decode()
    except (binascii.Error, ValueError):
        raise BadValue("after is no cursor: give what the list before said as `after`") from None
    if bound != _bind(address, asked):
        raise StaleCursor
    return place


def cut(found: Sequence[T], place: str | None, limit: int) -> tuple[Sequence[T], str | None]:
    """Cut a part out of what is known whole, and say where it goes on."""
    start = int(place) if place is not None and place.isdecimal() else 0
    end = start + limit
    return found[start:end], str(end) if end < len(found) else None


def _bind(address: str, asked: Iterable[str]) -> bytes:
    return sha256(msgspec.json.encode([address, *asked])).digest()[:_BOUND]
