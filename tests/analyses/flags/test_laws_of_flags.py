"""What holds of every flag on missions, mandates and justice, whichever rule raised it."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.analyses.flags import Flag, load_cards, raise_flags
from sightline.errors import NotFound
from sightline.values import Statement
from tests.analyses.flags.scenes import mandate, mission, paragraph, report, threat
from tests.analyses.stage import Stage

DAY = dt.date(2013, 6, 1)
RULES = (
    "F-CHAIN",
    "F-DECONF",
    "F-DETAIN",
    "F-FIU",
    "F-GAP",
    "F-HANDOVER",
    "F-LAG",
    "F-LOCALOWN",
    "F-MILCRIME",
    "F-RATIO",
    "F-REPRISAL",
    "F-SILENT",
    "F-STALE",
    "F-WILL",
    "F-WITHDRAW",
)


def world(land: str = "Land", force: str = "Force") -> Stage:
    """A world in which each of the rules sees its trigger."""
    stage = Stage()
    mission(stage, missionType="military")
    stage.tell("land", "Territory", name=land)
    stage.tell("m2", "Mission", name=force, missionType="military")
    stage.tell("unit", "PublicBody", name="Unit", keywords="asset-recovery")
    stage.tell("unit", "PublicBody", incorporationDate="2009-01-01")
    mandate(stage, "R1", "2010-03-01")
    paragraph(stage, "R1", "9", "2010-03-01", ocScope="implied", keywords="threat named")
    threat(stage)
    stage.tell("leg", "RouteLeg", origin="north", destination="abroad")
    stage.tell("d1", "Deployment", mission="m1", troops=2000, ipo=60, fpu=0, startDate="2011-01-01")
    stage.tell("x1", "Measure", name="Raids", measureCode="M01.1", component="military")
    stage.tell("x1", "Measure", implementer="m2", target="s1", startDate="2013-01-01")
    stage.tell("x2", "Measure", name="Watch", implementer="m1", target="s1")
    stage.tell("c1", "JusticeCase", name="Case", custodian="m1")
    stage.tell("j1", "Judgement", subject="g1", dimension="motive", value="profit")
    stage.tell("j1", "Judgement", asOf="2011-01-01", reviewDue="2012-01-01")
    report(stage, "o1", "deployment-gap", subject="m1", known="2013-01-01")
    report(stage, "o2", "step-blocked", subject="gov", object="m1")
    report(stage, "o3", "results", subject="unit", unit="convictions", quantityHigh=0)
    report(stage, "o4", "reprisal", subject="i1", object="x1", known="2013-05-01")
    report(stage, "o5", "detention-without-basis", subject="m1")
    report(stage, "o6", "planned-cut", subject="m1", startDate="2013-09-01")
    report(stage, "o7", "open-drivers", subject="m1")
    report(stage, "o8", "escort-needed", subject="m1")
    return stage


@pytest.fixture(scope="module")
def raised() -> tuple[Flag, ...]:
    """All flags of the world."""
    return raise_flags(world().reading(DAY), rules=RULES)


def test_every_rule_sees_its_trigger(raised: tuple[Flag, ...]) -> None:
    assert {flag.rule for flag in raised} == set(RULES)


def test_every_flag_says_what_it_saw_and_what_would_make_it_wrong(raised: tuple[Flag, ...]) -> None:
    told = {one.id for one in world().records if isinstance(one, Statement)}
    for flag in raised:
        card = load_cards()[flag.rule]
        assert flag.saw
        assert set(flag.saw) <= told
        assert flag.wrong_if == card.wrong_if != ()
        assert flag.rival
        assert flag.decide
        assert flag.by == DAY + dt.timedelta(days=card.within_days) > DAY
        assert flag.subject not in flag.others


def test_names_play_no_part(raised: tuple[Flag, ...]) -> None:
    other = raise_flags(world("Another land", "Another force").reading(DAY), rules=RULES)
    for one, same in zip(raised, other, strict=True):
        assert (one.rule, one.subject, one.others) == (same.rule, same.subject, same.others)
        assert (one.facts, one.since, one.thresholds) == (same.facts, same.since, same.thresholds)


def test_a_copy_of_a_telling_raises_nothing_more(raised: tuple[Flag, ...]) -> None:
    stage = world()
    first = stage.tell("o5", "Observation", source="s", subject="m1")
    stage.tell("o5", "Observation", derived_from=(first.id,), subject="m1")
    again = raise_flags(stage.reading(DAY), rules=RULES)
    assert [(one.rule, one.subject) for one in again] == [(one.rule, one.subject) for one in raised]


def test_what_is_withdrawn_raises_nothing() -> None:
    stage = world()
    for record in list(stage.records):
        if isinstance(record, Statement):
            stage.withdraw(record.id)
    assert not raise_flags(stage.reading(DAY), rules=RULES)


def test_nothing_is_raised_from_what_is_not_yet_known() -> None:
    assert not raise_flags(world().reading("1999-12-31"), rules=RULES)


def test_all_thirty_rules_have_a_card_and_a_function() -> None:
    cards = load_cards()
    assert len(cards) == 30
    assert set(RULES) <= set(cards)
    reading = Stage().reading(DAY)
    assert raise_flags(reading) == ()
    for code, card in cards.items():
        assert card.code == code
        assert card.wrong_if
        assert all(len(one.why) > 20 for one in card.thresholds.values())
        raise_flags(reading, rules=[code])
    with pytest.raises(NotFound, match="expected one of"):
        raise_flags(reading, rules=["F-NONE"])
