"""F-GAP, F-RATIO, F-HANDOVER and F-WITHDRAW: who is there, and what happens when they go."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, days_after, mission, question, report, threat
from tests.analyses.stage import Stage

START = "2010-03-01"


@pytest.fixture
def stage() -> Stage:
    """A mission in a country with a province in the north and one in the south."""
    stage = Stage()
    mission(stage, start=START)
    return stage


def route(stage: Stage, place: str = "north") -> None:
    """A leg of a route that begins at a place."""
    stage.tell("leg", "RouteLeg", origin=place, destination="abroad", mode="road")


def test_a_reported_gap_needs_routes(stage: Stage) -> None:
    report(stage, "o1", "deployment-gap", subject="m1")
    assert not ask(stage, "F-GAP", "2010-06-01")
    route(stage)
    [flag] = ask(stage, "F-GAP", "2010-06-01")
    assert {"o1", "leg"} <= set(flag.facts)


def test_a_market_in_which_goods_move_is_a_route(stage: Stage) -> None:
    report(stage, "o1", "deployment-gap", subject="m1")
    threat(stage)
    stage.tell("r1", "MarketRole", actor="g1", market="k1", scene="tax")
    assert not ask(stage, "F-GAP", "2010-06-01")
    stage.tell("r2", "MarketRole", actor="g1", market="k1", scene="move")
    assert ask(stage, "F-GAP", "2010-06-01")


def test_a_gap_that_is_learned_late_is_told_for_a_year(stage: Stage) -> None:
    route(stage)
    report(stage, "o1", "deployment-gap", subject="m1", known="2016-01-01")
    assert not ask(stage, "F-GAP", "2015-12-31")
    assert ask(stage, "F-GAP", "2016-12-31")
    assert not ask(stage, "F-GAP", "2017-01-01")


def test_the_gap_of_another_mission_is_not_ours(stage: Stage) -> None:
    route(stage)
    report(stage, "o1", "deployment-gap", subject="m2", territory="north")
    assert not ask(stage, "F-GAP", "2010-06-01")


def test_absence_is_seen_where_presence_is_reported(stage: Stage) -> None:
    route(stage)
    late = days_after(START, 91)
    assert not ask(stage, "F-GAP", late), "no deployment is reported anywhere: unknown"
    stage.tell("d1", "Deployment", mission="m1", territory="south", startDate="2010-03-10")
    assert not ask(stage, "F-GAP", days_after(START, 90))
    [flag] = ask(stage, "F-GAP", late)
    assert flag.others == ("north",)
    assert flag.unknown
    assert not ask(stage, "F-GAP", "2012-03-01"), "after two years it is no gap at the start"
    stage.tell("d2", "Deployment", mission="m1", territory="north", startDate="2010-05-10")
    assert not ask(stage, "F-GAP", late)


def test_an_authorized_strength_is_no_presence(stage: Stage) -> None:
    route(stage)
    paper: dict[str, Any] = {"mission": "m1", "territory": "south", "startDate": "2010-03-10"}
    stage.tell("d1", "Deployment", summary="Authorized, not deployed", **paper)
    assert not ask(stage, "F-GAP", days_after(START, 91))


def strength(stage: Stage, **facts: Any) -> None:
    """The strength of the mission."""
    stage.tell("d1", "Deployment", mission="m1", startDate="2010-03-10", **facts)


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ({"troops": 2000, "ipo": 60, "fpu": 140}, True),
        ({"troops": 1000, "ipo": 20, "fpu": 39}, True),
        ({"troops": 1000, "ipo": 60, "fpu": 0}, False),
        ({"troops": 999, "ipo": 0, "fpu": 0}, False),
        ({"ipo": 10, "fpu": 0}, False),
        ({"troops": 1000}, False),
        ({"troops": 1000, "ipo": 59}, True),
        ({"troops": 1000, "fpu": 10}, False),
    ],
    ids=str,
)
def test_the_ratio_is_told_when_one_reading_is_low(
    stage: Stage, facts: dict[str, Any], fires: bool
) -> None:
    strength(stage, **facts)
    assert bool(ask(stage, "F-RATIO", "2011-01-01")) is fires


def test_both_readings_are_told(stage: Stage) -> None:
    strength(stage, troops=2000, ipo=60, fpu=140)
    [flag] = ask(stage, "F-RATIO", "2015-02-28")
    assert "individual police 30.0, with formed police 100.0" in flag.says
    assert "opposite sides" in flag.says
    assert not flag.unknown
    assert not ask(stage, "F-RATIO", "2015-03-01"), "the mission is five years old"


def test_a_reading_that_cannot_be_made_is_unknown(stage: Stage) -> None:
    strength(stage, troops=2000, ipo=60)
    [flag] = ask(stage, "F-RATIO", "2011-01-01")
    assert flag.unknown == ("the ratio with formed police",)


def test_the_newest_strength_counts(stage: Stage) -> None:
    strength(stage, troops=2000, ipo=60, fpu=0)
    facts: dict[str, Any] = {
        "mission": "m1",
        "startDate": "2011-01-01",
        "troops": 2000,
        "ipo": 120,
        "fpu": 0,
    }
    stage.tell("d2", "Deployment", **facts)
    assert ask(stage, "F-RATIO", "2010-12-31")
    assert not ask(stage, "F-RATIO", "2011-01-01")


def test_an_end_with_open_cases_is_a_pack_that_is_not_complete(stage: Stage) -> None:
    stage.tell("m1", "Mission", dissolutionDate="2014-06-30")
    assert not ask(stage, "F-HANDOVER", "2014-06-01")
    stage.tell("c1", "JusticeCase", name="Case 1", custodian="m1", stage="investigation")
    assert not ask(stage, "F-HANDOVER", "2013-12-31")
    [flag] = ask(stage, "F-HANDOVER", "2014-01-01")
    assert "1 open case," in flag.says
    assert ask(stage, "F-HANDOVER", "2014-06-30")
    stage.tell("c1", "JusticeCase", closeDate="2014-02-01")
    assert not ask(stage, "F-HANDOVER", "2014-06-01")


def test_what_a_contingent_holds_is_held_by_the_mission(stage: Stage) -> None:
    stage.tell("m1", "Mission", dissolutionDate="2014-06-30")
    stage.tell("b1", "Organization", name="Police unit")
    stage.tell("e1", "Membership", member="b1", organization="m1")
    stage.tell("c1", "JusticeCase", name="Case 1", custodian="b1")
    assert ask(stage, "F-HANDOVER", "2014-06-01")


def test_a_successor_is_a_handover(stage: Stage) -> None:
    facts: dict[str, Any] = {"predecessor": "m1", "incorporationDate": "2014-06-30"}
    stage.tell("m2", "Mission", name="Mission m2", **facts)
    question(stage, "q1", about="north")
    assert not ask(stage, "F-HANDOVER", "2013-12-31")
    assert ask(stage, "F-HANDOVER", "2014-01-01")
    assert ask(stage, "F-HANDOVER", "2014-12-27")
    assert not ask(stage, "F-HANDOVER", "2014-12-28")
    stage.tell("q1", "InformationRequirement", act="closed")
    assert not ask(stage, "F-HANDOVER", "2014-06-01")


def test_what_was_lost_is_told_for_a_year(stage: Stage) -> None:
    report(stage, "o1", "records-lost", subject="m1", object="m2", known="2018-12-31")
    [flag] = ask(stage, "F-HANDOVER", "2018-12-31")
    assert flag.others == ("m2",)
    assert ask(stage, "F-HANDOVER", "2019-12-31")
    assert not ask(stage, "F-HANDOVER", "2020-01-01")


def test_a_cut_meets_open_drivers_or_a_market_with_patronage(stage: Stage) -> None:
    report(stage, "o1", "planned-cut", subject="m1", startDate="2014-12-31")
    assert not ask(stage, "F-WITHDRAW", "2013-01-01")
    threat(stage)
    assert not ask(stage, "F-WITHDRAW", "2013-01-01"), "a market alone is not enough"
    report(stage, "o2", "patronage-need", subject="gov", territory="land")
    [flag] = ask(stage, "F-WITHDRAW", "2013-01-01")
    assert any("how large" in one for one in flag.unknown)
    assert not ask(stage, "F-WITHDRAW", "2012-12-30"), "more than two years ahead"
    assert ask(stage, "F-WITHDRAW", "2015-12-31")
    assert not ask(stage, "F-WITHDRAW", "2016-01-01")


def test_a_market_that_is_known_to_be_small_does_not_count(stage: Stage) -> None:
    report(stage, "o1", "planned-cut", subject="m1", startDate="2014-01-01")
    report(stage, "o2", "patronage-need", subject="gov", territory="land")
    threat(stage, valueLow=1000, valueHigh=999_999)
    assert not ask(stage, "F-WITHDRAW", "2013-06-01")
    stage.tell("k1", "IllicitMarket", valueHigh=1_000_000)
    assert ask(stage, "F-WITHDRAW", "2013-06-01")


def test_a_successor_and_open_drivers_are_a_shock(stage: Stage) -> None:
    report(stage, "o1", "open-drivers", subject="m1")
    assert not ask(stage, "F-WITHDRAW", "2014-01-01")
    facts: dict[str, Any] = {"predecessor": "m1", "incorporationDate": "2014-10-16"}
    stage.tell("m2", "Mission", name="Mission m2", **facts)
    [flag] = ask(stage, "F-WITHDRAW", "2014-01-01")
    assert flag.subject == "m1"
