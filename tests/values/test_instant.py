"""Dates as they are said: what each can mean, what is refused, and what always holds."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sightline.errors import BadInstant
from sightline.values import Instant, Precision
from tests.values.dates import POINTS, SPANS, Case


@pytest.mark.parametrize(("text", "first", "last", "precision"), POINTS)
def test_one_date(text: str, first: str, last: str, precision: str) -> None:
    instant = Instant.parse(text)
    assert instant.earliest == dt.date.fromisoformat(first)
    assert instant.latest == dt.date.fromisoformat(last)
    assert instant.precision == precision
    assert str(instant) == text
    assert not instant.circa


@pytest.mark.parametrize(("text", "first", "last", "circa"), SPANS)
def test_a_span(text: str, first: str | None, last: str | None, circa: bool) -> None:
    instant = Instant.parse(text)
    assert instant.earliest == (dt.date.fromisoformat(first) if first else None)
    assert instant.latest == (dt.date.fromisoformat(last) if last else None)
    assert instant.circa is circa


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "unknown",
        "not known",
        "18",
        "May",
        "before",
        "circa",
        "in",
        "to 2018",
        "0000",
        "03/04/2018",
        "25/04/2018",
        "04-25-2018",
        "2018/04",
        "2018-13",
        "2018-00",
        "2018-4",
        "2018-02-30",
        "31 April 2018",
        "29 February 2019",
        "2018-XX-05",
        "2018-W60",
        "2018-Q5",
        "2018-04-25-06",
        "2018-04-25T25:00",
        "2018-04-25T10:00+99:00",
        "1999/2000/2001",
        "before before 2018",
        "before 0001",
        "after 9999",
        "2018 and 2019 or 2020",
        "2018 2019",
        "20180230",
        "12345",
        "-2018",
        "20 18",
        "Avr 18",
        "Mayday 2018",
        "²⁰¹⁸",
    ],
)
def test_refuses_and_says_what_can_be_read(text: str) -> None:
    with pytest.raises(BadInstant, match="expected 2018, 2018-04") as caught:
        Instant.parse(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    "text", ["2005-1999", "2005/1999", "2018-05-02/2018-05-01", "from 5 May 2018 to 2017"]
)
def test_an_interval_does_not_run_backwards(text: str) -> None:
    with pytest.raises(BadInstant):
        Instant.parse(text)


def test_leap_days_exist_in_leap_years() -> None:
    assert Instant.parse("2020-02").latest == dt.date(2020, 2, 29)
    assert Instant.parse("2019-02").latest == dt.date(2019, 2, 28)
    assert Instant.parse("before 2020-03-01").latest == dt.date(2020, 2, 29)


@given(st.dates(), st.dates())
def test_interval_of_days(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    for text in (f"{first}/{last}", f"{first} to {last}", f"from {first} until {last}"):
        instant = Instant.parse(text)
        assert (instant.earliest, instant.latest) == (first, last)


@given(st.dates())
def test_a_narrower_date_lies_inside_a_wider(day: dt.date) -> None:
    quarter = (day.month + 2) // 3
    texts = [f"{day.year:04}-{day.month:02}-{day.day:02}", f"{day.year:04}-{day.month:02}"]
    texts += [f"{day.year:04}-Q{quarter}", f"{day.year:04}"]
    if day.year >= 10:
        texts.append(f"{day.year:04}"[:3] + "X")
    spans = [Instant.parse(text) for text in texts]
    for narrow, wide in itertools.pairwise(spans):
        assert None not in (narrow.earliest, narrow.latest, wide.earliest, wide.latest)
        assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest  # type: ignore[operator]  # none is None


@given(st.text() | st.from_regex(r"[0-9XQ/.~?<>-]{1,12}", fullmatch=True))
@example("१२३४")
@example("2018\n")
@example("2018-04-25T10:00:00.123456Z")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        instant = Instant.parse(text)
    except BadInstant:
        return
    assert str(instant) == instant.said == text
    assert Instant.parse(str(instant)) == instant
    assert instant.earliest is not None or instant.latest is not None
    if instant.earliest and instant.latest:
        assert instant.earliest <= instant.latest


TEXTS = [case[0] for case in [*POINTS, *SPANS]]


@given(st.sampled_from(TEXTS), st.dates())
def test_sure_implies_possible(text: str, day: dt.date) -> None:
    instant = Instant.parse(text)
    if instant.surely_by(day):
        assert instant.maybe_by(day)
    if instant.surely_begun(day):
        assert instant.maybe_by(day)
    if instant.latest:
        assert instant.surely_by(day) is (instant.latest <= day)
        assert instant.maybe_over(day) is (instant.latest < day)


@pytest.mark.parametrize(
    ("text", "sure", "maybe", "begun", "over"),
    [
        ("2018", False, True, True, False),
        ("2017", True, True, True, True),
        ("2018-06-15", True, True, True, False),
        ("2018-06-16", False, False, False, False),
        ("before 2018", True, True, False, True),
        ("since 2018", False, True, True, True),
        ("since 2019", False, False, False, True),
        ("by 2019", False, True, False, False),
    ],
)
def test_on_the_fifteenth_of_june(
    text: str, sure: bool, maybe: bool, begun: bool, over: bool
) -> None:
    instant, day = Instant.parse(text), dt.date(2018, 6, 15)
    assert (instant.surely_by(day), instant.maybe_by(day)) == (sure, maybe)
    assert (instant.surely_begun(day), instant.maybe_over(day)) == (begun, over)


def test_the_instant_of_a_day() -> None:
    day = dt.date(2018, 4, 25)
    assert Instant.on(day) == Instant.parse("2018-04-25")
    assert Instant.on(day).precision is Precision.DAY


def test_the_tables_hold_each_text_once() -> None:
    cases: list[Case] = [*POINTS, *SPANS]
    assert len({case[0] for case in cases}) == len(cases)
