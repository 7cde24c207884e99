"""The assessment as a whole: unknowns, coverage, filed readings, thresholds, who takes part."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sightline.analyses.interfaces import FILED, SEEN, UNSEEN, assess
from sightline.errors import BadValue, NotFound
from sightline.reference import load_indicators
from tests.analyses.interfaces.areas import DAY, area, gauge, incident, look, observe
from tests.analyses.stage import Stage

HOMICIDES = "ref-indicator-i2-3"


def test_where_nothing_is_reported_nothing_is_zero() -> None:
    stage = Stage()
    stage.tell("land", "Territory", name="Land")
    told = assess(stage.reading(DAY), "land")
    gauges = [one for side in told.sides for one in side.gauges]
    assert len(gauges) == len(load_indicators()) == 46
    for one in gauges:
        assert (one.state, one.low, one.high, one.coverage) == (UNSEEN, None, None, None)
        assert "would need" in one.says
    assert all(len(side.unknown) == len(side.gauges) for side in told.sides)
    assert told.participants.actors == ()
    assert told.participants.unknown


def test_every_interface_has_its_rival() -> None:
    told = look(area())
    assert [side.code for side in told.sides] == list("1234567")
    assert all(side.rival and side.tells for side in told.sides)


def test_some_interfaces_alone() -> None:
    told = assess(area().reading(DAY), "m1", only=["6", "2"])
    assert [side.code for side in told.sides] == ["2", "6"]
    with pytest.raises(NotFound, match="there is no interface '8'"):
        assess(area().reading(DAY), "m1", only=["8"])


def test_ten_seen_with_low_coverage_is_never_more_than_ten() -> None:
    stage = area()
    for number in range(10):
        incident(stage, "kidnapping", f"i{number}")
    told = look(stage)
    found = told.gauge("I2.4")
    assert (told.reporting.heard, told.reporting.cells) == (1, 26)
    assert (found.low, found.high) == (10, 10)
    assert "10 cases" in found.says
    assert "coverage low" in found.says
    assert told.reporting.silent == ("south",)


def test_coverage_rises_with_months_and_districts_that_report() -> None:
    stage = area()
    for month in range(1, 6):
        for place in ("north", "south"):
            incident(
                stage, "killing", f"i{place}{month}", date=f"2020-0{month}-01", territory=place
            )
    told = look(stage)
    assert told.reporting.share == pytest.approx(10 / 26)
    incident(stage, "killing", "at-site", date="2020-06-01", territory=[], site="port")
    assert look(stage).reporting.heard == 11


def test_without_districts_coverage_is_unknown_and_not_zero() -> None:
    stage = Stage()
    stage.tell("m1", "Mission", name="Mission")
    told = assess(stage.reading(DAY), "m1")
    assert told.reporting.share is None
    assert "unknown" in str(told.reporting)


def file(stage: Stage, value: float, name: str = "q1", **rest: Any) -> None:
    stage.tell(HOMICIDES, "Indicator", name="Homicides")
    facts: dict[str, Any] = {"indicator": HOMICIDES, "territory": "land"}
    facts |= {"startDate": "2019-12-31", **rest}
    stage.tell(name, "IndicatorReading", valueNumber=value, **facts)


def test_a_filed_reading_stands_where_nothing_is_computed() -> None:
    stage = area()
    file(stage, 31.5, coverage=0.4)
    found = gauge(stage, "I2.3")
    assert (found.state, found.low, found.coverage) == (FILED, 31.5, 0.4)
    assert found.basis
    assert found.on == dt.date(2019, 12, 31)


def test_the_latest_reading_stands_and_two_of_one_day_make_a_range() -> None:
    stage = area()
    file(stage, 10, "q0", startDate="2018-12-31")
    file(stage, 30, "q1")
    file(stage, 34, "q2")
    found = gauge(stage, "I2.3")
    assert (found.low, found.high) == (30, 34)
    assert found.coverage is None


def test_a_reading_of_another_land_or_of_tomorrow_is_none() -> None:
    stage = area()
    file(stage, 30, territory="far")
    assert gauge(stage, "I2.3").state == UNSEEN
    file(stage, 30, "q2", startDate="2020-06-02")
    assert gauge(stage, "I2.3").state == UNSEEN


@pytest.mark.parametrize(("value", "reached"), [(5, None), (10, "amber"), (25, "red")])
def test_thresholds_are_those_of_the_mission(value: float, reached: str | None) -> None:
    stage = area()
    file(stage, value)
    assert gauge(stage, "I2.3").reached is None
    stage.tell(HOMICIDES, "Indicator", amber="10", red="20")
    assert gauge(stage, "I2.3").reached == reached


def test_a_count_computed_stands_before_one_that_was_filed() -> None:
    stage = area()
    incident(stage, "kidnapping")
    stage.tell("ref-indicator-i2-4", "Indicator", name="Kidnapping")
    facts: dict[str, Any] = {"indicator": "ref-indicator-i2-4", "territory": "land"}
    stage.tell("q1", "IndicatorReading", valueNumber=99, **facts)
    assert gauge(stage, "I2.4").state == SEEN


def test_who_takes_part_with_markets_scenes_voices_and_grades() -> None:
    stage = area()
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="tax", share=20, grade="B2")
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="move", share=30, grade="F6")
    (one,) = look(stage).participants.actors
    (work,) = one.works
    assert (one.name, work.name, work.scenes, work.share) == (
        "Rebels",
        "Gold trade",
        ("move", "tax"),
        (20, 30),
    )
    assert (work.voices, work.graded) == (2, 1)
    assert dict(one.grades) == {"B2": 1, "F6": 1}
    assert one.state.held == ()
    assert "not known" in " ".join(one.watch)


@pytest.mark.parametrize(
    ("relation", "watch"), [("predatory", "spoilers"), ("symbiotic", "hollowed out")]
)
def test_what_follows_for_watching(relation: str, watch: str) -> None:
    stage = area()
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="tax")
    observe(stage, "state-relation", stateRelation=relation)
    (one,) = look(stage).participants.actors
    assert one.state.leading is not None
    assert one.state.leading.name == relation
    assert watch in " ".join(one.watch)


def test_a_part_that_ended_is_no_part_today() -> None:
    stage = area()
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="tax", endDate="2019-01-01")
    told = look(stage)
    assert told.participants.actors == ()
    assert "who works in Gold trade" in told.participants.unknown


def test_a_district_is_assessed_by_itself() -> None:
    stage = area()
    incident(stage, "kidnapping", "i1")
    incident(stage, "kidnapping", "i2", territory="south")
    assert gauge(stage, "I2.4").low == 2
    assert gauge(stage, "I2.4", anchor="south").low == 1
    assert look(stage, anchor="south").missions == ("m1",)


def test_only_missions_and_territories_are_areas() -> None:
    with pytest.raises(BadValue, match="expected a mission or a territory"):
        look(area(), anchor="rebels")
    with pytest.raises(NotFound):
        look(area(), anchor="nowhere")


def test_copies_of_one_report_are_one_voice() -> None:
    stage = area()
    for _ in range(3):
        observe(stage, "still-taxing", document="S/2020/1")
    found = gauge(stage, "I5.3")
    assert (found.low, found.voices) == (1, 1)


def test_what_is_beyond_forty_facts_is_counted_and_not_cited() -> None:
    stage = area()
    for number in range(45):
        incident(stage, "kidnapping", f"i{number:02}", date=f"2020-03-{1 + number % 28:02}")
    found = gauge(stage, "I2.4")
    assert (found.low, len(found.facts), found.more) == (45, 40, 5)
    newest = [one for one in found.facts if one in ("i27", "i26")]
    assert newest
