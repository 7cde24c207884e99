"""Text tables: encodings, delimiters, and rows that do not fit."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadMapping
from sightline.intake import Limits
from sightline.intake.delimited import find_delimiter
from tests.intake.tables import PEOPLE, reasons, take, values, write

_FRENCH = "id;name\n1;Frédéric Élan à Ségou\n2;Aïssata Çelik\n"
_RUSSIAN = "id;name\n1;Иванов Пётр Сергеевич\n2;Смирнова Ольга\n3;ПЕТРОВ\n"
_ARABIC = "id;name\n1;محمد عبد الله\n2;فاطمة الزهراء بنت علي\n"


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (_FRENCH, "utf-8", "Frédéric Élan à Ségou"),
        (_FRENCH, "utf-8-sig", "Frédéric Élan à Ségou"),
        (_FRENCH, "utf-16", "Frédéric Élan à Ségou"),
        (_FRENCH, "utf-16-le", "Frédéric Élan à Ségou"),
        (_FRENCH, "utf-16-be", "Frédéric Élan à Ségou"),
        (_FRENCH, "cp1252", "Frédéric Élan à Ségou"),
        (_RUSSIAN, "cp1251", "Иванов Пётр Сергеевич"),
        (_RUSSIAN, "utf-16-le", "Иванов Пётр Сергеевич"),
        (_ARABIC, "cp1256", "محمد عبد الله"),
        (_ARABIC, "utf-8", "محمد عبد الله"),
        (_ARABIC, "utf-16", "محمد عبد الله"),
    ],
)
def test_encoding_is_found(tmp_path: Path, text: str, encoding: str, expected: str) -> None:
    batch = take(write(tmp_path, text, encoding=encoding))
    assert values(batch)[0] == expected
    guessed = encoding in {"cp1252", "cp1251", "cp1256"}
    assert any("guessed" in reason for reason in reasons(batch, kept=True)) == guessed


def test_the_mapping_overrules_the_guess(tmp_path: Path) -> None:
    path = write(tmp_path, _ARABIC, encoding="cp1256")
    batch = take(path, PEOPLE + "table: {encoding: windows-1251}\n")
    assert values(batch)[0] != "محمد عبد الله"
    assert not any("guessed" in reason for reason in reasons(batch))


@pytest.mark.parametrize("name", ["idna", "base64", "no-such", "utf-7"])
def test_what_is_no_encoding_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadMapping, match="encoding"):
        take(write(tmp_path, _FRENCH), PEOPLE + f"table: {{encoding: {name}}}\n")


def test_bytes_outside_the_encoding_cost_their_cell_only(tmp_path: Path) -> None:
    text = "id;name\n" + "".join(f"{n};Aïssata é {n}\n" for n in range(2, 30))
    damaged = text.encode() + b"99;bad \xff name\n"
    batch = take(write(tmp_path, damaged))
    assert len(values(batch)) == 28
    refusal = next(one for one in batch.refusals if one.row == 30 and one.column == "name")
    assert not refusal.kept
    assert "encoding" in refusal.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "name"], ["1", "a, b; c"], ["2", "d"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    assert values(take(write(tmp_path, text.getvalue()))) == ["a, b; c", "d"]


def test_excel_may_declare_its_delimiter(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "sep=|\r\nid|name\r\n1|a,b,c\r\n"))
    assert values(batch) == ["a,b,c"]
    assert batch.statements[0].place == "row 3, column name"


def test_most_lines_decide_on_the_delimiter() -> None:
    assert find_delimiter(["a;b;c\n", "1,5;2,5;3,5\n", "1;2;3\n"]) == ";"
    assert find_delimiter(["only one column\n", "of words\n"]) == ","


def test_rows_that_do_not_fit_are_listed(tmp_path: Path) -> None:
    text = "id,name,note\n1,Ana,x\n2,Ben\n3,Cy,x,moved\n4;Dee;x\n5,Eve,x,,\n\n6,Fay,x\n"
    batch = take(write(tmp_path, text))
    assert values(batch) == ["Ana", "Ben", "Eve", "Fay"]
    found = {one.row: (one.kept, one.reason) for one in batch.refusals}
    assert found.keys() == {3, 4, 5}
    assert found[3][0]
    assert "unknown" in found[3][1]
    assert "may have moved" in found[4][1]
    assert "semicolons" in found[5][1]
    assert batch.statements[-1].place == "row 8, column name"


def test_an_unclosed_quote_costs_one_row(tmp_path: Path) -> None:
    lines = ["id,name", '1,"Ana', *(f"{n},Name {n}" for n in range(2, 60))]
    for limits in (Limits(), Limits(record_lines=10)):
        batch = take(write(tmp_path, "\n".join(lines) + "\n"), limits=limits)
        assert values(batch) == [f"Name {n}" for n in range(2, 60)]
        (refusal,) = batch.refusals
        assert (refusal.row, refusal.kept) == (2, False)
        assert "never closed" in refusal.reason


def test_many_unclosed_quotes_end_the_reading_aloud(tmp_path: Path) -> None:
    text = "id,name\n" + 'a",,"\n' * 500
    batch = take(write(tmp_path, text), limits=Limits(record_lines=5, recoveries=3))
    assert batch.statements == ()
    assert "nothing was read" in batch.refusals[-1].reason


def test_a_quoted_cell_may_hold_lines(tmp_path: Path) -> None:
    batch = take(write(tmp_path, 'id,name\n1,"Ana\nMaria"\n2,Ben\n'))
    assert values(batch) == ["Ana Maria", "Ben"]
    assert batch.statements[0].original == "Ana\nMaria"
    assert batch.statements[1].place == "row 3, column name"


def test_text_behind_a_closing_quote_is_not_guessed_at(tmp_path: Path) -> None:
    batch = take(write(tmp_path, 'id,name\n1,"Ana" Maria\n2,Ben\n'))
    assert values(batch) == ["Ben"]
    assert "not well formed" in batch.refusals[0].reason


def test_long_lines_and_cells_are_refused_and_the_rest_kept(tmp_path: Path) -> None:
    limits = Limits(cell_chars=1_000, line_chars=5_000)
    text = f"id,name\n1,{'x' * 2_000}\n2,{'y' * 20_000}\n3,Ben\n"
    batch = take(write(tmp_path, text), limits=limits)
    assert values(batch) == ["Ben"]
    found = {one.row: one for one in batch.refusals if not one.kept}
    assert found[2].column == "name"
    assert "2,000 characters" in found[2].reason
    assert "5,000 characters" in found[3].reason
    assert all(len(one.raw or "") < 200 for one in batch.refusals)


def test_nul_costs_its_cell(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,name\n1,A\x00na\n2,Ben\n"))
    assert values(batch) == ["Ben"]
    refusal = next(one for one in batch.refusals if one.column == "name")
    assert "NUL" in refusal.reason
    assert refusal.raw == "A\\x00na"


def test_columns_get_one_name_each(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("name: name", "{name: name, alias: name (2), notes: column D}")
    batch = take(write(tmp_path, "id,name,name,\n1,Ana,Nana,tall\n"), mapping)
    assert [one.value for one in batch.statements] == ["Ana", "Nana", "tall"]
    assert {one.column for one in batch.refusals} == {"name (2)", "column D"}
    assert all(one.kept for one in batch.refusals)


def test_titles_above_the_table_are_stepped_over_and_listed(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "Register of people,\n,\nid,name\n1,Ana\n"))
    assert values(batch) == ["Ana"]
    assert batch.statements[0].place == "row 4, column name"
    assert "above the table" in batch.refusals[0].reason


def test_a_missing_column_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match=r"line 9: no column 'name': the table has 'id', 'nom'"):
        take(write(tmp_path, "id,nom\n1,Ana\n"))


_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=20
)


@given(st.lists(_TEXT.filter(lambda text: text.strip() == text and text), max_size=8))
def test_what_a_csv_writer_writes_is_read_back(tmp_path: Path, names: list[str]) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["id", "name"])
    writer.writerows(enumerate(names))
    batch = take(write(tmp_path, text.getvalue()), PEOPLE.replace("name: name", "notes: name"))
    said = [one.original or one.value for one in batch.statements if one.prop == "notes"]
    lost = [one for one in batch.refusals if not one.kept]
    assert len(said) + len(lost) == len(names)
    assert set(said) <= set(names)
