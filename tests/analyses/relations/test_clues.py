"""The smallest picture for each clue: what bears on which hypothesis, and how directly."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.relations import load_clues, load_questions, relate
from tests.analyses.stage import Stage

DAY = "2020-06-01"
STATE: dict[str, tuple[str, dict[str, Any]]] = {
    "body": ("PublicBody", {"name": "Customs"}),
    "gang": ("Group", {"name": "Gang"}),
}
Told = tuple[tuple[str, str, dict[str, Any]], ...]


def observation(aspect: str, **rest: Any) -> tuple[str, str, dict[str, Any]]:
    return ("o1", "Observation", {"subject": "gang", "aspect": aspect, **rest})


ROLE = ("r1", "MarketRole", {"actor": "gang", "market": "mk", "scene": "move"})
MARKET = ("mk", "IllicitMarket", {"name": "Gold", "territory": "north"})
CLOSED = ("o2", "Observation", {"subject": "north", "aspect": "no-go-area", "territory": "north"})
FIGHT = {"name": "Fight", "incidentType": "attack", "involved": ["gang", "body"]}

CASES: dict[str, tuple[str, Told]] = {
    "reported-relation": ("parasitic", (observation("state-relation", stateRelation="parasitic"),)),
    "fights-the-state": ("predatory", (("i1", "Incident", FIGHT),)),
    "shielded-by-the-state": (
        "symbiotic",
        (("p1", "Protection", {"protector": "body", "protected": "gang", "level": "local"}),),
    ),
    "pays-the-state": (
        "symbiotic",
        (("f1", "BenefitFlow", {"payer": "gang", "beneficiary": "body", "benefitType": "gift"}),),
    ),
    "paid-by-the-state": (
        "parasitic",
        (("f1", "BenefitFlow", {"payer": "body", "beneficiary": "gang", "benefitType": "permit"}),),
    ),
    "takes-state-funds": ("parasitic", (observation("diversion"),)),
    "holds-against-the-state": (
        "predatory",
        (
            ("c1", "TerritorialControl", {"actor": "gang", "area": "north", "degree": "control"}),
            CLOSED,
        ),
    ),
    "reported-stance": ("evader", (observation("mission-relation", missionRelation="evader"),)),
    "strikes-the-mission": (
        "spoiler",
        (("i1", "Incident", {"incidentType": "strike-on-mission", "involved": "gang"}),),
    ),
    "threatens-staff": ("spoiler", (observation("threatened-staff"),)),
    "loses-by-peace": ("spoiler", (observation("loses-from-peace"),)),
    "clashes-as-a-party": (
        "spoiler",
        (
            ("a1", "Agreement", {"name": "Peace", "party": "gang", "date": "2019-01-01"}),
            (
                "i1",
                "Incident",
                {"incidentType": "convoy-clash", "involved": "gang", "date": "2019-05-01"},
            ),
        ),
    ),
    "works-where-nobody-is": ("evader", (ROLE, MARKET, CLOSED)),
    "supplies-the-mission": (
        "partner",
        (
            ("k1", "Contract", {"title": "Fuel", "authority": "m1"}),
            ("w1", "ContractAward", {"contract": "k1", "supplier": "gang"}),
            ("m1", "Mission", {"name": "Mission"}),
        ),
    ),
    "supported-by-the-mission": (
        "partner",
        (("s1", "SupportPackage", {"name": "Training", "beneficiary": "gang"}),),
    ),
    "met-by-the-mission": (
        "partner",
        (("e1", "Engagement", {"name": "Talk", "counterpart": "gang"}),),
    ),
    "reported-motive": ("livelihood", (observation("motive", motive="livelihood"),)),
    "asks-for-politics": ("political-project", (observation("demand-political"),)),
    "asks-for-money": ("profit", (observation("demand-economic"),)),
    "recruits-by-wages": (
        "profit",
        (observation("recruitment-by-wages", quantityLow=60, quantityHigh=80),),
    ),
    "former-fighters": ("livelihood", (observation("ex-combatants"),)),
    "buys-arms": ("political-fund", (observation("arms-after-income"),)),
    "keeps-clients": (
        "patronage",
        (
            (
                "c1",
                "TerritorialControl",
                {"actor": "gang", "area": "north", "provides": "patronage"},
            ),
        ),
    ),
    "keeps-people-safe": (
        "protection",
        (("c1", "TerritorialControl", {"actor": "gang", "area": "north", "provides": "security"}),),
    ),
}


def tell(*told: tuple[str, str, dict[str, Any]], grade: str = "B2") -> Stage:
    stage = Stage()
    for name, (schema, facts) in STATE.items():
        stage.tell(name, schema, **facts)
    stage.tell("north", "Territory", name="North")
    for name, schema, facts in told:
        stage.tell(name, schema, grade=grade, **facts)
    return stage


def test_every_clue_has_its_case() -> None:
    assert set(CASES) == {clue.code for clue in load_clues()}


@pytest.mark.parametrize("code", CASES)
def test_a_clue_bears_on_its_hypothesis(code: str) -> None:
    hypothesis, told = CASES[code]
    clue = next(one for one in load_clues() if one.code == code)
    found = relate(tell(*told).reading(DAY), "gang", clue.question)
    assert found.leading is not None
    assert found.leading.name == hypothesis
    assert {one.clue.code for one in found.traces} == {code}
    prior = {h.name: h.prior for q in load_questions() for h in q.hypotheses}[hypothesis]
    assert found.leading.low > prior
    assert found.finding.basis
    assert found.finding.rival


@pytest.mark.parametrize("code", CASES)
def test_a_sign_never_weighs_more_than_its_bound(code: str) -> None:
    """A dozen good reports of a sign make its hypothesis no likelier than the bound allows."""
    hypothesis, told = CASES[code]
    clue = next(one for one in load_clues() if one.code == code)
    stage = tell(*told, grade="A1")
    for _ in range(12):
        for name, schema, facts in told:
            stage.tell(name, schema, grade="A1", **facts)
    found = relate(stage.reading(DAY), "gang", clue.question)
    assert found.leading is not None
    prior = {h.name: h.prior for q in load_questions() for h in q.hypotheses}[hypothesis]
    if clue.direct:
        assert found.leading.probability > 0.95
        return
    odds = found.leading.probability / (1 - found.leading.probability)
    assert odds <= prior / (1 - prior) * 10**clue.strength * 1.001


@pytest.mark.parametrize("question", ["motive", "state-relation", "mission-relation"])
def test_without_any_report_nothing_is_known(question: str) -> None:
    found = relate(tell().reading(DAY), "gang", question)
    assert found.held == ()
    assert found.leading is None
    assert found.finding.low is None
    assert found.finding.unknown


def test_hypotheses_have_shares_that_make_a_whole_and_all_kinds() -> None:
    for question in load_questions():
        assert sum(one.prior for one in question.hypotheses) == pytest.approx(1)
        kinds = {one.kind for one in question.hypotheses}
        assert kinds == {"claim", "null", "innocent", "deception"}


def test_most_people_for_pay_is_at_least_half() -> None:
    told = observation("recruitment-by-wages", quantityLow=30, quantityHigh=45)
    assert relate(tell(told).reading(DAY), "gang", "motive").held == ()


def test_a_fight_with_others_says_nothing_of_the_state() -> None:
    fight = ("i1", "Incident", {**FIGHT, "involved": "gang"})
    assert relate(tell(fight).reading(DAY), "gang", "state-relation").held == ()
