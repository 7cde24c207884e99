"""Dates in every order in which tables write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.dates import DateEvidence, DateOrder, DateRule, read_date
from tests.intake.tables import PEOPLE, reasons, take, values, write

_ANY = DateRule()
_BORN = PEOPLE.replace("name: name", "birthDate: born")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-04-25", "2018-04-25"),
        ("25/04/2018", "2018-04-25"),
        ("04/25/2018", "2018-04-25"),
        ("04/04/2018", "2018-04-04"),
        ("25.4.18", "2018-04-25"),
        ("3.4.2018", "2018-04-03"),
        ("2018/4/5", "2018-04-05"),
        ("20180425", "2018-04-25"),
        ("04/2018", "2018-04"),
        ("2007.01", "2007-01"),
        ("2013.0", "2013"),
        ("25 avril 2018", "2018-04-25"),
        ("1er août 2018", "2018-08-01"),
        ("25 أبريل 2018", "2018-04-25"),
        ("٢٥ نيسان ٢٠١٨", "2018-04-25"),
        ("1 كانون الثاني 2014", "2014-01-01"),
        ("25 de abril de 2018", "2018-04-25"),
        ("25 de março de 2018", "2018-03-25"),
        ("25 апреля 2018 г.", "2018-04-25"),
        ("April 25, 2018", "2018-04-25"),
        ("5-Apr-18", "2018-04-05"),
        ("May 1948", "1948-05"),
        ("25/04/2018 14:30", "2018-04-25T14:30:00"),
        ("4/25/2018 2:30 PM", "2018-04-25T14:30:00"),
        ("25/04/2018 00:00", "2018-04-25"),
        ("2018-04-25T12:00:59Z", "2018-04-25T12:00:59"),
        ("circa 2003", "circa 2003"),
        ("2007.1", "2007.1"),
    ],
)
def test_a_date_is_read(text: str, expected: str) -> None:
    assert read_date(text, _ANY).value == expected


@pytest.mark.parametrize(
    ("text", "rule", "problem"),
    [
        ("03/04/2018", _ANY, "order: dmy"),
        ("31/02/2018", _ANY, "no such day"),
        ("25/04/2018", DateRule(DateOrder.MDY), "no such day"),
        ("03.04.45", DateRule(century=None), "century"),
        ("25/04/2018", DateRule(form="%Y-%m-%d"), "form"),
        ("12/31/2018 25:61", _ANY, "no such day"),
    ],
)
def test_a_doubtful_date_is_not_read(text: str, rule: DateRule, problem: str) -> None:
    reading = read_date(text, rule)
    assert reading.value is None
    assert problem in (reading.problem or "")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["03/04/2018", "25/04/2018"], DateOrder.DMY),
        (["03/04/2018", "04/25/2018"], DateOrder.MDY),
        (["03/04/2018", "04/05/2018"], None),
        (["25/04/2018", "04/25/2018"], None),
        (["43215", "43216,5"], DateOrder.SERIAL),
        (["43215", "2018"], None),
    ],
)
def test_a_column_decides_together(texts: list[str], expected: DateOrder | None) -> None:
    evidence = DateEvidence()
    for text in texts:
        evidence.add(text)
    assert evidence.decide() is expected


@pytest.mark.parametrize(("epoch", "expected"), [(1900, "2018-04-25"), (1904, "2022-04-26")])
def test_days_counted_as_excel_does(epoch: int, expected: str) -> None:
    rule = DateRule(DateOrder.SERIAL, epoch=epoch)
    assert read_date("43215", rule).value == expected
    assert read_date("43215", _ANY).value == "43215"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(DateOrder))
def test_every_day_is_read_back_in_its_order(day: dt.date, order: DateOrder) -> None:
    text = {
        DateOrder.DMY: f"{day.day}/{day.month}/{day.year}",
        DateOrder.MDY: f"{day.month:02}/{day.day:02}/{day.year}",
        DateOrder.SERIAL: str((day - dt.date(1899, 12, 30)).days),
    }[order]
    if order is not DateOrder.SERIAL or len(text) == 5:
        assert read_date(text, DateRule(order)).value == day.isoformat()


@given(st.text(max_size=30))
def test_reading_never_fails(text: str) -> None:
    reading = read_date(text, _ANY)
    assert (reading.value is None) == (reading.problem is not None)


def test_the_column_decides_in_a_table(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,born\n1,03/04/1980\n2,25/04/1981\n"), _BORN)
    assert values(batch, "birthDate") == ["1980-04-03", "1981-04-25"]
    assert batch.statements[0].original == "03/04/1980"


def test_the_question_is_asked_where_nothing_decides(tmp_path: Path) -> None:
    path = write(tmp_path, "id,born\n1,03/04/1980\n2,1981\n3,04/04/1982\n")
    batch = take(path, _BORN)
    assert values(batch, "birthDate") == ["1981", "1982-04-04"]
    (refusal,) = batch.refusals
    assert (refusal.row, refusal.column, refusal.raw) == (2, "born", "03/04/1980")
    assert "order: dmy" in refusal.reason
    told = take(path, _BORN + "table: {dates: mdy}\n")
    assert values(told, "birthDate")[0] == "1980-03-04"


def test_two_digits_of_a_birth_year_are_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "id,born\n1,25.4.45\n")
    assert "century" in reasons(take(path, _BORN))[0]
    batch = take(path, _BORN + "table: {century: 1910}\n")
    assert values(batch, "birthDate") == ["1945-04-25"]


def test_a_vague_date_keeps_its_words(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,born\n1,circa 1980\n"), _BORN)
    (statement,) = batch.statements
    assert (statement.value, statement.original) == ("1980", "circa 1980")
    assert reasons(batch, kept=True)
