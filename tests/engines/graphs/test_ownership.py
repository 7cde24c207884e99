"""Shares through others: products along paths, and the rule of the half."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.graphs import Stake, cascade, effective_share
from sightline.errors import BadValue


def stakes(*lines: tuple[str, float, str]) -> list[Stake]:
    return [Stake(owner=owner, asset=asset, share=share) for owner, share, asset in lines]


TWO_LISTED = stakes(("S", 0.6, "A"), ("A", 0.5, "B"), ("T", 0.25, "B"))


def test_products_are_not_the_cascade() -> None:
    """The listed own 55 % of B by products; by the rule they hold 75 %, since A is blocked."""
    own = effective_share(TWO_LISTED, "S", "B").share + effective_share(TWO_LISTED, "T", "B").share
    assert own == pytest.approx(0.55)
    found = cascade(TWO_LISTED, ["S", "T"])
    assert found["A"].blocked
    assert found["B"].share == pytest.approx(0.75)
    assert found["B"].blocked
    assert found["B"].holders == ("A", "T")


def test_below_the_half_nothing_is_passed_on() -> None:
    held = stakes(("S", 0.4, "A"), ("A", 0.6, "B"))
    assert effective_share(held, "S", "B").share == pytest.approx(0.24)
    found = cascade(held, ["S"])
    assert not found["A"].blocked
    assert found["A"].share == pytest.approx(0.4)
    assert "B" not in found


def test_the_half_itself_blocks() -> None:
    assert cascade(stakes(("S", 0.25, "A"), ("T", 0.25, "A")), ["S", "T"])["A"].blocked
    assert not cascade(stakes(("S", 0.25, "A"), ("T", 0.2499, "A")), ["S", "T"])["A"].blocked


def test_a_half_lost_in_rounding_still_blocks() -> None:
    parts = (0.02, 0.12, 0.18, 0.18)
    assert sum(parts) < 0.5
    held = stakes(*((name, part, "A") for name, part in zip("STUV", parts, strict=True)))
    assert cascade(held, "STUV")["A"].blocked


def test_a_ring_is_ended_and_named() -> None:
    ring = stakes(("S", 0.5, "A"), ("C", 0.5, "A"), ("A", 0.8, "B"), ("B", 0.9, "C"))
    found = effective_share(ring, "S", "C")
    assert found.share == pytest.approx(0.5 * 0.8 * 0.9)
    assert found.whole
    inner = effective_share(ring, "S", "D")
    assert inner.loops == (("A", "B", "C"),)
    assert cascade(ring, ["S"])["C"].blocked


def test_a_ring_without_the_listed_is_not_blocked() -> None:
    assert cascade(stakes(("A", 0.9, "B"), ("B", 0.9, "A")), ["S"]) == {}


def test_paths_are_shown() -> None:
    both = stakes(("S", 0.3, "X"), ("S", 0.5, "A"), ("A", 0.4, "X"))
    found = effective_share(both, "S", "X")
    assert [route.path for route in found.routes] == [("S", "X"), ("S", "A", "X")]
    assert found.share == pytest.approx(0.5)


def test_stakes_of_one_owner_are_added() -> None:
    assert effective_share(stakes(("S", 0.2, "A"), ("S", 0.1, "A")), "S", "A").share == (
        pytest.approx(0.3)
    )


def test_too_many_paths_are_said_and_not_hidden() -> None:
    """Twenty layers of two firms each, all joined, have a million paths."""
    layers = [("S0", "S1"), *[(f"a{n}", f"b{n}") for n in range(20)]]
    lines = [
        (upper, 0.5, lower)
        for above, below in pairwise(layers)
        for upper in above
        for lower in below
    ]
    found = effective_share(stakes(*lines), "S0", "a19")
    assert not found.whole
    assert 0 < found.share < 0.5


FIRMS = st.sampled_from("ABCDE")
SHARES = st.lists(st.tuples(FIRMS, st.integers(0, 100), FIRMS), max_size=12)


def _spread(lines: list[tuple[str, int, str]]) -> list[Stake]:
    """Make the drawn parts of each firm shares that sum to 1 at most."""
    total = {firm: sum(part for _, part, asset in lines if asset == firm) for firm in "ABCDE"}
    return [
        Stake(owner=owner, asset=asset, share=part / max(total[asset], 100))
        for owner, part, asset in lines
    ]


@given(SHARES, FIRMS, FIRMS)
def test_products_are_never_more_than_the_whole(
    lines: list[tuple[str, int, str]], owner: str, asset: str
) -> None:
    found = effective_share(_spread(lines), owner, asset)
    assert 0 <= math.fsum(route.share for route in found.routes) <= 1 + 1e-9
    assert found.whole
    assert all(len(set(route.path)) == len(route.path) for route in found.routes)
    assert found == effective_share(reversed(_spread(lines)), owner, asset)


@given(SHARES, st.frozensets(FIRMS, max_size=2), FIRMS)
def test_one_more_listing_never_frees(
    lines: list[tuple[str, int, str]], listed: frozenset[str], more: str
) -> None:
    before, after = cascade(_spread(lines), listed), cascade(_spread(lines), listed | {more})
    for firm, found in before.items():
        assert firm == more or after[firm].share >= found.share - 1e-9
        assert firm == more or after[firm].blocked >= found.blocked


@pytest.mark.parametrize("share", [-0.1, 1.1, 25.0, math.nan])
def test_a_share_is_a_part_of_one(share: float) -> None:
    with pytest.raises(BadValue, match="from 0 to 1"):
        Stake(owner="S", asset="A", share=share)


def test_more_than_the_whole_is_refused() -> None:
    with pytest.raises(BadValue, match=r"sum to 1\.2"):
        cascade(stakes(("S", 0.6, "A"), ("T", 0.6, "A")), ["S"])
