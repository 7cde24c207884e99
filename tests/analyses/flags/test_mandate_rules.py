"""F-LAG, F-SILENT and F-WILL: what a mandate gives against what is known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, days_after, mandate, mission, paragraph, report, threat
from tests.analyses.stage import Stage


@pytest.fixture
def stage() -> Stage:
    """A mission of 2010 whose first mandate only names a threat."""
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01")
    marks: dict[str, Any] = {"operative": "preamble", "strength": "notes", "ocScope": "awareness"}
    paragraph(stage, "R1", "p", "2010-03-01", keywords="threat named", **marks)
    return stage


def test_the_lag_runs_from_two_full_years_on(stage: Stage) -> None:
    assert not ask(stage, "F-LAG", "2012-02-29")
    [flag] = ask(stage, "F-LAG", "2012-03-01")
    assert flag.subject == "m1"
    assert "2.00 years so far" in flag.says
    assert {"R1", "R1-p", "m1"} <= set(flag.facts)
    assert flag.saw


def test_a_lag_needs_a_threat() -> None:
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01")
    paragraph(stage, "R1", "all", "2010-03-01", ocScope="none")
    assert not ask(stage, "F-LAG", "2015-01-01")
    threat(stage)
    assert ask(stage, "F-LAG", "2015-01-01")


def test_a_mandate_that_nobody_coded_is_unknown(stage: Stage) -> None:
    mandate(stage, "R2", "2011-03-01")
    [flag] = ask(stage, "F-LAG", "2013-01-01")
    assert any("R2" in one for one in flag.unknown)
    bare = Stage()
    mission(bare)
    mandate(bare, "R1", "2010-03-01")
    threat(bare)
    assert not ask(bare, "F-LAG", "2013-01-01")
    facts: dict[str, Any] = {"implementer": "m1", "measureCode": "M05.2"}
    bare.tell("x1", "Measure", known="2014-01-01", name="Unit", startDate="2013-06-01", **facts)
    [flag] = ask(bare, "F-LAG", "2014-01-01")
    assert "3.25 years" in flag.says
    assert flag.unknown


def test_a_task_ends_the_lag_and_it_is_told_for_a_year(stage: Stage) -> None:
    mandate(stage, "R2", "2015-05-04", supersedes="R1")
    paragraph(stage, "R2", "31", "2015-05-04", strength="encourages", ocScope="awareness")
    assert "so far" in ask(stage, "F-LAG", "2015-05-03")[0].says
    for day in ("2015-05-04", days_after("2015-05-04", 365)):
        [flag] = ask(stage, "F-LAG", day)
        assert "5.17 years (1890 days)" in flag.says
        assert flag.others == ("R2-31",)
    assert not ask(stage, "F-LAG", days_after("2015-05-04", 366))


@pytest.mark.parametrize(
    "weak",
    [
        {"strength": "notes"},
        {"ocScope": "implied"},
        {"ocScope": "none"},
        {"ocScope": "support-sanctions"},
        {"operative": "preamble"},
        {"keywords": "cross-reference"},
    ],
    ids=str,
)
def test_what_gives_no_tool_leaves_the_lag_open(stage: Stage, weak: dict[str, Any]) -> None:
    mandate(stage, "R2", "2011-03-01")
    paragraph(stage, "R2", "9", "2011-03-01", **weak)
    assert ask(stage, "F-LAG", "2013-01-01")
    assert ask(stage, "F-SILENT", "2013-01-01")


def test_a_task_within_two_years_is_no_lag(stage: Stage) -> None:
    mandate(stage, "R2", "2012-02-29")
    paragraph(stage, "R2", "9", "2012-02-29")
    assert not ask(stage, "F-LAG", "2012-03-05")


def test_a_sanctions_text_is_no_mandate(stage: Stage) -> None:
    mandate(stage, "R2", "2011-03-01", subjectType="sanctions")
    paragraph(stage, "R2", "9", "2011-03-01")
    assert ask(stage, "F-LAG", "2013-01-01")


def test_an_undated_means_is_unknown_and_a_dated_one_ends_the_lag(stage: Stage) -> None:
    means: dict[str, Any] = {"name": "Crime unit", "implementer": "m1", "measureCode": "M05.2"}
    stage.tell("x1", "Measure", **means)
    [flag] = ask(stage, "F-LAG", "2013-01-01")
    assert "Crime unit" in flag.unknown[0]
    stage.tell("x1", "Measure", known="2014-12-31", startDate="2013")
    [flag] = ask(stage, "F-LAG", "2014-12-31")
    assert "between 2.84 and 3.84 years" in flag.says


def test_a_campaign_is_no_means(stage: Stage) -> None:
    facts: dict[str, Any] = {"implementer": "m1", "measureCode": "M13.2", "startDate": "2011-01-01"}
    stage.tell("x1", "Measure", name="Campaign", **facts)
    assert "so far" in ask(stage, "F-LAG", "2013-01-01")[0].says


def test_a_means_for_one_thing_answers_only_threats_that_have_to_do_with_it() -> None:
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01")
    paragraph(stage, "R1", "all", "2010-03-01", ocScope="none")
    threat(stage, "k1", commodity="cocaine")
    threat(stage, "k2", commodity="timber")
    facts: dict[str, Any] = {"implementer": "m1", "measureCode": "M03.2", "startDate": "2010-06-01"}
    stage.tell("x1", "Measure", name="Coast", commodity="cocaine", **facts)
    [flag] = ask(stage, "F-LAG", "2013-01-01")
    assert "k2" in flag.facts
    assert "k1" not in flag.facts


def test_a_mission_that_is_over_lags_no_more(stage: Stage) -> None:
    stage.tell("m1", "Mission", dissolutionDate="2012-12-31")
    assert ask(stage, "F-LAG", "2012-12-31")
    assert not ask(stage, "F-LAG", "2013-01-01")


def test_nothing_is_known_before_it_was_said(stage: Stage) -> None:
    mandate(stage, "R2", "2013-01-01")
    paragraph(stage, "R2", "9", "2016-01-01")
    assert "so far" in ask(stage, "F-LAG", "2015-12-31")[0].says
    assert "2.84 years" in ask(stage, "F-LAG", "2016-01-01")[0].says


def test_a_mandate_that_names_a_threat_and_gives_no_tool_is_silent(stage: Stage) -> None:
    [flag] = ask(stage, "F-SILENT", "2010-03-01")
    assert (flag.subject, flag.others) == ("m1", ("R1",))
    paragraph(stage, "R1", "7", "2010-03-01", ocScope="awareness", strength="encourages")
    assert not ask(stage, "F-SILENT", "2010-03-01")


def test_silence_needs_a_threat_and_a_coded_text() -> None:
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01", expiryDate="2011-03-01")
    threat(stage)
    assert not ask(stage, "F-SILENT", "2010-06-01"), "nobody coded the text"
    paragraph(stage, "R1", "all", "2010-03-01", ocScope="none")
    assert ask(stage, "F-SILENT", "2011-03-01")
    assert not ask(stage, "F-SILENT", "2011-03-02"), "it has run out"
    quiet = Stage()
    mission(quiet)
    mandate(quiet, "R1", "2010-03-01")
    paragraph(quiet, "R1", "all", "2010-03-01", ocScope="none")
    assert not ask(quiet, "F-SILENT", "2010-06-01"), "there is no threat"


def test_a_paragraph_of_which_nobody_says_where_it_stands_may_be_a_task(stage: Stage) -> None:
    facts: dict[str, Any] = {"mandate": "R1", "name": "R1, 8", "ocScope": "capacity"}
    stage.tell("R1-8", "MandateProvision", **facts)
    assert not ask(stage, "F-SILENT", "2010-06-01")


def test_open_drivers_are_a_threat() -> None:
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01")
    paragraph(stage, "R1", "11", "2010-03-01", ocScope="implied")
    assert not ask(stage, "F-SILENT", "2010-06-01")
    report(stage, "o1", "open-drivers", subject="land")
    assert ask(stage, "F-SILENT", "2010-06-01")


def willing(*reports: tuple[str, dict[str, Any]], scope: str = "capacity") -> Stage:
    """A mission with a mandate on crime, and reports."""
    stage = Stage()
    mission(stage)
    mandate(stage, "R1", "2010-03-01")
    paragraph(stage, "R1", "9", "2010-03-01", ocScope=scope)
    stage.tell("gov", "PublicBody", name="Government")
    stage.tell("x1", "Measure", name="Crime unit", implementer="m1")
    for number, (aspect, facts) in enumerate(reports):
        report(stage, f"o{number}", aspect, **facts)
    return stage


BLOCKED = ("step-blocked", {"subject": "gov", "object": "m1"})
STEP = ("step-blocked", {"subject": "gov", "object": "x1"})
ABSENT = ("will-absent", {"subject": "gov"})
LEFT = ("specialists-withdrawn", {"subject": "m1"})
PRESENT = ("will-present", {"subject": "gov"})
LOW = ("capacity-low", {"subject": "gov"})


@pytest.mark.parametrize(
    ("reports", "fires"),
    [
        ([BLOCKED], True),
        ([STEP], False),
        ([STEP, ABSENT], True),
        ([STEP, LEFT], True),
        ([ABSENT, LEFT], False),
        ([PRESENT, LOW], False),
        ([("step-blocked", {"subject": "gov", "object": "m1", "endDate": "2011-12-31"})], False),
        ([("step-blocked", {"subject": "gov", "object": "m1", "startDate": "2013-01-01"})], False),
        ([STEP, ("will-absent", {"subject": "somebody else"})], False),
    ],
)
def test_will_is_absent_when_steps_are_blocked(
    reports: list[tuple[str, dict[str, Any]]], fires: bool
) -> None:
    assert bool(ask(willing(*reports), "F-WILL", "2012-01-01")) is fires


def test_will_is_asked_of_mandates_that_touch_crime() -> None:
    assert ask(willing(BLOCKED, scope="support-sanctions"), "F-WILL", "2012-01-01")
    assert not ask(willing(BLOCKED, scope="none"), "F-WILL", "2012-01-01")


def test_reports_of_will_that_differ_are_unknown() -> None:
    [flag] = ask(willing(BLOCKED, PRESENT), "F-WILL", "2012-01-01")
    assert flag.unknown
    assert "gov" in flag.others
