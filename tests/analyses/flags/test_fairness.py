"""What holds of all rules on actors and money: names decide nothing, and rumour is silent."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.flags import Flag, load_cards, raise_flags
from sightline.values import Record, Statement
from tests.analyses.flags.scenes import report
from tests.analyses.stage import Stage

RULES = (
    *("F-CAPTURE", "F-CONTINGENT", "F-COOPT", "F-DDR", "F-DRIFT", "F-DUALUSE", "F-EMBARGO"),
    *("F-FUEL", "F-LEGIT", "F-LISTED", "F-LIVELI", "F-MIRROR", "F-RESOURCE", "F-TRADEOFF"),
    "F-VENDOR",
)
DAY = "2018-12-31"
NAMES = ("Adoum", "Bakary", "Cissé", "Дара", "موسى")


def everything(names: tuple[str, ...] = NAMES, grade: str = "C3") -> Stage:
    """A world in which every one of the rules sees something."""
    stage = Stage()
    people = dict(zip(("g1", "pol", "p1", "f1", "con"), names, strict=True))
    kinds = {"g1": "Group", "pol": "PublicBody", "p1": "Person", "f1": "Company"}
    for entity, name in people.items():
        stage.tell(entity, kinds.get(entity, "Organization"), name=name)
    stage.tell("g1", "Group", groupKind="armed-group")
    for place in ("one", "two"):
        stage.tell(place, "Territory", name=place)
    stage.tell("m1", "Mission", name="Mission", territory="one")
    stage.tell("t1", "Membership", member="con", organization="m1")
    stage.tell("mine", "Site", name="Mine", siteType="mine", territory="one")
    stage.tell("gem", "Commodity", name="Gems")
    _tell_trade(stage, grade)
    _tell_reports(stage, grade)
    _tell_acts(stage)
    return stage


def _tell_trade(stage: Stage, grade: str) -> None:
    market: dict[str, Any] = {
        "name": "Gems",
        "commodity": "gem",
        "territory": "one",
        "livelihoods": 5000,
    }
    stage.tell("k1", "IllicitMarket", **market)
    for actor in ("g1", "con", "f1"):
        stage.tell(f"r-{actor}", "MarketRole", actor=actor, market="k1", grade=grade)
    hold: dict[str, Any] = {
        "actor": "g1",
        "area": "mine",
        "degree": "control",
        "provides": "security",
    }
    stage.tell("h1", "TerritorialControl", grade=grade, **hold)
    for name in ("s1", "s2"):
        shield: dict[str, Any] = {"protector": "pol", "protected": "g1", "level": "national"}
        stage.tell(name, "Protection", grade=grade, **shield)


def _tell_reports(stage: Stage, grade: str) -> None:
    for name in ("o1", "o2"):
        report(stage, name, "motive", subject="g1", motive="profit", startDate="2016", grade=grade)
    for aspect in ("ex-combatants", "standing-high", "gangs-nearby"):
        report(stage, f"x-{aspect}", aspect, subject="g1", territory="one", grade=grade)
    report(stage, "d1", "action-declined", subject="m1", object="g1", grade=grade)
    ends: dict[str, Any] = {"subject": "one", "object": "two", "commodity": "gem"}
    report(stage, "e1", "trader-link", grade=grade, **ends)
    for aspect, amount in (("exports", 100), ("capacity-of-production", 1)):
        facts: dict[str, Any] = {"subject": "one", "commodity": "gem", "quantityLow": amount}
        report(stage, f"x-{aspect}", aspect, grade=grade, **facts)


def _tell_acts(stage: Stage) -> None:
    deal: dict[str, Any] = {
        "agreementKind": "peace",
        "party": "g1",
        "grantee": "g1",
        "grants": "resource",
    }
    stage.tell("a1", "Agreement", name="Accord", date="2014-05-01", **deal)
    ban: dict[str, Any] = {"measureCode": "M10.2", "commodity": "gem", "territory": "one"}
    stage.tell("b1", "Measure", name="Ban", startDate="2018-01-01", **ban)
    stage.tell("n1", "Measure", name="Raid", area="1", target="k1")
    aid: dict[str, Any] = {"beneficiary": "pol", "dualUse": "surveillance"}
    stage.tell("n2", "SupportPackage", name="Aid", **aid)
    stage.tell("k9", "Contract", title="Haulage", authority="m1", contractDate="2018-02-01")
    stage.tell("w1", "ContractAward", supplier="f1", contract="k9")
    stage.tell("x1", "Sanction", entity="p1", startDate="2018-01-01", provisions="travel ban")
    stage.tell("y1", "Engagement", name="Talk", counterpart="p1", date="2018-03-01")


def _ask(stage: Stage) -> tuple[Flag, ...]:
    return raise_flags(stage.reading(DAY), rules=RULES)


def _core(flag: Flag) -> tuple[object, ...]:
    return (flag.rule, flag.subject, flag.others, flag.facts, flag.unknown, flag.since, flag.by)


def test_every_rule_sees_something_and_says_all_that_it_must() -> None:
    stage = everything()
    statements = {record.id for record in stage.records if isinstance(record, Statement)}
    flags = _ask(stage)
    assert {flag.rule for flag in flags} == set(RULES)
    for flag in flags:
        assert flag.saw, flag.rule
        assert set(flag.saw) <= statements
        assert flag.wrong_if
        assert flag.rival
        assert flag.decide
        assert flag.by > flag.day


@settings(max_examples=4)
@given(st.permutations(NAMES))
def test_names_that_change_places_change_nothing(names: list[str]) -> None:
    before, after = _ask(everything()), _ask(everything(tuple(names)))
    assert [_core(flag) for flag in before] == [_core(flag) for flag in after]


def test_nothing_is_said_of_a_person_but_a_listing() -> None:
    flags = _ask(everything())
    assert {flag.rule for flag in flags if "p1" in {flag.subject, *flag.others}} == {"F-LISTED"}


def test_rumour_alone_is_silent() -> None:
    heard = {flag.rule for flag in _ask(everything(grade="F6"))}
    assert heard == {"F-DUALUSE", "F-LISTED", "F-LIVELI"}, "acts of record need no grade"


def test_rumour_takes_nothing_away() -> None:
    stage = everything()
    before = [(flag.rule, flag.subject) for flag in _ask(stage)]
    _tell_trade(stage, "F6")
    _tell_reports(stage, "F6")
    assert before == [(flag.rule, flag.subject) for flag in _ask(stage)]


def test_the_order_of_telling_plays_no_part() -> None:
    stage = everything()
    turned = Stage()
    turned.records = list[Record](reversed(stage.records))
    assert msgspec.json.encode(_ask(stage)) == msgspec.json.encode(_ask(turned))


def test_before_anything_is_known_nothing_is_said() -> None:
    assert not raise_flags(everything().reading("1999-12-31"), rules=RULES)


def test_every_threshold_says_why() -> None:
    cards = load_cards()
    for rule in RULES:
        assert cards[rule].tuned_on
        assert all(threshold.why for threshold in cards[rule].thresholds.values())


def test_a_rule_that_was_widened_after_scoring_says_so() -> None:
    cards = load_cards()
    for rule in ("F-CAPTURE", "F-DUALUSE", "F-EMBARGO", "F-LIVELI"):
        assert "after the first scoring" in " ".join(cards[rule].tuned_on.split())
