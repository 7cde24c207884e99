"""How far a network falls apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.graphs import distance_fragmentation, fragmentation
from sightline.errors import BadValue

PATH = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E")]
STAR = [("hub", f"leaf {number}") for number in range(5)]
NETWORKS = st.integers(3, 8).flatmap(
    lambda size: st.tuples(
        st.just([str(number) for number in range(size)]),
        st.lists(st.tuples(*[st.integers(0, size - 1).map(str)] * 2), max_size=14),
    )
)


def test_a_path_without_its_middle() -> None:
    assert fragmentation("ABCDE", PATH) == 0
    assert fragmentation("ABCDE", PATH, without="C") == pytest.approx(2 / 3)


def test_a_star_without_its_hub() -> None:
    nodes = ["hub", *(leaf for _, leaf in STAR)]
    assert fragmentation(nodes, STAR, without=["hub"]) == 1
    assert distance_fragmentation(nodes, STAR, without=["hub"]) == 1


def test_distance_counts() -> None:
    """On A-B-C two pairs are one step apart and one pair two: 1 - 2 (1 + 1 + 1/2) / 6."""
    assert distance_fragmentation("ABC", PATH[:2]) == pytest.approx(1 - 2 * 2.5 / 6)
    triangle = [*PATH[:2], ("A", "C")]
    assert distance_fragmentation("ABC", triangle) == pytest.approx(0)


@given(NETWORKS)
def test_bounds_and_order(network: tuple[list[str], list[tuple[str, str]]]) -> None:
    nodes, ties = network
    plain, far = fragmentation(nodes, ties), distance_fragmentation(nodes, ties)
    assert 0 <= plain <= far + 1e-12 <= 1 + 1e-12
    assert fragmentation(reversed(nodes), [(b, a) for a, b in ties]) == plain
    assert fragmentation(nodes, ties + ties) == plain


@given(NETWORKS, st.tuples(st.just("0"), st.just("1")))
def test_one_tie_more_never_tears(
    network: tuple[list[str], list[tuple[str, str]]], tie: tuple[str, str]
) -> None:
    nodes, ties = network
    assert fragmentation(nodes, [*ties, tie]) <= fragmentation(nodes, ties)
    assert (
        distance_fragmentation(nodes, [*ties, tie]) <= distance_fragmentation(nodes, ties) + 1e-12
    )


@pytest.mark.parametrize(
    ("nodes", "ties", "without", "words"),
    [
        ("A", [], "", "no pairs"),
        ("AB", [("A", "B")], "A", "no pairs"),
        ("AB", [("A", "C")], "", "outside"),
        ("AB", [], "C", "not in the network"),
    ],
)
def test_networks_that_say_nothing_are_refused(
    nodes: str, ties: list[tuple[str, str]], without: str, words: str
) -> None:
    with pytest.raises(BadValue, match=words):
        fragmentation(nodes, ties, without=without)
