"""Reference data in a house: ordinary records, valid values, and nothing before its time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from sightline.model import load_model
from sightline.picture import Picture, build
from sightline.reference import (
    load_concepts,
    load_documents,
    load_indicators,
    load_missions,
    load_territories,
    reference_records,
)
from sightline.values import Instant, Item, Kind, Marking, Record, Statement
from tests.picture.world import block

MARKING = Marking.of("U", "all", owner="org:sightline").id
KNOWN_AS = {"day", "month", "year", "document", "seed", "n.d."}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """All reference data."""
    return reference_records(MARKING)


@pytest.fixture(scope="module")
def items(records: list[Record]) -> dict[str, Item]:
    """The items by id."""
    return {one.id: one for one in records if isinstance(one, Item)}


@pytest.fixture(scope="module")
def said(records: list[Record]) -> list[Statement]:
    """The statements."""
    return [one for one in records if isinstance(one, Statement)]


def _picture(records: list[Record], day: str) -> Picture:
    known = dt.date.fromisoformat(day)
    blocks = [block(records, recorded="2026-01-01T00:00:00Z", markings=(MARKING,))]
    return build(blocks, reader="ana", known=known, as_of=known)


def test_the_same_data_makes_the_same_records(records: list[Record]) -> None:
    again = reference_records(MARKING)
    assert [one.id for one in again] == [one.id for one in records]
    assert len({one.id for one in records}) == len(records)


def test_every_value_is_fit_for_its_property(said: list[Statement]) -> None:
    model = load_model()
    wrong = []
    for one in said:
        prop = model.schema(one.schema).properties[one.prop]
        if prop.type == "entity":
            continue
        cleaned = prop.clean(one.value)
        if cleaned.value != one.value or cleaned.problem:
            wrong.append((one.entity, one.prop, one.value, cleaned))
    assert not wrong


def test_every_tie_leads_to_an_entity_of_the_right_kind(said: list[Statement]) -> None:
    model = load_model()
    schemata: dict[str, set[str]] = defaultdict(set)
    for one in said:
        schemata[one.entity].add(one.schema)
    assert all(len(names) == 1 for names in schemata.values())
    for one in said:
        prop = model.schema(one.schema).properties[one.prop]
        if prop.type == "entity":
            (name,) = schemata[one.value]
            assert prop.range is not None
            assert model.schema(name).is_a(prop.range), (one.entity, one.prop)


def test_every_required_property_is_there(said: list[Statement]) -> None:
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in said:
        given[one.entity, one.schema].add(one.prop)
    for (entity, schema), props in given.items():
        assert set(load_model().schema(schema).required) <= props, entity


def test_every_item_says_where_it_is_from(items: dict[str, Item]) -> None:
    for one in items.values():
        assert one.about["collection"] == "reference"
        assert one.about["fact"]
        assert one.about["known_as"] in KNOWN_AS
        assert one.about["checked"] in {"text", "registry", "published", "seed", "memory"}
        assert one.known
        assert one.grade
        assert one.source
        assert one.licence
        assert one.item_kind in {Kind.REFERENCE, Kind.RESOLUTION}


def test_the_whole_of_the_data_is_filed(said: list[Statement]) -> None:
    entities = {one.entity for one in said}
    for group in (load_territories(), load_missions(), load_documents(), load_indicators()):
        assert {one.entity for one in group} <= entities
    assert {each.entity(entry) for each in load_concepts() for entry in each.entries} <= entities


def test_a_resolution_is_known_from_its_adoption(items: dict[str, Item]) -> None:
    dates = {one.symbol: one.date for one in load_documents()}
    for one in items.values():
        symbol = one.about["fact"]
        if symbol in dates:
            assert one.known == dates[symbol]
            assert one.about["document"] == symbol


def test_what_a_seed_says_is_known_from_the_seed(items: dict[str, Item]) -> None:
    indicators = [one for one in items.values() if one.about["fact"] == "I4.2"]
    assert [(one.known, one.about["known_as"]) for one in indicators] == [("2014-03", "seed")]


def test_nothing_is_known_before_what_it_tells_of_for_a_mission(items: dict[str, Item]) -> None:
    for one in items.values():
        if one.title.startswith("Mission: ") and one.event and one.known:
            assert Instant.parse(one.known).latest == Instant.parse(one.event).latest


def test_a_mission_is_known_from_its_decision(items: dict[str, Item]) -> None:
    known = {one.about["fact"]: one.known for one in items.values()}
    assert known["MINUJUSTH"] == "2017-04-13"
    assert known["MONUSCO"] == "2010-05-28"
    assert known["MINUSMA"] == "2013-04-25"
    assert known["MINUSMA ended"] == "2023-12-31"


def test_only_mandates_are_tied_to_a_mission(said: list[Statement]) -> None:
    tied = {one.entity for one in said if (one.schema, one.prop) == ("Mandate", "mission")}
    assert tied == {one.entity for one in load_documents() if one.counts_as_mandate}


def test_a_picture_of_an_early_day_does_not_have_the_end(records: list[Record]) -> None:
    early = _picture(records, "2018-06-27").entity("ref-mission-minusma")
    late = _picture(records, "2024-01-01").entity("ref-mission-minusma")
    assert "dissolutionDate" not in early.properties
    assert [one.value for one in late.properties["dissolutionDate"]] == ["2023-12-31"]


def test_a_picture_has_the_mandates_of_its_day(records: list[Record]) -> None:
    for day, symbols in (("2018-06-27", set()), ("2018-06-28", {"S/RES/2423"})):
        picture = _picture(records, day)
        found = {one.id for one in picture.entities("Mandate", limit=1000)}
        assert ("ref-mandate-s-res-2423" in found) == bool(symbols)
        assert "ref-mandate-s-res-2100" in found


def test_a_sanctions_text_has_no_mission_in_a_picture(records: list[Record]) -> None:
    mandate = _picture(records, "2020-01-01").entity("ref-mandate-s-res-2293")
    assert "mission" not in mandate.properties
    assert [one.value for one in mandate.properties["subjectType"]] == ["sanctions"]


def test_both_dates_of_one_text_stand_side_by_side(records: list[Record]) -> None:
    before = _picture(records, "2013-01-01").entity("ref-mandate-s-res-2066")
    after = _picture(records, "2015-01-01").entity("ref-mandate-s-res-2066")
    assert {one.value for one in before.properties["adoptionDate"]} == {"2012-09-17"}
    assert {one.value for one in after.properties["adoptionDate"]} == {"2012-09-12", "2012-09-17"}


def test_police_that_a_text_does_not_part_are_not_guessed(said: list[Statement]) -> None:
    props = {one.prop for one in said if one.entity == "ref-deployment-unisfa-2011"}
    assert "troops" in props
    assert not props & {"ipo", "fpu"}


def test_two_studies_are_two_voices_and_one_seed_is_one(items: dict[str, Item]) -> None:
    voices = {one.about["fact"]: one.source for one in items.values()}
    assert voices["hultman-2013"] != voices["dell-2015"]
    assert voices["blair-2019"] == voices["bell-2018"] == "ref-caparini-2019"
    assert voices["S/2001/1015"] != voices["S/2002/470"]
    assert voices["S/RES/2100"] == voices["S/RES/2423"] == "ref-security-council"
