"""Until when a decision holds, as it says itself or as its period lets us reckon."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import msgspec

from sightline.engines.mandates.clauses import Found
from sightline.engines.mandates.frame import Frame
from sightline.engines.mandates.phrases import longest
from sightline.engines.mandates.span import Span

_NEAR = 40


class Expiry(msgspec.Struct, frozen=True):
    """The last day of a mission, a panel or measures, and the words for it.

    ``stated`` is false where the day was reckoned from a period; ``day`` is None where a period
    begins on a day that the text does not give.
    """

    subject: str
    day: dt.date | None
    stated: bool
    rests_on: tuple[Span, ...]


def expiry_in(found: Found, text: str, frame: Frame, adopted: dt.date | None) -> Expiry | None:
    """Find the term that a paragraph sets."""
    at = found.begin
    if not found.named("terms", "extends"):
        return None
    days = [(match, day) for match in frame.date.finditer(text) if (day := frame.day(match))]
    subject = _subject(found)
    for match, day in days:
        if _led_by(found, match.start(), "until"):
            return Expiry(subject, day, True, (Span(at + match.start(), at + match.end()),))
    period = _period(found)
    if period is None:
        return None
    months, length, span = period
    starts = [(match, day) for match, day in days if _led_by(found, match.start(), "from")]
    begin = starts[0][1] if starts else adopted
    spans = [Span(at + span.start, at + span.end)]
    spans += [Span(at + match.start(), at + match.end()) for match, _ in starts[:1]]
    return Expiry(subject, begin and _end(begin, months, length), False, tuple(spans))


def _led_by(found: Found, place: int, name: str) -> bool:
    """Whether one of the words stands shortly before a date."""
    ends = [found.words.ends[hit.last - 1] for hit in found.named("terms", name)]
    return any(0 <= place - end <= _NEAR for end in ends)


def _subject(found: Found) -> str:
    """What ends: the first of a mission, a panel or measures that is named."""
    named = [hit for hit in longest(found.named("actors")) if hit.name in {"mission", "panel"}]
    measures = found.named("terms", "measures")
    first = min([*named, *measures], key=lambda hit: hit.first, default=None)
    return "other" if first is None else first.name


def _period(found: Found) -> tuple[int, int, Span] | None:
    """The first period of months or days: months, days, and its place in the paragraph."""
    counts = {hit.first: int(hit.name[6:]) for hit in found.named("terms") if "count_" in hit.name}
    for hit in sorted(found.named("terms", "days", "months", "years")):
        before = hit.first - 1
        word = found.words.texts[before] if before >= 0 else ""
        number = int(word) if re.fullmatch(r"\d{1,3}", word, re.ASCII) else counts.get(before)
        if number:
            months = {"months": number, "years": 12 * number}.get(hit.name, 0)
            span = Span(*found.words.place(before, hit.last))
            return months, number if hit.name == "days" else 0, span
    return None


def _end(begin: dt.date, months: int, days: int) -> dt.date | None:
    """The last day of a period: that before the same day of the month."""
    try:
        year, month = divmod(begin.month - 1 + months, 12)
        year += begin.year
        day = min(begin.day, calendar.monthrange(year, month + 1)[1])
        return dt.date(year, month + 1, day) + dt.timedelta(days=days - 1)
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
