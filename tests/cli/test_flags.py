"""Flags at the door: a table, each with what it rests on, and only what the reader may see."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.door import Door


def lines(*things: tuple[str, str, dict[str, list[str]]]) -> str:
    """Entities as they are added, one to a line."""
    told = ({"id": name, "schema": kind, "properties": props} for name, kind, props in things)
    return "\n".join(json.dumps(one) for one in told) + "\n"


FORCE = lines(
    ("m-1", "Mission", {"name": ["Mission One"], "incorporationDate": ["2010-03-01"]}),
    (
        "d-1",
        "Deployment",
        {
            "mission": ["m-1"],
            "troops": ["2000"],
            "ipo": ["60"],
            "fpu": ["140"],
            "startDate": ["2010-04-01"],
        },
    ),
)
HELD = lines(("o-1", "Observation", {"subject": ["m-1"], "aspect": ["detention-without-basis"]}))


@pytest.fixture
def manned(filled: Door) -> Door:
    """A mission that both readers see, and a report on it that ben may not."""
    for name, text, known, marking in (
        ("force", FORCE, "2010-05-01", "C org:jmac org:unpol"),
        ("held", HELD, "2010-06-01", "SC org:jmac"),
    ):
        path = filled.write(f"{name}.ftm.json", text)
        filled.call("add", path, "--known", known, "--grade", "B2", "--marking", marking)
    return filled


def rules(told: Any) -> list[str]:
    """The rules of a document of flags."""
    return [one["flag"]["rule"] for one in told["flags"]]


def test_a_flag_is_opened_to_what_it_rests_on(manned: Door) -> None:
    said = manned.said("flags", "--on", "2010-12-31")
    assert "2 flags on 2010-12-31" in said
    for part in (
        "F-RATIO",
        "Mission One",
        "30.0",
        "100.0",
        "wrong if",
        "rival",
        "decides",
        "B2 [1]",
    ):
        assert part in said
    assert "STRICTLY CONFIDENTIAL" in said.splitlines()[0]


def test_programs_get_statements_and_items(manned: Door) -> None:
    told = manned.told("flags", "--on", "2010-12-31", "--rule", "f-ratio")
    (one,) = told["flags"]
    assert {said["id"] for said in one["statements"]} == set(one["flag"]["saw"])
    assert {said["item"] for said in one["statements"]} == set(told["items"])
    assert one["flag"]["by"] == "2011-03-01"
    assert told["terms"]["known"] == "2010-12-31"
    assert "STRICTLY" not in told["handling"], "the report is no part of this flag"


def test_only_what_was_known_on_the_day_counts(manned: Door) -> None:
    assert rules(manned.told("flags", "--on", "2010-05-31")) == ["F-RATIO"]
    assert rules(manned.told("flags", "--on", "2010-06-01")) == ["F-DETAIN", "F-RATIO"]
    late = manned.told("flags", "--on", "2015-03-01", "--known", "2010-05-31")
    assert rules(late) == [], "the mission is five years old"


def test_a_reader_gets_no_flag_from_what_he_may_not_see(manned: Door) -> None:
    assert rules(manned.told("flags", "--on", "2010-12-31", by="ben")) == ["F-RATIO"]


def test_flags_about_one_entity(manned: Door) -> None:
    told = manned.told("flags", "--on", "2010-12-31", "--about", "o-1")
    assert rules(told) == ["F-DETAIN"]
    assert "no" in manned.error("flags", "--about", "nothing-of-this-name")


def test_no_flag_is_an_answer_and_no_rule_is_an_error(manned: Door) -> None:
    assert "0 flags on 2009-01-01" in manned.said("flags", "--on", "2009-01-01")
    assert "expected one of" in manned.error("flags", "--rule", "F-NONE")
