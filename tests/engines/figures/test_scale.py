"""Scales hold all that is drawn, and their marks are round."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.figures.scale import fit, fit_days


@given(st.lists(st.floats(-1e9, 1e9), max_size=20), st.booleans())
def test_all_values_lie_on_the_scale(values: list[float], zero: bool) -> None:
    scale, marks = fit(values, 10, 110, zero=zero)
    assert 2 <= len(marks) <= 9
    for value in [*values, 0.0] if zero else values:
        assert 9.99 <= scale(value) <= 110.01


def test_marks_are_round() -> None:
    assert fit([42], 0, 1)[1] == [0, 10, 20, 30, 40, 50]
    assert fit([0.3], 0, 1)[1] == [0, 0.1, 0.2, 0.3]
    assert fit([], 0, 1)[1][0] == 0


@given(st.lists(st.dates(dt.date(1945, 1, 1), dt.date(2040, 1, 1)), min_size=1, max_size=10))
def test_all_days_lie_on_the_scale(days: list[dt.date]) -> None:
    scale, marks = fit_days(days, 10, 110)
    assert len(marks) <= 9
    for day in days:
        assert 9.99 <= scale(day.toordinal()) <= 110.01
    assert all(9.99 <= x <= 110.01 for x, _ in marks)
