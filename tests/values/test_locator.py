"""Places in an item: what is written is read again, whatever a sheet is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.values import Locator

COUNTS = st.none() | st.integers(0, 10**9)
NAMES = st.none() | st.text(min_size=1) | st.sampled_from(["Data, row 5", 'say "x"', " ", "a, b"])


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    offset = draw(COUNTS)
    return Locator(
        sheet=draw(NAMES),
        page=draw(COUNTS),
        line=draw(COUNTS),
        row=draw(COUNTS),
        column=draw(NAMES),
        paragraph=draw(NAMES),
        offset=offset,
        length=None if offset is None else draw(COUNTS),
    )


@given(locators().filter(lambda locator: locator != Locator()))
def test_what_is_written_is_read_again(locator: Locator) -> None:
    assert Locator.parse(str(locator)) == locator


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        (Locator(sheet="Incidents", row=5, column="Date"), "sheet Incidents, row 5, column Date"),
        (Locator(row=5, column="Amount (USD)"), "row 5, column Amount (USD)"),
        (Locator(page=3, offset=120, length=14), "page 3, offset 120+14"),
        (Locator(line=7), "line 7"),
        (Locator(paragraph="33(a)"), "paragraph 33(a)"),
        (Locator(sheet="A, B", row=1), 'sheet "A, B", row 1'),
        (Locator(column='the "port"'), 'column "the ""port"""'),
        (Locator(sheet="Data"), "sheet Data"),
    ],
)
def test_it_reads_like_words(locator: Locator, text: str) -> None:
    assert str(locator) == text
    assert Locator.parse(text) == locator


@pytest.mark.parametrize(
    "text",
    [
        "",
        "row",
        "row five",
        "row -1",
        "row 5, row 6",
        "row 5 column A",
        "row 5,",
        ", row 5",
        "row 5\n",
        "offset +3",
        "length 3",
        'sheet "A',
        "cell A1",
        "row 1234567890123",
    ],
)
def test_refuses_what_is_no_place(text: str) -> None:
    with pytest.raises(BadValue, match="is not a place in an item"):
        Locator.parse(text)


@pytest.mark.parametrize("wrong", [{"row": -1}, {"length": 3}, {"sheet": ""}, {"column": ""}])
def test_refuses_a_place_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        Locator(**wrong)  # type: ignore[arg-type]  # the wrong type is the point
