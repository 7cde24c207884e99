"""Information requirements: from the question to the decision, and back when answers fall."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from sightline.judgements import (
    Answered,
    Closed,
    Raised,
    Requirement,
    Tasked,
    raise_from,
)
from sightline.values import Block
from tests.judgements.scenes import FIRST, SECOND, act, docket, item_of

DUE = dt.date(2024, 7, 1)


class Found(msgspec.Struct, frozen=True):
    """What a finding tells of itself."""

    method: str = "interfaces"
    about: tuple[str, ...] = ("g",)
    unknown: tuple[str, ...] = ()


def asked(of: str = "r", **rest: Any) -> Raised:
    fields: dict[str, Any] = {
        "question": "Who pays the guards?",
        "level": "PIR",
        "decision": "whether convoys need escort",
        "owner": "chief of staff",
        "due": DUE,
    }
    return Raised(of=of, **(fields | rest))


def required(*acts: Block, **rest: Any) -> Requirement:
    return docket(*acts, **rest).requirement("r")


ANSWER = Answered(of="r", answer="the traders", basis=(FIRST.id,))
STEPS = [
    act(asked(), "ana", 0),
    act(Tasked(of="r", collector="field office"), "ana", 1),
    act(ANSWER, "ben", 2),
    act(Closed(of="r", outcome="escort twice a week"), "ana", 3),
]


def test_a_requirement_goes_from_raised_to_closed() -> None:
    told = [required(*STEPS[:upto]).status for upto in (1, 2, 3, 4)]
    assert told == ["raised", "tasked", "answered", "closed"]
    assert required(*STEPS).collector == "field office"


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"level": "RFI"}, "not a level"),
        ({"question": " "}, "needs a question"),
        ({"decision": ""}, "needs a decision"),
        ({"owner": ""}, "needs a owner"),
        ({"due": dt.date(2024, 1, 1)}, "has passed"),
        ({"parent": "none"}, "no requirement with the id"),
    ],
)
def test_a_question_that_wants_something_counts_for_nothing(
    lacking: dict[str, Any], reason: str
) -> None:
    held = docket(act(asked(**lacking), "ana"))
    assert not held.requirements
    assert reason in " ".join(held.uncounted("InformationRequirement")[0].because)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        (Tasked(of="r", collector=" "), "name the role"),
        (Tasked(of="r", collector="x", due=dt.date(2024, 1, 1)), "has passed"),
        (Answered(of="r", answer="yes"), "name a statement or an item"),
        (Answered(of="r", answer="yes", basis=("0" * 64,)), "name a statement or an item"),
        (Answered(of="r", answer="", basis=(FIRST.id,)), "what the answer is"),
        (Closed(of="r", outcome="done"), "not answered"),
        (Closed(of="r", outcome=" ", dropped=True), "which decision"),
    ],
)
def test_an_act_that_wants_something_moves_nothing(deed: Any, reason: str) -> None:
    held = docket(STEPS[0], act(deed, "ben", 1))
    assert held.requirement("r").status == "raised"
    assert reason in " ".join(held.requirement("r").uncounted[0].because)


def test_nothing_follows_the_end_and_a_question_may_be_dropped() -> None:
    assert len(required(*STEPS, act(ANSWER, "ben", 4)).answers) == 1
    dropped = act(Closed(of="r", outcome="the mission left", dropped=True), "ana", 1)
    assert required(STEPS[0], dropped).status == "closed"


def test_after_its_day_an_open_question_is_overdue() -> None:
    late = DUE + dt.timedelta(days=1)
    assert not required(*STEPS[:2], day=DUE).overdue
    assert required(*STEPS[:2], day=late).overdue
    assert not required(*STEPS[:3], day=late).overdue
    moved = act(Tasked(of="r", collector="x", due=dt.date(2024, 8, 1)), "ana", 1)
    assert not required(STEPS[0], moved, day=late).overdue


def test_an_answer_falls_with_what_it_rests_on() -> None:
    opened = required(*STEPS[:3], gone=[FIRST])
    assert (opened.status, opened.overdue) == ("tasked", False)
    assert opened.cautions
    again = act(Answered(of="r", answer="the firm", basis=(SECOND.id,)), "ben", 3)
    assert required(*STEPS[:3], again, gone=[FIRST]).status == "answered"
    closed = required(*STEPS, gone=[FIRST])
    assert closed.status == "closed", "the decision was taken all the same"
    assert closed.cautions


def test_a_part_lies_below_the_whole() -> None:
    part = act(asked("s", level="SIR", parent="r"), "ana", 1)
    held = docket(STEPS[0], part)
    assert [one.id for one in held.parts_of("r")] == ["s"]
    above = docket(STEPS[0], act(asked("s", level="PIR", parent="r"), "ana", 1))
    assert "s" not in above.requirements


def test_questions_are_proposed_for_what_is_not_known_and_not_yet_asked() -> None:
    findings = [Found(unknown=("who buys", "who pays")), Found(unknown=("who pays", " "))]
    terms: dict[str, Any] = {"owner": "chief", "due": DUE, "decision": "convoys"}
    proposed = raise_from(findings, **terms)
    assert [one.question for one in proposed] == ["who buys", "who pays"]
    assert {(one.about, one.origin, one.level) for one in proposed} == {("g", "interfaces", "EEI")}
    held = docket(act(asked(question="who pays"), "ana"))
    left = raise_from(findings, **terms, known=held.requirements.values())
    assert [one.question for one in left] == ["who buys"]


def test_a_withdrawn_act_is_not_counted() -> None:
    found = required(*STEPS[:3], gone=[item_of(STEPS[2])])
    assert found.status == "tasked"
    assert found.uncounted[0].because == ("it was withdrawn",)
