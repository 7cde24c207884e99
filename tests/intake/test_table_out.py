"""Tables for people hold no formulas."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.intake import guard, write_table


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "-a"]
)
def test_formulas_are_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ana", "-8.0", "+22370000000", "a=b", "12"])
def test_words_and_numbers_are_not(text: str) -> None:
    assert guard(text) == text


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), max_size=5), st.booleans())
def test_tables_are_read_back(rows: list[list[str]], guarded: bool) -> None:
    stream = io.StringIO(newline="")
    assert write_table(stream, ["a", "=b"], rows, guarded=guarded) == len(rows)
    stream.seek(0)
    header, *back = csv.reader(stream)
    assert header == (["a", "'=b"] if guarded else ["a", "=b"])
    assert back == [[guard(cell) if guarded else cell for cell in row] for row in rows]


def test_what_is_not_known_is_empty() -> None:
    stream = io.StringIO(newline="")
    write_table(stream, ["a"], [[None]])
    assert stream.getvalue() == 'a\r\n""\r\n'
