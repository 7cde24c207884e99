"""What is known of a bearer beside the names, packed into four bytes, and how two compare.

From the lowest bit: 1 for the sort, 1 that a number of a document is known, 1 that more dates
or countries stand elsewhere, 1 that the year is not exact, 10 for the country, 5 for the day,
4 for the month, 9 for the year. Nought is unknown throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Packed, compiled
from sightline.engines.names.dates import Day, read_day
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile

FIRST_YEAR, LAST_YEAR = 1690, 2200
BODY, NUMBER, MORE, ABOUT = 1, 2, 4, 8
COUNTRY, DAY, MONTH, YEAR = 4, 14, 19, 23
COUNTRY_MOST = 1023
ELSEWHERE = COUNTRY_MOST
"""The code of a country that nobody else has: it differs from every other."""

(NO_DATE, SAME_DATE, NEARLY_SAME, SAME_VAGUE, PARTLY_SAME, SAME_YEAR, OTHER_DAY, YEAR_APART,
 FEW_APART, SOME_APART, FAR_APART) = range(11)  # fmt: skip
DATE_BITS = np.array([0.0, 12.0, 8.0, 6.0, 6.0, 3.5, 0.5, 0.0, -2.0, -4.0, -5.0], np.float32)
"""What each comparison of dates says at first sight, in bits."""
SAME_COUNTRY_BITS, OTHER_COUNTRY_BITS = 3.0, -1.5
OTHER_SORT_BITS = -8.0
SAME_NUMBER_BITS, OTHER_NUMBER_BITS = 25.0, -1.0


class Told(msgspec.Struct, frozen=True):
    """The facts of one bearer: the first word holds all but further dates and countries."""

    first: int
    more: tuple[int, ...] = ()


def pack_day(day: Day) -> int:
    """One date in its place; years of long ago count as unknown."""
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return 0
    exact = 0 if day.within == 0 else ABOUT
    return (day.year - FIRST_YEAR) << YEAR | day.month << MONTH | day.day << DAY | exact


def _ranked(days: Iterable[Day]) -> list[Day]:
    """The most exact date first; the order in which dates were given does not matter."""
    days = set(days)
    if len(days) < 2:
        return list(days)
    return sorted(days, key=lambda day: (-bool(day.day), -bool(day.month), day.within, str(day)))


def pack_facts(profile: Profile, countries: Sequence[int]) -> Told:
    """Pack what is known of a bearer whose countries have these codes."""
    dates = (
        [pack_day(day) for day in _ranked(map(read_day, profile.dates))] if profile.dates else []
    )
    first = BODY if profile.sort is Sort.BODY else 0
    if profile.identifiers:
        first |= NUMBER
    codes = sorted(countries)
    more = tuple(dates[1:]) + tuple(code << COUNTRY for code in codes[1:])
    first |= (dates[0] if dates else 0) | (codes[0] << COUNTRY if codes else 0)
    return Told(first | MORE, more) if more else Told(first)


@compiled
def compare_days(one: int, other: int) -> int:
    """How two packed dates compare, as one of the names above."""
    year, other_year = one >> YEAR, other >> YEAR
    if year == 0 or other_year == 0:
        return NO_DATE
    month, day = (one >> MONTH) & 15, (one >> DAY) & 31
    other_month, other_day = (other >> MONTH) & 15, (other >> DAY) & 31
    gap = abs(year - other_year)
    if gap == 0:
        if day == 0 or other_day == 0:
            if month == 0 or other_month == 0:
                return SAME_YEAR
            return SAME_VAGUE if month == other_month else OTHER_DAY
        if month == other_month and day == other_day:
            return SAME_DATE
        if month == other_day and day == other_month:
            return NEARLY_SAME
        return PARTLY_SAME if month == other_month or day == other_day else OTHER_DAY
    if ((one | other) & ABOUT) != 0 and gap <= 2:
        return SAME_YEAR
    if gap == 1:
        same = day != 0 and day == other_day and month == other_month
        return NEARLY_SAME if same else YEAR_APART
    return FEW_APART if gap <= 3 else SOME_APART if gap <= 9 else FAR_APART


@compiled
def best_days(asked: Packed, known: int, more: Packed, bits: Bits) -> int:
    """The best pair of all dates of two bearers."""
    best = NO_DATE
    for one in asked:
        for number in range(-1, len(more)):
            found = compare_days(int(one), known if number < 0 else int(more[number]))
            if found != NO_DATE and (best == NO_DATE or bits[found] > bits[best]):
                best = found
    return best


@compiled
def same_country(one: int, other: int) -> int:
    """The code of a country of both, 0 if either has none, -1 if they differ."""
    code, theirs = (one >> COUNTRY) & COUNTRY_MOST, (other >> COUNTRY) & COUNTRY_MOST
    if code == 0 or theirs == 0:
        return 0
    return code if code == theirs and code != ELSEWHERE else -1


@compiled
def shared_country(asked: Packed, known: int, more: Packed) -> int:
    """The same over all countries of two bearers."""
    best = 0
    for one in asked:
        for number in range(-1, len(more)):
            found = same_country(int(one), known if number < 0 else int(more[number]))
            if found > 0:
                return found
            best = min(best, found)
    return best


@compiled
def rarest_country(asked: Packed, known: int, more: Packed, bits: Bits) -> int:
    """The same, and of several countries of both the one that says the most.

    Codes are given in the order in which countries come, so the first would be chance.
    """
    best = 0
    for one in asked:
        for number in range(-1, len(more)):
            found = same_country(int(one), known if number < 0 else int(more[number]))
            if found > 0 and (best <= 0 or bits[found] > bits[best]):
                best = found
            elif best <= 0:
                best = min(best, found)
    return best
