"""Places of a network: the same for the same ties, on the sheet, and near for what is tied."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.graphs import lay_out
from sightline.errors import BadValue

NAMES = st.text("abcdefgh", min_size=1, max_size=2)
TIES = st.lists(st.tuples(NAMES, NAMES), max_size=12)


@given(st.sets(NAMES, max_size=12), TIES, st.randoms())
def test_order_and_direction_change_nothing(
    names: set[str], ties: list[tuple[str, str]], shake: random.Random
) -> None:
    held = [(one, other) for one, other in ties if {one, other} <= names]
    first = lay_out(sorted(names), held)
    nodes = sorted(names)
    shake.shuffle(nodes)
    shake.shuffle(held)
    assert lay_out(nodes, [(other, one) for one, other in held]) == first


@given(st.sets(NAMES, max_size=12), TIES)
def test_everything_is_on_the_sheet(names: set[str], ties: list[tuple[str, str]]) -> None:
    held = [(one, other) for one, other in ties if {one, other} <= names]
    places = lay_out(sorted(names), held)
    assert places.keys() == names
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in places.values())
    assert len(set(places.values())) == len(places)


def test_what_is_tied_is_nearer() -> None:
    parts = [[f"{side}{n}" for n in range(6)] for side in "ab"]
    ties = [pair for part in parts for pair in combinations(part, 2)]
    places = lay_out([name for part in parts for name in part], ties)
    within = max(_far(places[one], places[other]) for one, other in ties)
    between = min(_far(places[one], places[other]) for one in parts[0] for other in parts[1])
    assert within < between


def test_another_seed_is_another_drawing() -> None:
    nodes, ties = list("abcdef"), [("a", "b"), ("c", "d")]
    assert lay_out(nodes, ties, seed=1) != lay_out(nodes, ties, seed=2)


def test_few_nodes_are_placed_too() -> None:
    assert lay_out([], []) == {}
    assert lay_out(["a"], [("a", "a")]) == {"a": (0.0, 0.0)}


def test_a_node_given_twice_is_refused() -> None:
    with pytest.raises(BadValue, match="twice"):
        lay_out(["a", "a"], [])


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.dist(one, other)
