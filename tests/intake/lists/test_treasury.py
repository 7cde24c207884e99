"""OFAC's lists: numbers and dates find their places, and what has none stays as a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import BadInput
from tests.intake.lists.files import facts, read, save, treasury

_IDS = [
    {"idType": "Passport", "idNumber": "P-1", "idCountry": "Mali", "expirationDate": "02 Aug 2021"},
    {"idType": "Tax ID No.", "idNumber": "T-2"},
    {"idType": "Listing Date (EO 14024 Directive 1a):", "idNumber": "24 Feb 2022"},
    {"idType": "Effective Date (EO 14024 Directive 1a):", "idNumber": "26 Mar 2022"},
    {"idType": "Executive Order 13662 Directive Determination -", "idNumber": "Directive 4"},
    {"idType": "Equity Ticker", "idNumber": "EXA", "idCountry": "Mali"},
]
PERSON: dict[str, object] = {
    "uid": 5, "firstName": "Adam", "lastName": "EXAMPLE", "title": "Trader",
    "sdnType": "Individual", "remarks": "Told of before.", "programList": {"program": ["A", "B"]},
    "idList": {"id": _IDS},
    "akaList": {"aka": [
        {"type": "a.k.a.", "category": "strong", "lastName": "EXAMPEL", "firstName": "Adem"},
        {"type": "a.k.a.", "category": "weak", "lastName": "TALL"},
        {"type": "f.k.a.", "category": "strong", "lastName": "OLDNAME"},
    ]},
    "addressList": {"address": {"address1": "1 Quay", "city": "Gao", "country": "Mali"}},
    "dateOfBirthList": {"dateOfBirthItem": [
        {"dateOfBirth": "circa 1965"}, {"dateOfBirth": "1960 to 1965"},
        {"dateOfBirth": "12 May 1966"}, {"dateOfBirth": "Sep 1967"},
    ]},
    "nationalityList": {"nationality": {"country": "Mali"}},
}  # fmt: skip
SHIP: dict[str, object] = {
    "uid": 6,
    "lastName": "EXAMPLE STAR",
    "sdnType": "Vessel",
    "programList": {"program": "A"},
    "idList": {"id": {"idType": "Vessel Registration Identification", "idNumber": "IMO 9074729"}},
    "vesselInfo": {"callSign": "XYZ1", "vesselFlag": "Panama", "vesselOwner": "Example Lines"},
}


def test_a_person_is_read_whole(tmp_path: Path) -> None:
    opened, batch = read(save(tmp_path, treasury(PERSON)))
    assert (opened.code, opened.version) == ("ofac-sdn", "2024-03-05")
    said = facts(batch, "ofac-5")
    assert (said["name"], said["firstName"]) == (["Adam EXAMPLE"], ["Adam"])
    assert (said["alias"], said["weakAlias"]) == (["Adem EXAMPEL"], ["TALL"])
    assert said["previousName"] == ["OLDNAME"]
    assert said["birthDate"] == ["1965", "1960/1965", "1966-05-12", "1967-09"]
    assert said["address"] == ["1 Quay, Gao, Mali"]
    assert any("Equity Ticker EXA (Mali)" in note for note in said["notes"])


def test_dates_and_directives_belong_to_the_listing(tmp_path: Path) -> None:
    _, batch = read(save(tmp_path, treasury(PERSON)))
    said = facts(batch, "ofac-listing-5")
    assert (said["listingDate"], said["startDate"]) == (["2022-02-24"], ["2022-03-26"])
    assert (said["program"], said["authorityId"]) == (["A", "B"], ["5"])
    assert any("Directive 4" in words for words in said["description"])
    (paper,) = {one.entity for one in batch.statements if one.schema == "Passport"}
    assert facts(batch, paper)["endDate"] == ["2021-08-02"]


def test_ships_are_ships(tmp_path: Path) -> None:
    _, batch = read(save(tmp_path, treasury(SHIP)))
    said = facts(batch, "ofac-6")
    assert (said["imoNumber"], said["flag"]) == (["IMO9074729"], ["pa"])
    assert said["callSign"] == ["XYZ1"]
    assert any("Example Lines" in note for note in said["notes"])


@pytest.mark.parametrize(
    ("program", "code", "measures"),
    [("SDGT", "ofac-sdn", ["asset freeze"]), ("NS-PLC", "ofac-cons", [])],
)
def test_the_lists_that_block_are_told_from_those_that_do_not(
    tmp_path: Path, program: str, code: str, measures: list[str]
) -> None:
    entry = {"uid": 7, "lastName": "EXAMPLE", "sdnType": "Entity"}
    opened, batch = read(save(tmp_path, treasury({**entry, "programList": {"program": program}})))
    assert opened.code == code
    assert facts(batch, "ofac-listing-7").get("provisions", []) == measures


def test_another_name_than_its_own_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, treasury(PERSON))
    assert read(path, list="ofac-cons")[0].code == "ofac-cons"
    with pytest.raises(BadInput, match="ofac-sdn"):
        read(path, list="un-sc")


def test_a_strange_kind_is_kept_and_a_nameless_entry_counted(tmp_path: Path) -> None:
    strange = {"uid": 8, "lastName": "EXAMPLE", "sdnType": "Balloon"}
    opened, batch = read(save(tmp_path, treasury(PERSON, strange, {"uid": 9, "lastName": ""})))
    assert (opened.entries, opened.lost) == (2, 1)
    assert facts(batch, "ofac-8")["name"] == ["EXAMPLE"]
    assert any(one.column == "sdnType" and one.kept for one in batch.refusals)
