"""Packed facts: dates, countries and sorts compared by their best pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names import Profile, Sort
from sightline.engines.names.dates import read_day
from sightline.engines.names.roster import facts
from tests.engines.names.profiles import dates, person


def packed(text: str) -> int:
    return facts.pack_day(read_day(text))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1960-06-09", "1960-06-09", facts.SAME_DATE),
        ("1960-06-09", "1960-09-06", facts.NEARLY_SAME),
        ("1960-06-09", "1961-06-09", facts.NEARLY_SAME),
        ("1960-06", "1960-06-09", facts.SAME_VAGUE),
        ("1960-06-09", "1960-06-11", facts.PARTLY_SAME),
        ("1960", "1960-06-09", facts.SAME_YEAR),
        ("1960-01-01", "1960-06-09", facts.SAME_YEAR),
        ("circa 1961", "1960-06-09", facts.SAME_YEAR),
        ("1960-06-09", "1960-04-11", facts.OTHER_DAY),
        ("1960", "1961", facts.YEAR_APART),
        ("1960", "1963", facts.FEW_APART),
        ("1960", "1968", facts.SOME_APART),
        ("1960", "1988", facts.FAR_APART),
        ("1500", "1960", facts.NO_DATE),
    ],
)
def test_dates_compare_with_tolerance(one: str, other: str, level: int) -> None:
    assert facts.compare_days(packed(one), packed(other)) == level
    assert facts.compare_days(packed(other), packed(one)) == level


@given(st.lists(dates, max_size=3), st.lists(dates, max_size=3))
def test_the_order_of_several_dates_does_not_matter(one: list[str], other: list[str]) -> None:
    def best(mine: list[str], theirs: list[str]) -> int:
        left, right = (
            facts.pack_facts(person("A", dates=tuple(side)), []) for side in (mine, theirs)
        )
        asked = np.array([left.first, *left.more], np.uint32)
        return facts.best_days(asked, right.first, np.array(right.more, np.uint32), facts.DATE_BITS)

    assert best(one, other) == best(one[::-1], other[::-1])
    pairs = [facts.compare_days(packed(a), packed(b)) for a in one for b in other]
    expected = max(pairs, key=lambda level: facts.DATE_BITS[level], default=facts.NO_DATE)
    assert facts.DATE_BITS[best(one, other)] == facts.DATE_BITS[expected]


def test_countries_differ_only_where_both_are_known() -> None:
    nothing = np.zeros(0, np.uint32)

    def country(mine: list[int], theirs: list[int]) -> int:
        left, right = (facts.pack_facts(person("A"), side) for side in (mine, theirs))
        asked = np.array([left.first, *left.more], np.uint32)
        more = np.array(right.more, np.uint32) if right.more else nothing
        return facts.shared_country(asked, right.first, more)

    assert country([], [3]) == country([3], []) == 0
    assert country([3], [4]) == country([3, 5], [4, 6]) == -1
    assert country([3, 5], [4, 5]) == 5
    assert country([facts.ELSEWHERE], [facts.ELSEWHERE]) == -1


def test_sort_and_number_are_marked() -> None:
    told = facts.pack_facts(
        Profile(names=("A",), sort=Sort.BODY, identifiers=frozenset({"A1"})), []
    )
    assert told.first == facts.BODY | facts.NUMBER
    assert told.more == ()
