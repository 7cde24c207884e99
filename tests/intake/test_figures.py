"""Numbers with decimal points and commas."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.figures import Decimals, FigureEvidence, read_figure
from tests.intake.tables import PEOPLE, take, values, write

_PAID = PEOPLE.replace("Person", "Payment").replace("name: name", "amount: paid")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,9833", "15.9833"),
        ("-8,0000", "-8.0000"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 250", "1250"),
        ("1'250.75", "1250.75"),
        ("0.125", "0.125"),
        ("0,500", "0.500"),
        ("−3.5", "-3.5"),
        ("٣٫٥", "3.5"),
        ("12", "12"),
        ("many", "many"),
        ("1,234", None),
        ("1.234", None),
        ("12,34,567", None),
    ],
)
def test_a_number_shows_its_decimals_or_is_asked_about(text: str, expected: str | None) -> None:
    assert read_figure(text, None).value == expected


@pytest.mark.parametrize(
    ("decimals", "expected"), [(Decimals.COMMA, "1.234"), (Decimals.POINT, "1234")]
)
def test_the_column_decides(decimals: Decimals, expected: str) -> None:
    assert read_figure("1,234", decimals).value == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1,234", "0,5"], Decimals.COMMA),
        (["1,234", "0.5"], Decimals.POINT),
        (["1,234", "2,345"], None),
        (["0,5", "0.5"], None),
    ],
)
def test_evidence(texts: list[str], expected: Decimals | None) -> None:
    evidence = FigureEvidence()
    for text in texts:
        evidence.add(text)
    assert evidence.decide() is expected


@given(st.decimals(-999_999, 999_999, places=2), st.sampled_from(Decimals))
def test_grouped_numbers_are_read_back(number: object, decimals: Decimals) -> None:
    text = f"{number:,.2f}"
    if decimals is Decimals.COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert read_figure(text, decimals).value == f"{number:.2f}"


@given(st.text(max_size=20), st.sampled_from([None, *Decimals]))
def test_reading_never_fails(text: str, decimals: Decimals | None) -> None:
    reading = read_figure(text, decimals)
    assert (reading.value is None) == (reading.problem is not None)


def test_a_thousand_is_not_read_as_one(tmp_path: Path) -> None:
    path = write(tmp_path, "id;paid\n1;1,234\n2;2,500\n")
    batch = take(path, _PAID)
    assert values(batch, "amount") == []
    assert len(batch.refusals) == 2
    assert "decimals: comma" in batch.refusals[0].reason
    told = take(path, _PAID + "table: {decimals: comma}\n")
    assert values(told, "amount") == ["1.234", "2.500"]
    decided = take(write(tmp_path, "id;paid\n1;1,234\n2;2,5\n"), _PAID)
    assert values(decided, "amount") == ["1.234", "2.5"]
    assert decided.statements[0].original == "1,234"
