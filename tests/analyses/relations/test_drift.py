"""Motive drift, and what the literature would ask."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sightline.analyses.relations import profile, trace_drift
from tests.analyses.stage import Stage

DAY = "2020-06-01"


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.tell("front", "Group", name="Front", groupKind="armed-group")
    return made


def motive(stage: Stage, name: str, what: str, on: str, **rest: Any) -> None:
    facts: dict[str, Any] = {"subject": "front", "aspect": "motive", "motive": what}
    facts |= {"startDate": on, "known": on, **rest}
    stage.tell(name, "Observation", **facts)


def test_a_move_to_the_economic_is_dated_by_its_second_voice(stage: Stage) -> None:
    motive(stage, "o1", "grievance", "2010-01-01")
    motive(stage, "o2", "profit", "2014-01-01")
    assert trace_drift(stage.reading(DAY), "front").since is None
    motive(stage, "o3", "profit", "2014-06-01", known="2014-09-01")
    found = trace_drift(stage.reading(DAY), "front")
    assert found.since == dt.date(2014, 9, 1)
    assert len(found.windows) == 2
    assert (found.windows[0].economic, found.windows[1].economic) == (0, 2)
    assert found.basis


def test_a_copy_is_no_second_voice(stage: Stage) -> None:
    motive(stage, "o1", "grievance", "2010-01-01")
    motive(stage, "o2", "profit", "2014-01-01", document="S/1")
    motive(stage, "o3", "profit", "2014-06-01", document="S/1")
    assert trace_drift(stage.reading(DAY), "front").since is None


def test_ungraded_rumour_is_no_voice(stage: Stage) -> None:
    motive(stage, "o1", "grievance", "2010-01-01")
    motive(stage, "o2", "profit", "2014-01-01")
    motive(stage, "o3", "profit", "2014-06-01", grade="F6")
    assert trace_drift(stage.reading(DAY), "front").since is None


def test_profit_from_the_first_is_no_drift(stage: Stage) -> None:
    motive(stage, "o1", "profit", "2010-01-01")
    motive(stage, "o2", "profit", "2014-01-01")
    assert trace_drift(stage.reading(DAY), "front").since is None


def test_political_demands_that_go_on_are_no_drift(stage: Stage) -> None:
    motive(stage, "o1", "grievance", "2010-01-01")
    motive(stage, "o2", "profit", "2014-01-01")
    motive(stage, "o3", "grievance", "2014-02-01")
    motive(stage, "o4", "political-project", "2014-03-01")
    found = trace_drift(stage.reading(DAY), "front")
    assert found.since is None
    assert found.windows[1].low == pytest.approx(1 / 3)
    assert found.windows[1].high == pytest.approx(1 / 3)


def test_what_has_no_date_is_counted_apart(stage: Stage) -> None:
    stage.tell("o1", "Observation", subject="front", aspect="motive", motive="profit")
    found = trace_drift(stage.reading(DAY), "front")
    assert found.windows == ()
    assert found.undated == 1


def relation(stage: Stage, what: str, number: int = 1) -> None:
    facts: dict[str, Any] = {"subject": "front", "aspect": "state-relation", "stateRelation": what}
    stage.tell(f"s{number}", "Observation", grade="A1", **facts)


@pytest.mark.parametrize(
    ("what", "asked"),
    [("predatory", {"F01", "F02"}), ("symbiotic", {"F01", "F03"}), ("none", set())],
)
def test_questions_turn_on_the_hypothesis(stage: Stage, what: str, asked: set[str]) -> None:
    relation(stage, what)
    relation(stage, what, 2)
    assert {one.code for one in profile(stage.reading(DAY), "front").asks} == asked


def test_quiet_without_a_way_out_asks_whether_it_is_peace(stage: Stage) -> None:
    relation(stage, "symbiotic")
    stage.tell("a1", "Agreement", name="Deal", grantee="front", grants="customs")
    assert "F04" in {one.code for one in profile(stage.reading(DAY), "front").asks}
    stage.tell("a1", "Agreement", exitStep="Customs revenue is handed over in 2021")
    assert "F04" not in {one.code for one in profile(stage.reading(DAY), "front").asks}


def test_people_who_live_from_the_market_are_counted_or_unknown(stage: Stage) -> None:
    relation(stage, "predatory")
    stage.tell("mk", "IllicitMarket", name="Gold")
    stage.tell("r1", "MarketRole", actor="front", market="mk")
    (ask,) = [one for one in profile(stage.reading(DAY), "front").asks if one.code == "F07"]
    assert ask.unknown == ("how many live from Gold",)
    stage.tell("mk", "IllicitMarket", livelihoods="8000")
    (ask,) = [one for one in profile(stage.reading(DAY), "front").asks if one.code == "F07"]
    assert "8,000 live from Gold" in ask.because
    assert ask.unknown == ()


@pytest.mark.parametrize(("what", "code"), [("profit", "F05"), ("livelihood", "F06")])
def test_motives_ask_their_questions(stage: Stage, what: str, code: str) -> None:
    for number in range(3):
        motive(stage, f"o{number}", what, "2019-01-01", grade="A1")
    asks = profile(stage.reading(DAY), "front").asks
    assert code in {one.code for one in asks}
    assert all(one.asks.endswith(("?", ".")) and one.basis for one in asks)
