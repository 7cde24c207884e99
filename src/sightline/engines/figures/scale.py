"""Scales: from values and days to places on the sheet, with round marks to read them by."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import msgspec

from sightline.errors import BadValue

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


class Scale(msgspec.Struct, frozen=True):
    """A straight scale: ``start`` lies at ``left``, ``end`` at ``right``."""

    start: float
    end: float
    left: float
    right: float

    def __call__(self, value: float) -> float:
        """Find the place of a value."""
        share = (value - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)


def fit(
    values: Sequence[float], left: float, right: float, *, zero: bool = True
) -> tuple[Scale, list[float]]:
    """Make a scale that holds all values, and its marks; bars begin at zero."""
    for value in values:
        if not math.isfinite(value):
            raise BadValue(f"{value} cannot be drawn: expected a finite number")
    held = [*values, 0.0] if zero or not values else list(values)
    low, high = min(held), max(held)
    if high - low <= max(abs(low), abs(high)) * 1e-9 or high - low < 1e-99:
        high = low + max(abs(low), 1.0)
    step = _round_step((high - low) / 5)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    marks = [float(f"{index * step:.12g}") for index in range(first, last + 1)]
    return Scale(marks[0], marks[-1], left, right), marks


def fit_days(
    days: Sequence[dt.date], left: float, right: float
) -> tuple[Scale, list[tuple[float, str]]]:
    """Make a scale of time, and its marks: months or years at round distances."""
    if not days:
        raise BadValue("there is no day to draw: expected one or more")
    first, last = min(days), max(days)
    if first == last:
        first, last = first - dt.timedelta(days=15), last + dt.timedelta(days=15)
    scale = Scale(first.toordinal(), last.toordinal(), left, right)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((one for one in _MONTHS if months / one <= 7), _MONTHS[-1])
    marks = []
    for month in range(first.year * 12, last.year * 12 + 12):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if month % step == 0 and first <= day <= last:
            marks.append((scale(day.toordinal()), _say_month(day, step)))
    return scale, marks


def _say_month(day: dt.date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{day.year}-{day.month:02d}"


def _round_step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(step * power for step in _STEPS if step * power >= wanted * 0.999999)
