"""Dates of birth or founding, compared with tolerance for what goes wrong with them.

Lists give a year alone, a year "circa", the first of January for want of better, the day
and the month exchanged, or a digit wrong. Several dates are compared by the best pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from sightline.engines.names.reason import Reason, Topic
from sightline.errors import BadInstant

_FORM = re.compile(
    r"^(?P<about>(?:circa|ca\.?|c\.?|about|approximately|~)\s*)?"
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^(?P<first>\d{4})\s*(?:-|/|to|between|and|–)\s*(?P<last>\d{4})$")


class Day(msgspec.Struct, frozen=True):
    """A date: nought stands for what is not known, ``within`` for how far the year may be off."""

    year: int
    month: int = 0
    day: int = 0
    within: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return ("circa " if self.within else "") + "-".join(parts)


@lru_cache(1 << 14)
def read_day(text: str) -> Day:
    """Read 1960, 1960-06, 1960-06-29, `circa 1960` or 1958-1962."""
    span = _RANGE.match(text.strip())
    if span:
        first, last = sorted((int(span["first"]), int(span["last"])))
        return Day((first + last) // 2, within=max(1, (last - first + 1) // 2))
    match = _FORM.match(text.strip())
    if match is None:
        raise BadInstant(f"{text!r} is no date: give 1960, 1960-06, 1960-06-29 or 'circa 1960'")
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if month > 12 or day > 31:
        raise BadInstant(f"{text!r} has no such month or day: give the month before the day")
    if month == 1 and day == 1:  # what is written when only the year is known
        month = day = 0
    return Day(int(match["year"]), month, day, within=2 if match["about"] else 0)


_GAPS = ((1, 1.2), (2, 0.4), (5, -1.2), (10, -2.6), (20, -3.6))
_FAR = -4.5


def weigh_days(left: Day, right: Day) -> tuple[float, str]:
    """Say what two dates add, and why. The order of the two does not matter."""
    if left.year == right.year:
        return _same_year(left, right)
    if left.day and right.day and (left.month, left.day) == (right.month, right.day):
        return (
            (3.5, "the day is the same and a digit of the year is not")
            if _one_digit(left.year, right.year)
            else (0.0, "the day is the same and the year is not")
        )
    gap = max(0, abs(left.year - right.year) - left.within - right.within)
    if gap == 0:
        return 1.8, "the years agree as far as they are known"
    worth = next((worth for most, worth in _GAPS if gap <= most), _FAR)
    if left.day and right.day:
        worth = min(worth, 0.0) - (0.5 if gap > 1 else 0.0)
    return worth, f"the years are {gap} apart"


def _same_year(left: Day, right: Day) -> tuple[float, str]:
    if left.day and right.day:
        return _same_year_days(left, right)
    if left.month and right.month:
        if left.month == right.month:
            return 5.2, "the year and the month are the same"
        return 1.5, "the year is the same and the month is not"
    return 3.2, "the year is the same"


def _same_year_days(left: Day, right: Day) -> tuple[float, str]:
    if (left.month, left.day) == (right.month, right.day):
        return 8.0, "the dates are the same"
    if (left.month, left.day) == (right.day, right.month):
        return 6.0, "the dates are the same with day and month exchanged"
    if left.month == right.month or left.day == right.day:
        return 3.2, "the dates agree but for the day or the month"
    return 0.8, "the year is the same and the day is not"


def _one_digit(one: int, other: int) -> bool:
    return sum(a != b for a, b in zip(f"{one:04d}", f"{other:04d}", strict=True)) == 1


def compare_dates(left: Iterable[Day], right: Iterable[Day]) -> Reason | None:
    """The best pair of dates, or None where either side has none: unknown is no difference."""
    found = [
        (*weigh_days(one, other), one, other)
        for one in sorted(set(left), key=str)
        for other in sorted(set(right), key=str)
    ]
    if not found:
        return None
    worth, words, one, other = max(found, key=lambda item: item[0])
    return Reason(Topic.DATE, worth, f"{words}: {one} and {other}")
