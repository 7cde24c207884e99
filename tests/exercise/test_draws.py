"""Draws fall the same everywhere, stay within bounds, and do not lean on one another."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sightline.exercise.draws import Draws, Weighted, mint


def test_draws_are_pinned() -> None:
    draws = Draws(1, "pinned", 7)
    assert [draws.below(1_000_000) for _ in range(5)] == [443475, 243293, 459394, 676857, 733891]


def test_streams_of_other_names_differ() -> None:
    streams = [[Draws(seed, name).below(1 << 30) for seed in range(8)] for name in ("one", "other")]
    assert len({number for stream in streams for number in stream}) == 16


@given(st.integers(0, 1 << 40), st.integers(1, 1 << 31))
def test_a_draw_is_below_its_bound(seed: int, bound: int) -> None:
    draws = Draws(seed, "bound")
    assert all(0 <= draws.below(bound) < bound for _ in range(300))


@given(st.integers(), st.integers(-1000, 1000), st.integers(0, 1000))
def test_between_includes_both_ends(seed: int, low: int, width: int) -> None:
    draws = Draws(seed, "between")
    assert all(low <= draws.between(low, low + width) <= low + width for _ in range(40))


def test_every_value_is_drawn_about_as_often_as_it_weighs() -> None:
    table = Weighted(("rare", 1), ("often", 9))
    draws = Draws(3, "weights")
    counted = Counter(draws.weigh(table) for _ in range(10_000))
    assert 850 < counted["rare"] < 1150


def test_a_chance_is_so_many_in_a_thousand() -> None:
    draws = Draws(4, "chance")
    assert 230 < sum(draws.chance(250) for _ in range(1000)) < 275
    assert not any(draws.chance(0) for _ in range(500))
    assert all(draws.chance(1000) for _ in range(500))


def test_minted_ids_are_plain_and_different() -> None:
    ids = {mint("p", 1, "person", number) for number in range(5000)}
    assert len(ids) == 5000
    assert all(len(id_) == 18 and id_.startswith("p-") for id_ in ids)
