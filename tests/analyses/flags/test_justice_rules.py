"""F-CHAIN, F-FIU, F-DETAIN, F-MILCRIME, F-LOCALOWN: what becomes of a case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, mission, report
from tests.analyses.stage import Stage

DAY = "2018-12-31"


@pytest.fixture
def stage() -> Stage:
    """A police service and a unit for financial intelligence of 2012."""
    stage = Stage()
    stage.tell("pol", "PublicBody", name="Police")
    facts: dict[str, Any] = {
        "incorporationDate": "2012-06-01",
        "keywords": "financial-intelligence",
    }
    stage.tell("unit", "PublicBody", name="Unit", **facts)
    return stage


def results(stage: Stage, body: str, unit: str, amount: float | None, **rest: Any) -> None:
    """Results of a body."""
    numbers: dict[str, Any] = (
        {} if amount is None else {"quantityLow": amount, "quantityHigh": amount}
    )
    name = f"{body}-{unit}-{amount}"
    report(stage, name, "results", subject=body, unit=unit, **numbers, **rest)


def test_the_weakest_link_is_the_earliest(stage: Stage) -> None:
    report(stage, "o1", "chain-link-weak", subject="pol", chainStage="trial")
    report(stage, "o2", "chain-link-weak", subject="pol", chainStage="evidence")
    [flag] = ask(stage, "F-CHAIN", DAY)
    assert flag.subject == "pol"
    assert "weakest link is evidence, then trial (2 independent voices" in flag.says


def test_two_reports_of_one_document_are_one_voice(stage: Stage) -> None:
    for name in ("o1", "o2"):
        facts: dict[str, Any] = {"subject": "pol", "chainStage": "trial", "document": "S/1"}
        report(stage, name, "chain-link-weak", **facts)
    assert "(1 independent voice" in ask(stage, "F-CHAIN", DAY)[0].says


def test_a_weak_link_that_was_mended_is_past(stage: Stage) -> None:
    facts: dict[str, Any] = {"subject": "pol", "chainStage": "trial", "endDate": "2018-12-30"}
    report(stage, "o1", "chain-link-weak", **facts)
    assert ask(stage, "F-CHAIN", "2018-12-30")
    assert not ask(stage, "F-CHAIN", DAY)


def test_results_show_where_the_chain_ends(stage: Stage) -> None:
    results(stage, "pol", "arrests", 12)
    assert not ask(stage, "F-CHAIN", DAY), "nothing is said of prosecutions"
    results(stage, "pol", "prosecutions", None)
    assert not ask(stage, "F-CHAIN", DAY), "a number that is not given is not zero"
    results(stage, "pol", "prosecutions", 0)
    [flag] = ask(stage, "F-CHAIN", DAY)
    assert "weakest link is charge" in flag.says
    results(stage, "pol", "prosecutions", 3)
    assert not ask(stage, "F-CHAIN", DAY), "another source knows of some"


def test_a_balanced_chain_is_silent(stage: Stage) -> None:
    for unit, amount in (("arrests", 12), ("prosecutions", 9), ("convictions", 7)):
        results(stage, "pol", unit, amount)
    assert not ask(stage, "F-CHAIN", DAY)


def test_a_body_needs_a_year_before_zero_means_something(stage: Stage) -> None:
    results(stage, "unit", "convictions", 0)
    assert not ask(stage, "F-CHAIN", "2013-05-31")
    assert ask(stage, "F-CHAIN", "2013-06-01")


def test_old_arrests_whose_cases_never_came_to_a_charge() -> None:
    stage = Stage()
    mission(stage)
    for number in range(3):
        facts: dict[str, Any] = {
            "incidentType": "arrest",
            "territory": "north",
            "date": "2017-12-31",
        }
        stage.tell(f"i{number}", "Incident", name="Arrest", **facts)
    assert not ask(stage, "F-CHAIN", DAY), "nothing is known of cases"
    for number in range(2):
        stage.tell(f"c{number}", "JusticeCase", name="Case", stage="investigation")
    assert not ask(stage, "F-CHAIN", DAY), "two cases say little"
    stage.tell("c2", "JusticeCase", name="Case", stage="evidence")
    assert not ask(stage, "F-CHAIN", "2018-12-30"), "not a year ago"
    assert ask(stage, "F-CHAIN", DAY)
    stage.tell("c3", "JusticeCase", name="Case", stage="trial")
    assert not ask(stage, "F-CHAIN", DAY)


def test_two_arrests_are_not_enough() -> None:
    stage = Stage()
    mission(stage)
    for number in range(2):
        facts: dict[str, Any] = {
            "incidentType": "arrest",
            "territory": "north",
            "date": "2015-01-01",
        }
        stage.tell(f"i{number}", "Incident", name="Arrest", **facts)
    for number in range(3):
        stage.tell(f"c{number}", "JusticeCase", name="Case", stage="investigation")
    assert not ask(stage, "F-CHAIN", DAY)


def test_a_unit_of_three_years_without_result(stage: Stage) -> None:
    assert not ask(stage, "F-FIU", DAY), "nobody says what it did"
    results(stage, "unit", "convictions", 0)
    assert not ask(stage, "F-FIU", "2015-05-31")
    [flag] = ask(stage, "F-FIU", "2015-06-01")
    assert "3 years" in flag.says
    results(stage, "unit", "recoveries", 1)
    assert not ask(stage, "F-FIU", "2015-06-01")


def test_other_bodies_and_units_of_unknown_age_are_not_asked(stage: Stage) -> None:
    results(stage, "pol", "convictions", 0)
    stage.tell("young", "PublicBody", name="Unit", keywords="asset-recovery")
    results(stage, "young", "convictions", 0)
    assert not ask(stage, "F-FIU", DAY)


def test_training_that_is_not_practised(stage: Stage) -> None:
    stage.tell("x1", "Measure", name="Training", measureCode="M05.1")
    facts: dict[str, Any] = {"subject": "x1", "chainStage": "asset-recovery"}
    report(stage, "o1", "practice-absent", **facts)
    [flag] = ask(stage, "F-FIU", DAY)
    assert flag.unknown == ("since when the training has run",)
    stage.tell("x1", "Measure", startDate="2018-01-01")
    assert not ask(stage, "F-FIU", DAY), "a year has not passed"
    assert ask(stage, "F-FIU", "2019-01-01")


def test_training_in_something_else_is_not_about_money(stage: Stage) -> None:
    report(stage, "o1", "practice-absent", subject="pol", chainStage="evidence")
    assert not ask(stage, "F-FIU", DAY)


def test_people_held_without_basis(stage: Stage) -> None:
    facts: dict[str, Any] = {"quantityLow": 1800, "quantityHigh": 1800, "startDate": "1999"}
    report(stage, "o1", "detention-without-basis", subject="m1", **facts)
    [flag] = ask(stage, "F-DETAIN", DAY)
    assert "hold 1800 people" in flag.says
    assert not flag.unknown


def test_an_unknown_number_of_people_is_not_zero(stage: Stage) -> None:
    report(stage, "o1", "detention-without-basis", subject="m1")
    [flag] = ask(stage, "F-DETAIN", DAY)
    assert "an unknown number of people" in flag.says
    assert flag.unknown


def test_a_review_that_is_to_come_answers_and_one_that_has_passed_does_not(stage: Stage) -> None:
    report(stage, "o1", "detention-without-basis", subject="m1")
    choice: dict[str, Any] = {"subject": "m1", "startDate": "2018-01-01", "endDate": "2018-12-31"}
    report(stage, "o2", "choice-recorded", **choice)
    assert not ask(stage, "F-DETAIN", DAY)
    assert ask(stage, "F-DETAIN", "2019-01-01")


def test_detention_that_ended_is_past(stage: Stage) -> None:
    report(stage, "o1", "detention-without-basis", subject="m1", endDate="2018-12-30")
    assert not ask(stage, "F-DETAIN", DAY)


def soldiers(stage: Stage, **facts: Any) -> None:
    """Patrols at a border, led by soldiers of a force."""
    stage.tell("m1", "Mission", name="Force", missionType="military")
    both: dict[str, Any] = {
        "measureCode": "M07.1",
        "component": "military",
        "implementer": "m1",
        **facts,
    }
    stage.tell("x1", "Measure", name="Border patrols", startDate="2017-01-01", **both)


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ({}, True),
        ({"component": "police"}, False),
        ({"component": "mixed"}, False),
        ({"measureCode": "M09.2"}, False),
        ({"startDate": "2019-01-01"}, False),
    ],
    ids=str,
)
def test_soldiers_who_police_need_custody(facts: dict[str, Any], fires: bool) -> None:
    stage = Stage()
    begun = facts.pop("startDate", "2017-01-01")
    both: dict[str, Any] = {
        "measureCode": "M07.1",
        "component": "military",
        "implementer": "m1",
        **facts,
    }
    stage.tell("m1", "Mission", name="Force")
    stage.tell("x1", "Measure", name="Border patrols", startDate=begun, **both)
    assert bool(ask(stage, "F-MILCRIME", DAY)) is fires


def test_custody_answers_unless_evidence_was_lost_later(stage: Stage) -> None:
    soldiers(stage)
    report(stage, "o1", "custody-kept", subject="x1", startDate="2017-06-01")
    assert not ask(stage, "F-MILCRIME", DAY)
    report(stage, "o2", "evidence-lost", subject="m1", startDate="2017-05-01")
    assert not ask(stage, "F-MILCRIME", DAY)
    report(stage, "o3", "evidence-lost", subject="m1", startDate="2018-05-01")
    [flag] = ask(stage, "F-MILCRIME", DAY)
    assert flag.subject == "m1"
    assert "evidence is reported lost" in flag.says


def test_evidence_lost_by_a_force_is_enough_and_by_police_is_not(stage: Stage) -> None:
    report(stage, "o1", "evidence-lost", subject="pol")
    assert not ask(stage, "F-MILCRIME", DAY)
    stage.tell("m1", "Mission", name="Force", missionType="military")
    report(stage, "o2", "evidence-lost", subject="m1")
    [flag] = ask(stage, "F-MILCRIME", DAY)
    assert flag.facts == ("o2",)


def test_an_escort_without_joint_cases(stage: Stage) -> None:
    report(stage, "o1", "escort-needed", subject="m1")
    [flag] = ask(stage, "F-LOCALOWN", DAY)
    assert flag.unknown, "nobody says how many cases are joint"
    none: dict[str, Any] = {"subject": "m1", "quantityLow": 0, "quantityHigh": 0}
    report(stage, "o2", "joint-cases", **none)
    [flag] = ask(stage, "F-LOCALOWN", DAY)
    assert not flag.unknown
    report(stage, "o3", "joint-cases", subject="m1", quantityLow=1)
    assert not ask(stage, "F-LOCALOWN", DAY)


def test_joint_cases_alone_or_of_others_change_nothing(stage: Stage) -> None:
    report(stage, "o2", "joint-cases", subject="m2", quantityLow=4)
    assert not ask(stage, "F-LOCALOWN", DAY)
    report(stage, "o1", "escort-needed", subject="m1")
    assert ask(stage, "F-LOCALOWN", DAY)
