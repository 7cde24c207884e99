"""Records with the truth beside: how many mean one bearer, and that nothing gives it away."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sightline.exercise.bearers import make_records


@given(st.integers(0, 2**20), st.integers(0, 60))
def test_so_many_records_each_with_its_truth(seed: int, size: int) -> None:
    records = make_records(size, seed)
    assert len(records) == size
    assert set(records.bearers) == set(records.truth)
    assert list(records.bearers) == sorted(records.bearers)
    assert all(len(one.names) == 1 for one in records.bearers.values())


def test_the_same_seed_makes_the_same_records() -> None:
    assert make_records(200, 5) == make_records(200, 5)
    assert make_records(200, 5) != make_records(200, 6)


def test_one_bearer_has_one_to_five_records() -> None:
    counts = Counter(Counter(make_records(4_000, 1).truth.values()).values())
    assert set(counts) == {1, 2, 3, 4, 5}
    assert counts[1] > counts[2] > counts[3] > counts[4] > counts[5] > 10


def test_relatives_have_records_of_their_own() -> None:
    truths = set(make_records(2_000, 2).truth.values())
    kin = [one for one in truths if one.endswith("-kin")]
    assert 0.03 < len(kin) / len(truths) < 0.09


def test_neither_ids_nor_their_order_tell_who_belongs_together() -> None:
    records = make_records(2_000, 3)
    truths = list(records.truth.values())
    neighbours = sum(one == other for one, other in pairwise(truths))
    assert neighbours < 10
    assert len({len(key) for key in records.bearers}) == 1
