"""Tables of decisions: rows that decide are kept, and rows that do not are listed with place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import BadInput
from sightline.intake.rulings import read_rulings
from sightline.values import Decision, Ruling

HEAD = "Left,Right,Decision,Reason"


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return path


def test_rows_are_read_as_rulings_the_smaller_id_first(tmp_path: Path) -> None:
    path = write(tmp_path / "d.csv", "b,a,Same,one phone", "", "c,d,different,two births")
    placed, refusals = read_rulings(path)
    assert [one.ruling for one in placed] == [
        Ruling("a", "b", Decision.SAME, "one phone"),
        Ruling("c", "d", Decision.DIFFERENT, "two births"),
    ]
    assert [one.row for one in placed] == [2, 4]
    assert refusals == ()


BAD = [
    ("no left", ",b,same,why", "left is empty"),
    ("no reason", "a,b,same,", "reason is empty"),
    ("a short row", "a,b", "decision is empty"),
    ("no decision", "a,b,maybe,why", "no decision"),
    ("with itself", "a,a,same,why", "two different entities"),
]


@pytest.mark.parametrize(("title", "row", "words"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_row_is_listed_with_its_place(
    tmp_path: Path, title: str, row: str, words: str
) -> None:
    placed, refusals = read_rulings(write(tmp_path / "d.csv", "x,y,same,why", row, "y,z,same,why"))
    assert [one.row for one in placed] == [2, 4], title
    assert [one.row for one in refusals if words in one.reason] == [3]


def test_of_two_rows_about_one_pair_the_last_counts_and_the_other_is_listed(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "d.csv", "a,b,same,one phone", "b,a,different,two births")
    (placed,), (refusal,) = read_rulings(path)
    assert placed.ruling.decision is Decision.DIFFERENT
    assert (refusal.row, "row 3 decides" in refusal.reason) == (2, True)


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("left,right,reason\na,b,why\n", "utf-8")
    with pytest.raises(BadInput, match="'decision'"):
        read_rulings(path)
