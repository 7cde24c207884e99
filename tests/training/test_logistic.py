"""Logistic regression over bins: it finds what the rows were drawn from, and nothing more."""

from __future__ import annotations

import numpy as np
import pytest
from training.names.logistic import Design, fit

DRAW = np.random.default_rng(7)


def test_the_share_of_true_rows_is_met_in_every_bin() -> None:
    codes = np.repeat(np.arange(3, dtype=np.int32), 100)
    right = np.concatenate([np.arange(100) < many for many in (10, 50, 80)]).astype(float)
    design = Design((codes,), (3,), ())
    stated = 1 / (1 + np.exp(-design.predict(fit(design, right, 1e-4))))
    assert [round(float(stated[codes == one].mean()), 3) for one in range(3)] == [0.1, 0.5, 0.8]


def test_weights_and_slopes_are_found() -> None:
    size = 40_000
    codes = DRAW.integers(0, 4, size).astype(np.int32)
    line = DRAW.normal(size=size)
    odds = np.array([-1.0, 0.0, 1.0, 2.0])[codes] + 0.7 * line - 1.0
    right = (DRAW.random(size) < 1 / (1 + np.exp(-odds))).astype(float)
    beta = fit(Design((codes,), (4,), (line,)), right, 0.1)
    assert beta[-1] == pytest.approx(0.7, abs=0.05)
    assert np.diff(beta[1:5]).tolist() == pytest.approx([1, 1, 1], abs=0.12)


def test_a_row_that_stands_for_many_counts_as_many() -> None:
    codes = np.array([0, 0, 1, 1], np.int32)
    right = np.array([1.0, 0.0, 1.0, 0.0])
    often = np.array([1.0, 3.0, 1.0, 1.0])
    beta = fit(Design((codes,), (2,), ()), right, 1e-3, often)
    repeated = np.array([0, 0, 0, 0, 1, 1], np.int32)
    same = fit(Design((repeated,), (2,), ()), np.array([1.0, 0, 0, 0, 1, 0]), 1e-3)
    assert beta == pytest.approx(same, abs=1e-6)


def test_crossed_terms_leave_one_answer() -> None:
    codes = DRAW.integers(0, 3, 500).astype(np.int32)
    right = (codes == 1).astype(float)
    design = Design((codes, codes), (3, 3), ())
    beta = fit(design, right, 0.5)
    assert beta[1:4] == pytest.approx(beta[4:7], abs=1e-6)


def test_an_empty_bin_weighs_nothing() -> None:
    codes = np.array([0, 0, 2, 2], np.int32)
    beta = fit(Design((codes,), (3,), ()), np.array([1.0, 0, 1, 0]), 1.0)
    assert beta[2] == pytest.approx(0.0, abs=1e-9)
