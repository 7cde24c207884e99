"""Workbooks: dates, formulas, errors, headers and sheets."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import openpyxl
import pytest

from sightline.errors import BadMapping
from sightline.intake.worksheet import read_number, read_serial
from tests.intake.tables import PEOPLE, reasons, rewrite, share_words, take, values, workbook

_BORN = PEOPLE.replace("name: name", "{name: name, birthDate: born, notes: note}")


def test_cells_become_texts_with_their_place(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["id", "name", "born", "note"],
        [1, "Ana", dt.date(1980, 4, 25), 45.35],
        [2.0, "Ben", dt.datetime.combine(dt.date(1981, 4, 25), dt.time(13, 30)), True],
        [None, None, None, None],
        [3, "Cy", "circa 1979", 2018.0],
    ]
    batch = take(workbook(tmp_path, rows), _BORN)
    assert values(batch, "birthDate") == ["1980-04-25", "1981-04-25T13:30:00", "1979"]
    assert values(batch, "notes") == ["45.35", "true", "2018"]
    assert batch.statements[0].place == "sheet Data, row 2, column name"
    assert batch.statements[-1].place == "sheet Data, row 5, column note"


def test_days_since_1904_are_read_as_such(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["id", "name", "born", "note"], [1, "A", dt.date(1980, 4, 25), "x"]])

    def since_1904(name: str, content: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return re.sub(rb"<workbookPr(?=[ />])", b'<workbookPr date1904="1"', content)
        return content

    assert values(take(path, _BORN), "birthDate") == ["1980-04-25"]
    batch = take(rewrite(path, since_1904), _BORN)
    assert values(batch, "birthDate") == ["1984-04-26"]


def test_formulas_count_for_their_saved_value(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, [["id", "name", "born", "note"], [1, "A", None, "=1+1"], [2, "B", None, "=1+2"]]
    )
    batch = take(path, _BORN)
    assert values(batch, "notes") == []
    assert ["not saved" in reason for reason in reasons(batch, kept=False)] == [True, True]

    def with_values(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"<v></v>", b"<v>7</v>")
            .replace(b"<v />", b"<v>7</v>")
            .replace(b"<v/>", b"<v>7</v>")
        )

    batch = take(rewrite(path, with_values), _BORN)
    assert values(batch, "notes") == ["7", "7"]
    (note,) = batch.refusals
    assert note.kept
    assert (note.row, note.column) == (2, "note")
    assert "computed by formulas" in note.reason


def test_cells_in_error_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["id", "name", "born", "note"], [1, "A", None, "#REF!"]])
    batch = take(path, _BORN)
    assert values(batch, "notes") == []
    assert (batch.refusals[0].column, batch.refusals[0].raw) == ("note", "#REF!")


def test_header_of_two_rows_with_merged_names(tmp_path: Path) -> None:
    rows: list[list[object]] = [["id", "Person", None], [None, "name", "note"], [1, "Ana", "tall"]]
    mapping = PEOPLE.replace("name: name", '{name: "Person / name", notes: "Person / note"}')
    batch = take(workbook(tmp_path, rows), mapping + "table: {header: [1, 2]}\n")
    assert [one.value for one in batch.statements] == ["Ana", "tall"]


def test_merged_cells_are_listed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "name"], [1, "Ana"], [2, None]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "merged.xlsx")
    batch = take(tmp_path / "merged.xlsx")
    assert values(batch) == ["Ana"]
    assert any("B2:B3" in reason for reason in reasons(batch, kept=True))


def test_sheets_are_chosen_and_the_others_listed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "People"
    first.append(["id", "name"])
    first.append([1, "Ana"])
    for title in ("More", "Secret"):
        other = book.create_sheet(title)
        other.append(["id", "name"])
        other.append([2, f"of {title}"])
    book["Secret"].sheet_state = "hidden"
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    batch = take(path)
    assert values(batch) == ["Ana"]
    assert {one.sheet for one in batch.refusals} == {"More", "Secret"}
    named = take(path, PEOPLE + "table: {sheets: [More, Secret]}\n")
    assert values(named) == ["of More", "of Secret"]
    assert len(values(take(path, PEOPLE + 'table: {sheets: "*"}\n'))) == 3
    with pytest.raises(BadMapping, match="expected one of 'People', 'More', 'Secret'"):
        take(path, PEOPLE + "table: {sheet: Other}\n")


def test_cells_beside_the_table_are_listed(tmp_path: Path) -> None:
    batch = take(workbook(tmp_path, [["id", "name"], [1, "Ana", "stray"]]))
    assert values(batch) == ["Ana"]
    assert batch.refusals[0].raw == "stray"


def test_words_that_are_escaped_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["id", "name"], [1, "Ana QQ"], [2, "NUL QQ"]])

    def escape(name: str, content: bytes) -> bytes:
        return content.replace(b"Ana QQ", b"Ana_x000D_B").replace(b"NUL QQ", b"NUL_x0000_")

    batch = take(rewrite(path, escape))
    assert values(batch) == ["Ana B"]
    assert "NUL" in reasons(batch, kept=False)[0]


def test_shared_words_are_found(tmp_path: Path) -> None:
    path = share_words(workbook(tmp_path, [["id", "name"], [1, "Ana"], [2, "Ben"]]))
    assert values(take(path)) == ["Ana", "Ben"]

    def point_astray(name: str, content: bytes) -> bytes:
        return content.replace(b"<v>3</v>", b"<v>99</v>")

    batch = take(rewrite(path, point_astray))
    assert values(batch) == ["Ana"]
    assert "word" in reasons(batch, kept=False)[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("45.350000000000001", "45.35"),
        ("2018.0", "2018"),
        ("1E-7", "0.0000001"),
        ("1e400", None),
        ("nan", None),
        ("x", None),
    ],
)
def test_saved_numbers_are_written_as_people_do(raw: str, expected: str | None) -> None:
    text, reason = read_number(raw)
    assert (text, reason) == (expected, None) if expected else reason is not None


@pytest.mark.parametrize(
    ("raw", "epoch", "expected"),
    [
        ("43215", 1900, "2018-04-25"),
        ("43215.5", 1900, "2018-04-25T12:00:00"),
        ("1", 1900, "1900-01-01"),
        ("43215", 1904, "2022-04-26"),
        ("0.5", 1900, "12:00:00"),
        ("99999999", 1900, None),
        ("-1e9", 1900, None),
        ("x", 1900, None),
    ],
)
def test_saved_days_become_dates(raw: str, epoch: int, expected: str | None) -> None:
    text, reason = read_serial(raw, epoch)
    assert (text, reason) == (expected, None) if expected else reason is not None
