"""Bearers come out of a picture with what they are compared by, and with nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.bearers import read_bearer, read_bearers
from sightline.engines.names import Profile, Sort
from sightline.errors import BadName, NotFound
from sightline.picture import build
from tests.analyses.stage import Stage
from tests.picture.world import block, decided


def stage() -> Stage:
    told = Stage()
    told.tell(
        "p1",
        "Person",
        name=["Aliou Dembazou", "عليو دمبازو"],
        alias="Ali Dembazu",
        weakAlias="the Tall",
        previousName="  A.  Traorezi ",
        birthDate=["1960-06-09", "1961"],
        birthPlace="Timbakou",
        nationality="ml",
        country="ne",
        idNumber="K 1042-77",
        addressEntity="a1",
        programId="ML-1",
    )
    told.tell("a1", "Address", full="12 Quay Road, Sulopur", city="Sulopur", country="ml")
    told.tell("d1", "Passport", holder="p1", number="A00771188", country="ml")
    told.tell(
        "c1", "Company", name="Obala Fuel SARL", incorporationDate="2003-05", jurisdiction="sn"
    )
    told.tell("v1", "Vessel", name="Sea Karanda", imoNumber="IMO9074729", flag="pa")
    told.tell("n1", "Person", nationality="ml")
    told.tell("n2", "Person", name="---")
    return told


def test_a_person_is_read_with_names_dates_countries_places_and_numbers() -> None:
    found = read_bearers(stage().picture())
    assert found["p1"] == Profile(
        names=("Aliou Dembazou", "عليو دمبازو", "A. Traorezi", "Ali Dembazu"),
        weak=("the Tall",),
        dates=("1960-06-09", "1961"),
        countries=frozenset({"ml", "ne"}),
        places=("Sulopur", "Timbakou"),
        identifiers=frozenset({"K 1042-77", "A00771188"}),
    )


def test_companies_and_ships_are_bodies_and_the_nameless_are_left_out() -> None:
    found = read_bearers(stage().picture())
    assert list(found) == ["c1", "p1", "v1"]
    assert found["c1"].sort is Sort.BODY
    assert found["c1"].dates == ("2003-05",)
    assert found["v1"].identifiers == {"IMO9074729"}
    assert list(read_bearers(stage().picture(), ["Person"])) == ["p1"]


@pytest.mark.parametrize("prop", ["ethnicity", "religion", "gender", "position", "education"])
def test_a_people_a_faith_a_sex_and_an_office_change_nothing(prop: str) -> None:
    plain, told = stage(), stage()
    values: dict[str, Any] = {prop: "anything"}
    told.tell("p1", "Person", **values)
    assert read_bearers(told.picture()) == read_bearers(plain.picture())


@pytest.mark.parametrize("entity", ["p1", "c1", "v1"])
def test_one_bearer_is_read_as_all_are(entity: str) -> None:
    picture = stage().picture()
    assert read_bearer(picture, entity) == read_bearers(picture)[entity]


def test_what_is_held_to_be_one_is_one_bearer_under_any_of_its_ids() -> None:
    told = stage()
    told.tell("p2", "Person", name="Aliyu Dembasu", birthDate="1960")
    told.tell("d2", "Identification", holder="p2", number="ID-55")
    picture = build([block([*told.records, decided("p1", "p2")])], reader="ana")
    found = read_bearers(picture)
    assert "p2" not in found
    assert {"Aliou Dembazou", "Aliyu Dembasu"} <= set(found["p1"].names)
    assert {"A00771188", "ID-55"} <= found["p1"].identifiers
    assert read_bearer(picture, "p2") == found["p1"]


def test_who_is_not_there_and_who_has_no_name_are_refused() -> None:
    picture = stage().picture()
    with pytest.raises(NotFound):
        read_bearer(picture, "x9")
    with pytest.raises(BadName, match="no name"):
        read_bearer(picture, "n1")


def test_a_date_that_cannot_be_placed_is_left_out() -> None:
    told = Stage()
    told.tell(
        "p1",
        "Person",
        name="Ilyan Morovest",
        birthDate=["before 1970", "1958-1962", "1959-02", "circa 1960"],
    )
    assert read_bearers(told.picture())["p1"].dates == ("1958-1962", "1959-02", "circa 1960")
