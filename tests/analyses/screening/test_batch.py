"""Tables: columns, hostile rows, formulas, and a batch that goes on where it was stopped."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from sightline.analyses.screening.batch import AT_ONCE, Done, open_batch, screen_batch
from sightline.analyses.screening.columns import find_columns
from sightline.analyses.screening.desk import Desk
from sightline.analyses.screening.lines import HEADER
from sightline.errors import BadInput, BadMapping
from tests.analyses.screening.scenes import OTHERS, SAMASSEKOU, desk, stage

HOSTILE = """\
Vendor name,Country,Founded,Remarks
Bakary Yoro Samassekou,Mali,1971-04-05,
"=cmd|' /C calc'!A0",Atlantis,03/04/2010,x
,ml,2000,no name
"Obala\u202eleuF","ml; ke",2001-02-30,
@SUM(A1),,,
"""


@pytest.fixture
def at() -> Desk:
    return desk(stage(SAMASSEKOU, *OTHERS))


def write(folder: Path, text: str, name: str = "vendors.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def many(count: int) -> str:
    rows = [f"Firm {number} of the Coast,{number}" for number in range(count)]
    rows[3] = "Bakary Yoro Samassekou,3"
    return "Name,ID\n" + "\n".join(rows) + "\n"


def run(path: Path, at: Desk, out: Path) -> Done:
    done = screen_batch(open_batch(path), at, out)
    assert done is not None
    return done


def answer(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_hostile_rows_lose_nothing_and_start_nothing(tmp_path: Path, at: Desk) -> None:
    done = run(write(tmp_path, HOSTILE), at, tmp_path / "out.csv")
    rows = answer(tmp_path / "out.csv")
    assert [row["row"] for row in rows] == ["2", "3", "4", "5", "6"]
    assert [row["result"] for row in rows] == [
        "possible-match", "clear", "refused", "clear", "clear",
    ]  # fmt: skip
    assert done.refused == 1
    assert "no name" in rows[2]["notes"]
    assert "Atlantis" in rows[1]["notes"]
    assert "day/month" in rows[1]["notes"]
    assert "2001-02-30" in rows[3]["notes"]
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)
    assert not any("\u202e" in cell for cell in cells)
    assert done.refusals
    assert {one.row for one in done.refusals} == {3, 4, 5}


def test_the_answer_gives_the_reasons(tmp_path: Path, at: Desk) -> None:
    run(write(tmp_path, HOSTILE), at, tmp_path / "out.csv")
    row = answer(tmp_path / "out.csv")[0]
    assert row["entity"] == "eu-1"
    assert "in force: asset-freeze" in row["listings"]
    assert "Samassekou" in row["reasons"]
    assert 0.2 < float(row["likeness"]) <= 1


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_resumed_batch_is_the_uninterrupted_one(tmp_path: Path, at: Desk, suffix: str) -> None:
    path = write(tmp_path, many(2 * AT_ONCE + 7))
    whole, parted = tmp_path / f"whole{suffix}", tmp_path / f"parted{suffix}"
    first = run(path, at, whole)
    counts: list[int] = []
    stopped = screen_batch(
        open_batch(path), at, parted, progress=counts.append, stop=lambda: len(counts) == 1
    )
    assert stopped is None
    assert not parted.exists()
    second = run(path, at, parted)
    assert second.resumed == AT_ONCE
    assert parted.read_bytes() == whole.read_bytes()
    assert second.results == first.results == {"possible-match": 1, "clear": 2 * AT_ONCE + 6}
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        [path.name, whole.name, parted.name]
    )


def test_a_stop_in_the_middle_of_writing_is_made_good(tmp_path: Path, at: Desk) -> None:
    path, out = write(tmp_path, many(AT_ONCE + 5)), tmp_path / "out.csv"
    run(path, at, tmp_path / "whole.csv")
    assert screen_batch(open_batch(path), at, out, stop=lambda: True) is None
    part = tmp_path / ".out.csv.part"
    part.write_bytes(part.read_bytes() + b"half a line, without its e")
    run(path, at, out)
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_another_batch_begins_anew(tmp_path: Path, at: Desk) -> None:
    path, out = write(tmp_path, many(AT_ONCE + 5)), tmp_path / "out.csv"
    assert screen_batch(open_batch(path), at, out, stop=lambda: True) is None
    later = desk(at.picture, at.day + dt.timedelta(days=1))
    assert run(path, later, out).resumed == 0
    assert screen_batch(open_batch(path), at, out, stop=lambda: True) is None
    write(tmp_path, many(AT_ONCE + 6))
    assert run(path, at, out).resumed == 0


def test_a_workbook_is_read_and_written(tmp_path: Path, at: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Full name", "Date of birth", "Nationality"])
    sheet.append(["Bakary Samassekou", dt.date(1971, 4, 5), "Mali"])
    book.save(tmp_path / "people.xlsx")
    run(tmp_path / "people.xlsx", at, tmp_path / "out.xlsx")
    made = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert made is not None
    rows = list(made.iter_rows(values_only=True))
    assert rows[0] == HEADER
    assert rows[1][3] == "possible-match"


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        (("Vendor name", "Reg. No"), {"name": ["Vendor name"]}),
        (
            ("Nom complet", "Pays", "Né le"),
            {"name": ["Nom complet"], "country": ["Pays"], "born": ["Né le"]},
        ),
        (("First name", "Last name"), {"name": ["First name", "Last name"]}),
        (("whoever",), {"name": ["whoever"]}),
        (
            ("ID", "Name", "Passport number"),
            {"name": ["Name"], "number": ["Passport number"], "ref": ["ID"]},
        ),
    ],
)
def test_columns_are_guessed(columns: tuple[str, ...], named: dict[str, list[str]]) -> None:
    assert find_columns(columns).named(columns) == named


def test_what_is_told_of_columns_counts() -> None:
    columns = ("Name", "Trading as", "Owner")
    found = find_columns(columns, [("name", "Owner"), ("alias", "Trading as")])
    assert found.named(columns) == {"name": ["Owner"], "alias": ["Trading as"]}
    for told in ([("nose", "Name")], [("name", "Nose")]):
        with pytest.raises(BadMapping):
            find_columns(columns, told)
    with pytest.raises(BadMapping, match="no column says a name"):
        find_columns(("amount", "price"))


def test_the_answer_needs_a_place_of_its_own(tmp_path: Path, at: Desk) -> None:
    path = write(tmp_path, many(10))
    for out in (path, tmp_path / "out.txt"):
        with pytest.raises(BadInput):
            screen_batch(open_batch(path), at, out)
    assert path.read_text("utf-8") == many(10)
