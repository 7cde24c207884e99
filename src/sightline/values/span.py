"""The days that one date can mean: a year, a quarter, a month, a week, a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import NamedTuple

from sightline.values.months import find_month


class Precision(StrEnum):
    """The unit in which the date was said."""

    SECOND = "second"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    OPEN = "open"


class Span(NamedTuple):
    """The first and the last day, and the unit that was used."""

    first: dt.date
    last: dt.date
    precision: Precision


_NUMBERS = re.compile(
    r"^(?P<year>\d{4})(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?$", re.IGNORECASE
)
_DAY = re.compile(r"^(\d{4})(?:/(\d{2})/|(\d{2}))(\d{2})$")
_CLOCK = re.compile(
    r"^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:?\d{2})?$", re.I
)
_WEEK = re.compile(r"^(\d{4})-?W(\d{2})$", re.IGNORECASE)
_QUARTER = re.compile(r"^(\d{4})[- ]?[QT]([1-4])$|^[QT]([1-4])[ /-]?(\d{4})$", re.IGNORECASE)
_DECADE = re.compile(r"^(?:the |les |los |os )?(?:années |annees |años )?(\d{3})(?:Xs?|0s)$", re.I)
_FRENCH_DECADE = re.compile(r"^(?:les |los |os )?(?:années|annees|años|anos) (\d{3})0$", re.I)
_CENTURY = re.compile(r"^(\d{2})XX$", re.IGNORECASE)
_OF = r"(?:\s+(?:de|of|del)\s+|[\s,-]+)"
_DAY_MONTH = re.compile(
    rf"^(?:the\s+|le\s+|el\s+)?(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?{_OF}([^\W\d_][^\d,]*?)\.?{_OF}(\d{{4}})$",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"^([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"^([^\W\d_][^\d,]*?)\.?{_OF}(\d{{4}})$", re.IGNORECASE)


def read_span(text: str) -> Span | None:
    """Read one date of any precision; None when it has no such shape.

    Raises ValueError when it has the shape and there is no such day. Days and
    months in numbers alone, such as 03/04/2018, are left unread: which comes
    first depends on who wrote them.
    """
    for read in (_read_numbers, _read_clock, _read_week, _read_quarter, _read_tens, _read_words):
        if (span := read(text)) is not None:
            return span
    return None


def _read_numbers(text: str) -> Span | None:
    if full := _DAY.match(text):
        return _day(full[1], full[2] or full[3], full[4])
    match = _NUMBERS.match(text)
    if match is None:
        return None
    year, month, day = match["year"], (match["month"] or "XX").upper(), (match["day"] or "XX")
    if month == "XX":
        if day.upper() != "XX":
            raise ValueError(text)
        return Span(dt.date(int(year), 1, 1), dt.date(int(year), 12, 31), Precision.YEAR)
    if day.upper() == "XX":
        return _months(int(year), int(month), int(month), Precision.MONTH)
    return _day(year, month, day)


def _read_clock(text: str) -> Span | None:
    match = _CLOCK.match(text)
    if match is None:
        return None
    day = dt.datetime.fromisoformat(text.upper()).date()
    return Span(day, day, Precision.SECOND)


def _read_week(text: str) -> Span | None:
    match = _WEEK.match(text)
    if match is None:
        return None
    monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Span(monday, monday + dt.timedelta(days=6), Precision.WEEK)


def _read_quarter(text: str) -> Span | None:
    match = _QUARTER.match(text)
    if match is None:
        return None
    last = 3 * int(match[2] or match[3])
    return _months(int(match[1] or match[4]), last - 2, last, Precision.QUARTER)


def _read_tens(text: str) -> Span | None:
    if match := _DECADE.match(text) or _FRENCH_DECADE.match(text):
        first = int(match[1]) * 10
        return Span(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), Precision.DECADE)
    if match := _CENTURY.match(text):
        first = int(match[1]) * 100
        return Span(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), Precision.CENTURY)
    return None


def _read_words(text: str) -> Span | None:
    if match := _DAY_MONTH.match(text):
        day, name, year = match[1], match[2], match[3]
    elif match := _MONTH_DAY.match(text):
        name, day, year = match[1], match[2], match[3]
    elif match := _MONTH_YEAR.match(text):
        name, day, year = match[1], "", match[2]
    else:
        return None
    month = find_month(name)
    if month is None:
        return None
    if day:
        return _day(year, str(month), day)
    return _months(int(year), month, month, Precision.MONTH)


def _day(year: str, month: str, day: str) -> Span:
    date = dt.date(int(year), int(month), int(day))
    return Span(date, date, Precision.DAY)


def _months(year: int, first: int, last: int, precision: Precision) -> Span:
    start = dt.date(year, first, 1)
    return Span(start, dt.date(year, last, calendar.monthrange(year, last)[1]), precision)
