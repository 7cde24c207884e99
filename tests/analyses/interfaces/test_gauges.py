"""The smallest picture for each indicator, and what it shows of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sightline.analyses.interfaces import SEEN, UNSEEN
from sightline.reference import load_indicators
from tests.analyses.interfaces.areas import area, gauge, incident, look, observe
from tests.analyses.stage import Stage

Tell = Callable[[Stage], None]
CASES: dict[str, tuple[Tell, float, float]] = {}


def case(code: str, low: float, high: float | None = None) -> Callable[[Tell], Tell]:
    def register(tell: Tell) -> Tell:
        CASES[code] = tell, low, low if high is None else high
        return tell

    return register


def observed(code: str, aspect: str, low: float, high: float, **facts: Any) -> None:
    quantity: dict[str, Any] = {} if "none" in facts else {"quantityLow": low, "quantityHigh": high}
    facts.pop("none", None)
    CASES[code] = (lambda stage: observe(stage, aspect, **quantity, **facts)), low, high


observed("I1.1", "income-share-illicit", 40, 60)
observed("I1.5", "arms-after-income", 1, 1, none=True)
observed("I1.6", "loses-from-peace", 1, 1, none=True)
observed("I1.7", "sexual-violence-at-site", 1, 1, none=True, object="mine")
observed("I1.8", "demand-economic", 100, 100, none=True)
observed("I1.9", "recruitment-by-wages", 55, 70)
observed("I2.5", "private-security", 30, 30)
observed("I2.7", "reform-reversed", 1, 1, none=True)
observed("I2.8", "no-go-area", 1, 1, none=True)
observed("I3.2", "assets-missing", 1, 1, none=True)
observed("I3.3", "colocation", 1, 1, none=True, object="mine")
observed("I3.4", "home-firm", 1, 1, none=True)
observed("I4.1", "venues-near-base", 1, 1, none=True)
observed("I4.2", "price-gap", 2, 3, commodity="gold")
observed("I4.4", "spend-share", 20, 25)
observed("I4.5", "planned-cut", 30, 30, subject="m1")
observed("I4.6", "black-market-near-base", 1, 1, none=True)
observed("I5.2", "income-after-deal", 90, 120)
observed("I5.3", "still-taxing", 1, 1, none=True)
observed("I6.4", "salary-arrears", 3, 5, subject="body")
observed("I6.5", "step-blocked", 1, 1, none=True, subject="body")
observed("I6.6", "post-price", 500, 900, subject="body")
observed("I6.7", "perception-police", 22, 25)
observed("I6.8", "political-finance", 1, 1, none=True)
observed("I7.7", "displacement", 1, 1, none=True)


@case("I1.2", 1)
def tell_taxers(stage: Stage) -> None:
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="tax")


@case("I1.3", 1)
def tell_held_sites(stage: Stage) -> None:
    stage.tell("a1", "Agreement", name="Peace", territory="land", date="2019-01-01")
    stage.tell("c1", "TerritorialControl", actor="rebels", area="mine", degree="control")


@case("I1.4", 1)
def tell_clashes(stage: Stage) -> None:
    incident(stage, "convoy-clash")


@case("I2.1", 1)
def tell_attacks(stage: Stage) -> None:
    incident(stage, "seizure", "i1", date="2020-02-01")
    incident(stage, "strike-on-mission", "i2", date="2020-03-01")


@case("I2.2", 1)
def tell_gangs(stage: Stage) -> None:
    stage.tell("g1", "Group", name="Gang", groupKind="gang", sizeLow="20", territory="south")


@case("I2.4", 1)
def tell_crimes(stage: Stage) -> None:
    incident(stage, "kidnapping")


@case("I2.6", 1)
def tell_former_fighters(stage: Stage) -> None:
    observe(stage, "ex-combatants")
    stage.tell("c1", "TerritorialControl", actor="rebels", area="mine", degree="control")


@case("I3.1", 1)
def tell_contingents(stage: Stage) -> None:
    stage.tell("unit", "Organization", name="A contingent")
    stage.tell("t1", "Membership", member="unit", organization="m1")
    stage.tell("r1", "MarketRole", actor="unit", market="mk", scene="move")


@case("I4.3", 31)
def tell_gaps(stage: Stage) -> None:
    facts: dict[str, Any] = {"name": "Mandate", "mission": "m1", "subjectType": "mission-mandate"}
    stage.tell("d1", "Mandate", adoptionDate="2018-01-01", **facts)
    stage.tell("n1", "Deployment", mission="m1", territory="north", startDate="2018-02-01")


@case("I5.1", 1)
def tell_posts(stage: Stage) -> None:
    stage.tell("a1", "Agreement", name="Deal", territory="land", grantee="rebels", grants="customs")
    stage.tell("r1", "MarketRole", actor="rebels", market="mk", scene="move")


@case("I5.4", 1)
def tell_heroes(stage: Stage) -> None:
    observe(stage, "war-hero")
    stage.tell("c1", "TerritorialControl", actor="rebels", area="north", degree="control")


@case("I6.1", 2)
def tell_officials(stage: Stage) -> None:
    facts: dict[str, Any] = {"protector": "body", "protected": "rebels", "level": "national"}
    stage.tell("p1", "Protection", **facts)
    stage.tell("p1", "Protection", **facts)


@case("I6.2", 2)
def tell_dead_ends(stage: Stage) -> None:
    observe(stage, "seizure-without-prosecution")
    stage.tell("j1", "JusticeCase", name="File 1", droppedReason="Released")


@case("I6.3", 1)
def tell_state_sites(stage: Stage) -> None:
    stage.tell("l1", "RouteLeg", origin="mine", destination="port", commodity="gold")


@case("I7.1", 100)
def tell_answers(stage: Stage) -> None:
    facts: dict[str, Any] = {"name": "Mandate", "mission": "m1", "subjectType": "mission-mandate"}
    stage.tell("d1", "Mandate", adoptionDate="2018-01-01", **facts)
    stage.tell("u1", "Measure", name="Unit", implementer="m1", startDate="2018-04-11")


@case("I7.2", 100)
def tell_mix(stage: Stage) -> None:
    facts: dict[str, Any] = {"implementer": "m1", "quadrant": "consequences-direct"}
    stage.tell("u1", "Measure", name="Unit", **facts)


@case("I7.3", 1)
def tell_chain(stage: Stage) -> None:
    stage.tell("j1", "JusticeCase", name="File 1", stage="charge")


@case("I7.4", 0.01)
def tell_money(stage: Stage) -> None:
    observe(stage, "results", "o1", unit="seizures", quantityLow=1000, quantityHigh=1000)
    observe(stage, "results", "o2", unit="recoveries", quantityLow=10, quantityHigh=10)


@case("I7.5", 50, 100)
def tell_theories(stage: Stage) -> None:
    stage.tell("u1", "Measure", name="One", implementer="m1", theory="It stops", indicator="x")
    stage.tell("u2", "Measure", name="Two", implementer="m1")


@case("I7.6", 1)
def tell_blind_clashes(stage: Stage) -> None:
    when: dict[str, Any] = {"startDate": "2020-01-01", "endDate": "2020-02-01", "target": "mine"}
    stage.tell("u1", "Measure", name="One", territory="north", implementer="m1", **when)
    stage.tell("u2", "Measure", name="Two", territory="north", implementer="body", **when)


def test_every_indicator_has_its_case() -> None:
    """Homicide rates need people and a register; they are filed and never computed."""
    assert set(CASES) | {"I2.3"} == {one.code for one in load_indicators()}


@pytest.mark.parametrize("code", CASES)
def test_an_indicator_shows_what_is_reported(code: str) -> None:
    tell, low, high = CASES[code]
    stage = area()
    tell(stage)
    found = gauge(stage, code)
    assert found.state == SEEN
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert found.basis
    assert found.voices
    assert found.grades.get("B2")
    assert found.says


@pytest.mark.parametrize("code", CASES)
def test_what_is_elsewhere_is_not_seen_here(code: str) -> None:
    """The same facts, of a land that has nothing to do with them."""
    tell, _, _ = CASES[code]
    stage = area()
    tell(stage)
    stage.tell("far", "Territory", name="Far land")
    stage.tell("m9", "Mission", name="Mission Nine", territory="far")
    found = gauge(stage, code, anchor="m9")
    assert (found.state, found.low, found.high) == (UNSEEN, None, None)


@pytest.mark.parametrize("code", CASES)
def test_what_was_not_known_yet_is_not_seen(code: str) -> None:
    tell, _, _ = CASES[code]
    stage = area()
    start = len(stage.records)
    tell(stage)
    later = Stage()
    later.records = list(stage.records[:start])
    told = look(later)
    assert told.gauge(code).state == UNSEEN
    assert told.gauge(code).low is None
    early = area()
    telling = early.tell
    early.tell = lambda *a, **k: telling(*a, **{**k, "known": "2020-05-20"})  # type: ignore[method-assign] # every fact is learned late
    tell(early)
    assert gauge(early, code, "2020-05-19").state == UNSEEN
    assert gauge(early, code, "2020-05-20").state == SEEN


def test_a_range_spans_what_is_said_and_averages_nothing() -> None:
    stage = area()
    observe(stage, "income-share-illicit", "o1", quantityLow=10, quantityHigh=20)
    observe(stage, "income-share-illicit", "o2", quantityLow=70, quantityHigh=80)
    found = gauge(stage, "I1.1")
    assert (found.low, found.high) == (10, 80)


def test_a_report_without_a_number_gives_none() -> None:
    stage = area()
    observe(stage, "income-share-illicit")
    found = gauge(stage, "I1.1")
    assert found.state == SEEN
    assert (found.low, found.high) == (None, None)
    assert "none with a number" in found.says


@pytest.mark.parametrize(("strike", "state"), [("2020-05-01", SEEN), ("2020-05-02", UNSEEN)])
def test_ninety_days_after_an_action(strike: str, state: str) -> None:
    stage = area()
    incident(stage, "seizure", "i1", date="2020-02-01")
    incident(stage, "strike-on-mission", "i2", date=strike)
    assert gauge(stage, "I2.1").state == state


def test_a_strike_before_the_action_answers_nothing() -> None:
    stage = area()
    incident(stage, "seizure", "i1", date="2020-02-01")
    incident(stage, "strike-on-mission", "i2", date="2020-01-31")
    assert gauge(stage, "I2.1").state == UNSEEN


@pytest.mark.parametrize(("date", "state"), [("2019-06-03", SEEN), ("2019-06-02", UNSEEN)])
def test_counts_are_of_one_year(date: str, state: str) -> None:
    stage = area()
    incident(stage, "kidnapping", date=date)
    assert gauge(stage, "I2.4").state == state


def test_an_incident_with_a_vague_date_is_not_put_into_the_year() -> None:
    stage = area()
    incident(stage, "kidnapping", date="2019")
    assert gauge(stage, "I2.4").state == UNSEEN


def test_a_person_is_never_named() -> None:
    stage = area()
    stage.tell("p1", "Person", name="Somebody Known")
    observe(stage, "loses-from-peace", subject="p1")
    observe(stage, "still-taxing", "o2", subject="p1")
    stage.tell("r1", "MarketRole", actor="p1", market="mk", scene="move")
    told = look(stage)
    assert "Somebody" not in str(told)
    assert "p1" not in told.subjects
    assert told.participants.persons == 1
    assert told.participants.actors == ()
    assert told.gauge("I5.3").parts[0].label == "a person"


@pytest.mark.parametrize(
    ("provision", "days"),
    [
        ({"operative": "operative", "strength": "encourages", "ocScope": "awareness"}, 900.0),
        ({"operative": "preamble", "strength": "notes", "ocScope": "awareness"}, None),
        ({"operative": "operative", "strength": "requests", "ocScope": "implied"}, None),
        ({"operative": "operative", "strength": "requests", "ocScope": "capacity"}, 900.0),
    ],
)
def test_the_first_answer_is_the_first_task_that_is_a_tool(
    provision: dict[str, Any], days: float | None
) -> None:
    stage = area()
    facts: dict[str, Any] = {"mission": "m1", "subjectType": "mission-mandate"}
    stage.tell("d1", "Mandate", name="First", adoptionDate="2016-01-01", **facts)
    stage.tell("d2", "Mandate", name="Second", adoptionDate="2018-06-19", **facts)
    stage.tell("q1", "MandateProvision", name="31", mandate="d2", **provision)
    assert gauge(stage, "I7.1").low == days
