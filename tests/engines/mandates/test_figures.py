"""Numbers, terms and references: as they stand, both ways of the police, unknown never zero."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.engines.mandates import Code, read
from sightline.engines.mandates.references import references_in
from tests.engines.mandates.texts import FRONT, paragraphs, read_paragraph


def _number(code: Code[int] | None) -> int | None:
    return None if code is None else code.value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("up to 900 troops", (900, None, None, None)),
        ("up to 4,200 military personnel and 50 police personnel", (4200, 50, None, None)),
        ("16,215 troops, 391 police personnel, 1,050 formed police", (16215, 1441, 391, 1050)),
        (
            "10\u00a0000 troops and 1,800 police, including 1,400 formed police personnel",
            (10000, 1800, 400, 1400),
        ),
        ("a troop ceiling of 17,000 personnel", (17000, None, None, None)),
        ("up to 500 police officers until 31 December 2031", (None, 500, None, None)),
        ("a strength of 12 formed police units", (None, None, None, None)),
        ("a ceiling as in resolution 2348 (2017)", (None, None, None, None)),
    ],
)
def test_authorized_strength(words: str, expected: tuple[int | None, ...]) -> None:
    found = read([*FRONT, f"1. Decides that UNMISS shall consist of {words};"]).establishment
    numbers = (found.troops, found.police, found.individual, found.formed)
    assert tuple(map(_number, numbers)) == expected


def test_a_number_that_was_not_decided_is_no_ceiling() -> None:
    found = read([*FRONT, "1. Notes that UNMISS consists of up to 900 troops;"]).establishment
    assert found.troops is None
    assert found.headcounts == ()


def test_numbers_point_at_themselves() -> None:
    reading = read(paragraphs())
    police = reading.establishment.police
    assert police is not None
    assert police.value == 900
    assert police.words(reading.document.text) == ("300", "600")


@pytest.mark.parametrize(
    ("words", "subject", "day", "stated"),
    [
        ("extend the mandate of UNMISS until 15 March 2032", "mission", (2032, 3, 15), True),
        ("extend the mandate of UNMISS until 15\u00a0March 2032", "mission", (2032, 3, 15), True),
        ("extend the mandate of UNMISS for a period of six months", "mission", (2031, 9, 2), False),
        ("extend the mandate of the Panel of Experts for 13 months", "panel", (2032, 4, 2), False),
        ("renew the arms embargo for 30 days", "measures", (2031, 4, 1), False),
        (
            "extend the mandate of UNMISS for one year beginning on 31 August 2031",
            "mission",
            (2032, 8, 30),
            False,
        ),
    ],
)
def test_expiry(words: str, subject: str, day: tuple[int, int, int], stated: bool) -> None:
    expiry = read_paragraph(f"Decides to {words};").expiry
    assert expiry is not None
    assert (expiry.subject, expiry.day, expiry.stated) == (subject, dt.date(*day), stated)
    assert expiry.rests_on


def test_a_period_from_an_unknown_day_ends_on_an_unknown_day() -> None:
    reading = read(["1. Decides to extend the mandate of UNMISS for six months;"])
    (expiry,) = reading.expiries()
    assert expiry.day is None


def test_a_day_that_does_not_exist_is_not_taken() -> None:
    words = "Decides to extend the mandate of UNMISS until 31 February 2032;"
    assert read_paragraph(words).expiry is None


@pytest.mark.parametrize(
    ("text", "symbol", "items"),
    [
        ("S/RES/1244 (1999)", "S/RES/1244 (1999)", ()),
        ("S/RES/1244(1999)", "S/RES/1244 (1999)", ()),
        ("S/RES/1244\u00a0(1999)", "S/RES/1244 (1999)", ()),
        ("resolution 1373", "S/RES/1373", ()),
        ("paragraph 5 (a) of resolution 2293 (2016)", "S/RES/2293 (2016)", ("5(a)",)),
        ("paragraphs 9, 11 and 13 of its resolution 2 (1946)", "S/RES/2 (1946)", ("9", "11", "13")),
        ("S/PRST/2015/22", "S/PRST/2015/22", ()),
        ("S/2018/581", "S/2018/581", ()),
        ("A/RES/55/25", "A/RES/55/25", ()),
        ("la résolution 1373", "S/RES/1373", ()),
    ],
)
def test_references(text: str, symbol: str, items: tuple[str, ...]) -> None:
    (found,) = references_in(f"as said in {text}, and later")
    assert (found.symbol, found.paragraphs) == (symbol, items)


@pytest.mark.parametrize("text", ["in May (2016)", "2/2018/530", "paragraph 7 (a) above", "(2016)"])
def test_what_is_no_reference(text: str) -> None:
    assert references_in(text) == ()


def test_benchmarks_are_pointed_at() -> None:
    reading = read([*FRONT, "1. Requests UNMISS to set benchmarks on gangs;"])
    coding = reading.find("1")
    assert coding is not None
    assert [span.words(reading.document.text) for span in coding.benchmarks] == ["benchmarks"]
