"""A reading gives what a picture holds on a day, and counts one origin as one voice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.finding import Finding
from sightline.analyses.voices import group_voices
from sightline.errors import BadValue
from sightline.picture.tables import Span
from sightline.values import Item
from tests.analyses.stage import Stage

DAY = dt.date(2015, 6, 1)


def shield(stage: Stage, entity: str = "p", **rest: object) -> Item:
    return stage.tell(entity, "Protection", protector="b", protected="g", form="escort", **rest)  # type: ignore[arg-type]


def two_parties(stage: Stage) -> Stage:
    stage.tell("b", "PublicBody", name="Bureau")
    stage.tell("g", "Group", name="Group")
    return stage


@pytest.mark.parametrize(
    ("first", "second", "voices"),
    [
        ({}, {}, 2),
        ({"source": "anna"}, {"source": "anna"}, 1),
        ({"document": "S/2012/889"}, {"document": "S/2012/889"}, 1),
        ({"document": "S/2012/889"}, {"document": "S/2012/890"}, 2),
    ],
)
def test_one_origin_is_one_voice(
    first: dict[str, str], second: dict[str, str], voices: int
) -> None:
    stage = two_parties(Stage())
    shield(stage, **first)
    shield(stage, **second)
    reading = stage.reading(DAY)
    assert len(reading.voices(reading.of("Protection"))) == voices


def test_what_was_drawn_from_one_report_is_one_voice_even_at_second_hand() -> None:
    stage = two_parties(Stage())
    first = shield(stage)
    second = shield(stage, derived_from=(first.id,))
    shield(stage, derived_from=(second.id,))
    reading = stage.reading(DAY)
    assert len(reading.voices(reading.of("Protection"))) == 1


def test_two_reports_drawn_from_a_third_that_is_not_here_are_one_voice() -> None:
    stage = two_parties(Stage())
    unseen = "f" * 64
    shield(stage, derived_from=(unseen,))
    shield(stage, derived_from=(unseen,))
    reading = stage.reading(DAY)
    assert len(reading.voices(reading.of("Protection"))) == 1


@given(order=st.permutations(range(4)), links=st.lists(st.booleans(), min_size=4, max_size=4))
def test_the_order_in_which_voices_are_heard_plays_no_part(
    order: list[int], links: list[bool]
) -> None:
    stage = two_parties(Stage())
    last: Item | None = None
    for linked in links:
        drawn = (last.id,) if linked and last else ()
        last = shield(stage, derived_from=drawn)
    reading = stage.reading(DAY)
    said = reading.sayings(reading.of("Protection")[0], "form")
    assert len(said) == 4
    shuffled = [said[place] for place in order]
    assert group_voices(shuffled, reading.item) == group_voices(said, reading.item)


@pytest.mark.parametrize(
    ("grade", "counts"),
    [
        ("A1", True),
        ("C3", True),
        ("C4", False),
        ("D3", False),
        ("F6", False),
        ("F3", False),
        (None, False),
        ("3x5x2:1C", True),
        ("3x5x2:3B", False),
        ("3x5x2:1D", False),
        ("5x5x5:C3", True),
        ("5x5x5:D3", False),
        ("4x4:B3", True),
        ("4x4:C1", False),
        ("4x4:X2", False),
    ],
)
def test_a_graded_voice_is_fair_in_its_own_scale(grade: str | None, counts: bool) -> None:
    stage = two_parties(Stage())
    shield(stage, grade=grade)
    reading = stage.reading(DAY)
    assert bool(reading.graded(reading.of("Protection"))) is counts


def test_a_worse_copy_does_not_lower_the_voice() -> None:
    stage = two_parties(Stage())
    shield(stage, grade="B2", source="anna")
    shield(stage, grade="F6", source="anna")
    reading = stage.reading(DAY)
    assert len(reading.graded(reading.of("Protection"))) == 1


def test_what_was_not_known_on_the_day_is_not_there() -> None:
    stage = two_parties(Stage())
    shield(stage, known="2015")
    assert stage.reading("2015-12-30").of("Protection") == ()
    assert len(stage.reading("2015-12-31").of("Protection")) == 1


def test_kinds_include_narrower_ones_and_absent_kinds_are_empty() -> None:
    stage = Stage()
    stage.tell("s", "SupportPackage", name="Cameras", dualUse="surveillance")
    reading = stage.reading(DAY)
    assert [fact.id for fact in reading.of("Measure")] == ["s"]
    assert reading.of("Vessel") == ()
    assert reading.find("s") == reading.of("SupportPackage")[0]
    assert reading.find("absent") is None
    assert reading.caption("absent") == "absent"


def test_observations_are_found_by_aspect_once_they_have_begun() -> None:
    stage = Stage()
    stage.tell("m", "Mission", name="Mission")
    stage.tell("o", "Observation", subject="m", aspect="planned-cut", startDate="2016-01")
    assert stage.reading(DAY).observed("planned-cut") == ()
    assert [f.id for f in stage.reading("2016-01-01").observed("planned-cut")] == ["o"]
    assert stage.reading("2016-01-01").observed("open-drivers") == ()


def test_another_day_of_the_same_picture_forgets_nothing_that_was_read() -> None:
    stage = Stage()
    stage.tell("o", "Observation", subject="m", aspect="planned-cut", startDate="2016-01")
    early = stage.reading(DAY)
    assert early.observed("planned-cut") == ()
    assert len(early.on(dt.date(2017, 1, 1)).observed("planned-cut")) == 1


def fact(**row: object) -> Fact:
    return Fact("f", "Incident", "f", row)  # type: ignore[arg-type]


def span(said: str, first: dt.date | None, last: dt.date | None) -> Span:
    return Span(said, first, last)


YEAR = span("2015", dt.date(2015, 1, 1), dt.date(2015, 12, 31))
OPEN = span("long ago", None, None)


@pytest.mark.parametrize(
    ("row", "day", "holds"),
    [
        ({}, DAY, True),
        ({"startDate": [YEAR]}, dt.date(2014, 12, 31), False),
        ({"startDate": [YEAR]}, dt.date(2015, 1, 1), True),
        ({"endDate": [YEAR]}, dt.date(2015, 12, 31), True),
        ({"endDate": [YEAR]}, dt.date(2016, 1, 1), False),
        ({"startDate": [OPEN], "endDate": [OPEN]}, DAY, True),
        ({"endDate": [YEAR, OPEN]}, dt.date(2020, 1, 1), True),
    ],
)
def test_a_fact_holds_while_it_may(row: dict[str, object], day: dt.date, holds: bool) -> None:
    assert fact(**row).holds(day) is holds


def test_numbers_are_ranges_and_unknown_is_not_zero() -> None:
    assert fact().numbers("deathsLow") is None
    assert fact(deathsLow=[None]).numbers("deathsLow") is None
    assert fact(deathsLow=[3.0, 1.0]).numbers("deathsLow") == (1.0, 3.0)
    assert fact(quantityHigh=[5.0]).quantity() == (5.0, 5.0)
    assert fact().quantity() is None


def test_values_that_differ_are_no_one_value() -> None:
    assert fact(form=["escort", "tip-off"]).text("form") is None
    assert fact(form=["escort"]).text("form") == "escort"
    assert fact(form=["escort", "tip-off"]).has("form", "tip-off")


def land(order: tuple[int, ...]) -> Stage:
    tellings: list[Callable[[Stage], Item]] = [
        lambda stage: stage.tell("village", "Territory", name="Village", partOf="province"),
        lambda stage: stage.tell("province", "Territory", name="Province", partOf="country"),
        lambda stage: stage.tell("country", "Territory", name="Country", partOf="village"),
    ]
    stage = Stage()
    stage.tell("m", "Mission", name="Mission", territory="country")
    stage.tell("abroad", "Territory", name="Abroad")
    for place in order:
        tellings[place](stage)
    return stage


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_area_reaches_down_and_a_loop_of_parts_ends(order: tuple[int, ...]) -> None:
    area = Area(land(order).reading(DAY), "m")
    assert area.ids == {"country", "province", "village"}


def test_what_is_known_of_an_area_is_found_through_sites_and_markets() -> None:
    stage = land((0, 1, 2))
    stage.tell("mine", "Site", name="Mine", siteType="mine", territory="village")
    stage.tell("gold", "IllicitMarket", name="Gold", territory="province")
    stage.tell("g", "Group", name="Group", territory="abroad")
    stage.tell("role", "MarketRole", actor="g", market="gold", scene="tax")
    stage.tell("here", "Incident", name="Loot", incidentType="looting", site="mine")
    stage.tell("there", "Incident", name="Loot", incidentType="looting", territory="abroad")
    stage.tell("fight", "Incident", name="Fight", incidentType="attack", site="mine")
    stage.tell("later", "IllicitMarket", name="Tin", territory="village")
    stage.tell("p", "Protection", protector="b", protected="g", form="escort")
    area = Area(stage.reading(DAY), "m")
    assert {fact.id for fact in area.threats()} == {"gold", "later", "role", "here", "p"}
    assert area.actors == {"g"}
    assert Area(stage.reading(DAY), "abroad").holds(stage.reading(DAY).of("Group")[0])


def finding(**more: object) -> Finding:
    return Finding(
        method="test",
        version="1",
        about=("e",),
        claim="It is so.",
        rival="It is not.",
        address="a",
        day=DAY,
        **{"basis": ("s",), **more},  # type: ignore[arg-type]
    )


def test_a_finding_cites_or_says_what_it_does_not_know() -> None:
    assert finding(basis=(), unknown=("who pays",)).words() is None
    with pytest.raises(BadValue, match="cites statements"):
        finding(basis=())


@pytest.mark.parametrize(
    "ends", [{"low": 0.2}, {"high": 0.2}, {"low": 0.5, "high": 0.4}, {"low": -0.1, "high": 0.4}]
)
def test_a_range_of_probability_has_two_ends_in_order(ends: dict[str, float]) -> None:
    with pytest.raises(BadValue, match="range of probability"):
        finding(**ends)


def test_words_come_with_their_ranges() -> None:
    assert finding(low=0.6, high=0.6).words() == "60 %, likely (55-75 %)"
    said = finding(low=0.6, high=0.85).words()
    assert said == "from 60 %, likely (55-75 %) to 85 %, highly likely (80-90 %)"
