"""F-FUEL, F-DRIFT, F-COOPT, F-TRADEOFF: who lives on a trade and sits at the table."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, report
from tests.analyses.stage import Stage

DAY = "2018-12-31"
MAN: dict[str, Any] = {"subject": "g1"}


@pytest.fixture
def stage() -> Stage:
    """A group, a market in which it takes a tax, and a coalition that it belongs to."""
    stage = Stage()
    stage.tell("g1", "Group", name="Front", groupKind="armed-group")
    stage.tell("co", "Organization", name="Coalition")
    stage.tell("k1", "IllicitMarket", name="Gold")
    return stage


def income(stage: Stage, grade: str | None = "C3", actor: str = "g1", **rest: Any) -> None:
    """The group taxes a market."""
    facts: dict[str, Any] = {"actor": actor, "market": "k1", "scene": "tax", **rest}
    stage.tell(f"role-{actor}", "MarketRole", grade=grade, **facts)


def deal(stage: Stage, kind: str = "peace", **rest: Any) -> None:
    """An agreement of July 2015."""
    facts: dict[str, Any] = {"name": "Accord", "agreementKind": kind, "date": "2015-07-01", **rest}
    stage.tell("a1", "Agreement", **facts)


def test_a_party_that_lives_on_a_trade_puts_the_agreement_at_risk(stage: Stage) -> None:
    deal(stage, party=["g1", "co"])
    assert not ask(stage, "F-FUEL", DAY)
    income(stage, startDate="2016-10")
    [flag] = ask(stage, "F-FUEL", DAY)
    assert (flag.subject, flag.others) == ("a1", ("g1",))
    assert flag.since is not None
    assert flag.since.isoformat() == "2016-10-31"
    assert set(flag.facts) == {"a1", "role-g1"}
    assert flag.saw
    assert not ask(stage, "F-FUEL", "2015-06-30")


def test_a_member_of_a_party_counts_and_a_stranger_does_not(stage: Stage) -> None:
    deal(stage, party="co")
    income(stage)
    assert not ask(stage, "F-FUEL", DAY)
    stage.tell("t1", "Membership", member="g1", organization="co", endDate="2018-06-30")
    assert not ask(stage, "F-FUEL", DAY)
    stage.tell("t2", "Membership", member="g1", organization="co")
    assert ask(stage, "F-FUEL", DAY)


@pytest.mark.parametrize(
    ("grade", "fires"), [("C3", True), ("A1", True), ("F6", False), ("D3", False), (None, False)]
)
def test_income_needs_a_grade(stage: Stage, grade: str | None, *, fires: bool) -> None:
    deal(stage, party="g1")
    income(stage, grade)
    assert bool(ask(stage, "F-FUEL", DAY)) is fires


@pytest.mark.parametrize(
    ("rest", "fires"),
    [
        ({"kind": "other"}, False),
        ({"kind": "ceasefire"}, True),
        ({"endDate": "2018-12-30"}, False),
        ({"endDate": "2018-12-31"}, True),
    ],
)
def test_only_an_agreement_in_force(stage: Stage, rest: dict[str, Any], *, fires: bool) -> None:
    deal(stage, party="g1", **rest)
    income(stage)
    assert bool(ask(stage, "F-FUEL", DAY)) is fires


def test_income_long_over_is_past(stage: Stage) -> None:
    deal(stage, party="g1")
    income(stage, endDate="2010-07-01")
    assert not ask(stage, "F-FUEL", DAY)


def test_a_clash_over_a_convoy_is_seen(stage: Stage) -> None:
    deal(stage, party="g1")
    facts: dict[str, Any] = {"name": "Clash", "incidentType": "convoy-clash", "date": "2018-04"}
    stage.tell("i1", "Incident", involved=["g1", "g2"], **facts)
    assert ask(stage, "F-FUEL", DAY)


def test_a_unit_of_the_state_is_no_armed_party(stage: Stage) -> None:
    stage.tell("u1", "Group", name="Unit", groupKind="security-unit")
    deal(stage, party="u1")
    income(stage, actor="u1")
    assert not ask(stage, "F-FUEL", DAY)


def test_a_spoiler_is_seen_without_an_agreement(stage: Stage) -> None:
    income(stage)
    report(stage, "o1", "mission-relation", missionRelation="partner", **MAN)
    assert not ask(stage, "F-FUEL", DAY)
    report(stage, "o3", "mission-relation", missionRelation="spoiler", grade="F6", **MAN)
    assert not ask(stage, "F-FUEL", DAY)
    report(stage, "o2", "mission-relation", missionRelation="spoiler", **MAN)
    assert [flag.subject for flag in ask(stage, "F-FUEL", DAY)] == ["g1"]


def test_two_voices_for_money_are_drift(stage: Stage) -> None:
    report(stage, "o1", "motive", motive="profit", startDate="2015-04-15", **MAN)
    assert not ask(stage, "F-DRIFT", DAY)
    report(stage, "o2", "demand-economic", startDate="2016-02-27", **MAN)
    [flag] = ask(stage, "F-DRIFT", DAY)
    assert flag.subject == "g1"
    assert "what drove it before is not recorded" in flag.unknown[0]


@pytest.mark.parametrize("same", [{"source": "s"}, {"document": "S/1"}, {"grade": "F6"}])
def test_one_origin_is_one_voice(stage: Stage, same: dict[str, Any]) -> None:
    report(stage, "o1", "motive", motive="profit", startDate="2015", **MAN, **same)
    report(stage, "o2", "motive", motive="profit", startDate="2016", **MAN, **same)
    assert not ask(stage, "F-DRIFT", DAY)


def test_the_share_must_rise(stage: Stage) -> None:
    for number in range(2):
        report(stage, f"o{number}", "motive", motive="profit", startDate="2016", **MAN)
        report(stage, f"e{number}", "motive", motive="profit", startDate="2010", **MAN)
    assert not ask(stage, "F-DRIFT", DAY)
    report(stage, "e2", "motive", motive="grievance", startDate="2011", **MAN)
    [flag] = ask(stage, "F-DRIFT", DAY)
    assert not flag.unknown


def test_a_gang_was_always_after_money(stage: Stage) -> None:
    stage.tell("g2", "Group", name="Gang", groupKind="gang")
    for number in range(2):
        report(stage, f"o{number}", "motive", motive="profit", startDate="2016", subject="g2")
    assert not ask(stage, "F-DRIFT", DAY)


def test_demands_that_were_met_silence_what_came_before(stage: Stage) -> None:
    for number in range(2):
        report(stage, f"o{number}", "motive", motive="profit", startDate="2014-05", **MAN)
    assert ask(stage, "F-DRIFT", DAY)
    deal(stage, grantee="g1", grants="office")
    assert not ask(stage, "F-DRIFT", DAY)
    for number in range(2):
        report(stage, f"n{number}", "motive", motive="profit", startDate="2016-05", **MAN)
    assert ask(stage, "F-DRIFT", DAY)


@pytest.mark.parametrize("grant", ["resource", "customs", "licences", "security", "municipality"])
def test_a_till_for_a_spoiler(stage: Stage, grant: str) -> None:
    deal(stage, "inclusion", grantee="g1", grants=grant)
    assert not ask(stage, "F-COOPT", DAY)
    income(stage)
    [flag] = ask(stage, "F-COOPT", "2015-07-01")
    assert (flag.subject, flag.others) == ("g1", ("a1",))
    assert not ask(stage, "F-COOPT", "2015-06-30")


@pytest.mark.parametrize(
    ("rest", "fires"),
    [
        ({"grants": "office"}, False),
        ({"grants": "customs", "exitStep": "Leave the road"}, True),
        ({"grants": "customs", "exitVerified": "2018-12-31"}, False),
        ({"grants": "customs", "exitVerified": "2019-01-01"}, True),
        ({"grants": "customs", "grantee": "co"}, False),
    ],
)
def test_a_verified_way_out_clears(stage: Stage, rest: dict[str, Any], *, fires: bool) -> None:
    deal(stage, "inclusion", **{"grantee": "g1", **rest})
    income(stage)
    assert bool(ask(stage, "F-COOPT", DAY)) is fires


def test_a_war_hero_in_power_without_a_deal(stage: Stage) -> None:
    report(stage, "o1", "war-hero", **MAN)
    income(stage)
    assert not ask(stage, "F-COOPT", DAY)
    report(stage, "o2", "state-relation", stateRelation="predatory", **MAN)
    assert not ask(stage, "F-COOPT", DAY)
    report(stage, "o3", "state-relation", stateRelation="symbiotic", **MAN)
    assert [flag.subject for flag in ask(stage, "F-COOPT", DAY)] == ["g1"]


def refuse(stage: Stage, grade: str = "B3", **rest: Any) -> None:
    """The mission leaves the group alone."""
    facts: dict[str, Any] = {"subject": "m1", "object": "g1", "startDate": "2017", **rest}
    report(stage, "d1", "action-declined", grade=grade, **facts)


def test_a_refusal_asks_for_a_signed_choice(stage: Stage) -> None:
    refuse(stage)
    [flag] = ask(stage, "F-TRADEOFF", DAY)
    assert (flag.subject, flag.others) == ("m1", ("g1",))
    report(stage, "c1", "choice-recorded", subject="m1", object="g1", endDate="2018-12-31")
    assert not ask(stage, "F-TRADEOFF", DAY)
    [late] = ask(stage, "F-TRADEOFF", "2019-01-01")
    assert "due for review" in late.says


@pytest.mark.parametrize(
    "choice", [{"subject": "m2", "object": "g1"}, {"subject": "m1", "object": "g2"}]
)
def test_a_choice_of_others_answers_nothing(stage: Stage, choice: dict[str, Any]) -> None:
    refuse(stage)
    report(stage, "c1", "choice-recorded", **choice)
    assert ask(stage, "F-TRADEOFF", DAY)


def test_no_refusal_no_flag(stage: Stage) -> None:
    refuse(stage, "F6")
    assert not ask(stage, "F-TRADEOFF", DAY)


def test_who_has_acted_since_is_left_in_peace(stage: Stage) -> None:
    refuse(stage)
    facts: dict[str, Any] = {"name": "Raid", "implementer": "m1", "target": "g1"}
    stage.tell("n1", "Measure", startDate="2016-12-31", **facts)
    assert ask(stage, "F-TRADEOFF", DAY)
    stage.tell("n2", "Measure", startDate="2018-03-01", **facts)
    assert not ask(stage, "F-TRADEOFF", DAY)
