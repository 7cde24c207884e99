"""How good clusters are: by pairs and by records, against counts made by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.resolution import Cluster, score_clusters
from sightline.errors import BadValue

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def clusters(*members: str) -> list[Cluster]:
    return [Cluster(tuple(one), 1.0) for one in members]


CASES = [
    ("the truth", ("abc", "de"), 1.0, 1.0, 1.0),
    ("one missing", ("ab", "de"), 1.0, 2 / 4, 2 * (1 * 14 / 18) / (1 + 14 / 18)),
    ("one too many", ("abc", "def"), 4 / 6, 1.0, None),
    ("two in one", ("abcde",), 4 / 10, 1.0, None),
]


@pytest.mark.parametrize(("found", "precision", "recall", "bcubed"), [one[1:] for one in CASES])
def test_counts_by_hand(
    found: tuple[str, ...], precision: float, recall: float, bcubed: float | None
) -> None:
    scores = score_clusters(clusters(*found), TRUTH)
    assert scores.pair_precision == pytest.approx(precision)
    assert scores.pair_recall == pytest.approx(recall)
    assert scores.pair_f1 == pytest.approx(2 * precision * recall / (precision + recall))
    if bcubed is not None:
        assert scores.bcubed_f1 == pytest.approx(bcubed)


def test_what_is_not_there_is_not_nought() -> None:
    nothing = score_clusters([], {"a": 1, "b": 2})
    assert (nothing.pair_precision, nothing.pair_recall, nothing.pair_f1) == (None, None, None)
    assert nothing.bcubed_f1 == 1.0
    assert score_clusters(clusters("ab"), {"a": 1, "b": 2}).pair_f1 is None


def test_a_record_of_unknown_bearer_is_left_out() -> None:
    assert score_clusters(clusters("abcx", "de"), TRUTH).pair_precision == 1.0


def test_refusals() -> None:
    with pytest.raises(BadValue, match="no truth"):
        score_clusters([], {})
    with pytest.raises(BadValue, match="'a' stands in two clusters"):
        score_clusters(clusters("ab", "ac"), TRUTH)


@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=12), st.lists(st.integers(0, 3), min_size=12)
)
def test_pairs_as_counted_one_by_one(truth: list[int], found: list[int]) -> None:
    names = [chr(97 + place) for place in range(len(truth))]
    sets = [[one for one, mark in zip(names, found, strict=False) if mark == k] for k in range(4)]
    scores = score_clusters(
        [Cluster(tuple(one), 1.0) for one in sets], dict(zip(names, truth, strict=True))
    )
    pairs = list(combinations(range(len(truth)), 2))
    both = sum(truth[a] == truth[b] and found[a] == found[b] for a, b in pairs)
    joined = sum(found[a] == found[b] for a, b in pairs)
    assert scores.pair_precision == (pytest.approx(both / joined) if joined else None)
