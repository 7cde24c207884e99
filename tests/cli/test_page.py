"""What is written on a page: untrusted text made harmless, markings read and joined."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.cli.options import DAY
from sightline.cli.page import visible
from sightline.errors import BadMarking
from sightline.values import Level, Marking, Reader
from sightline.values.handling import handling_line, parse_marking, read_markings
from tests.cli.door import Door

ANA = Reader(name="ana", organisation="jmac", clearance=Level.STRICTLY_CONFIDENTIAL, by="ana")


@given(st.text())
def test_nothing_that_is_shown_acts_on_the_terminal(text: str) -> None:
    shown = visible(text)
    assert all(char.isprintable() or char in "\u200c\u200d" for char in shown)
    assert visible(shown) == shown


def test_hostile_text_reaches_no_terminal(filled: Door) -> None:
    name = "[bold]A\\u001b[2J\\u202eB :smile:"
    line = f'{{"id": "h-1", "schema": "Person", "properties": {{"name": ["{name}"]}}}}\n'
    filled.call("add", filled.write("hostile.ftm.json", line))
    for args in (("show", "h-1"), ("search", "smile"), ("history", "h-1"), ("list", "Person")):
        shown = filled.said(*args)
        assert not {"\x1b", "\u202e"} & set(shown)
        assert "[bold]A" in shown
        assert ":smile:" in shown


def test_other_scripts_pass_a_narrow_encoding(filled: Door) -> None:
    line = '{"id": "s-1", "schema": "Person", "properties": {"name": ["محمد Иванов"]}}\n'
    filled.call("add", filled.write("scripts.ftm.json", line))
    command = [sys.executable, "-m", "sightline.cli", "--in", str(filled.house), "show", "s-1"]
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=True, env=env)
    assert "محمد Иванов" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(filled: Door) -> None:
    command = f"{sys.executable} -m sightline.cli --in {filled.house} list --all | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U all", Marking.of("U", "all", owner="org:jmac")),
        ("c org:jmac,org:unpol", Marking.of("C", "org:jmac", "org:unpol", owner="org:jmac")),
        (
            "SC role:analyst code=H2 owner=org:hr purpose='police support,protection' onward=ask",
            Marking.of(
                "SC",
                "role:analyst",
                owner="org:hr",
                code="H2",
                onward="ask",
                purpose=("police support", "protection"),
            ),
        ),
        (
            "C all judicial=yes declassify=2030 review=2027",
            Marking.of(
                "C",
                "all",
                owner="org:jmac",
                judicial_use=True,
                declassify_on="2030",
                review_by="2027",
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_markings_are_read_as_they_are_typed(text: str, expected: Marking) -> None:
    assert parse_marking(text, ANA) == expected


@pytest.mark.parametrize(
    "text",
    ["", "C", "X all", "all", "C all code=H9", "C all colour=red", "C 'all", "C all judicial=1"],
)
def test_markings_that_say_too_little_or_too_much(text: str) -> None:
    with pytest.raises(BadMarking):
        parse_marking(text, ANA)


def test_markings_for_all_and_by_name() -> None:
    general, named = read_markings(["C org:jmac", "closed=SC org:jmac owner=org:hr"], ANA)
    assert general == Marking.of("C", "org:jmac", owner="org:jmac")
    assert named == {"closed": Marking.of("SC", "org:jmac", owner="org:hr")}
    with pytest.raises(BadMarking):
        read_markings(["C org:jmac", "U all"], ANA)


@pytest.mark.parametrize(
    ("markings", "expected"),
    [
        ([], "NO MARKING KNOWN"),
        (["U all"], "UNCLASSIFIED // all // H0 // of org:jmac"),
        (["U all", "C org:jmac org:unpol"], "CONFIDENTIAL // org:jmac, org:unpol //"),
        (["C org:jmac org:unpol", "SC org:jmac"], "STRICTLY CONFIDENTIAL // org:jmac //"),
        (["C org:jmac", "C org:unpol"], "nobody else"),
        (["C org:jmac purpose=protection"], "for protection"),
    ],
)
def test_the_strictest_of_a_page_stands_on_top(markings: list[str], expected: str) -> None:
    assert expected in handling_line(parse_marking(text, ANA) for text in markings)


@pytest.mark.parametrize(
    ("text", "ago"), [("today", 0), ("yesterday", 1), ("7d", 7), ("2w", 14)], ids=str
)
def test_days_are_counted_from_today(text: str, ago: int) -> None:
    today = dt.datetime.now(dt.UTC).date()
    assert DAY.convert(text, None, None) == today - dt.timedelta(days=ago)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2018-04-25", (2018, 4, 25)), ("2018-04", (2018, 4, 30)), ("25 April 2018", (2018, 4, 25))],
    ids=str,
)
def test_a_month_stands_for_its_last_day(text: str, day: tuple[int, int, int]) -> None:
    assert DAY.convert(text, None, None) == dt.date(*day)
