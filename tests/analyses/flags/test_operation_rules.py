"""F-REPRISAL, F-DECONF and F-STALE: what happens around an operation and after a choice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import analysis, ask, days_after, report
from tests.analyses.stage import Stage

ACTION = "2018-03-01"


def operation(stage: Stage, date: str = ACTION, **rest: Any) -> None:
    """A raid of the mission."""
    facts: dict[str, Any] = {
        "measureCode": "M01.1",
        "implementer": "m1",
        "territory": "north",
        **rest,
    }
    stage.tell("x1", "Measure", name="Raid", startDate=date, **facts)


def attacks(stage: Stage, *days: str, place: str = "north", kind: str = "attack") -> None:
    """Attacks on some days."""
    for day in days:
        facts: dict[str, Any] = {"incidentType": kind, "territory": place, "date": day}
        stage.tell(f"a-{place}-{day}", "Incident", name="Attack", **facts)


LATE = ("2018-03-10", "2018-03-20", "2018-03-30")


def test_attacks_that_rise_after_an_action() -> None:
    stage = Stage()
    attacks(stage, *LATE)
    assert not ask(stage, "F-REPRISAL", "2018-04-01"), "no action"
    operation(stage)
    [flag] = ask(stage, "F-REPRISAL", "2018-04-01")
    assert (flag.subject, flag.others) == ("north", ("x1",))
    assert "3 attacks in 31 days" in flag.says
    assert not ask(stage, "F-REPRISAL", "2018-03-29"), "two are not enough"


def test_attacks_must_be_twice_as_many_as_before() -> None:
    stage = Stage()
    operation(stage)
    attacks(stage, *LATE, "2018-02-10")
    assert ask(stage, "F-REPRISAL", "2018-04-01")
    attacks(stage, "2018-02-11")
    assert not ask(stage, "F-REPRISAL", "2018-04-01")


def test_an_attack_on_the_day_of_the_action_does_not_follow_it() -> None:
    stage = Stage()
    operation(stage)
    attacks(stage, "2018-03-01", *LATE[:2])
    assert not ask(stage, "F-REPRISAL", "2018-04-01")


@pytest.mark.parametrize(
    ("date", "fires"),
    [
        (days_after("2018-04-01", -90), True),
        (days_after("2018-04-01", -91), False),
        ("2018-04-01", True),
        (days_after("2018-04-01", 90), True),
        (days_after("2018-04-01", 91), False),
        ("2018-03", False),
    ],
)
def test_actions_are_past_or_planned_within_ninety_days(date: str, fires: bool) -> None:
    stage = Stage()
    operation(stage, date)
    attacks(stage, *LATE)
    assert bool(ask(stage, "F-REPRISAL", "2018-04-01")) is fires


def test_attacks_elsewhere_and_other_measures_do_not_count() -> None:
    stage = Stage()
    operation(stage)
    attacks(stage, *LATE, place="south")
    assert not ask(stage, "F-REPRISAL", "2018-04-01")
    other = Stage()
    operation(other, measureCode="M14.1")
    attacks(other, *LATE)
    assert not ask(other, "F-REPRISAL", "2018-04-01")


def test_a_reported_reprisal_stands_for_half_a_year() -> None:
    stage = Stage()
    stage.tell("i1", "Incident", name="Attack on police", incidentType="strike-on-mission")
    facts: dict[str, Any] = {"subject": "i1", "object": "x1", "known": "2003-04-14"}
    report(stage, "o1", "reprisal", **facts)
    operation(stage, "2002")
    assert not ask(stage, "F-REPRISAL", "2003-04-13")
    [flag] = ask(stage, "F-REPRISAL", "2003-04-14")
    assert flag.subject == "x1"
    assert set(flag.facts) == {"i1", "o1"}
    assert ask(stage, "F-REPRISAL", days_after("2003-04-14", 180))
    assert not ask(stage, "F-REPRISAL", days_after("2003-04-14", 181))


def two_owners(stage: Stage, *, one: Any = None, other: Any = None, **rest: Any) -> None:
    """Two measures of two missions on one house."""
    stage.tell("s1", "Site", name="House")
    stage.tell("m1", "Mission", name="Force")
    stage.tell("m2", "Mission", name="Police mission")
    for name, owner, dates in (("x1", "m1", one), ("x2", "m2", other)):
        facts: dict[str, Any] = {"implementer": owner, "target": "s1", **(dates or {}), **rest}
        stage.tell(name, "Measure", name=f"Act {name}", **facts)


def test_two_owners_on_one_house() -> None:
    stage = Stage()
    two_owners(stage)
    [flag] = ask(stage, "F-DECONF", ACTION)
    assert (flag.subject, flag.others) == ("s1", ("m1", "m2"))
    assert any("when these took place" in one for one in flag.unknown)
    report(stage, "o1", "information-withheld", subject="m1", object="m2")
    assert "withheld" in ask(stage, "F-DECONF", ACTION)[0].says


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("ends", "starts", "fires"),
    [("2018-06-01", "2018-06-01", True), ("2018-05-31", "2018-06-01", False)],
)
def test_times_that_are_known_apart_do_not_clash(
    ends: str, starts: str, fires: bool, swapped: bool
) -> None:
    stage = Stage()
    early, late = {"startDate": "2018-01-01", "endDate": ends}, {"startDate": starts}
    one, other = (late, early) if swapped else (early, late)
    two_owners(stage, one=one, other=other)
    assert bool(ask(stage, "F-DECONF", "2018-05-01")) is fires


def test_who_belongs_together_or_works_together_does_not_clash() -> None:
    member, joint, both = Stage(), Stage(), Stage()
    two_owners(member)
    member.tell("e1", "Membership", member="m1", organization="m2")
    assert not ask(member, "F-DECONF", ACTION)
    two_owners(joint)
    report(joint, "o1", "joint-cases", subject="m2", object="m1")
    assert not ask(joint, "F-DECONF", ACTION)
    two_owners(both)
    both.tell("x1", "Measure", implementer="m2")
    assert not ask(both, "F-DECONF", ACTION)


def test_one_target_of_one_owner_or_two_targets_do_not_clash() -> None:
    stage = Stage()
    two_owners(stage)
    stage.tell("x3", "Measure", name="Act x3", implementer="m3", target="s2")
    assert [flag.subject for flag in ask(stage, "F-DECONF", ACTION)] == ["s1"]


def test_a_raid_on_a_site_that_another_watches() -> None:
    stage = Stage()
    facts: dict[str, Any] = {"implementer": "m2", "target": "s1", "startDate": "2018-01-01"}
    stage.tell("x2", "Measure", name="Watch", **facts)
    raid: dict[str, Any] = {"incidentType": "raid", "site": "s1", "organizer": "m1"}
    stage.tell("i1", "Incident", name="Raid", date="2018-02-01", **raid)
    assert ask(stage, "F-DECONF", ACTION)
    early = Stage()
    early.tell("x2", "Measure", name="Watch", **facts)
    early.tell("i1", "Incident", name="Raid", date="2017-12-31", **raid)
    assert not ask(early, "F-DECONF", ACTION)


def judged(stage: Stage, **rest: Any) -> None:
    """A judgement with a day of review."""
    facts: dict[str, Any] = {
        "subject": "g1",
        "dimension": "motive",
        "value": "profit",
        "asOf": "2017-01-01",
    }
    stage.tell("j1", "Judgement", reviewDue="2018-01-01", **facts, **rest)


def test_a_judgement_past_its_review() -> None:
    stage = Stage()
    judged(stage)
    assert not ask(stage, "F-STALE", "2018-01-01")
    [flag] = ask(stage, "F-STALE", "2018-01-02")
    assert flag.subject == "g1"
    assert "1 days ago" in flag.says
    stage.tell("j1", "Judgement", reviewDue="2019-01-01")
    assert not ask(stage, "F-STALE", "2018-06-01"), "it was reviewed"


def test_a_judgement_that_is_gone_is_not_stale() -> None:
    withdrawn, replaced = Stage(), Stage()
    judged(withdrawn, act=["drafted", "withdrawn"])
    assert not ask(withdrawn, "F-STALE", "2018-06-01")
    judged(replaced)
    facts: dict[str, Any] = {
        "subject": "g1",
        "dimension": "motive",
        "value": "power",
        "asOf": "2018-01-01",
    }
    replaced.tell("j2", "Judgement", supersedes="j1", **facts)
    assert not ask(replaced, "F-STALE", "2018-06-01")


def test_a_judgement_without_review_ends_with_its_label_or_never() -> None:
    stage = Stage()
    facts: dict[str, Any] = {
        "subject": "g1",
        "dimension": "motive",
        "value": "profit",
        "asOf": "2010-01-01",
    }
    stage.tell("j1", "Judgement", **facts)
    assert not ask(stage, "F-STALE", "2018-06-01")
    stage.tell("j1", "Judgement", expires="2018-01-01")
    assert ask(stage, "F-STALE", "2018-06-01")


def test_a_choice_past_its_review_unless_it_was_renewed() -> None:
    stage = Stage()
    choice: dict[str, Any] = {"subject": "m1", "object": "g1", "startDate": "2016-01-01"}
    report(stage, "o1", "choice-recorded", endDate="2017-12-31", **choice)
    assert not ask(stage, "F-STALE", "2017-12-31")
    assert ask(stage, "F-STALE", "2018-01-01")
    report(stage, "o2", "choice-recorded", endDate="2018-12-31", **choice)
    assert not ask(stage, "F-STALE", "2018-01-01")


def test_an_analysis_of_a_year_ago() -> None:
    stage = Stage()
    analysis(stage, "n1", of="land", date="2017-01-01")
    assert not ask(stage, "F-STALE", "2018-01-01")
    [flag] = ask(stage, "F-STALE", "2018-01-02")
    assert flag.subject == "land"
