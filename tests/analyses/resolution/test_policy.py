"""What a rule of the house may decide, and all that it may not."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.resolution import Applied, Terms, apply_policy, make_queue
from sightline.errors import BadValue
from sightline.picture import Picture
from sightline.values import Decision, Identity, MergePolicy, MergeRule, Within
from tests.analyses.resolution.scenes import people, seen
from tests.analyses.stage import Stage
from tests.picture.world import decided

ANYWHERE = MergePolicy(rules=(MergeRule.NUMBER_AND_NAME,), at_least=0.9, within=Within.ANYWHERE)


def applied(picture: Picture, policy: MergePolicy = ANYWHERE) -> tuple[Applied, ...]:
    return apply_policy(picture, make_queue(picture, Terms(at_least=0.5)), policy)


def pairs(found: tuple[Applied, ...]) -> list[tuple[str, str]]:
    return [(one.ruling.left, one.ruling.right) for one in found]


def test_without_a_rule_nothing_is_decided() -> None:
    assert applied(people().picture(), MergePolicy()) == ()


def test_the_same_number_and_the_same_name_are_decided_with_rule_and_score() -> None:
    (one,) = applied(people().picture())
    assert (one.ruling.left, one.ruling.right) == ("p1", "p2")
    assert one.ruling.decision is Decision.SAME
    assert one.rule is MergeRule.NUMBER_AND_NAME
    assert one.ruling.reason.startswith("rule number-and-name of the house: probability over 99.9%")
    assert "the number is the same" in one.ruling.reason


SPOILT: list[tuple[str, dict[str, Any], str]] = [
    ("another number", {"idNumber": "ML-999999"}, "DEMBAZOU, Aliou"),
    ("a number that is too short", {"idNumber": "ML-10"}, "DEMBAZOU, Aliou"),
    ("another spelling of the name", {"idNumber": "ML-104277"}, "Aliu Dembazu"),
    ("another date", {"idNumber": "ML-104277", "birthDate": "1990-01-05"}, "DEMBAZOU, Aliou"),
]


@pytest.mark.parametrize(("title", "told", "name"), SPOILT, ids=[case[0] for case in SPOILT])
def test_what_a_rule_does_not_decide(title: str, told: dict[str, Any], name: str) -> None:
    stage = Stage()
    first: dict[str, Any] = {
        "idNumber": "ML-10" if "short" in title else "ML-104277",
        "birthDate": "1960-06-09",
    }
    stage.tell("p1", "Person", name="Aliou Dembazou", **first)
    stage.tell("p2", "Person", name=name, **told)
    assert applied(stage.picture()) == (), title


def test_the_listed_and_the_unlisted_are_never_joined_by_a_rule() -> None:
    stage = people()
    stage.tell("s1", "Sanction", entity="p2", authority="a council")
    assert applied(stage.picture()) == ()
    stage.tell("s2", "Sanction", entity="p1", authority="a council")
    assert pairs(applied(stage.picture())) == [("p1", "p2")]


@pytest.mark.parametrize("how", list(Decision))
def test_what_a_person_decided_or_left_open_is_not_touched(how: Decision) -> None:
    assert applied(seen(people(), [decided("p1", "p2", how)])) == ()


def test_a_rule_does_not_join_by_a_detour_what_was_told_apart() -> None:
    stage = people()
    stage.tell("p5", "Person", name="Aliou DEMBAZOU", birthDate="1960-06-09", idNumber="ML104277")
    acts: list[Identity] = [decided("p1", "p2", "different")]
    found = pairs(applied(seen(stage, acts)))
    assert len(found) == 1
    assert "p5" in found[0]


def test_the_date_may_be_asked_for_too() -> None:
    strict = MergePolicy(
        rules=(MergeRule.NUMBER_NAME_AND_DATE,), at_least=0.9, within=Within.ANYWHERE
    )
    assert pairs(applied(people().picture(), strict)) == [("p1", "p2")]
    stage = Stage()
    for name in ("p1", "p2"):
        stage.tell(name, "Person", name="Aliou Dembazou", birthDate="1960", idNumber="ML-104277")
    assert applied(stage.picture(), strict) == ()


@pytest.mark.parametrize(("lists", "count"), [(("un-sc", "un-sc"), 1), (("un-sc", "wb"), 0)])
def test_a_rule_may_be_held_within_one_data_set(lists: tuple[str, str], count: int) -> None:
    stage = Stage()
    for name, of in zip(("p1", "p2"), lists, strict=True):
        stage.tell(
            name, "Person", name="Aliou Dembazou", birthDate="1960-06-09", idNumber="ML-104277",
            about={"list": of},
        )  # fmt: skip
    policy = MergePolicy(rules=(MergeRule.NUMBER_AND_NAME,), at_least=0.9)
    assert len(applied(stage.picture(), policy)) == count


def test_a_policy_asks_for_more_than_a_coin() -> None:
    with pytest.raises(BadValue, match=r"between 0\.5 and 1"):
        MergePolicy(at_least=0.2)
