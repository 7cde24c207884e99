"""Days, sums of money and points on the earth in running text."""

from __future__ import annotations

import pytest

from sightline.intake.dates import DateOrder
from sightline.intake.extraction.measures import (
    find_amounts,
    find_dates,
    find_order,
    find_points,
)

DATES = [
    ("on 12 May 2018 in", "2018-05-12"),
    ("on May 12, 2018,", "2018-05-12"),
    ("le 1er août 2019", "2019-08-01"),
    ("el 3 de marzo de 2020", "2020-03-03"),
    ("12 апреля 2019 года", "2019-04-12"),
    ("2018-04-25", "2018-04-25"),
    ("25/04/2018", "2018-04-25"),
    ("25.04.2018", "2018-04-25"),
    ("04/25/2018", "2018-04-25"),
    ("in March 2020 and", "2020-03"),
    ("03/04/2018", None),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_days(text: str, value: str | None) -> None:
    (one,) = find_dates(text, 1, None)
    assert one.value == value
    assert text[one.span.offset : one.span.end] == one.text
    assert (one.doubt is None) is (value is not None)


@pytest.mark.parametrize(
    "text",
    ["he may go", "31/02/2018", "S/2018/12", "1.2.3.4.5", "10-2018-1", "version 2018-04-255"],
)
def test_what_is_no_day(text: str) -> None:
    assert list(find_dates(text, 1, None)) == []


def test_one_clear_day_decides_for_its_document() -> None:
    order = find_order(["03/04/2018", "25/04/2018"])
    assert order is DateOrder.DMY
    (one,) = find_dates("03/04/2018", 1, order)
    assert one.value == "2018-04-03"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("paid USD 1,200,000 to", "USD 1,200,000"),
        ("paid US$ 5 million to", "US$ 5 million"),
        ("300 millions de francs CFA", "300 millions de francs CFA"),
        ("€30", "€30"),
        ("45.5 million euros", "45.5 million euros"),
        ("CFA 250 000 each", "CFA 250 000"),
        ("about 20 000 XOF a lorry", "20 000 XOF"),
    ],
)
def test_sums_of_money(text: str, written: str) -> None:
    (one,) = find_amounts(text, 1)
    assert one.text == written
    assert text[one.span.offset : one.span.end] == written


@pytest.mark.parametrize("text", ["300 lorries", "2018", "5 kg", "USD", "page 3 of 10"])
def test_what_is_no_sum_of_money(text: str) -> None:
    assert list(find_amounts(text, 1)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 12°34'56\"N, 1°23'45\"W;", "12.5822, -1.39583"),
        ("16.27, -0.04", "16.27, -0.04"),
        ("18.44N 1.41E", "18.44, 1.41"),
        ("12°30' S 45°15' E", "-12.5, 45.25"),
        ("12°30' N 5°15' O", "12.5, -5.25"),
        ("95.00N 12.00E", None),
    ],
)
def test_points(text: str, value: str | None) -> None:
    (one,) = find_points(text, 1)
    assert one.value == value
    assert text[one.span.offset : one.span.end] == one.text


@pytest.mark.parametrize("text", ["16.27 0.04", "1.5, 2.5", "10.10.2018", "12,5", "45° of heat"])
def test_what_is_no_point(text: str) -> None:
    assert list(find_points(text, 1)) == []


@pytest.mark.parametrize(
    "text", ["1 " * 20_000, "12." * 15_000, "9" * 60_000, "12° " * 15_000, "$ " * 20_000,
     "may " * 12_000]
)  # fmt: skip
def test_long_nonsense_is_soon_done_with(text: str) -> None:
    for finder in (find_amounts, find_points):
        assert len(list(finder(text, 1))) < 20_000
    assert len(list(find_dates(text, 1, None))) < 20_000
