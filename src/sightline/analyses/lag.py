"""How long something took: calendar days, and years of 365.25 days beside them."""

from __future__ import annotations

import datetime as dt

import msgspec

_YEAR = 365.25


class Lag(msgspec.Struct, frozen=True):
    """The time from one day to another; below zero when the second came first."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """Whole calendar days."""
        return (self.last - self.first).days

    @property
    def years(self) -> float:
        """The same in years of 365.25 days."""
        return self.days / _YEAR

    def __str__(self) -> str:
        return f"{self.days} days, {self.years:.2f} years"


def lag(first: dt.date, last: dt.date) -> Lag:
    """Measure the time from one day to another.

    >>> str(lag(dt.date(2013, 4, 25), dt.date(2018, 6, 28)))
    '1890 days, 5.17 years'
    """
    return Lag(first, last)


def full_years(first: dt.date, day: dt.date) -> int:
    """Count the anniversaries of a day that have come; below zero before the day itself."""
    years = day.year - first.year
    return years - ((day.month, day.day) < (first.month, first.day))


def within_years(first: dt.date, day: dt.date, years: int) -> bool:
    """Say whether a day lies in the first years after another: the deployment clock."""
    return first <= day and full_years(first, day) < years
