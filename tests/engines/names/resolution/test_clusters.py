"""Clusters: linkage against a plain rendering of it, and what decisions do to them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.resolution import linkage
from sightline.engines.names.resolution.clusters import (
    UNSEEN,
    Scored,
    form_clusters,
    probability,
)
from sightline.engines.names.resolution.conflicts import find_conflicts
from sightline.engines.names.resolution.decisions import Decided, settle

IDS = "abcdefgh"
Couples = list[tuple[str, str]]


def scored(pairs: dict[str, float]) -> Scored:
    """Pairs such as {"ab": 2.0}."""
    order = sorted(pairs)
    return Scored(
        left=np.array([IDS.index(one[0]) for one in order], dtype=np.int32),
        right=np.array([IDS.index(one[1]) for one in order], dtype=np.int32),
        odds=np.array([pairs[one] for one in order], dtype=np.float32),
    )


def found(pairs: dict[str, float], decided: Decided | None = None, least: float = 0.0) -> list[str]:
    clusters = form_clusters(IDS, scored(pairs), decided or Decided(), least)
    return ["".join(cluster.members) for cluster in clusters]


PAIRS = {"ab": 4.0, "bc": 4.0, "cd": 0.4, "ef": 2.0, "eg": 1.5, "fg": -0.5}
pairs_of_some = st.dictionaries(
    st.sampled_from(["".join(pair) for pair in combinations(IDS, 2)]),
    st.integers(-9, 60).map(lambda tenth: tenth / 10),
    max_size=16,
)
couples = st.lists(st.sampled_from(list(combinations(IDS, 2))), max_size=4, unique=True)


def test_one_weak_pair_joins_nothing() -> None:
    assert found(PAIRS) == ["abc", "efg"]
    assert found({"cd": 0.4}) == ["cd"]


def test_the_weakest_pair_is_told() -> None:
    clusters = form_clusters(IDS, scored(PAIRS), Decided(), 0.0)
    assert [one.weakest for one in clusters] == pytest.approx([probability(4.0), probability(1.5)])


def test_what_was_given_as_the_same_is_certain() -> None:
    clusters = form_clusters(IDS, scored({}), settle([("a", "h")], []), 0.0)
    assert [(one.members, one.weakest) for one in clusters] == [(("a", "h"), 1.0)]


def test_a_record_that_is_not_here_carries() -> None:
    assert found({}, settle([("a", "x"), ("x", "b")], [])) == ["ab"]
    assert found({"ab": 5.0}, settle([("a", "x")], [("x", "b")])) == []


def test_what_hangs_together_too_much_is_parted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkage, "LARGEST", 3)
    chain = {"ab": 5.0, "bc": 0.2, "cd": 5.0, "de": 0.2, "ef": 5.0}
    assert found(chain) == ["ab", "cd", "ef"]


def _plainly(pairs: dict[str, float], least: float) -> list[str]:
    """Average linkage as one would write it down, for sums that are exact in binary."""
    groups = list(IDS)
    score = {frozenset(pair): odds for pair, odds in pairs.items()}

    def mean(one: str, other: str) -> float:
        between = [score.get(frozenset((a, b)), UNSEEN) for a in one for b in other]
        return sum(between) / len(between)

    while True:
        best = max(combinations(sorted(groups), 2), key=lambda two: mean(*two), default=None)
        if best is None or mean(*best) < least:
            return sorted(group for group in groups if len(group) > 1)
        groups = [group for group in groups if group not in best]
        groups.append("".join(sorted("".join(best))))


@given(st.dictionaries(
    st.sampled_from(["".join(pair) for pair in combinations(IDS, 2)]),
    st.integers(0, 1 << 20).map(lambda number: number / (1 << 18)),
    max_size=14,
))  # fmt: skip
def test_linkage_as_one_would_write_it_down(pairs: dict[str, float]) -> None:
    if len(set(pairs.values())) == len(pairs):
        assert found(pairs) == _plainly(pairs, 0.0)


@given(pairs_of_some, couples, couples)
def test_decisions_hold(pairs: dict[str, float], same: Couples, different: Couples) -> None:
    decided = settle(same, different)
    cluster_of = {one: cluster for cluster in found(pairs, decided) for one in cluster}
    for one, other in different:
        assert one not in cluster_of or other not in cluster_of[one]
    for one, other in decided.same:
        assert other in cluster_of[one]


@given(pairs_of_some, st.sampled_from(IDS))
def test_without_a_record_only_what_hung_on_it_changes(pairs: dict[str, float], gone: str) -> None:
    left = {pair: odds for pair, odds in pairs.items() if gone not in pair}
    near = {gone}
    for _ in IDS:
        near |= {
            one for pair, odds in pairs.items() if odds >= 0 and near & set(pair) for one in pair
        }
    before = [cluster for cluster in found(pairs) if not near & set(cluster)]
    after = found(left)
    assert [cluster for cluster in after if not near & set(cluster)] == before
    assert not any(gone in cluster for cluster in after)


def ways(pairs: dict[str, float], decided: Decided) -> list[tuple[str, str, tuple[str, ...]]]:
    likely = scored(pairs).at_least(0.0)
    return [(one.left, one.right, one.through) for one in find_conflicts(IDS, likely, decided)]


def test_a_is_not_b_but_both_are_c() -> None:
    decided = settle([], [("a", "b")])
    assert ways({"ac": 2.0, "bc": 1.0}, decided) == [("a", "b", ("c",))]
    assert ways({"ac": 2.0, "bc": 1.0, "ad": 1.0, "bd": 1.0}, decided) == [
        ("a", "b", ("c",)),
        ("a", "b", ("d",)),
    ]
    assert ways({"ac": 2.0, "cd": 1.0, "bd": 1.0}, decided) == [("a", "b", ("c", "d"))]
    assert ways({"ac": 2.0, "bc": -1.0}, decided) == []
    assert ways({"ab": 9.0}, decided) == []


def test_given_pairs_make_a_way_too() -> None:
    assert ways({"bc": 1.0}, settle([("a", "x"), ("x", "c")], [("a", "b")])) == [
        ("a", "b", ("x", "c"))
    ]
    refused = settle([("a", "c"), ("b", "c")], [("a", "b")])
    assert ways({}, refused) == [("a", "b", ("c",))]
