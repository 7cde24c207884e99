"""The benchmark of names: its scores are right, and its worlds are the same every time."""

from __future__ import annotations

import pytest
from bench.names import best_alert, ece
from bench.names_scores import area, best_f1, f1_at, pair_scores, recall_at
from bench.names_world import draw_world


def test_the_best_f1_takes_equal_scores_together() -> None:
    assert best_f1([3.0, 2.0, 1.0], [True, True, False]) == (1.0, 2.0)
    found, threshold = best_f1([1.0, 1.0], [True, False])
    assert found == pytest.approx(2 / 3)
    assert threshold == 1.0


def test_f1_at_a_threshold_from_elsewhere() -> None:
    assert f1_at([3.0, 2.0, 1.0], [True, False, True], 2.0) == 0.5
    assert f1_at([1.0], [True], 2.0) == 0.0


def test_ties_count_half() -> None:
    assert area([1.0, 1.0], [True, False]) == 0.5
    assert area([2.0, 1.0], [True, False]) == 1.0


def test_recall_at_few_false_alarms() -> None:
    assert recall_at([5.0, 3.0], [4.0, 1.0], 0) == 0.5
    assert recall_at([5.0, 3.0], [4.0, 1.0], 1) == 1.0
    assert recall_at([0.0], [4.0], 1) == 1.0


def test_the_other_half_is_judged_at_the_first_halfs_threshold() -> None:
    values = pair_scores(
        [2.0, 0.0, 1.0, 0.0], [True, False, True, False], [True] * 4, [True, True, False, False]
    )
    assert values["all.first.f1"] == 1.0
    assert values["all.other.f1"] == 1.0
    assert values["all.other.f1_held"] == 0.0


def test_those_who_are_not_found_count_as_missed() -> None:
    assert best_alert([2.0, -1.0], [True, False], 1) == 1.0
    assert best_alert([2.0, -1.0], [True, False], 3) == 0.5


def test_calibration_error() -> None:
    assert ece([0.95, 0.95], [True, True]) == pytest.approx(0.05)
    assert ece([0.5, 0.5], [True, False]) == 0.0


def test_a_world_is_the_same_every_time_and_differs_by_seed() -> None:
    world = draw_world(7, 30, 40)
    assert world == draw_world(7, 30, 40)
    assert world != draw_world(8, 30, 40)
    kinds = {question.truth is None for question in world.questions}
    assert kinds == {True, False}
    assert all(question.truth in {*world.listed, None} for question in world.questions)
