"""What stands beside the names of two records: dates, countries, numbers of documents."""

from __future__ import annotations

import numpy as np

from sightline.engines.names.compiled import Bits, compiled
from sightline.engines.names.resolution.columns import Columns

UNKNOWN, AGREES, DIFFERS = 0, 1, 2
SAME_DAY, SLIP, SAME_MONTH, NEARLY, SAME_YEAR = 1, 2, 3, 4, 5
NEXT_YEAR, OTHER_DAY, FEW_YEARS, SOME_YEARS, FAR = 6, 7, 8, 9, 10
COUNTRY_AGREES = 2.0
"""From here on the surprise of the shared country is added."""

_FOUR, _FIVE = np.uint32(15), np.uint32(31)


def pack_day(year: int, month: int, day: int, within: int) -> int:
    """Put a date into 32 bits; nought is no date."""
    return year << 14 | month << 10 | day << 5 | min(within, 31)


@compiled
def _same_year(month: int, day: int, other_month: int, other_day: int) -> int:
    if not (month and other_month):
        return SAME_YEAR
    if not (day and other_day):
        return SAME_MONTH if month == other_month else OTHER_DAY
    if month == other_month and day == other_day:
        return SAME_DAY
    if month == other_day and day == other_month:
        return SLIP
    return NEARLY if month == other_month or day == other_day else OTHER_DAY


@compiled
def _one_digit(one: int, other: int) -> bool:
    count = 0
    while one or other:
        count += one % 10 != other % 10
        one //= 10
        other //= 10
    return count == 1


@compiled
def compare_days(one: np.uint32, other: np.uint32) -> int:
    """Say how near two dates are, from ``SAME_DAY`` to ``FAR``."""
    year, other_year = int(one >> np.uint32(14)), int(other >> np.uint32(14))
    month, other_month = int((one >> np.uint32(10)) & _FOUR), int((other >> np.uint32(10)) & _FOUR)
    day, other_day = int((one >> np.uint32(5)) & _FIVE), int((other >> np.uint32(5)) & _FIVE)
    if year == other_year:
        return _same_year(month, day, other_month, other_day)
    if day and day == other_day and month == other_month and _one_digit(year, other_year):
        return SLIP
    within = int(one & _FIVE) + int(other & _FIVE)
    gap = abs(year - other_year) - within
    if gap <= 1:
        return NEXT_YEAR
    if gap <= 3:
        return FEW_YEARS
    return SOME_YEARS if gap <= 9 else FAR


@compiled
def dates(columns: Columns, left: int, right: int) -> int:
    """The best pair of dates, or ``UNKNOWN``."""
    best = FAR + 1
    for one in range(columns.day_starts[left], columns.day_starts[left + 1]):
        for other in range(columns.day_starts[right], columns.day_starts[right + 1]):
            best = min(best, compare_days(columns.days[one], columns.days[other]))
    return UNKNOWN if best > FAR else best


@compiled
def countries(columns: Columns, surprise: Bits, left: int, right: int) -> float:
    """``UNKNOWN``, one for different, or ``COUNTRY_AGREES`` and the surprise in bits."""
    if (
        columns.country_starts[left] == columns.country_starts[left + 1]
        or columns.country_starts[right] == columns.country_starts[right + 1]
    ):
        return 0.0
    best = 1.0
    for one in range(columns.country_starts[left], columns.country_starts[left + 1]):
        for other in range(columns.country_starts[right], columns.country_starts[right + 1]):
            if columns.countries[one] == columns.countries[other]:
                best = max(best, COUNTRY_AGREES + surprise[columns.countries[one]])
    return best


@compiled
def numbers(columns: Columns, left: int, right: int) -> int:
    """Whether a number of a document is shared: ``UNKNOWN``, ``AGREES`` or ``DIFFERS``."""
    found = UNKNOWN
    for one in range(columns.number_starts[left], columns.number_starts[left + 1]):
        for other in range(columns.number_starts[right], columns.number_starts[right + 1]):
            if columns.numbers[one] == columns.numbers[other]:
                return AGREES
            found = DIFFERS
    return found
