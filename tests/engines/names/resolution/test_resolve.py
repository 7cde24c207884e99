"""Resolution as a whole: who is one, what decisions do, and that order does not matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.engines.names import Profile
from sightline.engines.names.resolution import Conflict, Resolution, resolve, score_clusters
from sightline.engines.names.words import groups
from sightline.errors import BadValue, Stopped
from sightline.exercise.bearers import make_records
from tests.engines.names.resolution.records import (
    RECORDS,
    TRUTH,
    body,
    person,
    small_records,
    together,
)

Couples = list[tuple[str, str]]
ids = st.sampled_from([f"r{number}" for number in range(9)])
couples = st.lists(st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]), max_size=4)


def test_spellings_of_one_bearer_end_in_one_cluster() -> None:
    found = resolve(RECORDS)
    assert together(found) == {
        frozenset(one) for one in (("a1", "a2", "a3"), ("b1", "b2"), ("c1", "c2"), ("d1", "d2"))
    }
    assert score_clusters(found.clusters, TRUTH).pair_f1 == 1.0
    assert found.conflicts == ()
    assert found.passed_over == 0


def test_everything_is_sorted_and_probable() -> None:
    found = resolve(RECORDS, pairs_from=0.01)
    assert list(found.pairs) == sorted(found.pairs)
    assert list(found.clusters) == sorted(found.clusters)
    assert all(pair.left < pair.right and 0.01 <= pair.probability <= 1 for pair in found.pairs)
    assert len(found.pairs) >= len(resolve(RECORDS).pairs)


def test_nobody_and_one() -> None:
    assert resolve({}) == Resolution()
    assert resolve({"a": RECORDS["a1"]}) == Resolution()


def test_people_have_the_last_word() -> None:
    decided = resolve(RECORDS, same=[("e1", "e2")], different=[("a1", "a2"), ("c1", "c2")])
    assert frozenset(("e1", "e2")) in together(decided)
    assert not any({"c1", "c2"} <= cluster for cluster in together(decided))
    assert Conflict("a1", "a2", ("a3",)) in decided.conflicts
    assert ("c1", "c2") in {(pair.left, pair.right) for pair in decided.pairs}


def test_what_contradicts_is_refused_and_told() -> None:
    found = resolve(RECORDS, same=[("e1", "e2"), ("b1", "e2")], different=[("b1", "e1")])
    assert found.refused == (("e1", "e2"),)
    assert Conflict("b1", "e1", ("e2",)) in found.conflicts


def test_a_person_is_no_company() -> None:
    found = resolve({"b1": RECORDS["b1"], "x": body("Fatoumata Ndolumba Brinkhuis")})
    assert found.pairs == ()


def test_a_common_name_alone_joins_nobody_however_few_they_are() -> None:
    few = {one: person("Mohamed Ali") for one in "ab"} | {one: person("Mohamed") for one in "cd"}
    assert resolve(few).clusters == ()
    rare = {one: person("Zerafim Oustaroffsky", "1961-03-09") for one in "ab"}
    assert together(resolve({**few, "x": rare["a"], "y": rare["b"]})) == {frozenset(("x", "y"))}


def test_a_weak_alias_is_never_enough_alone() -> None:
    known = person("Mahamadou Oustaroff Zerdawi", "1961-03-09", "ml")
    alias = Profile(names=("Hawk",), weak=("Mahamadou Oustaroff Zerdawi",))
    dated = Profile(names=("Hawk",), weak=known.names, dates=("1961-03-09",))
    assert resolve({"a": known, "b": alias}).pairs == ()
    assert resolve({"a": known, "b": dated}).pairs != ()


def test_names_without_a_word_are_counted() -> None:
    group = min(groups())
    found = resolve({"a": RECORDS["a1"], "b": Profile(names=(group,)), "c": RECORDS["a2"]})
    assert found.passed_over == 1
    assert together(found) == {frozenset(("a", "c"))}


@pytest.mark.parametrize("word", ["at_least", "pairs_from"])
@pytest.mark.parametrize("share", [0.0, 1.0, -1.0, float("nan")])
def test_a_threshold_is_a_probability(word: str, share: float) -> None:
    with pytest.raises(BadValue, match=f"{word} is"):
        resolve(RECORDS, **{word: share})  # type: ignore[arg-type]


def test_progress_is_told_and_work_can_be_stopped() -> None:
    told: list[tuple[str, int, int]] = []
    resolve(RECORDS, progress=lambda *one: told.append(one))
    stages = ["reading", "comparing words", "gathering", "comparing records"]
    assert [stage for stage, _, _ in told] == stages
    stopped: Callable[[], bool] = iter([False, False, True]).__next__
    with pytest.raises(Stopped):
        resolve(RECORDS, stop=stopped)


@settings(max_examples=25)
@given(small_records, couples, couples, st.randoms())
def test_the_order_of_records_does_not_matter(
    records: dict[str, Profile], same: Couples, different: Couples, random: object
) -> None:
    order = list(records)
    random.shuffle(order)  # type: ignore[attr-defined]
    turned = [(other, one) for one, other in reversed(different)]
    assert resolve(records, same=same, different=different) == resolve(
        {one: records[one] for one in order}, same=same[::-1], different=turned
    )


@settings(max_examples=25)
@given(small_records, couples, couples)
def test_decisions_hold(records: dict[str, Profile], same: Couples, different: Couples) -> None:
    found = resolve(records, same=same, different=different)
    clusters = together(found)
    members = [one for cluster in clusters for one in cluster]
    assert len(members) == len(set(members))
    assert set(members) <= set(records)
    for couple in different:
        assert not any(set(couple) <= cluster for cluster in clusters)
    for couple in same:
        held = tuple(sorted(couple)) not in found.refused
        if held and set(couple) <= set(records):
            assert any(set(couple) <= cluster for cluster in clusters)


@settings(max_examples=25)
@given(small_records)
def test_who_was_removed_is_nowhere(records: dict[str, Profile]) -> None:
    gone = min(records)
    left = {one: profile for one, profile in records.items() if one != gone}
    found = resolve(left, pairs_from=0.01)
    assert gone not in {one for pair in found.pairs for one in (pair.left, pair.right)}
    assert found == resolve(dict(reversed(left.items())), pairs_from=0.01)


def test_invented_records_are_resolved_well() -> None:
    made = make_records(2_000, 88_001)
    scores = score_clusters(resolve(made.bearers).clusters, made.truth)
    assert scores.pair_f1 is not None
    assert scores.pair_f1 > 0.9
    assert scores.bcubed_f1 > 0.95
