"""The shape of every answer: on which terms, of which picture, how to handle it, and what."""

from __future__ import annotations

import datetime as dt
from typing import Any, Generic, TypeVar

import msgspec

from sightline.reception import Visit

T = TypeVar("T")


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """On which terms the picture was looked at; null is now, all that happened, no purpose."""

    reader: str
    known: dt.date | None
    as_of: dt.date | None
    recorded: dt.date | None
    purpose: str | None


class Told(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One answer. Equal addresses mean equal pictures."""

    terms: Terms
    address: str
    handling: str
    data: T


class Listed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list; `after` is the cursor with which it goes on, null at its end."""

    terms: Terms
    address: str
    handling: str
    data: tuple[T, ...]
    after: str | None
    total: int | None = None


class Done(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What was done in the reader's own name, and who may see it."""

    reader: str
    handling: str
    data: T


def tell_terms(visit: Visit) -> Terms:
    """Say on which terms a visit looks."""
    asked = visit.terms
    return Terms(
        reader=visit.reader.name,
        known=asked.known,
        as_of=asked.as_of,
        recorded=asked.recorded,
        purpose=asked.purpose,
    )


def show(view: type[T], value: Any) -> T:
    """Show of a value what a view names, and nothing else of it."""
    return msgspec.convert(value, view, from_attributes=True, strict=False)


def show_all(view: type[T], values: Any) -> tuple[T, ...]:
    """Show of each value what a view names."""
    return tuple(show(view, value) for value in values)
