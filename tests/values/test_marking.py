"""Markings: whatever is incomplete or unclear is refused, and nobody sees what has none."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadInstant, BadMarking
from sightline.values import Level, Marking, Onward, Remarking, Sight

BODIES = st.lists(st.sampled_from(["all", "org:a", "org:b", "role:c", "person:d"]), min_size=1)


@given(BODIES, st.sampled_from(Level))
def test_of_takes_the_audience_in_any_order(bodies: list[str], level: Level) -> None:
    one = Marking.of(level, *bodies, owner="org:a")
    other = Marking.of(level.value, *reversed(bodies), *bodies, owner="org:a")
    assert one == other
    assert one.id == other.id
    assert list(one.audience) == sorted(set(bodies))


def test_of_sorts_the_purposes_too() -> None:
    one = Marking.of("C", "all", owner="org:a", purpose=("vetting", "protection"))
    assert one.purpose == ("protection", "vetting")
    assert one == Marking.of("C", "all", owner="org:a", purpose=["protection", "vetting"])


@pytest.mark.parametrize(
    "audience", [[], [""], [" "], ["org:a", ""], ["org:a "], ["\t"], [None], [3]]
)
def test_an_empty_or_blank_audience_is_refused(audience: list[Any]) -> None:
    with pytest.raises(BadMarking, match="audience"):
        Marking(level=Level.UNCLASSIFIED, audience=tuple(audience), owner="org:a")


@pytest.mark.parametrize("level", ["", " ", "u", "TOP", "UNKNOWN", "SC ", None, 0])
def test_an_unknown_level_is_refused(level: Any) -> None:
    with pytest.raises(BadMarking, match="expected U, C, SC"):
        Marking.of(level, "all", owner="org:a")
    with pytest.raises(BadMarking, match="level"):
        Marking(level=level, audience=("all",), owner="org:a")


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner": ""},
        {"owner": "  "},
        {"code": "H9"},
        {"code": ""},
        {"onward": "perhaps"},
        {"purpose": ("",)},
        {"purpose": ("vetting", " ")},
        {"purpose": "vetting"},
        {"purpose": None},
    ],
)
def test_what_is_unclear_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadMarking):
        Marking.of("C", "all", **({"owner": "org:a"} | wrong))


@pytest.mark.parametrize("audience", [("org:b", "org:a"), ("org:a", "org:a")])
def test_the_same_audience_has_one_form(audience: tuple[str, ...]) -> None:
    with pytest.raises(BadMarking, match="sorted"):
        Marking(level=Level.CONFIDENTIAL, audience=audience, owner="org:a")


@pytest.mark.parametrize("name", ["declassify_on", "review_by"])
def test_a_date_that_cannot_be_read_is_refused_as_a_date(name: str) -> None:
    with pytest.raises(BadInstant):
        Marking.of("C", "all", owner="org:a", **{name: "some day"})


def test_levels_rank_from_open_to_closed() -> None:
    assert [level.rank for level in (Level("U"), Level("C"), Level("SC"))] == [0, 1, 2]


def test_it_says_everything_in_one_line() -> None:
    marking = Marking.of("SC", "org:b", "org:a", owner="org:a", code="H2", onward=Onward.ASK)
    assert str(marking) == "STRICTLY CONFIDENTIAL // org:a, org:b // H2 // org:a"


def test_a_remarking_has_a_date_that_can_be_read() -> None:
    rest = {"author": "ana", "body": "org:a", "marking": "m", "reason": "r", "target": "t"}
    assert Remarking(known="2026-11-21", **rest).known == "2026-11-21"
    with pytest.raises(BadInstant):
        Remarking(known="lately", **rest)


MARKS = st.frozensets(st.sampled_from("abcd"))
CASES = st.frozensets(st.sampled_from(["C-1", "C-2"]))
CASE = st.none() | st.sampled_from(["C-1", "C-2", ""])


@given(MARKS, CASES, CASE)
def test_nobody_sees_a_record_without_a_marking(
    marks: frozenset[str], cases: frozenset[str], case: str | None
) -> None:
    assert not Sight(marks, cases).admits(frozenset(), case)


@given(MARKS, CASE)
def test_an_empty_sight_sees_nothing(marks: frozenset[str], case: str | None) -> None:
    assert not Sight().admits(marks, case)


@given(MARKS, CASES, MARKS, CASE)
def test_all_the_markings_and_the_case_are_needed(
    seen: frozenset[str], cases: frozenset[str], marks: frozenset[str], case: str | None
) -> None:
    admitted = Sight(seen, cases).admits(marks, case)
    assert admitted == (bool(marks) and marks <= seen and (case is None or case in cases))


@given(MARKS, CASES, MARKS, CASE)
def test_one_marking_more_never_opens(
    seen: frozenset[str], cases: frozenset[str], marks: frozenset[str], case: str | None
) -> None:
    sight = Sight(seen, cases)
    if marks and not sight.admits(marks, case):
        assert not sight.admits(marks | {"a"}, case)


def test_seeing_each_of_two_is_not_seeing_both_in_another_case() -> None:
    for one, other in combinations("abc", 2):
        sight = Sight(frozenset({one, other}), frozenset({"C-1"}))
        assert sight.admits(frozenset({one, other}), "C-1")
        assert not sight.admits(frozenset({one, other}), "C-2")
        assert not Sight(frozenset({one})).admits(frozenset({one, other}), None)
