"""Lists that are tables: the European Union's, the two of the United Kingdom, and one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.errors import BadInput, BadMapping, UnknownFormat
from sightline.intake import parse_mapping
from sightline.intake.lists import ListTerms, load_list_mapping, open_list
from tests.intake.lists.files import facts, read, rows, save
from tests.intake.tables import OPEN, join

EU = sorted({"fileGenerationDate", *load_list_mapping("eu").columns})
UK = sorted({"Last Updated", "OFSI Group ID", *load_list_mapping("uk").columns})
OFSI = sorted(load_list_mapping("uk-ofsi").columns)
_EU_ENTRY = {
    "fileGenerationDate": "05/03/2024",
    "Entity_LogicalId": "13",
    "Entity_EU_ReferenceNumber": "EU.27.28",
    "Entity_SubjectType": "P",
    "Entity_DesignationDate": "2003-07-07",
    "Entity_Regulation_Programme": "XYZ",
}
_OWN = """
prefix: own
entities:
  firm: {schema: Company, key: Name, properties: {name: Name}}
  listing:
    schema: Sanction
    key: Name
    properties: {entity: {entity: firm}, listingDate: Day, provisions: {literal: debarment}}
"""


def _bearer(batch, schema: str = "Person") -> dict[str, list[str]]:  # type: ignore[no-untyped-def]
    (name,) = {one.entity for one in batch.statements if one.schema == schema}
    return facts(batch, name)


def test_the_rows_of_an_entry_of_the_union_are_one_entity(tmp_path: Path) -> None:
    text = rows(
        EU,
        {**_EU_ENTRY, "NameAlias_WholeName": "Adam Example", "NameAlias_LastName": "Example"},
        {**_EU_ENTRY, "NameAlias_WholeName": "Adem Exampel"},
        {**_EU_ENTRY, "BirthDate_BirthDate": "1970-02-01", "BirthDate_City": "Sulopur"},
        {**_EU_ENTRY, "BirthDate_Year": "1971", "Citizenship_CountryIso2Code": "ML"},
        {**_EU_ENTRY, "Address_City": "Gao", "Address_CountryIso2Code": "00"},
        {**_EU_ENTRY, "Identification_Number": "A-77", "Identification_CountryIso2Code": "ML"},
        delimiter=";",
    )
    opened, batch = read(save(tmp_path, text, "eu.csv"), known="2024-03-05")
    assert (opened.code, opened.entries, opened.lost) == ("eu", 1, 0)
    said = _bearer(batch)
    assert said["name"] == ["Adam Example", "Adem Exampel"]
    assert said["birthDate"] == ["1970-02-01", "1971"]
    assert said["nationality"] == ["ml"]
    assert said["address"] == ["Gao"]
    assert "country" not in said
    listing = _bearer(batch, "Sanction")
    assert listing["listingDate"] == ["2003-07-07"]
    assert listing["provisions"] == ["asset freeze"]
    assert listing["program"] == ["XYZ"]
    assert _bearer(batch, "Identification")["number"] == ["A-77"]


def test_good_and_weak_aliases_of_the_kingdom_are_told_apart(tmp_path: Path) -> None:
    entry = {"Unique ID": "XYZ0001", "Designation Type": "Individual", "Regime Name": "Mali"}
    entry |= {"Date Designated": "04/03/2021", "Sanctions Imposed": "Asset freeze|Travel Ban"}
    text = rows(
        UK,
        {**entry, "Name 1": "Adam", "Name 6": "EXAMPLE", "Name type": "Primary Name"},
        {**entry, "Name 1": "Ado", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
        {**entry, "Name 1": "Adem", "Name 6": "Exampel", "Name type": "Alias"},
        above="Report Date: 05-Mar-2024\n",
    )
    opened, batch = read(save(tmp_path, text, "uk.csv"))
    assert (opened.code, opened.version, opened.entries) == ("uk", "2024-03-05", 1)
    said = _bearer(batch)
    assert said["name"] == ["Adam EXAMPLE"]
    assert said["alias"] == ["Adem Exampel"]
    assert said["weakAlias"] == ["Ado"]
    listing = _bearer(batch, "Sanction")
    assert listing["provisions"] == ["Asset freeze", "Travel Ban"]
    assert listing["listingDate"] == ["2021-03-04"]


def test_the_older_list_of_the_kingdom_is_read_too(tmp_path: Path) -> None:
    entry = {"Group ID": "77", "Group Type": "Entity", "Regime": "Libya"}
    entry |= {"UK Sanctions List Date Designated": "31/12/2020", "Listed On": "01/03/2011"}
    text = rows(
        OFSI,
        {**entry, "Name 6": "EXAMPLE BANK", "Alias Type": "Primary name"},
        {**entry, "Name 6": "BANK OF EXAMPLES", "Alias Type": "AKA", "Alias Quality": "Good"},
        above="Last Updated,05/03/2024\n",
    )
    opened, batch = read(save(tmp_path, text, "ofsi.csv"))
    assert (opened.code, opened.version, opened.lost) == ("uk-ofsi", "2024-03-05", 0)
    said = _bearer(batch, "LegalEntity")
    assert said["name"] == ["EXAMPLE BANK"]
    assert said["alias"] == ["BANK OF EXAMPLES"]
    assert "2020-12-31" in _bearer(batch, "Sanction")["listingDate"]


def test_a_list_of_ones_own_needs_a_name_a_mapping_and_a_day(tmp_path: Path) -> None:
    path = save(tmp_path, "Name,Day\nExample Ltd,2020-01-02\n,2020-01-03\n", "own.csv")
    with pytest.raises(UnknownFormat, match="--mapping"):
        read(path)
    with pytest.raises(BadInput, match="--mapping"):
        read(path, list="own-list", known="2020-02-01")
    terms = ListTerms(marking=OPEN, list="own-list", known="2020-02-01")
    opened = open_list(path, terms, mapping=parse_mapping(_OWN))
    batch = join(opened.batches())
    assert opened.item.about["list"] == "own-list"
    assert (opened.entries, opened.item.known) == (1, "2020-02-01")
    assert {one.item for one in batch.statements} == {opened.item.id}


def test_a_mapping_without_a_listing_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "Name,Day\nExample Ltd,2020-01-02\n", "own.csv")
    plain = "entities:\n  firm: {schema: Company, key: Name, properties: {name: Name}}\n"
    terms = ListTerms(marking=OPEN, list="own-list", known="2020-02-01")
    with pytest.raises(BadInput, match="Sanction"):
        open_list(path, terms, mapping=parse_mapping(plain))


def test_a_column_that_is_gone_is_named(tmp_path: Path) -> None:
    columns = [name for name in EU if name != "Entity_Regulation_Programme"]
    path = save(tmp_path, rows(columns, {"Entity_LogicalId": "1"}, delimiter=";"), "eu.csv")
    with pytest.raises(BadMapping, match="Entity_Regulation_Programme"):
        read(path, known="2024-03-05")


def test_entities_of_followthemoney_are_one_version(tmp_path: Path) -> None:
    person = {"id": "NK-1", "schema": "Person", "properties": {"name": ["Adam Example"]}}
    person |= {"datasets": ["xyz"], "first_seen": "2023-01-01", "last_seen": "2024-03-05"}
    listing = {"id": "s-1", "schema": "Sanction", "properties": {"entity": ["NK-1"]}}
    listing |= {"datasets": ["xyz"], "first_seen": "2023-02-02"}
    lines = "\n".join(json.dumps(one) for one in (person, listing, {"id": "x"})) + "\n"
    path = save(tmp_path, lines, "entities.ftm.json")
    with pytest.raises(BadInput, match="--list"):
        read(path, known="2024-03-05")
    opened, batch = read(path, list="xyz-list", known="2024-03-05")
    assert batch.items == (opened.item,)
    assert {one.item for one in batch.statements} == {opened.item.id}
    assert (opened.entries, opened.lost) == (1, 1)
    assert any("first seen" in one.reason and one.kept for one in batch.refusals)
