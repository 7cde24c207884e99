"""F-CAPTURE, F-DUALUSE, F-CONTINGENT: bodies of the state and of the operation itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, report
from tests.analyses.stage import Stage

DAY = "2018-12-31"


@pytest.fixture
def stage() -> Stage:
    """Two bodies, one with a chief, a group, a mission with a contingent, and a store."""
    stage = Stage()
    stage.tell("pol", "PublicBody", name="Police")
    stage.tell("army", "PublicBody", name="Army")
    stage.tell("post", "Position", name="Chief of police", organization="pol")
    stage.tell("p1", "Person", name="Dara")
    stage.tell("g1", "Group", name="Front")
    stage.tell("m1", "Mission", name="Mission")
    stage.tell("con", "Organization", name="Contingent")
    stage.tell("t1", "Membership", member="con", organization="m1")
    stage.tell("store", "Site", name="Store", siteType="storage")
    return stage


def shield(stage: Stage, name: str, protector: str = "pol", **rest: Any) -> None:
    """Somebody protects the group."""
    facts: dict[str, Any] = {
        "grade": "C3",
        "protected": "g1",
        "form": "escort",
        "level": "provincial",
        **rest,
    }
    stage.tell(name, "Protection", protector=protector, **facts)


def occupy(stage: Stage, **rest: Any) -> None:
    """The person heads the police."""
    stage.tell("q1", "Occupancy", holder="p1", post="post", **rest)


def test_two_voices_about_one_institution(stage: Stage) -> None:
    shield(stage, "s1")
    assert not ask(stage, "F-CAPTURE", DAY)
    shield(stage, "s2", protected="g2")
    [flag] = ask(stage, "F-CAPTURE", DAY)
    assert (flag.subject, flag.others) == ("pol", ())
    assert set(flag.facts) == {"s1", "s2"}


@pytest.mark.parametrize(
    "second",
    [
        {"source": "s"},
        {"document": "S/1"},
        {"grade": "D3"},
        {"grade": "F6"},
        {"grade": None},
        {"startDate": "2019-01-01"},
        {"known": "2019-01-01"},
        {"protector": "army"},
        {"protector": "p1"},
        {"protector": "con"},
    ],
)
def test_what_does_not_make_a_second_voice(stage: Stage, second: dict[str, Any]) -> None:
    shield(stage, "s1", source="s", document="S/1")
    shield(stage, "s2", **{"document": "S/2", **second})
    assert not ask(stage, "F-CAPTURE", DAY)


@pytest.mark.parametrize(
    ("levels", "fires"),
    [
        (("local", "local"), False),
        (("local", "provincial"), True),
        (("local", "unknown"), True),
        (("unknown", "unknown"), True),
    ],
)
def test_two_voices_of_which_not_all_speak_of_one_place(
    stage: Stage, levels: tuple[str, str], *, fires: bool
) -> None:
    for number, level in enumerate(levels):
        shield(stage, f"s{number}", level=level)
    flags = ask(stage, "F-CAPTURE", DAY)
    assert bool(flags) is fires
    assert all(("at which level" in flag.unknown) is ("provincial" not in levels) for flag in flags)


def test_an_elite_counts_beside_an_institution_and_never_alone(stage: Stage) -> None:
    stage.tell("rich", "Group", name="The rich", groupKind="elite")
    stage.tell("k1", "IllicitMarket", name="Trade", territory="prov")
    told: dict[str, Any] = {"grade": "B3", "source": "study", "document": "Study"}
    stage.tell("r1", "MarketRole", actor="rich", market="k1", scene="finance", **told)
    assert not ask(stage, "F-CAPTURE", DAY)
    stage.tell("s1", "Protection", protector="pol", protected="k1", **told)
    [flag] = ask(stage, "F-CAPTURE", DAY)
    assert (flag.subject, flag.others) == ("pol", ("rich",))


def test_an_elite_of_another_document_does_not_count(stage: Stage) -> None:
    stage.tell("rich", "Group", name="The rich", groupKind="elite")
    stage.tell("k1", "IllicitMarket", name="Trade", territory="prov")
    stage.tell("r1", "MarketRole", actor="rich", market="k1", grade="B3", document="One")
    stage.tell("s1", "Protection", protector="pol", protected="k1", grade="B3", document="Two")
    assert not ask(stage, "F-CAPTURE", DAY)


def test_a_copy_adds_nothing(stage: Stage) -> None:
    first = stage.tell(
        "s1", "Protection", protector="pol", protected="g1", level="national", grade="B2"
    )
    for number in range(3):
        shield(stage, f"c{number}", derived_from=(first.id,))
    assert not ask(stage, "F-CAPTURE", DAY)


def test_a_person_counts_by_the_post_and_is_not_named(stage: Stage) -> None:
    for name in ("s1", "s2"):
        shield(stage, name, "p1", startDate="2017-05")
    assert not ask(stage, "F-CAPTURE", DAY), "without a post he stands for no institution"
    occupy(stage, startDate="2010", endDate="2017-04-30")
    assert not ask(stage, "F-CAPTURE", DAY), "he had left the post"
    stage.tell("q2", "Occupancy", holder="p1", post="post", startDate="2017-05-01")
    [flag] = ask(stage, "F-CAPTURE", DAY)
    assert flag.subject == "pol"
    assert "p1" not in {flag.subject, *flag.others}
    assert "Dara" not in flag.says


def test_one_published_finding_that_names_two_institutions(stage: Stage) -> None:
    facts: dict[str, Any] = {
        "protected": "g1",
        "level": "national",
        "source": "un",
        "document": "S/2012/889",
    }
    stage.tell("s1", "Protection", protector="pol", grade="B2", **facts)
    assert not ask(stage, "F-CAPTURE", DAY)
    stage.tell("s2", "Protection", protector=["army", "pol"], grade="B2", **facts)
    assert [flag.subject for flag in ask(stage, "F-CAPTURE", DAY)] == ["army", "pol"]


@pytest.mark.parametrize("rest", [{"grade": "B4"}, {"grade": "C2"}, {"document": None}])
def test_a_finding_must_be_published_and_well_graded(stage: Stage, rest: dict[str, Any]) -> None:
    facts: dict[str, Any] = {
        "protected": "g1",
        "level": "national",
        "grade": "B2",
        "document": "S/1",
        **rest,
    }
    stage.tell("s1", "Protection", protector=["army", "pol"], **facts)
    assert not ask(stage, "F-CAPTURE", DAY)


def test_a_closed_site_on_the_road(stage: Stage) -> None:
    stage.tell("l1", "RouteLeg", origin="store", destination="port")
    assert not ask(stage, "F-CAPTURE", DAY)
    stage.tell("w1", "Ownership", owner="army", asset="store")
    assert [flag.subject for flag in ask(stage, "F-CAPTURE", DAY)] == ["army"]
    stage.tell("port", "Site", name="Port", siteType="port")
    stage.tell("w2", "Ownership", owner="pol", asset="port")
    assert [flag.subject for flag in ask(stage, "F-CAPTURE", DAY)] == ["army"], "a port is open"


def support(stage: Stage, schema: str = "SupportPackage", **rest: Any) -> None:
    """Cameras for the police."""
    facts: dict[str, Any] = {
        "name": "Cameras",
        "beneficiary": "pol",
        "startDate": "2018-06",
        **rest,
    }
    stage.tell("n1", schema, **facts)


@pytest.mark.parametrize(
    ("rest", "fires"),
    [
        ({"dualUse": "surveillance"}, True),
        ({"dualUse": "none"}, False),
        ({"dualUse": "unknown"}, True),
        ({}, True),
        ({"dualUse": "surveillance", "decision": "proceed"}, True),
        ({"dualUse": "surveillance", "decision": "proceed-with-mitigation"}, False),
        ({"dualUse": "surveillance", "decision": "decline"}, False),
        ({"dualUse": "surveillance", "endDate": "2018-12-30"}, False),
        ({"dualUse": "surveillance", "startDate": "2019-02"}, True),
        ({"dualUse": "surveillance", "beneficiary": "army"}, True),
        ({"schema": "Measure", "area": "5"}, True),
        ({"schema": "Measure", "area": "13"}, False),
    ],
)
def test_support_to_a_body_that_shields(stage: Stage, rest: dict[str, Any], *, fires: bool) -> None:
    for name in ("s1", "s2"):
        shield(stage, name)
    support(stage, **rest)
    flags = ask(stage, "F-DUALUSE", DAY)
    assert bool(flags) is fires
    if fires and rest.get("dualUse", "unknown") == "unknown":
        assert "what the support could be turned to" in flags[0].unknown


def test_support_to_a_body_that_was_never_checked(stage: Stage) -> None:
    support(stage, dualUse="interception")
    [flag] = ask(stage, "F-DUALUSE", DAY)
    assert "neither a check nor a decision" in flag.says
    stage.tell("c1", "Screening", subject="pol", purpose="support-recipient", date="2018-05-01")
    assert not ask(stage, "F-DUALUSE", DAY)
    shield(stage, "s1")
    assert not ask(stage, "F-DUALUSE", DAY), "one voice is not enough"
    shield(stage, "s2")
    assert ask(stage, "F-DUALUSE", DAY)


@pytest.mark.parametrize("rest", [{}, {"dualUse": "surveillance", "decision": "proceed"}])
def test_unchecked_support_without_more_is_silent(stage: Stage, rest: dict[str, Any]) -> None:
    support(stage, **rest)
    assert not ask(stage, "F-DUALUSE", DAY)


def test_a_listed_chief(stage: Stage) -> None:
    stage.tell("c1", "Screening", subject="pol", purpose="support-recipient", date="2018-05-01")
    support(stage, dualUse="vessels")
    occupy(stage, startDate="2015")
    stage.tell("x1", "Sanction", entity="p1", startDate="2018-06-07", endDate="2018-12-01")
    assert ask(stage, "F-DUALUSE", "2018-11-30")
    assert not ask(stage, "F-DUALUSE", "2018-12-01")


@pytest.mark.parametrize(
    ("grade", "fires"), [("C3", True), ("B2", True), ("F6", False), ("D4", False), (None, False)]
)
def test_an_allegation_needs_a_grade(stage: Stage, grade: str | None, *, fires: bool) -> None:
    stage.tell("r1", "MarketRole", actor="con", market="k1", scene="move", grade=grade)
    flags = ask(stage, "F-CONTINGENT", DAY)
    assert bool(flags) is fires
    for flag in flags:
        assert (flag.subject, flag.others) == ("con", ("m1",))
        assert "Restricted channel" in flag.says
        assert f"graded {grade}" in flag.says


@pytest.mark.parametrize(("grade", "fires"), [("D4", True), ("F6", False), ("C6", False)])
def test_beside_a_site_with_a_tie(stage: Stage, grade: str, *, fires: bool) -> None:
    report(stage, "o1", "colocation", grade=grade, subject="con", object="store")
    assert not ask(stage, "F-CONTINGENT", DAY)
    report(stage, "o2", "home-firm", grade=grade, subject="con", object="firm")
    assert bool(ask(stage, "F-CONTINGENT", DAY)) is fires


def test_of_strangers_and_of_persons_nothing_is_said(stage: Stage) -> None:
    stage.tell("r1", "MarketRole", actor="g1", market="k1")
    stage.tell("t2", "Membership", member="p1", organization="m1")
    stage.tell("r2", "MarketRole", actor="p1", market="k1")
    assert not ask(stage, "F-CONTINGENT", DAY)
