"""The fewest voices on which an answer rests, against trying every set."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Voice, smallest_removal, weigh
from sightline.errors import BadValue
from tests.engines.evidence.reports import said

WEIGHTS = st.lists(st.integers(-8, 8).map(lambda number: number / 4 + 0.01), max_size=7)


def voices(weights: list[float]) -> list[Voice]:
    return [
        Voice(origin=f"origin {number}", log_odds=weight, reports=())
        for number, weight in enumerate(weights)
    ]


def _above(prior: float, weights: list[float], threshold: float) -> bool:
    odds = math.fsum([math.log(prior) - math.log1p(-prior), *weights])
    return odds >= math.log(threshold) - math.log1p(-threshold)


@given(WEIGHTS, st.sampled_from([0.1, 0.25, 0.5]), st.sampled_from([0.2, 0.5, 0.8]))
def test_no_smaller_set_would_do(weights: list[float], prior: float, threshold: float) -> None:
    found = smallest_removal(prior, voices(weights), threshold)
    before = _above(prior, weights, threshold)
    sizes = [
        size
        for size in range(1, len(weights) + 1)
        if any(
            _above(prior, [w for at, w in enumerate(weights) if at not in gone], threshold)
            != before
            for gone in combinations(range(len(weights)), size)
        )
    ]
    if not sizes:
        assert found.origins is None
        assert found.probability is None
        return
    assert found.origins is not None
    assert len(found.origins) == sizes[0]
    rest = [v.log_odds for v in voices(weights) if v.origin not in found.origins]
    assert _above(prior, rest, threshold) != before
    odds = math.fsum([math.log(prior) - math.log1p(-prior), *rest])
    assert found.probability == pytest.approx(1 / (1 + math.exp(-odds)))


def test_it_is_told_of_an_answer() -> None:
    found = weigh([said("a", "A1"), said("b", "B2"), said("c", "C3", affirms=False)])
    half, likely = found.removals
    assert (half.threshold, half.origins) == (0.5, ("a",))
    assert (likely.threshold, likely.origins) == (0.8, ("a",))


def test_equal_voices_go_by_their_names() -> None:
    found = smallest_removal(0.25, reversed(voices([2.0, 2.0])), 0.8)
    assert found.origins == ("origin 0",)


@pytest.mark.parametrize("threshold", [0, 1, -0.5])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(BadValue, match="threshold"):
        smallest_removal(0.5, [], threshold)
