"""Sanctions listings on a day. Each kind of measure has its own beginning and its own end.

Being listed is a query with a date and never a stored mark: a measure may begin long after the
listing, and a regime that lapses ends all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec


class Applied(msgspec.Struct, frozen=True):
    """One measure of a listing, from its first day on; it no longer holds on the day it ends."""

    kind: str
    start: dt.date
    end: dt.date | None = None


class Listing(msgspec.Struct, frozen=True):
    """One entry of a list, with its measures and the day on which it was taken off."""

    reference: str
    measures: tuple[Applied, ...]
    delisted: dt.date | None = None


def active(
    listing: Listing, day: dt.date, kind: str | None = None, *, lapse: dt.date | None = None
) -> bool:
    """Say whether a listing, or one kind of its measures, holds on a day."""
    if any(end is not None and end <= day for end in (listing.delisted, lapse)):
        return False
    return any(
        one.start <= day and (one.end is None or day < one.end)
        for one in listing.measures
        if kind is None or one.kind == kind
    )


def count_active(
    listings: Iterable[Listing],
    day: dt.date,
    kind: str | None = None,
    *,
    lapse: dt.date | None = None,
) -> int:
    """Count the listings that hold on a day; `lapse` is the day on which the regime ended."""
    return sum(active(one, day, kind, lapse=lapse) for one in listings)
