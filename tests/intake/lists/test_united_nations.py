"""The Security Council's list: every field has a place, and nothing is lost in silence."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadInput, UndatedList
from sightline.values.locator import Locator
from tests.intake.lists.files import DAY, entity, facts, individual, read, save, united_nations

ADAM = individual(
    11,
    "MLi.101",
    "ADAM",
    "AG",
    "EXAMPLE",
    "SULOPURI",
    NAME_ORIGINAL_SCRIPT="آدم",
    COMMENTS1="Listed under resolution 2374 (2017) (Travel Ban, Asset Freeze).",
    TITLE={"VALUE": "Colonel"},
    DESIGNATION={"VALUE": ["Mayor", "Trader"]},
    NATIONALITY={"VALUE": ["Mali", "Niger"]},
    LAST_DAY_UPDATED={"VALUE": ["2019-12-19", "2020-01-14"]},
    INDIVIDUAL_ALIAS=[
        {"QUALITY": "Good", "ALIAS_NAME": "Adem Exampel"},
        {"QUALITY": "Low", "ALIAS_NAME": "The Tall"},
        {"QUALITY": "Good", "ALIAS_NAME": "Old Name", "NOTE": "previously listed as"},
        {"QUALITY": "", "ALIAS_NAME": ""},
    ],
    INDIVIDUAL_ADDRESS=[
        {"CITY": "Gao", "COUNTRY": "Mali", "NOTE": "previous address"},
        {"COUNTRY": "Niger"},
    ],
    INDIVIDUAL_DATE_OF_BIRTH=[
        {"TYPE_OF_DATE": "EXACT", "DATE": "1970-02-01"},
        {"TYPE_OF_DATE": "APPROXIMATELY", "YEAR": "1971"},
        {"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1968", "TO_YEAR": "1973"},
    ],
    INDIVIDUAL_PLACE_OF_BIRTH={"CITY": "Kidal", "COUNTRY": "Mali"},
    INDIVIDUAL_DOCUMENT=[
        {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "A 77", "ISSUING_COUNTRY": "Mali",
         "DATE_OF_ISSUE": "2001-08-10", "NOTE": "expired"},
        {"TYPE_OF_DOCUMENT": "National Identification Number", "NUMBER": "1 63"},
        {"TYPE_OF_DOCUMENT": "Passport", "NOTE": "number not known"},
    ],
    SUBMITTED_BY="Mali",
)  # fmt: skip


def test_every_field_of_a_person_has_its_place(tmp_path: Path) -> None:
    opened, batch = read(save(tmp_path, united_nations(ADAM)))
    said = facts(batch, "un-sc-11")
    assert said["name"] == ["ADAM AG EXAMPLE SULOPURI"]
    parts = ("firstName", "secondName", "middleName", "lastName")
    assert [said[part][0] for part in parts] == ["ADAM", "AG", "EXAMPLE", "SULOPURI"]
    assert said["alias"] == ["آدم", "Adem Exampel"]
    assert said["weakAlias"] == ["The Tall"]
    assert said["previousName"] == ["Old Name"]
    assert said["birthDate"] == ["1970-02-01", "1971", "1968/1973"]
    assert said["nationality"] == ["ml", "ne"]
    assert said["country"] == ["ml", "ne"]
    assert said["address"] == ["Gao, Mali (previous address)"]
    assert (said["title"], said["position"]) == (["Colonel"], ["Mayor", "Trader"])
    assert (said["birthPlace"], said["birthCountry"]) == (["Kidal, Mali"], ["ml"])
    assert any("Passport: number not known" in note for note in said["notes"])
    assert opened.item.about["version"] == DAY
    assert opened.item.known == "2024-03-05"


def test_the_listing_says_what_the_list_says_and_nothing_more(tmp_path: Path) -> None:
    _, batch = read(save(tmp_path, united_nations(ADAM)))
    said = facts(batch, "un-sc-listing-11")
    assert said["entity"] == ["un-sc-11"]
    assert (said["program"], said["unscId"]) == (["Mali"], ["MLi.101"])
    assert said["listingDate"] == ["2018-12-20"]
    assert said["modifiedAt"] == ["2019-12-19", "2020-01-14"]
    assert said["provisions"] == ["travel ban", "asset freeze"]
    assert "startDate" not in said
    assert "endDate" not in said
    assert not any(one.prop == "topics" for one in batch.statements)


def test_papers_point_to_their_holder(tmp_path: Path) -> None:
    _, batch = read(save(tmp_path, united_nations(ADAM)))
    papers = {one.entity: one.schema for one in batch.statements if one.prop == "holder"}
    assert sorted(papers.values()) == ["Identification", "Passport"]
    passport = next(name for name, schema in papers.items() if schema == "Passport")
    said = facts(batch, passport)
    assert (said["holder"], said["number"]) == (["un-sc-11"], ["A 77"])
    assert (said["country"], said["startDate"]) == (["ml"], ["2001-08-10"])


def test_every_statement_opens_to_its_line_and_field(tmp_path: Path) -> None:
    _, batch = read(save(tmp_path, united_nations(individual(1, "MLi.1", "A"), ADAM)))
    (weak,) = (one for one in batch.statements if one.prop == "weakAlias")
    assert Locator.parse(weak.place or "") == Locator(line=5, column="INDIVIDUAL_ALIAS")
    assert all(Locator.parse(one.place or "").line in (4, 5) for one in batch.statements)


def test_a_body_has_no_kind_that_nobody_gave_it(tmp_path: Path) -> None:
    body = entity(
        9, "CDe.9", "EXAMPLE AIR", DELISTED_ON="2020-02-03",
        ENTITY_ALIAS=[{"QUALITY": "a.k.a.", "ALIAS_NAME": "EXA"},
                      {"QUALITY": "f.k.a.", "ALIAS_NAME": "OLD AIR"}],
        ENTITY_ADDRESS={"CITY": "Goma", "COUNTRY": "Democratic Republic of the Congo"},
    )  # fmt: skip
    _, batch = read(save(tmp_path, united_nations(body)))
    assert {one.schema for one in batch.statements if one.entity == "un-sc-9"} == {"LegalEntity"}
    said = facts(batch, "un-sc-9")
    assert (said["alias"], said["previousName"]) == (["EXA"], ["OLD AIR"])
    listing = facts(batch, "un-sc-listing-9")
    assert (listing["endDate"], listing["status"]) == (["2020-02-03"], ["taken off the list"])


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("as amended (Travel Ban,Asset Freeze).", ["travel ban", "asset freeze"]),
        ("(Travel Ban)", ["travel ban"]),
        ("violated the travel ban and the asset freeze", []),
        ("(the asset freeze of his brother)", []),
        ("(Targeted arms embargo and Assets Freeze)", ["arms embargo", "asset freeze"]),
    ],
)
def test_measures_are_taken_from_brackets_of_measures_alone(
    tmp_path: Path, comment: str, found: list[str]
) -> None:
    person = individual(1, "LYi.1", "A", COMMENTS1=comment)
    _, batch = read(save(tmp_path, united_nations(person)))
    assert facts(batch, "un-sc-listing-1").get("provisions", []) == found


def test_a_day_with_a_zone_keeps_its_day(tmp_path: Path) -> None:
    person = individual(1, "SSi.1", "A", LISTED_ON="2015-07-01-04:00")
    _, batch = read(save(tmp_path, united_nations(person)))
    (day,) = (one for one in batch.statements if one.prop == "listingDate")
    assert (day.value, day.original) == ("2015-07-01", "2015-07-01-04:00")


def test_what_cannot_be_read_is_listed_and_the_rest_stays(tmp_path: Path) -> None:
    bad = individual(
        7, "QDi.7", "BEN", LISTED_ON="soon", NATIONALITY={"VALUE": ["Atlantis", "Congo"]},
        FAVOURITE_COLOUR="green", INDIVIDUAL_ALIAS={"QUALITY": "Fair", "ALIAS_NAME": "Benny"},
    )  # fmt: skip
    opened, batch = read(save(tmp_path, united_nations(bad)))
    told = {one.column: one for one in batch.refusals}
    assert {"LISTED_ON", "NATIONALITY", "FAVOURITE_COLOUR", "QUALITY"} <= told.keys()
    assert all(one.row == 4 for one in batch.refusals)
    assert opened.lost == 0
    assert facts(batch, "un-sc-7")["alias"] == ["Benny"]


def test_a_record_without_number_or_name_is_counted_as_lost(tmp_path: Path) -> None:
    text = united_nations(ADAM, individual("", "QDi.8", "CARL"), individual(9, "QDi.9", ""))
    opened, batch = read(save(tmp_path, text))
    assert (opened.entries, opened.lost) == (1, 2)
    assert opened.item.about["lost"] == "2"
    assert [one.row for one in batch.refusals if "left out" in one.reason] == [5, 6]
    with pytest.raises(BadInput, match="no entry"):
        read(save(tmp_path, united_nations()))


def test_a_list_without_a_day_is_asked_for_it(tmp_path: Path) -> None:
    path = save(tmp_path, united_nations(ADAM, day=""))
    with pytest.raises(UndatedList, match="--known"):
        read(path)
    opened, _ = read(path, known="2024-04-01")
    assert (opened.version, opened.item.known) == ("2024-04-01", "2024-04-01")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=30
)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=5))
def test_the_same_file_twice_is_the_same(
    tmp_path: Path, people: list[tuple[str, str, str, str]]
) -> None:
    records = [
        individual(
            number, f"QDi.{number}", f"N{number}", name, COMMENTS1=note, LISTED_ON=day,
            NATIONALITY={"VALUE": place}, INDIVIDUAL_ALIAS={"QUALITY": "Good", "ALIAS_NAME": name},
        )
        for number, (name, note, day, place) in enumerate(people)
    ]  # fmt: skip
    path = save(tmp_path, united_nations(*records))
    first, again = read(path), read(path)
    assert [one.id for one in first[1].statements] == [one.id for one in again[1].statements]
    assert first[1].refusals == again[1].refusals
    assert first[0].entries + first[0].lost == len(people)
    for number, (name, *_) in enumerate(people):
        said = facts(first[1], f"un-sc-{number}")
        composed = unicodedata.normalize("NFC", f"N{number} {name}")
        assert " ".join(composed.split()) == " ".join(said["name"][0].split())
