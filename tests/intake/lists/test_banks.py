"""Debarment lists of the banks: names told apart, days kept, broken rows mended or counted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import UndatedList
from sightline.intake.lists.naming import read_naming
from tests.intake.lists.files import facts, read, rows, save

EBRD = [
    "Firm Name", "Address", "Nationality", "Ineligible From", " Ineligible Until",
    "Notice Effective At EBRD", "Originating Institution", "Prohibited Practice",
]  # fmt: skip
_FIRM = {
    "Firm Name": "Example Works Ltd. (previously known as Old Works)",
    "Nationality": "Peoples Republic of China",
    "Ineligible From": "2024-07-01T12:00:59Z",
    " Ineligible Until": "2025-05-31T12:00:59Z",
    "Notice Effective At EBRD": "2024-09-16T12:00:59Z",
    "Originating Institution": "World Bank Group",
    "Prohibited Practice": "Fraudulent Practice",
}
_ENDLESS = {**_FIRM, "Firm Name": "Mr. Adam Example", " Ineligible Until": "Ongoing"}
_ENDLESS |= {"Ineligible From": "", "Nationality": "Mali"}


def _workbook(folder: Path, downloaded: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    head = ["Firm Name", "Additional Firm Info", "Address", "Country", "Ineligibility Period"]
    sheet.append([f"Downloaded on: {downloaded}"])
    sheet.append([*head, None, "Grounds"])
    sheet.append([None, None, None, None, "From Date", "To Date", None])
    firm = ["EXAMPLE LTD", "(AKA EXA, LTD.) *677", "1 QUAY", "Mali", "2024-01-30"]
    sheet.append([*firm, "2999-12-31", "Fraud"])
    sheet.append(["MR. ADAM EXAMPLE", "*678", "", "Niger", "2024-01-30", "2026-05-29", "Fraud"])
    path = folder / "wb.xlsx"
    book.save(path)
    return path


def test_a_firm_is_debarred_from_a_day_to_a_day(tmp_path: Path) -> None:
    path = save(tmp_path, rows(EBRD, _FIRM, _ENDLESS), "ebrd.csv")
    opened, batch = read(path, known="2024-10-01")
    assert (opened.code, opened.entries) == ("ebrd", 2)
    listings = [one.entity for one in batch.statements if one.prop == "reason"]
    firm, man = (facts(batch, name) for name in listings)
    assert (firm["startDate"], firm["endDate"]) == (["2024-07-01"], ["2025-05-31"])
    assert firm["provisions"] == ["debarment"]
    assert firm["program"] == ["Debarment by World Bank Group"]
    assert "startDate" not in man
    assert "endDate" not in man
    assert man["status"] == ["without an end"]
    bearer = facts(batch, firm["entity"][0])
    assert (bearer["name"], bearer["previousName"]) == (["Example Works Ltd."], ["Old Works"])
    assert bearer["country"] == ["cn"]
    assert facts(batch, man["entity"][0])["title"] == ["Mr"]


def test_a_row_with_broken_quotation_marks_is_mended_and_noted(tmp_path: Path) -> None:
    broken = '""Good "Fortuna" LLC","70 Firdavsi St","Uzbekistan",,Ongoing,"2022-09-25T07:29:59Z",'
    text = rows(EBRD, _FIRM) + broken + '"World Bank Group","Fraudulent Practice"\n'
    opened, batch = read(save(tmp_path, text, "ebrd.csv"), known="2024-10-01")
    assert (opened.entries, opened.lost) == (2, 0)
    assert any('"Good "Fortuna" LLC' in one.value for one in batch.statements)
    assert any("quotation marks" in one.reason and one.kept for one in batch.refusals)


def test_a_row_that_cannot_be_mended_is_counted(tmp_path: Path) -> None:
    text = rows(EBRD, _FIRM) + '"Some "thing" odd"x,1,2\n'
    opened, _ = read(save(tmp_path, text, "ebrd.csv"), known="2024-10-01")
    assert (opened.entries, opened.lost) == (1, 1)


def test_the_heading_in_two_rows_and_the_endless_day_are_understood(tmp_path: Path) -> None:
    opened, batch = read(_workbook(tmp_path, "13/01/2025 10:37"))
    assert (opened.code, opened.version, opened.entries) == ("wb", "2025-01-13", 2)
    listings = [one.entity for one in batch.statements if one.prop == "reason"]
    firm, man = (facts(batch, name) for name in listings)
    assert firm["status"] == ["without an end"]
    assert man["endDate"] == ["2026-05-29"]
    bearer = facts(batch, firm["entity"][0])
    assert (bearer["alias"], bearer["notes"]) == (["EXA, LTD."], ["Footnote *677"])
    assert facts(batch, man["entity"][0])["name"] == ["ADAM EXAMPLE"]
    schemata = {one.entity: one.schema for one in batch.statements}
    assert schemata[man["entity"][0]] == "Person"


def test_a_day_that_can_be_two_is_asked_for(tmp_path: Path) -> None:
    path = _workbook(tmp_path, "07/01/2025 10:37")
    with pytest.raises(UndatedList, match="2025-01-07 or 2025-07-01"):
        read(path)
    assert read(path, known="2025-01-07")[0].version == "2025-01-07"


@pytest.mark.parametrize(
    ("name", "more", "aliases", "former", "title"),
    [
        ("A2Z LIMITED (PREVIOUSLY KNOWN AS A2Z MAINTENANCE)", "", [], ["A2Z MAINTENANCE"], None),
        ("MARSEILLE (doing business as MUE Group)", "", ["MUE Group"], [], None),
        ("GAMMA LTD", "(AKA DELTA B.P., LTD.)", ["DELTA B.P., LTD."], [], None),
        ("MRS. ANA EXAMPLE", "*12", [], [], "Mrs"),
        ("NISHAN ENGINEERS (PVT) LIMITED", "", [], [], None),
        ("DR. OETKER GMBH", "", [], [], "Dr"),
    ],
)
def test_names_are_told_apart(
    name: str, more: str, aliases: list[str], former: list[str], title: str | None
) -> None:
    found = read_naming(name, more)
    assert (list(found.aliases), list(found.former)) == (aliases, former)
    assert found.title == title
    assert "(PVT)" in found.name or "(" not in found.name


WORD = st.text(st.sampled_from("ABCdef gh.&-"), min_size=1, max_size=12).map(str.strip)


@given(WORD.filter(bool), WORD, st.integers(1, 999))
def test_no_word_of_a_name_is_lost(name: str, other: str, footnote: int) -> None:
    found = read_naming(f"{name} (also known as X{other})", f"*{footnote} see Q{other}")
    said = " ".join((found.title or "", found.name, *found.aliases, *found.former, *found.notes))
    letters = sorted(sign for sign in f"{name}X{other}Q{other}" if sign.isalnum())
    kept = sorted(sign for sign in said.replace("Footnote", "") if sign.isalnum())
    missing = [sign for sign in letters if sign.lower() not in {one.lower() for one in kept}]
    assert not missing
    assert str(footnote) in said
