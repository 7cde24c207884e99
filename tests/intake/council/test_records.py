"""A document as records: codes with their words, ids that join, and what is left open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.mandates import read
from sightline.errors import BadInput
from sightline.intake.council import Told, council_records, describe
from sightline.model import load_model, load_terms
from sightline.reference import reference_records
from sightline.values import Item, Kind, Locator, Record, Statement
from tests.engines.mandates.texts import FRONT, OPERATIVE, paragraphs

TOLD = Told(name="a.json", source=tuple(paragraphs()), sha256="0" * 64)


def records(listed: list[str], **given_: str) -> list[Record]:
    reading = read(listed)
    return council_records(reading, describe(reading, TOLD, **given_), "m", TOLD.sha256)  # type: ignore[arg-type]


def statements(listed: list[str], **given_: str) -> list[Statement]:
    return [one for one in records(listed, **given_) if isinstance(one, Statement)]


def values(found: list[Statement], entity: str, prop: str) -> dict[str, str | None]:
    return {one.value: one.original for one in found if (one.entity, one.prop) == (entity, prop)}


def test_an_item_for_a_document_under_its_own_day() -> None:
    item, *rest = records(paragraphs())
    assert isinstance(item, Item)
    assert (item.item_kind, item.event, item.known) == (Kind.RESOLUTION, "2031-03-03", "2031-03-03")
    assert item.about["method"]
    assert item.about["version"]
    assert all(isinstance(one, Statement) and one.item == item.id for one in rest)


def test_every_code_keeps_its_words_and_its_place() -> None:
    found = statements(paragraphs(), mission="MINUSMA")
    provision = "ref-provision-s-res-4321-2-b-i"
    assert values(found, provision, "ocScope") == {"capacity": "train … drug"}
    assert values(found, provision, "keywords")["theme: drugs"] == "drug"
    assert values(found, provision, "strength") == {"mandates": "Decides"}
    (place,) = {one.place for one in found if one.entity == provision}
    assert place is not None
    assert Locator.parse(place).paragraph == "2(b)(i)"


def test_a_task_of_others_is_no_scope_of_the_mission() -> None:
    found = statements(paragraphs())
    provision = "ref-provision-s-res-4321-4"
    assert values(found, provision, "ocScope").keys() == {"none"}
    assert "threat named" in values(found, provision, "keywords")
    assert "tasks the mission" not in values(found, provision, "keywords")


@pytest.mark.parametrize(
    ("verb", "term"),
    [("Urges", "requests"), ("Calls upon", "encourages"), ("Encourages", "encourages"),
     ("Requests", "requests"), ("Decides that", "mandates"), ("Welcomes that", "notes")],
)  # fmt: skip
def test_the_verb_decides_its_strength_in_the_agreed_words(verb: str, term: str) -> None:
    words = f"1. {verb} the Government of Karvelia to fight the smuggling of timber;"
    found = statements([*FRONT, words])
    assert values(found, "ref-provision-s-res-4321-1", "strength").keys() == {term}


def test_the_strength_of_a_mission_is_filed_as_read() -> None:
    found = statements(paragraphs(), mission="MINUSMA")
    entity = "ref-deployment-minusma-2031"
    assert values(found, entity, "troops").keys() == {"12000"}
    assert values(found, entity, "fpu").keys() == {"600"}
    assert not [one for one in statements(paragraphs()) if one.schema == "Deployment"]


def test_ids_and_properties_are_those_of_the_model_and_of_the_reference() -> None:
    model = load_model()
    for one in statements(paragraphs(), mission="MINUSMA"):
        prop = model.schema(one.schema).properties[one.prop]
        if prop.terms:
            load_terms(prop.terms).get(one.value)
    known = {one.entity for one in reference_records("m") if isinstance(one, Statement)}
    reading = read(["Resolution 2409 (2018)", "1. Decides to remain seized of the matter."])
    headline = describe(reading, TOLD, adopted=dt.date(2018, 3, 27))
    assert headline.entity in known
    assert headline.mission in known


def test_the_register_goes_before_the_rules() -> None:
    """A text on sanctions that recalls the tasks of a mission is no mandate of it."""
    reading = read(["Resolution 2293 (2016)", *OPERATIVE])
    headline = describe(reading, TOLD, adopted=dt.date(2016, 6, 23))
    assert headline.subject == "sanctions"
    assert headline.mission is None


def test_what_nobody_can_tell_is_left_open() -> None:
    reading = read([*FRONT, "1. Decides to remain seized of the matter."])
    headline = describe(reading, TOLD)
    assert (headline.subject, headline.mission) == (None, None)
    assert "not known" in headline.because[0]
    found = council_records(reading, headline, "m", "0")
    props = {one.prop for one in found if isinstance(one, Statement)}
    assert not props & {"subjectType", "mission", "expiryDate"}


def test_a_mission_outside_the_register_is_not_taken_for_another() -> None:
    term = "1. Decides to extend the mandate of UNMIKAR beside MINUSMA until 31 August 2032;"
    reading = read([*FRONT, term, *OPERATIVE[1:]])
    headline = describe(reading, TOLD)
    assert headline.subject == "mission-mandate"
    assert headline.mission is None


@pytest.mark.parametrize(
    ("listed", "given_", "says"),
    [
        (["Letter of the President", "1. Decides;"], {}, "--symbol"),
        (["Resolution 4321 (2031)", "1. Decides;"], {}, "--adopted"),
        (paragraphs(), {"subject": "mandate"}, "mission-mandate"),
    ],
)
def test_what_is_missing_or_wrong_is_asked_for(
    listed: list[str], given_: dict[str, str], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        describe(read(listed), TOLD, **given_)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([*OPERATIVE, "• To seize gold;", "(a) Twice;"]), max_size=12))
def test_no_two_paragraphs_share_an_id_and_reading_twice_is_one(listed: list[str]) -> None:
    whole = [*FRONT, *listed]
    found = statements(whole)
    names = [one.entity for one in found if one.prop == "name"]
    assert len(names) == len(set(names))
    assert [one.id for one in records(whole)] == [one.id for one in records(whole)]
