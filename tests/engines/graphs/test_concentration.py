"""How few hold how much of a market."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.graphs import largest_share, measure_concentration
from sightline.errors import BadValue

SHARES = st.lists(st.integers(0, 30), max_size=3)


def test_by_hand() -> None:
    found = measure_concentration([40, 20, 20, 20])
    assert (found.low, found.high, found.known) == (2800, 2800, True)
    assert measure_concentration([100]).low == 10_000


def test_the_unknown_part_makes_a_range() -> None:
    found = measure_concentration([40, 20])
    assert (found.low, found.high, found.unknown) == (2000, 3600, 40)
    assert not found.known
    assert measure_concentration([40, 20], others=4).low == pytest.approx(2000 + 400)
    assert measure_concentration([40, 20], others=1).known


def test_nothing_known_is_anything() -> None:
    found = measure_concentration([])
    assert (found.low, found.high, found.unknown) == (0, 10_000, 100)
    assert largest_share([]) == (0, 100)


def test_the_largest_by_hand() -> None:
    assert largest_share([40, 20, 20, 20]) == (80, 80)
    assert largest_share([40, 20, 15, 10], 3) == (75, 75)
    assert largest_share([40, 20], 3) == (60, 100)
    assert largest_share([30, 10, 10], 1) == (30, 50)


@given(SHARES, st.integers(0, 10))
def test_learning_a_share_never_widens_the_range(shares: list[int], more: int) -> None:
    before, after = measure_concentration(shares), measure_concentration([*shares, more])
    assert before.low <= after.low + 1e-9
    assert after.high <= before.high + 1e-9
    assert after.low <= after.high


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([101], "no share"),
        ([-1], "no share"),
        ([float("nan")], "no share"),
        ([60, 50], "sum to 110"),
    ],
)
def test_shares_that_cannot_be_are_refused(shares: list[float], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        measure_concentration(shares)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(BadValue, match="somebody"):
        measure_concentration([50], others=0)
    with pytest.raises(BadValue, match="nobody"):
        largest_share([50], 0)
