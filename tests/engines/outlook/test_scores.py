"""Scores worked by hand, and the identities that hold between them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.outlook import (
    brier,
    brier_many,
    calibration_bins,
    calibration_error,
    crps,
    log_score,
    skill,
    skill_against_base_rate,
    skill_against_no_change,
    split_brier,
    wilson,
)
from sightline.errors import BadValue

FORECASTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=60)
VALUES = st.floats(-50, 50)


def test_brier_by_hand() -> None:
    assert brier([0.8, 0.6, 0.1], [1, 0, 0]) == pytest.approx(0.41 / 3)
    assert brier_many([[0.8, 0.2], [0.6, 0.4]], [0, 1]) == pytest.approx((0.08 + 0.72) / 2)
    assert brier_many([[0.2, 0.5, 0.3]], [1]) == pytest.approx(0.04 + 0.25 + 0.09)


def test_two_answers_score_twice_a_yes_or_no() -> None:
    stated, happened = np.array([0.7, 0.2, 0.9]), np.array([1, 1, 0])
    rows = np.stack([1 - stated, stated], axis=1)
    assert brier_many(rows, happened) == pytest.approx(2 * brier(stated, happened))


def test_log_score_by_hand() -> None:
    assert log_score([0.5, 0.25], [1, 0]) == pytest.approx(-(math.log(0.5) + math.log(0.75)) / 2)
    assert log_score([1.0, 0.0], [1, 0]) == 0
    assert log_score([0.0], [1]) == math.inf


def test_crps_by_hand() -> None:
    assert crps([[1, 3]], [2]) == pytest.approx(0.5)
    assert crps([[5.0]], [2.0]) == pytest.approx(3)
    assert crps([[1, 3], [2, 2]], [2, 2]) == pytest.approx(0.25)


@given(st.lists(VALUES, min_size=1, max_size=12), VALUES)
def test_crps_is_its_definition(ensemble: list[float], happened: float) -> None:
    drawn = np.array(ensemble)
    away = np.abs(drawn - happened).mean()
    apart = np.abs(drawn[:, None] - drawn[None, :]).mean()
    assert crps([ensemble], [happened]) == pytest.approx(away - apart / 2, abs=1e-9)


@given(FORECASTS, st.integers(1, 20))
def test_the_parts_of_the_brier_score_make_the_whole(
    forecasts: list[tuple[float, int]], bins: int
) -> None:
    stated, happened = zip(*forecasts, strict=True)
    parts = split_brier(stated, happened, bins=bins)
    assert parts.score == pytest.approx(brier(stated, happened))
    assert parts.score == pytest.approx(
        parts.reliability - parts.resolution + parts.uncertainty + parts.within
    )
    assert 0 <= parts.resolution <= parts.uncertainty + 1e-12
    assert parts.reliability >= 0


def test_murphy_by_hand() -> None:
    parts = split_brier([0.25] * 4 + [0.75] * 4, [1, 0, 0, 0, 1, 1, 1, 1])
    assert parts.uncertainty == pytest.approx(5 / 8 * 3 / 8)
    assert parts.reliability == pytest.approx(0.0625 / 2)
    assert parts.resolution == pytest.approx(((5 / 8 - 1 / 4) ** 2 + (1 - 5 / 8) ** 2) / 2)
    assert parts.within == pytest.approx(0)


def test_skill_by_hand() -> None:
    assert skill(0.1, 0.2) == 0.5
    assert skill(0.1, 0) is None
    assert skill_against_base_rate([0.5, 0.5], [1, 0], 0.5) == 0
    assert skill_against_base_rate([1, 0], [1, 0], 0.5) == 1
    assert skill_against_no_change([0.5, 0.5], [1, 0], [0, 0]) == pytest.approx(0.5)
    assert skill_against_no_change([0.5, 0.5], [1, 0], [1, 0]) is None


def test_bins_by_hand() -> None:
    low, high = calibration_bins([0.05, 0.15, 0.12, 1.0], [0, 1, 0, 1], bins=5)
    assert (low.n, low.low, low.high) == (3, 0.0, 0.2)
    assert low.stated == pytest.approx(0.32 / 3)
    assert low.happened == pytest.approx(1 / 3)
    assert low.holds
    assert (high.n, high.low, high.high, high.happened) == (1, 0.8, 1.0, 1.0)
    assert not calibration_bins([0.1] * 50, [1] * 50)[0].holds


@given(FORECASTS)
def test_no_forecast_is_lost_in_the_bins(forecasts: list[tuple[float, int]]) -> None:
    stated, happened = zip(*forecasts, strict=True)
    table = calibration_bins(stated, happened)
    assert sum(one.n for one in table) == len(forecasts)
    assert all(one.low - 1e-12 <= one.stated <= one.high + 1e-12 for one in table)
    assert all(one.interval[0] <= one.happened <= one.interval[1] for one in table)
    assert 0 <= calibration_error(stated, happened) <= 1


def test_calibration_error_by_hand() -> None:
    assert calibration_error([0.1, 0.1, 0.9, 0.9], [0, 0, 1, 0]) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("happened", "n", "low", "high"),
    [(0, 10, 0.0, 0.27753), (5, 10, 0.23659, 0.76341), (10, 10, 0.72247, 1.0), (1, 1, 0.20655, 1)],
)
def test_wilson_by_hand(happened: int, n: int, low: float, high: float) -> None:
    assert wilson(happened, n) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("score", "arguments", "words"),
    [
        (brier, ([1.2], [1]), "no probability"),
        (brier, ([math.nan], [1]), "no probability"),
        (brier, ([0.5], [0.5]), "open questions"),
        (brier, ([0.5, 0.5], [1]), "one outcome"),
        (brier, ([], []), "one outcome"),
        (brier_many, ([[0.5, 0.4]], [0]), "sum to 1"),
        (brier_many, ([[0.5, 0.5]], [2]), "numbered from 0 to 1"),
        (brier_many, ([[0.5, 0.5]], [-1]), "numbered from 0 to 1"),
        (brier_many, ([0.5, 0.5], [0, 1]), "a row of probabilities"),
        (crps, ([[1.0, math.nan]], [1.0]), "not a number"),
        (crps, ([[1.0]], [1.0, 2.0]), "one outcome"),
        (wilson, (3, 2), "no share"),
        (wilson, (0, 0), "no share"),
    ],
)
def test_what_cannot_be_scored_is_refused(score: Any, arguments: Any, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        score(*arguments)


def test_bins_are_needed() -> None:
    with pytest.raises(BadValue, match="0 bins"):
        calibration_bins([0.5], [1], bins=0)
