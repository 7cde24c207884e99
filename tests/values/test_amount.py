"""Amounts: numbers in many hands, units that are not scales, and bounds that stay unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.values import Amount
from sightline.values.number import read_number

MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("200", "200"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("+5", "5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("1’234’567", "1234567"),
        ("1 234 567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1,23,45,678", "12345678"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
        ("0,500", "0.500"),
        ("0.500", "0.500"),
        ("12345,678", "12345.678"),
        ("12,5", "12.5"),
        ("3.6E+06", "3600000"),
        ("٢٠٠", "200"),
        ("١٬٢٣٤٫٥", "1234.5"),
    ],
)
def test_one_number(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1,2,3", "1.2.3", "1,234,56", "1.234,567,8", "1 234 5", "9" * 25, "1,234.567.890", ""]
)
def test_a_number_whose_marks_contradict_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not a number"):
        read_number(text)


@given(
    st.integers(-(10**15), 10**15), st.integers(0, 99), st.sampled_from([",.", ".,", " ,", "'."])
)
def test_grouped_numbers_are_read_again(whole: int, hundredths: int, marks: str) -> None:
    group, point = marks[0], marks[1]
    text = f"{whole:,}".replace(",", group) + f"{point}{hundredths:02}"
    sign = -1 if whole < 0 else 1
    assert read_number(text) == whole + sign * Decimal(hundredths) / 100


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("200", 200, 200, ""),
        ("200 m", 200, 200, "m"),
        ("200m", 200, 200, "m"),
        ("USD 200 m", 200 * MILLION, 200 * MILLION, "USD"),
        ("200 m USD", 200 * MILLION, 200 * MILLION, "USD"),
        ("200 USD m", 200 * MILLION, 200 * MILLION, "USD"),
        ("$5m", 5 * MILLION, 5 * MILLION, "$"),
        ("US$ 5 million", 5 * MILLION, 5 * MILLION, "US$"),
        ("€3bn", 3 * BILLION, 3 * BILLION, "€"),
        ("3 tn", 3, 3, "tn"),
        ("USD 3 tn", 3 * TRILLION, 3 * TRILLION, "USD"),
        ("5 t", 5, 5, "t"),
        ("5km", 5, 5, "km"),
        ("200 k", 200_000, 200_000, ""),
        ("30 million", 30 * MILLION, 30 * MILLION, ""),
        ("30 million USD", 30 * MILLION, 30 * MILLION, "USD"),
        ("30 USD million", 30 * MILLION, 30 * MILLION, "USD"),
        ("30-50 USD million", 30 * MILLION, 50 * MILLION, "USD"),
        ("USD 3.6-4.8 trillion", 3_600 * BILLION, 4_800 * BILLION, "USD"),
        ("3,5 milliards de FCFA", 3_500 * MILLION, 3_500 * MILLION, "FCFA"),
        ("entre 3 et 5 millions d'euros", 3 * MILLION, 5 * MILLION, "euros"),
        ("XOF 12 000 000", 12 * MILLION, 12 * MILLION, "XOF"),
        ("1 000-2 000 kg", 1000, 2000, "kg"),
        ("5 to 10 kg", 5, 10, "kg"),
        ("5 – 10 kg", 5, 10, "kg"),
        ("-5 - -3 °C", -5, -3, "°C"),
        ("5 %", 5, 5, "%"),
        ("12 345 m³", 12345, 12345, "m³"),
        ("0 vehicles", 0, 0, "vehicles"),
    ],
)
def test_an_amount(text: str, low: int, high: int, unit: str) -> None:
    amount = Amount.parse(text)
    assert amount.low == low
    assert amount.high == high
    assert amount.unit == unit
    assert str(amount) == amount.said == text
    assert not amount.approximate


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("> 1 000 kg", 1000, None),
        ("more than 200", 200, None),
        ("at least 30-50", 30, None),
        ("plus de 200 personnes", 200, None),
        ("50+ vehicles", 50, None),
        ("up to 200", None, 200),
        ("at most 30-50 t", None, 50),
        ("moins de 5 %", None, 5),
        ("≤ 5", None, 5),
        ("> 0", 0, None),
    ],
)
def test_a_bound_that_nobody_gave_is_unknown(text: str, low: int | None, high: int | None) -> None:
    amount = Amount.parse(text)
    assert (amount.low, amount.high) == (low, high)
    assert not amount.approximate


@pytest.mark.parametrize("text", ["about 200", "~200", "environ 200", "c. 200", "approx. 200"])
def test_about_is_a_flag_and_moves_nothing(text: str) -> None:
    amount = Amount.parse(text)
    assert amount.low == amount.high == 200
    assert amount.approximate


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "unknown",
        "a dozen",
        "USD",
        "n/a",
        "-",
        "NaN",
        "Infinity",
        "1e999",
        "ABC 5",
        "m 5",
        "2018-04-25",
        "3/4",
        "10/20",
        "1-2-3",
        "--5",
        "5 6 7",
        "12 34",
        "between 5",
        "50-30",
        "5 " + "x" * 100,
    ],
)
def test_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadValue, match=r"is not an? "):
        Amount.parse(text)


@given(st.text() | st.from_regex(r"[<>~]? ?[0-9.,' -]{1,12}(m|kg|USD|million)?", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        amount = Amount.parse(text)
    except BadValue:
        return
    assert amount.said == text
    assert amount.low is not None or amount.high is not None
    if amount.low is not None and amount.high is not None:
        assert amount.low <= amount.high
    for bound in (amount.low, amount.high):
        assert bound is None or bound.is_finite()
