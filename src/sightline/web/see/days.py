"""Days: spans of ties, moments of events, and the days on which something became known."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from sightline.errors import BadInstant, NotFound
from sightline.picture import Edge
from sightline.reception import Terms
from sightline.values import Instant
from sightline.web.call import Call


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The days on which something about an entity became known, around the day looked at."""

    first: dt.date | None = None
    last: dt.date | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    count: int = 0


def follow(call: Call, entity: str) -> Course:
    """Find the days around the one looked at; what became known later is read without its day."""
    day = call.visit.terms.known
    days = _days(call, entity, msgspec.structs.replace(call.visit.terms, known=None))
    if not days:
        return Course()
    at = day or dt.date.max
    place, beyond = bisect_left(days, at), bisect_right(days, at)
    if day is None:
        place = len(days) - 1  # the last of them is what is shown already
    return Course(
        first=days[0],
        last=days[-1],
        before=days[place - 1] if place > 0 else None,
        after=days[beyond] if beyond < len(days) else None,
        count=len(days),
    )


def _days(call: Call, entity: str, terms: Terms) -> tuple[dt.date, ...]:
    try:
        return call.visit.picture("dossier", entity, terms).days(entity)
    except NotFound:  # what is looked at may be known under a purpose or a day alone
        return ()


def tell_span(edge: Edge) -> tuple[str | None, str | None]:
    """Say from when until when a tie held, as far as that is known."""
    start = _between(edge.start_first, edge.start_last)
    return start, _between(edge.end_first, edge.end_last)


def read_days(texts: Iterable[str]) -> tuple[dt.date | None, dt.date | None]:
    """Find the first and the last day that some dates can mean; None is not known."""
    firsts, lasts = [], []
    for text in texts:
        try:
            instant = Instant.parse(text)
        except BadInstant:
            continue
        firsts += [instant.earliest] if instant.earliest else []
        lasts += [instant.latest] if instant.latest else []
    return min(firsts, default=None), max(lasts, default=None)


def _between(first: dt.date | None, last: dt.date | None) -> str | None:
    """Say two bounds as one date where they are one."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return str(first)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return f"{first:%Y}"
    return f"{first}/{last}"
