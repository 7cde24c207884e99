"""A date as it was said, with what it can mean.

Reports say "2018", "April 2018", "circa 2003", "1999-2005", "before the 2012
coup". What was said is kept; the earliest and the latest day it can mean are
computed from it. A bound that nobody gave is None: unknown, not the beginning
of time.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

import msgspec

from sightline.errors import BadInstant
from sightline.values.span import Precision, Span, read_span

_ABOUT = re.compile(
    r"^(?:(?:circa|ca|about|around|approximately|approx|roughly|vers|environ|hacia|cerca de"
    r"|por volta de|early|late|mid|debut|début|fin|mi)\b[.\s-]*|c\.\s*|~\s*)|\s*[~?%]$",
    re.IGNORECASE,
)
_IN = re.compile(r"^(?:in|en)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:before|prior to|avant|antes de|antes del)\s+|^<\s*", re.IGNORECASE)
_UNTIL = re.compile(
    r"^(?:(?:until|up to|by|no later than|jusqu['’](?:en|au|à|a)|hasta|até)\s+"
    r"|\.\.\s*/?\s*|/\s*)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^(?:after|après|apres|después de|despues de|depois de|após)\s+|^>\s*", re.I)
_SINCE = re.compile(r"^(?:since|from|depuis|dès|desde)\s+", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*(?:/\s*(?:\.\.)?|(?<=\d)\s*[-–—]|\.\.|\bonwards)$", re.IGNORECASE)
_PAIR = re.compile(r"^(?:from|between|de|du|entre|desde|del)\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:/|\.\.|–|—)\s*|\s+(?:-|to|until|and|à|au|et|hasta|al|a|y|e)\s+|(?<=^\d{4})-(?=\d{4}$)"
    r"|(?<=[^\W\d_])-(?=[^\W\d_])",
    re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(r"^[^\W\d_]+\.?$")
_ONE_DAY = dt.timedelta(days=1)


class Instant(msgspec.Struct, frozen=True):
    """A date or a span of time, as said, and the days between which it lies.

    ``circa`` says that it was said to be near, not how near: the bounds are
    those of the date itself.
    """

    said: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    circa: bool = False

    @classmethod
    def parse(cls, text: str) -> Instant:
        """Read a date in ISO 8601 or EDTF form, or in the plain words that reports use.

        "Before 2018" ends on the last day of 2017 and "by 2018" on the last of
        2018; "after 2018" begins in 2019 and "since 2018" in 2018.
        """
        return _read(text)

    @classmethod
    def on(cls, day: dt.date) -> Instant:
        """Make the instant of one day."""
        return cls(day.isoformat(), day, day, Precision.DAY)

    def surely_by(self, day: dt.date) -> bool:
        """Say whether it lies on or before a day, whatever it exactly means."""
        return self.latest is not None and self.latest <= day

    def maybe_by(self, day: dt.date) -> bool:
        """Say whether it can have begun by a day; an unknown beginning can."""
        return self.earliest is None or self.earliest <= day

    def surely_begun(self, day: dt.date) -> bool:
        """Say whether its first day has come; an unknown beginning has not."""
        return self.earliest is not None and self.earliest <= day

    def maybe_over(self, day: dt.date) -> bool:
        """Say whether its last day has passed; an unknown end may have."""
        return self.latest is None or self.latest < day

    def __str__(self) -> str:
        return self.said


def check_dates(*texts: str | None) -> None:
    """Refuse a date on a record that nobody could read later; None is a date nobody gave."""
    for text in texts:
        if text is not None:
            _read(text)


@lru_cache(maxsize=65536)  # the same few thousand days stand on millions of records
def _read(text: str) -> Instant:
    rest = " ".join(text.split())
    try:
        earliest, latest, precision, circa = _read_bounds(rest)
    except (ValueError, OverflowError):
        raise BadInstant(
            f"{text!r} is not a date: expected 2018, 2018-04, 2018-04-25, 2018-Q2, 25 April 2018, "
            "2018-04/2018-06, 'circa 2018', 'before 2018' or 'since 2018'"
        ) from None
    return Instant(text, earliest, latest, precision, circa)


_Bounds = tuple[dt.date | None, dt.date | None, Precision, bool]


def _read_bounds(text: str) -> _Bounds:
    """Find the first and the last day that a text can mean, and whether it is approximate."""
    circa, bare = _read_about(text)
    if span := read_span(bare):
        return *span, circa
    if match := _PAIR.match(text):
        parts = _BETWEEN.split(text[match.end() :])
        if len(parts) == 2:
            return _read_interval(*parts)
    if bound := _read_bound(text):
        return bound
    parts = _BETWEEN.split(text)
    if len(parts) != 2:
        raise ValueError(text)
    return _read_interval(*parts)


def _read_bound(text: str) -> _Bounds | None:
    """Read a span of which one end alone was said."""
    if match := _BEFORE.match(text):
        circa, span = _read_date(text[match.end() :])
        return None, span.first - _ONE_DAY, Precision.OPEN, circa
    if match := _UNTIL.match(text):
        circa, span = _read_date(text[match.end() :])
        return None, span.last, Precision.OPEN, circa
    if match := _AFTER.match(text):
        circa, span = _read_date(text[match.end() :])
        return span.last + _ONE_DAY, None, Precision.OPEN, circa
    if match := _SINCE.match(text):
        circa, span = _read_date(text[match.end() :])
        return span.first, None, Precision.OPEN, circa
    if match := _OPEN_END.search(text):
        circa, span = _read_date(text[: match.start()])
        return span.first, None, Precision.OPEN, circa
    return None


def _read_interval(first: str, last: str) -> _Bounds:
    """Read both ends; 'April to June 2018' says the year once."""
    late, end = _read_date(last)
    if _MONTHS_OF_YEAR.match(first):
        first = f"{first} {end.first.year}"
    early, start = _read_date(first)
    if end.last < start.first:
        raise ValueError(first, last)
    return start.first, end.last, Precision.INTERVAL, early or late


def _read_date(text: str) -> tuple[bool, Span]:
    circa, bare = _read_about(text.strip())
    span = read_span(bare)
    if span is None:
        raise ValueError(text)
    return circa, span


def _read_about(text: str) -> tuple[bool, str]:
    """Take off the words and signs that say 'about'."""
    text = _IN.sub("", text)
    bare = _ABOUT.sub("", text).strip()
    return bare != text, bare
