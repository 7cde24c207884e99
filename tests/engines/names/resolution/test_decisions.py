"""Decisions thought to the end: chains, what is refused, and that their order does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.resolution.decisions import settle
from sightline.errors import BadValue

couples = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] != p[1]),
    max_size=8,
)


def test_chains_are_followed() -> None:
    decided = settle([("c", "b"), ("b", "a"), ("x", "y")], [("a", "x")])
    assert decided.groups == (("a", "b", "c"), ("x", "y"))
    assert decided.apart == {("a", "x")}
    assert decided.refused == ()


def test_what_would_join_the_parted_is_refused() -> None:
    decided = settle([("a", "c"), ("b", "c")], [("a", "b")])
    assert decided.same == (("a", "c"),)
    assert decided.refused == (("b", "c"),)


def test_a_couple_is_two() -> None:
    with pytest.raises(BadValue, match="'a' is given as same as itself"):
        settle([("a", "a")], [])


@given(couples, couples)
def test_their_order_does_not_matter(
    same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    turned = [(other, one) for one, other in reversed(same)]
    assert settle(same, different) == settle(turned, reversed(different))


@given(couples, couples)
def test_groups_hold_what_was_given_and_nothing_that_was_parted(
    same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    decided = settle(same, different)
    group_of = {one: group for group in decided.groups for one in group}
    for one, other in decided.same:
        assert group_of[one] is group_of[other]
    for one, other in different:
        assert one not in group_of or other not in group_of[one]
    assert len(decided.same) + len(decided.refused) == len({tuple(sorted(p)) for p in same})
