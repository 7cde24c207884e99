"""The queue: what is asked, in which order and why, and what decisions do to it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.resolution import Queue, Terms, ask_about, candidates, make_queue
from sightline.analyses.resolution.question import doubt_of, look_of
from sightline.analyses.resolution.stakes import ONE_LISTED, Stake, weigh_stakes
from sightline.engines.names import Profile
from sightline.errors import BadValue
from sightline.values import Decision, Identity
from tests.analyses.resolution.scenes import people, seen
from tests.picture.world import decided

IDS = ("p1", "p2", "p3", "p4", "c1", "c2")


def pairs(queue: Queue) -> dict[tuple[str, str], float]:
    return {(one.left, one.right): one.value for one in queue.questions}


def test_pairs_that_may_be_one_are_asked_for_and_no_others() -> None:
    queue = make_queue(people().picture())
    assert {("p1", "p2"), ("p1", "p3"), ("p2", "p3"), ("c1", "c2")} <= pairs(queue).keys()
    assert not [pair for pair in pairs(queue) if len({one[0] for one in pair}) > 1]
    assert queue.address == people().picture().address


def test_the_value_is_the_look_times_what_hangs_on_it_and_sorts_the_queue() -> None:
    queue = make_queue(people().picture())
    for one in queue.questions:
        chance = one.match.probability
        assert one.look == pytest.approx((doubt_of(chance) + chance) / 2)
        assert one.stakes == pytest.approx(sum(part.worth for part in one.parts))
        assert one.value == pytest.approx(one.look * one.stakes)
    values = [one.value for one in queue.questions]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("chance", "doubt"), [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0), (0.25, 0.8112781244591328)]
)
def test_doubt_is_told_in_bits(chance: float, doubt: float) -> None:
    assert doubt_of(chance) == pytest.approx(doubt)


def test_a_look_is_worth_most_where_it_is_likely_and_yet_open() -> None:
    worth = [look_of(chance) for chance in (0.02, 0.2, 0.5, 0.7)]
    assert worth == sorted(worth)
    assert look_of(0.7) > look_of(0.99) > look_of(0.05)


STAKES = [
    (
        "statements of the smaller side",
        Stake(statements=7),
        Stake(statements=90),
        "statements",
        3.0,
    ),
    ("ties of the smaller side", Stake(ties=3), Stake(ties=9), "ties", 2.0),
    ("one is listed", Stake(listings=2), Stake(), "listing", ONE_LISTED),
    ("both are listed", Stake(listings=2), Stake(listings=1), "listing", 1.0),
    ("flags of both", Stake(flags=2), Stake(flags=1), "flags", 2.0),
    ("clusters joined already", Stake(ids=4), Stake(ids=2), "clusters", 3.0),
]


@pytest.mark.parametrize(
    ("title", "left", "right", "name", "worth"), STAKES, ids=[case[0] for case in STAKES]
)
def test_what_hangs_on_a_pair(
    title: str, left: Stake, right: Stake, name: str, worth: float
) -> None:
    for parts in (weigh_stakes(left, right), weigh_stakes(right, left)):
        found = {part.name: part.worth for part in parts}
        assert found == {"pair": 1.0, name: worth}, title


def test_listings_flags_and_statements_are_counted_in_the_picture() -> None:
    stage = people()
    stage.tell("s1", "Sanction", entity="p2", authority="a council")
    stage.tell("o1", "Ownership", owner="p1", asset="c1")
    stage.tell("o2", "Ownership", owner="p2", asset="c2")
    queue = make_queue(stage.picture(), flagged=["p1", "p1", "c9"])
    (one,) = [one for one in queue.questions if (one.left, one.right) == ("p1", "p2")]
    assert {part.name for part in one.parts} == {"pair", "statements", "ties", "listing", "flags"}
    assert queue.questions[0] is one


# What was decided


def test_what_was_decided_is_asked_no_more() -> None:
    acts = [decided("p1", "p2", "same"), decided("c1", "c2", "different")]
    found = pairs(make_queue(seen(people(), acts)))
    assert ("p1", "p2") not in found
    assert ("c1", "c2") not in found
    assert ("p1", "p3") in found


def test_told_apart_once_is_told_apart_for_all_that_is_joined_to_either() -> None:
    acts = [decided("p1", "p2", "same"), decided("p2", "p3", "different")]
    assert ("p1", "p3") not in pairs(make_queue(seen(people(), acts)))


def test_what_was_left_open_is_asked_with_the_reason() -> None:
    queue = make_queue(seen(people(), [decided("p1", "p2", "unsure")]))
    (one,) = [one for one in queue.questions if one.asked]
    assert (one.left, one.right) == ("p1", "p2")
    assert one.asked is not None
    assert one.asked.reason == "same photograph"


def test_a_decision_that_could_not_be_carried_out_is_told_and_not_asked() -> None:
    acts = [
        decided("p1", "p2", "same", "2024-05-02"),
        decided("p2", "p3", "same", "2024-05-03"),
        decided("p1", "p3", "different"),
    ]
    queue = make_queue(seen(people(), acts))
    assert len(queue.unjoined) == 1
    assert not [pair for pair in pairs(queue) if pair in {("p1", "p3"), ("p2", "p3")}]


def test_one_that_is_not_another_and_both_one_with_a_third_is_warned_of() -> None:
    queue = make_queue(seen(people(), [decided("p1", "p2", "different")]), Terms(likely=0.3))
    found = {one.through: one for one in queue.contradictions}
    one = found[("p3",)]
    assert (one.left, one.right) == ("p1", "p2")
    assert one.words == "p1 was decided not to be p2, but both would be one with p3"


def test_the_latest_decision_counts() -> None:
    acts = [
        decided("p1", "p2", "different", "2024-05-02"),
        decided("p1", "p2", "unsure", "2024-06-02"),
    ]
    assert ("p1", "p2") in pairs(make_queue(seen(people(), acts)))


ACTS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(list(Decision))),
    max_size=6,
).map(
    lambda rows: [
        decided(one, other, how, f"2024-05-{day:02d}")
        for day, (one, other, how) in enumerate(rows, 1)
        if one != other
    ]
)


@settings(max_examples=10)
@given(ACTS)
def test_a_pair_told_apart_never_returns_in_a_cluster(acts: list[Identity]) -> None:
    picture = seen(people(), acts)
    queue = make_queue(picture, Terms(likely=0.02))
    heads = picture.heads()
    for one in picture.decisions():
        if one.decision is not Decision.DIFFERENT:
            continue
        ends = {heads.get(end, end) for end in (one.left, one.right)}
        assert tuple(sorted(ends)) not in pairs(queue)
        for proposal in queue.proposals:
            assert not ends <= set(proposal.members)


@settings(max_examples=10)
@given(ACTS, st.randoms())
def test_the_order_of_decisions_does_not_matter(acts: list[Identity], chance: Random) -> None:
    told = make_queue(seen(people(), acts))
    chance.shuffle(acts)
    assert make_queue(seen(people(), acts)) == told


def test_the_order_of_telling_does_not_matter() -> None:
    told = people()
    told.records.reverse()
    assert make_queue(told.picture()) == make_queue(people().picture())


@pytest.mark.parametrize(
    "told", [{"ethnicity": "Zakoli"}, {"religion": "any"}, {"gender": "male"}, {"notes": "Zakoli"}]
)
def test_a_people_a_faith_and_a_sex_change_no_score(told: dict[str, Any]) -> None:
    stage = people()
    stage.tell("p1", "Person", **told)
    plain, marked = make_queue(people().picture()), make_queue(stage.picture())
    assert [one.match for one in marked.questions] == [one.match for one in plain.questions]


# What is asked for


def test_across_two_sets_only() -> None:
    terms = Terms(between=(frozenset({"p1", "c1"}), frozenset({"p3", "c2", "p2"})))
    found = pairs(make_queue(people().picture(), terms))
    assert found.keys() == {("p1", "p2"), ("p1", "p3"), ("c1", "c2")}


def test_about_one_entity_only() -> None:
    assert pairs(make_queue(people().picture(), Terms(about="c2"))).keys() == {("c1", "c2")}


@pytest.mark.parametrize("terms", [(0.0, 0.5), (0.6, 0.5), (0.5, 1.0)])
def test_terms_that_make_no_sense_are_refused(terms: tuple[float, float]) -> None:
    with pytest.raises(BadValue, match="probabilities between 0 and 1"):
        Terms(at_least=terms[0], likely=terms[1])


def test_pairs_that_are_not_compared_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    bearers = {f"b{number}": Profile(names=(f"Aliou Dembazou{number}",)) for number in range(6)}
    whole = ask_about(bearers, Terms())
    monkeypatch.setattr(candidates, "MOST_COMPARED", 4)
    short = ask_about(bearers, Terms())
    assert whole.passed_over == 0
    assert short.passed_over == 15 - 4
    assert len(short.questions) <= 4
