"""Two decisions compared: what stayed, changed, moved, came and went, and where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analyses.mandates import Change, Renewal, compare, police_to_troops
from sightline.engines.mandates import Kind, Reading, read
from tests.conftest import need

KEPT = "Decides that UNMISS shall protect civilians in and around the camps;"
OLD = "Requests UNMISS to report on the smuggling of timber along the northern border;"
NEW = "Requests UNMISS to report on the smuggling of timber and gold along the northern border;"
GONE = "Urges the parties to conclude their talks on the sharing of water before winter;"
CAME = "Calls upon donors to pay for the return of families to the eastern valleys;"
END = "Decides to remain seized of the matter."


def _read(*paragraphs: str) -> Reading:
    numbered = [f"{place}. {one}" for place, one in enumerate(paragraphs, start=1)]
    return read(["The Security Council,", *numbered])


def _renewal() -> Renewal:
    return compare(_read(KEPT, OLD, GONE, END), _read(KEPT, CAME, NEW, END))


def test_every_paragraph_has_its_step() -> None:
    renewal = _renewal()
    told = [
        (step.change, step.earlier and step.earlier.number, step.later and step.later.number)
        for step in renewal.steps
    ]
    assert told == [
        (Change.KEPT, "1", "1"),
        (Change.ADDED, None, "2"),
        (Change.CHANGED, "2", "3"),
        (Change.KEPT, "4", "4"),
        (Change.DROPPED, "3", None),
    ]


def test_the_words_that_came_and_those_that_are_used_again_are_pointed_at() -> None:
    renewal = _renewal()
    step = renewal.find("3")
    assert step is not None
    text = renewal.later.document.text
    assert [span.words(text) for span in step.new] == ["and gold"]
    assert [span.words(text) for span in step.reused] == [
        "Requests UNMISS to report on the smuggling of timber",
        "along the northern border;",
    ]
    assert step.gone == ()
    assert 0.9 < step.alike < 1.0


def test_codes_that_differ_are_named() -> None:
    earlier = _read("Encourages UNMISS to train the national police in border control;")
    later = _read("Requests UNMISS to train the national police in border control and on gangs;")
    (step,) = compare(earlier, later).steps
    assert step.coded == ("strength", "scope", "themes")


def test_a_paragraph_with_another_number_has_moved() -> None:
    (first, second) = compare(_read(KEPT, OLD), _read(OLD, KEPT)).steps
    assert first.change is second.change is Change.MOVED
    assert first.alike == 1.0


def test_nothing_is_paired_by_formulas_alone() -> None:
    renewal = compare(_read(GONE), _read(CAME))
    assert [step.change for step in renewal.steps] == [Change.ADDED, Change.DROPPED]


PARAGRAPHS = st.lists(st.sampled_from([KEPT, OLD, NEW, GONE, CAME, END]), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_is_told_of_once(old: list[str], new: list[str]) -> None:
    earlier, later = _read(*old), _read(*new)
    renewal = compare(earlier, later)
    before = [step.earlier.number for step in renewal.steps if step.earlier]
    after = [step.later.number for step in renewal.steps if step.later]
    assert sorted(before) == sorted(part.number for part, _ in earlier.coded(Kind.OPERATIVE))
    assert after == [part.number for part, _ in later.coded(Kind.OPERATIVE)]


@given(PARAGRAPHS)
def test_a_text_compared_with_itself_has_not_changed(paragraphs: list[str]) -> None:
    reading = _read(*paragraphs)
    steps = compare(reading, reading).steps
    assert all(step.change is Change.KEPT and not step.coded for step in steps)


def test_police_to_troops_both_ways() -> None:
    words = "Decides that UNMISS shall consist of up to 2,000 troops and 60 police personnel"
    whole = police_to_troops(_read(f"{words};"))
    assert (whole.individual, whole.with_formed) == (None, 30.0)
    parted = police_to_troops(_read(f"{words}, and 140 personnel of formed police units;"))
    assert (parted.individual, parted.with_formed) == (30.0, 100.0)
    unknown = police_to_troops(_read(END))
    assert (unknown.individual, unknown.with_formed, unknown.needed) == (None, None, None)


@pytest.fixture(scope="module")
def texts(shared: Path) -> Path:
    """The folder of resolutions."""
    folder = shared / "data" / "resolutions"
    need(folder.is_dir(), "the resolutions are not there")
    return folder


def test_a_paragraph_is_traced_through_three_mandates(texts: Path) -> None:
    readings = [_real(texts, name) for name in ("2277(2016)", "2348(2017)", "2409(2018)")]
    first, second = compare(*readings[:2]), compare(*readings[1:])
    step = second.find("33")
    assert step is not None
    assert step.earlier is not None
    assert step.earlier.number == "30"
    assert step.alike > 0.9
    before = first.find("30")
    assert before is not None
    assert before.earlier is not None
    assert before.earlier.number == "31"


def test_the_ratio_of_a_real_mission(texts: Path) -> None:
    ratio = police_to_troops(_real(texts, "2409(2018)"))
    assert str(ratio) == "individual police 24.1, with formed police 88.9 to 1,000 troops"
    assert ratio.needed == 973
    assert ratio.differ


def _real(texts: Path, name: str) -> Reading:
    listed = json.loads((texts / f"S_RES_{name}.json").read_text("utf-8"))
    return read([" ".join(filter(None, (one["prefix"], one["text"]))) for one in listed])
