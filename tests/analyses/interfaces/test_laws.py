"""Laws of the assessment: what traces to what, what never lowers, and what names may not do."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.interfaces import SEEN, UNSEEN, Assessment, Gauge, assess
from sightline.analyses.reading import Reading
from sightline.picture import build
from sightline.values import Item, Record, Statement
from tests.analyses.interfaces.areas import DAY, area, incident, look, observe
from tests.analyses.stage import Stage

ASPECTS = (
    "still-taxing",
    "income-share-illicit",
    "no-go-area",
    "demand-economic",
    "loses-from-peace",
)
GRADES = st.sampled_from(("A1", "B2", "C3", "E5", "F6", None))
RELATIONS = st.sampled_from(("predatory", "parasitic", "symbiotic", "none"))


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    """An area in which a few things are reported, in any order and grade."""
    stage = area()
    for number in range(draw(st.integers(1, 5))):
        grade, kind = draw(GRADES), draw(st.sampled_from(("aspect", "state", "role", "incident")))
        rest: dict[str, Any] = {"grade": grade}
        if draw(st.booleans()):
            rest["document"] = draw(st.sampled_from(("S/1", "S/2")))
        if kind == "aspect":
            low = draw(st.integers(1, 50))
            figures: dict[str, Any] = {"quantityLow": low, "quantityHigh": low + 10}
            observe(stage, draw(st.sampled_from(ASPECTS)), f"o{number}", **figures, **rest)
        elif kind == "state":
            told = draw(RELATIONS)
            observe(stage, "state-relation", f"o{number}", stateRelation=told, **rest)
        elif kind == "role":
            facts: dict[str, Any] = {"actor": "rebels", "market": "mk", "scene": "tax"}
            stage.tell(f"r{number}", "MarketRole", **facts, **rest)
        else:
            incident(
                stage, draw(st.sampled_from(("kidnapping", "convoy-clash"))), f"i{number}", **rest
            )
    return stage


def without(stage: Stage, item: Item) -> Assessment:
    """The assessment as if an item had never come."""
    rest = Stage()
    rest.records = [
        one
        for one in stage.records
        if one.id != item.id and not (isinstance(one, Statement) and one.item == item.id)
    ]
    return look(rest)


def bare(gauge: Gauge) -> Gauge:
    """A gauge without what the reporting of the whole area gives it."""
    return msgspec.structs.replace(gauge, coverage=None, says="")


@settings(max_examples=25)
@given(stage=stages(), data=st.data())
def test_an_item_that_is_gone_changes_only_what_traces_to_it(
    stage: Stage, data: st.DataObject
) -> None:
    told = look(stage)
    items = [one for one in stage.records if isinstance(one, Item)]
    item = data.draw(st.sampled_from(items[10:]))
    mine = {r.id for r in stage.records if isinstance(r, Statement) and r.item == item.id}
    after = without(stage, item)
    for before_side, after_side in zip(told.sides, after.sides, strict=True):
        for one, other in zip(before_side.gauges, after_side.gauges, strict=True):
            if not mine & set(one.basis):
                assert bare(one) == bare(other)
    kept = {one.actor: one for one in after.participants.actors}
    for actor in told.participants.actors:
        for name in ("goal", "state", "mission"):
            if not mine & set(getattr(actor, name).finding.basis) and actor.actor in kept:
                old, new = getattr(actor, name), getattr(kept[actor.actor], name)
                assert (old.held, old.voices) == (new.held, new.voices)


@settings(max_examples=25)
@given(stage=stages())
def test_unknown_is_never_zero(stage: Stage) -> None:
    for side in look(stage).sides:
        for one in side.gauges:
            if one.state == UNSEEN:
                assert (one.low, one.high, one.coverage, one.voices) == (None, None, None, 0)
                assert one.unknown
            if one.low is not None:
                assert one.basis
                assert one.low <= (one.high or 0)


@settings(max_examples=25)
@given(stage=stages(), relation=RELATIONS)
def test_a_report_that_cannot_be_judged_lowers_nothing(stage: Stage, relation: str) -> None:
    stage.tell("r-own", "MarketRole", actor="rebels", market="mk", scene="tax")
    observe(stage, "state-relation", "o-own", stateRelation=relation)
    before = look(stage)
    observe(stage, "state-relation", "o-more", grade="F6", stateRelation=relation)
    observe(stage, "still-taxing", "o-taxing", grade="F6")
    after = look(stage)
    shares = [
        next(h.probability for h in one.participants.actors[0].state.held if h.name == relation)
        for one in (before, after)
    ]
    assert shares[1] >= shares[0] - 1e-12
    for side in before.sides:
        for one in side.gauges:
            later = after.gauge(one.code)
            if one.state == SEEN and one.low is not None and later.low is not None:
                assert later.high is not None
                assert later.graded >= one.graded


@settings(max_examples=25)
@given(stage=stages())
def test_names_of_groups_and_places_decide_nothing(stage: Stage) -> None:
    """With the names of groups swapped, all but the names stays as it was."""
    names = {"Rebels": "Customs", "Customs": "Rebels", "Gold trade": "Land", "Land": "Gold trade"}

    def renamed(record: Record) -> Record:
        if isinstance(record, Statement) and record.value in names:
            return msgspec.structs.replace(record, value=names[record.value])
        return record

    other = Stage()
    other.records = [renamed(one) for one in stage.records]
    for one, two in zip(_figures(look(stage)), _figures(look(other)), strict=True):
        assert one == two


def _figures(told: Assessment) -> list[Any]:
    gauges = [
        (one.code, one.state, one.low, one.high, one.voices, one.graded, one.facts)
        for side in told.sides
        for one in side.gauges
    ]
    people: list[Any] = [
        (one.actor, one.watch, [h.probability for h in one.state.held], dict(one.grades))
        for one in told.participants.actors
    ]
    return [*gauges, *people]


@settings(max_examples=15)
@given(stage=stages(), seed=st.randoms(use_true_random=False))
def test_the_order_of_records_decides_nothing(stage: Stage, seed: Any) -> None:
    first = look(stage)
    shuffled = list(stage.records)
    seed.shuffle(shuffled)
    other = Stage()
    blocks = other.blocks(shuffled)
    day = first.day
    second = assess(Reading(build(blocks, reader="ana", known=day), day), "m1")
    assert _figures(first) == _figures(second)


def test_the_day_is_that_of_the_reading() -> None:
    assert str(look(area()).day) == DAY
