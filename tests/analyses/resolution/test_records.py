"""Records of a file that is only looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.analyses.resolution import Terms, ask_about, read_records
from sightline.engines.names import Sort
from sightline.errors import BadInput, UnreadableFile
from sightline.intake import parse_mapping

COUNTRIES = ("Niger", "Chad", "Ghana", "Togo", "Benin", "Senegal", "Kenya", "Guinea")
VENDORS = """\
Company name,Registration number,Country
Karanda Transport Ltd,RC-1042,Mali
Karanda Transport Ltd,RC-9000,Mali
Obala Fuel,RC-2210,Nowhereland
---,,
""" + "\n".join(f"Sulopur Mining {place},RC-{place},{COUNTRIES[place % 8]}" for place in range(20))

ENTITIES = """\
{"id": "p-1", "schema": "Person", "properties": {"name": ["Ilyan Morovest"], "birthDate": ["1971"]}}
{"id": "d-1", "schema": "Passport", "properties": {"holder": ["p-1"], "number": ["A0077118"]}}
{"id": "a-1", "schema": "Address", "properties": {"full": ["Sulopur"]}}
not a line
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_every_row_is_a_record_of_its_own(tmp_path: Path) -> None:
    found = read_records(write(tmp_path / "vendors.csv", VENDORS))
    assert list(found.bearers)[:4] == ["vendors:2", "vendors:3", "vendors:4", "vendors:6"]
    assert len(found.bearers) == 23
    first = found.bearers["vendors:2"]
    assert first.names == ("Karanda Transport Ltd",)
    assert first.sort is Sort.BODY
    assert first.countries == {"ml"}
    assert first.identifiers == {"RC-1042"}
    assert found.columns["Company name"] == "name"


def test_what_was_not_taken_is_listed_with_its_place(tmp_path: Path) -> None:
    found = read_records(write(tmp_path / "vendors.csv", VENDORS))
    placed = {(one.row, one.column, one.kept) for one in found.refusals}
    assert (4, "country", True) in placed
    assert (5, None, False) in placed


def test_what_the_rows_are_about_and_their_prefix_can_be_told(tmp_path: Path) -> None:
    path = write(tmp_path / "v.csv", "Name\nAliou Dembazou\nObala Fuel SARL\n")
    assert {one.sort for one in read_records(path, kind="Person").bearers.values()} == {Sort.PERSON}
    assert set(read_records(path, kind="Company", prefix="left").bearers) == {"left:2", "left:3"}


def test_a_mapping_may_say_what_the_columns_say(tmp_path: Path) -> None:
    path = write(tmp_path / "v.csv", "who,number\nAliou Dembazou,ML-104277\n")
    mapping = parse_mapping(
        "prefix: v\nentities:\n  person:\n    schema: Person\n    key: number\n"
        "    properties: {name: who, idNumber: number}\n"
    )
    (profile,) = read_records(path, mapping).bearers.values()
    assert profile.names == ("Aliou Dembazou",)
    assert profile.identifiers == {"ML-104277"}


def test_entities_are_read_with_their_papers(tmp_path: Path) -> None:
    found = read_records(write(tmp_path / "e.ftm.json", ENTITIES))
    assert list(found.bearers) == ["p-1"]
    assert found.bearers["p-1"].identifiers == {"A0077118"}
    assert found.bearers["p-1"].dates == ("1971",)
    assert [one.row for one in found.refusals] == [4]


def test_a_table_without_names_and_what_is_no_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no column is known for names"):
        read_records(write(tmp_path / "n.csv", "Tonnes,Litres\n1,2\n3,4\n"))
    with pytest.raises(UnreadableFile):
        read_records(tmp_path)


def test_debarred_firms_of_two_banks_are_asked_of_one_to_one(shared: Path) -> None:
    folder = shared / "data" / "debarment"
    bank = read_records(folder / "world_bank_listing_of_ineligible_firms_and_individuals.xlsx")
    other = read_records(
        folder / "european_bank_for_reconstruction_and_development_ineligible_firms.csv"
    )
    assert (len(bank.bearers), len(other.bearers)) == (1228, 1319)
    sides = (frozenset(bank.bearers), frozenset(other.bearers))
    few = {
        name: profile
        for side in (bank.bearers, other.bearers)
        for name, profile in side.items()
        if any("gunakarya" in one.casefold() for one in profile.names)
    }
    queue = ask_about(few, Terms(between=sides))
    assert queue.proposals
    assert all(
        len({name.partition("-")[0] for name in (one.left, one.right)}) == 2
        for one in queue.questions
    )
