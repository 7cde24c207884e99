"""The scores of searches and resolutions, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from bench.names_ranking import best_alert, by_kind, calibration, ranking_scores, share_above
from bench.resolution_scores import best_pairs, cluster_scores, joined
from training.names import pairs, scorecard

from bench import names_screening, resolution

TRUTH = np.array([0, 0, 0, 1, 1, 2], np.int64)


def test_first_and_ten() -> None:
    truths, kinds = ["a", "b", None], ["typo", "drop", "stranger"]
    answers = [[("a", 2.0)], [("x", 3.0), ("b", 1.0)], [("x", 0.0)]]
    values = ranking_scores(truths, kinds, answers)
    assert (values["first"], values["ten"]) == (0.5, 1.0)
    assert values["stranger_1"] == 1.0
    assert by_kind(truths, kinds, answers) == {"drop": 1.0, "typo": 1.0}


def test_who_is_past_the_tenth_place_is_not_found() -> None:
    answer = [(f"x{place}", 20.0 - place) for place in range(10)] + [("a", 1.0)]
    assert ranking_scores(["a", None], ["typo", "stranger"], [answer, []])["ten"] == 0.0


def test_the_best_alert_takes_equal_scores_together() -> None:
    assert best_alert([2.0, 1.0], [True, False], 1) == 1.0
    assert best_alert([1.0, 1.0], [True, False], 1) == pytest.approx(2 / 3)
    assert best_alert([1.0, float("-inf")], [True, False], 2) == pytest.approx(2 / 3)


def test_equal_scores_raise_no_share() -> None:
    assert share_above([1.0, 2.0], [1.0] * 100, 0.01) == 0.5
    assert share_above([1.0], [1.0] * 100, 0.05) == 0.0


def test_calibration_by_hand() -> None:
    assert calibration([0.9] * 10, [True] * 9 + [False]) == pytest.approx(0.0)
    assert calibration([0.9, 0.1], [False, True]) == pytest.approx(0.9)
    assert calibration([], []) == 0.0


def test_pairs_by_hand() -> None:
    left, right = np.array([0, 3, 0, 1]), np.array([1, 4, 5, 2])
    values = best_pairs(left, right, np.array([3.0, 2.0, 1.5, 1.0]), TRUTH)
    assert values["pair_reach"] == 0.75
    assert values["pair_f1"] == pytest.approx(0.75)
    assert values["threshold"] == 1.0


def test_components_by_hand() -> None:
    found = joined(np.array([5, 1, 3]), np.array([4, 0, 1]), 6)
    assert found.tolist() == [0, 0, 2, 0, 4, 4]


def test_a_long_chain_is_one_component() -> None:
    left = np.arange(999)
    assert not joined(left, left + 1, 1_000).any()


def test_clusters_by_hand() -> None:
    right = cluster_scores(TRUTH, TRUTH)
    assert (right["cluster_f1"], right["bcubed_f1"]) == (1.0, 1.0)
    found = cluster_scores(np.array([0, 0, 9, 1, 1, 2]), TRUTH)
    assert (found["cluster_precision"], found["cluster_recall"]) == (1.0, 0.5)
    one = cluster_scores(np.zeros(6, np.int64), TRUTH)
    assert one["cluster_recall"] == 1.0
    assert one["bcubed_f1"] < 0.6


def test_benchmarks_use_seeds_that_nothing_was_fitted_on() -> None:
    fitted = {seed for seed, *_ in scorecard.LISTS} | {scorecard.CHECKED}
    fitted |= {seed for seed, *_ in pairs.SETS}
    assert not fitted & {*names_screening.SEEDS, *resolution.SEEDS}
