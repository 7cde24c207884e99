"""A figure is summed up, compared and judged as the contract says."""

from __future__ import annotations

import pytest
from bench.contract import Better, Goal, assemble, ratio_of, reached, side
from bench.trial import Missing

from tests.bench.figures import MACHINE, figure, spec, trial

ABOVE, BELOW = Better.ABOVE, Better.BELOW


@pytest.mark.parametrize(
    ("better", "value", "peer", "expected"),
    [
        (ABOVE, 60.0, 10.0, 6.0),
        (ABOVE, 5.0, 10.0, 0.5),
        (BELOW, 10.0, 60.0, 6.0),
        (BELOW, 10.0, 5.0, 0.5),
        (ABOVE, 10.0, 0.0, None),
        (BELOW, 0.0, 10.0, None),
        (ABOVE, 10.0, None, None),
    ],
)
def test_a_ratio_above_one_is_good_in_both_directions(
    better: Better, value: float, peer: float | None, expected: float | None
) -> None:
    assert ratio_of(value, peer, better) == expected


@pytest.mark.parametrize(
    ("better", "goal", "value", "ratio", "expected"),
    [
        (ABOVE, (30.0, None), 31.0, None, True),
        (ABOVE, (30.0, None), 30.0, None, False),
        (BELOW, (5.0, None), 4.9, None, True),
        (BELOW, (5.0, None), 5.0, None, False),
        (ABOVE, (None, 6.0), 1.0, 6.0, True),
        (ABOVE, (None, 6.0), 1.0, 5.9, False),
        (ABOVE, (30.0, 6.0), 31.0, 6.1, True),
        (ABOVE, (30.0, 6.0), 31.0, 5.0, False),
        (ABOVE, (30.0, 6.0), 29.0, 7.0, False),
        (ABOVE, (30.0, 6.0), 31.0, None, None),
        (ABOVE, (30.0, 6.0), 29.0, None, False),
        (ABOVE, (None, None), 31.0, 7.0, None),
    ],
)
def test_a_goal_is_met_only_when_all_of_it_is(
    better: Better,
    goal: tuple[float | None, float | None],
    value: float,
    ratio: float | None,
    expected: bool | None,
) -> None:
    whole = Goal(bound=goal[0], ratio=goal[1], size=10)
    assert reached(whole, value=value, ratio=ratio, n=10, better=better) is expected


def test_a_goal_is_not_judged_on_fewer_statements_than_it_speaks_of() -> None:
    goal = Goal(bound=30.0, size=1_000_000)
    assert reached(goal, value=99.0, ratio=None, n=100_000, better=ABOVE) is None
    assert reached(goal, value=9.0, ratio=None, n=100_000, better=ABOVE) is None
    assert reached(goal, value=99.0, ratio=None, n=950_000, better=ABOVE) is True


def test_a_side_is_the_median_of_its_runs_with_the_smallest_and_the_largest() -> None:
    summed = side([trial(3.0), trial(1.0, memory=300.0), trial(2.5)], "rate")
    assert (summed.value, summed.spread, summed.runs) == (2.5, (1.0, 3.0), 3)
    assert summed.memory_mb == 300.0


def test_a_peer_that_cannot_run_is_null_with_its_reason_and_meets_no_ratio() -> None:
    made = figure(spec(bound=30.0, ratio=6.0), [40.0, 41.0], Missing("no compiler"))
    assert (made.peer, made.peer_value, made.peer_n, made.ratio) == (None, None, None, None)
    assert made.peer_missing == "no compiler"
    assert made.met is None


def test_a_figure_holds_both_sides() -> None:
    made = figure(spec(bound=30.0, ratio=6.0), [60.0, 62.0, 61.0], [10.0, 9.0, 11.0])
    assert (made.value, made.spread) == (61.0, (60.0, 62.0))
    assert (made.peer, made.peer_value, made.peer_spread) == ("a peer", 10.0, (9.0, 11.0))
    assert made.ratio == pytest.approx(6.1)
    assert made.met is True


def test_a_figure_of_a_peer_with_fewer_statements_says_so() -> None:
    made = assemble(spec(), [trial(60.0)], [trial(10.0, n=200_000)], machine=MACHINE, versions={})
    assert (made.n, made.peer_n) == (1_000_000, 200_000)
