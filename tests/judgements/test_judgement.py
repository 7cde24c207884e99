"""A judgement from draft to its end: what each step demands, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sightline.judgements import (
    Contested,
    Judgement,
    Replied,
    Reviewed,
    Superseded,
    Withdrawn,
)
from sightline.values import Block
from tests.judgements.scenes import (
    COPY,
    FIRST,
    SECOND,
    act,
    approved,
    docket,
    draft,
    item_of,
    labelled,
)

PAST = dt.date(2024, 1, 1)


def judged(*acts: Block, **rest: Any) -> Judgement:
    return docket(*acts, **rest).judgement("j")


def wants(*acts: Block, **rest: Any) -> str:
    return " / ".join(
        reason for one in docket(*acts, **rest).uncounted("Judgement") for reason in one.because
    )


def test_a_judgement_goes_from_draft_to_approved() -> None:
    steps = approved()
    assert [judged(*steps[:upto]).status for upto in (1, 2, 3)] == ["draft", "reviewed", "approved"]
    whole = judged(*steps)
    assert whole.stands
    assert (whole.author, whole.author_role, whole.approvers) == ("ana", "analyst", ("ben",))
    assert whole.expires == dt.date(2024, 11, 1)
    assert whole.basis.grades == ("B2", "C3")


REFUSED_DRAFTS: list[tuple[dict[str, Any], str]] = [
    ({"dimension": "is-a-criminal"}, "not a question that is judged"),
    ({"value": "crime.boss"}, "not an answer to state-relation"),
    ({"value": "poi"}, "not an answer to state-relation"),
    ({"value": "criminal"}, "not an answer to state-relation"),
    ({"goal": " "}, "say first what the subject is after"),
    ({"rival": ""}, "best rival"),
    ({"basis": ()}, "at least one statement or item"),
    ({"review_due": None}, "next review"),
    ({"review_due": PAST}, "lies ahead, within a year"),
    ({"review_due": dt.date(2026, 1, 1)}, "lies ahead, within a year"),
    ({"as_of": dt.date(2024, 6, 11)}, "day to come"),
    ({"low": 0.2}, "both ends of the probability"),
    ({"low": 0.6, "high": 0.2}, "not a range of probability"),
    ({"low": 0.6, "high": 1.2}, "not a range of probability"),
    ({"low": float("nan"), "high": 0.5}, "not a range of probability"),
    ({"confidence": "likely"}, "not a confidence"),
    ({"subject": "p", "dimension": "palermo", "value": "met"}, "not judged of a person"),
    ({"subject": "p", "dimension": "threat", "value": "high"}, "not judged of a person"),
    ({"subject": "x", "dimension": "threat", "value": "high"}, "not judged of a person"),
]


@pytest.mark.parametrize(("given", "reason"), REFUSED_DRAFTS, ids=lambda one: str(one)[:40])
def test_a_draft_that_wants_something_counts_for_nothing(
    given: dict[str, Any], reason: str
) -> None:
    filed = act(draft(**given), "ana")
    assert reason in wants(filed)
    assert not docket(filed).judgements


REFUSED_STEPS: list[tuple[str, list[Block], str]] = [
    ("own review", [act(Reviewed(of="j", words="fine"), "ana", 1)], "his own judgement"),
    ("own approval", [act(labelled(), "ana", 5)], "his own judgement"),
    ("silent review", [act(Reviewed(of="j"), "ben", 1)], "what the reviewer says"),
    ("approval of a draft", [act(labelled(), "ben", 1)], "reviewed first"),
    ("contest of a draft", [act(Contested(of="j", grounds="no"), "ben", 1)], "reviewed, not cont"),
    ("end by a stranger", [act(Withdrawn(of="j", reason="no"), "zoe", 1)], "ends a judgement"),
    ("end without reason", [act(Withdrawn(of="j", reason=" "), "ana", 1)], "a reason"),
    ("second draft", [act(draft(), "ben", 1)], "drafted before"),
    ("reply to come", [act(Replied(of="j", words="no", said_on=dt.date(2025, 1, 1)), "ben", 1)],
     "still to come"),
    ("no successor", [act(Superseded(of="j", later="j"), "ana", 1)], "another judgement"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "steps", "reason"), REFUSED_STEPS, ids=[one[0] for one in REFUSED_STEPS]
)
def test_an_act_that_breaks_a_gate_moves_nothing(
    name: str, steps: list[Block], reason: str
) -> None:
    begun = act(draft(), "ana")
    assert reason in wants(begun, *steps)
    assert judged(begun, *steps).status == "draft"


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"consequences": ""}, "what the label may do"),
        ({"negotiability": ""}, "what can be talked about"),
        ({"expires": None}, "the day on which the label ends"),
        ({"expires": PAST}, "a label ends within a year"),
        ({"review_due": PAST}, "the next review lies ahead"),
    ],
)
def test_a_label_is_approved_with_all_that_it_wants(lacking: dict[str, Any], reason: str) -> None:
    steps = [*approved()[:2], act(labelled(**lacking), "ben", 2)]
    assert reason in wants(*steps)
    assert judged(*steps).status == "reviewed"


def test_a_choice_is_signed_with_what_it_gains_and_what_it_costs() -> None:
    choice: dict[str, Any] = {"dimension": "strategy", "value": "watch", "basis": (FIRST.id,)}
    steps = approved(**choice)
    assert "gained soon" in wants(*steps)
    assert "accepted for later" in wants(*steps)
    signed = labelled(gained="a quiet road", accepted="the toll goes on")
    told = judged(*steps[:2], act(signed, "ben", 2))
    assert told.stands
    assert told.said("accepted") == "the toll goes on"


def test_a_person_wants_two_voices_and_a_reply() -> None:
    assert judged(*approved("p")).status == "approved"
    alone = approved("p", basis=(FIRST.id,))
    assert judged(*alone).status == "reviewed"
    assert "at least 2 independent items: 1 stand" in wants(*alone)
    copied = approved("p", basis=(FIRST.id, COPY.id))
    assert judged(*copied).status == "reviewed"
    unasked = [*approved("p")[:2], act(labelled(asked=None), "ben", 2)]
    assert "when a reply was asked for" in wants(*unasked)
    excused = [*approved("p")[:2], act(labelled(asked=None, not_asked="unsafe"), "ben", 2)]
    assert judged(*excused).stands


def test_what_may_be_a_person_is_treated_as_one_and_a_group_is_not() -> None:
    one = {"basis": (FIRST.id,)}
    assert judged(*approved("x", **one)).status == "reviewed"
    assert judged(*approved("g", **one)).status == "approved"
    assert judged(*approved("nobody here", **one)).status == "reviewed"


def test_high_confidence_wants_two_voices() -> None:
    steps = approved(confidence="high", basis=(FIRST.id, COPY.id))
    assert judged(*steps).status == "reviewed"
    assert "high confidence needs two" in wants(*steps)
    assert judged(*approved(confidence="high")).stands


def test_an_earlier_judgement_is_no_evidence_for_a_later() -> None:
    steps = approved()
    resting = (item_of(steps[0]).id, FIRST.id)
    later = act(draft("j2", "p", basis=resting), "ana", 3)
    (pillar, _) = docket(*steps, later).judgement("j2").basis.pillars
    assert pillar.act
    assert len(docket(*steps, later).judgement("j2").basis.voices) == 1


def test_a_contest_is_answered_by_a_new_approval() -> None:
    steps = [*approved(), act(Contested(of="j", grounds="the toll is legal"), "zoe", 3)]
    assert judged(*steps).status == "contested"
    silent = act(labelled(words=""), "ben", 4)
    assert judged(*steps, silent).status == "contested"
    assert judged(*steps, act(labelled(), "ben", 4)).status == "approved"


def test_a_reply_is_kept_whatever_becomes_of_the_judgement() -> None:
    reply = Replied(of="j", words="We do not take tolls", said_on=dt.date(2024, 6, 9))
    end = act(Withdrawn(of="j", reason="wrong group"), "ana", 3)
    ended = judged(*approved(), end, act(reply, "ben", 4))
    assert ended.status == "withdrawn"
    assert [one.deed for one in ended.replies] == [reply]
    gone = act(reply, "ben", 4)
    assert judged(*approved(), gone, gone=[item_of(gone)]).replies


def test_nothing_follows_an_end_but_a_reply() -> None:
    end = act(Withdrawn(of="j", reason="wrong group"), "ben", 3)
    assert judged(*approved(), end, act(labelled(), "ben", 4)).status == "withdrawn"


def test_a_later_judgement_takes_the_place_once_it_is_approved() -> None:
    later = [
        act(draft("j2", value="symbiotic"), "zoe", 3),
        act(Reviewed(of="j2", words="read"), "ben", 4),
        act(labelled(of="j2"), "ben", 5),
    ]
    other = act(Superseded(of="j", later="j2"), "ben", 6)
    assert judged(*approved(), *later, other).status == "superseded"
    assert judged(*approved(), *later[:2], other).status == "approved"
    early = act(Superseded(of="j", later="j2"), "ben", 4)
    assert judged(*approved(), *later, early).status == "approved"
    stranger = act(Superseded(of="j", later="j2"), "eve", 6)
    assert judged(*approved(), *later, stranger).status == "approved"
    elsewhere = [act(draft("j2", "x"), "zoe", 3), *later[1:]]
    assert judged(*approved(), *elsewhere, other).status == "approved"


def test_after_its_review_date_it_is_grey_until_it_is_renewed() -> None:
    late = dt.date(2024, 12, 2)
    stale = judged(*approved(), day=late)
    assert (stale.status, stale.stands) == ("approved", False)
    assert stale.grey == (
        "stale: its review was due on 2024-12-01",
        "the label ended on 2024-11-01",
    )
    again = labelled(review_due=dt.date(2025, 3, 1), expires=dt.date(2025, 3, 1))
    assert judged(*approved(), act(again, "ben", 0, day=late), day=late).stands
    assert judged(*approved(), day=dt.date(2024, 11, 1)).stands


def test_withdrawn_items_grey_what_rests_on_them_alone() -> None:
    part = judged(*approved(), gone=[SECOND])
    assert part.stands
    assert part.cautions == ("rests in part on withdrawn items",)
    alone = judged(*approved(basis=(FIRST.id,)), gone=[FIRST])
    assert (alone.status, alone.stands) == ("reviewed", False)
    assert "all that it rests on was withdrawn" in alone.grey
    person = judged(*approved("p"), gone=[SECOND])
    assert (person.status, person.stands) == ("reviewed", False)
    assert person.grey


@pytest.mark.parametrize("place", [0, 1, 2])
def test_withdrawing_an_act_can_only_lower_a_judgement(place: int) -> None:
    steps = approved()
    lowered = judged(*steps, gone=[item_of(steps[place])])
    assert lowered.status == ["withdrawn", "draft", "reviewed"][place]
    contest = act(Contested(of="j", grounds="no"), "zoe", 3)
    assert judged(*steps, contest, gone=[item_of(contest)]).status == "contested"


def test_what_was_entered_for_somebody_else_counts_for_nothing() -> None:
    steps = [*approved()[:2], act(labelled(), "ben", 2, author="ana")]
    assert judged(*steps).status == "reviewed"
    assert "somebody other than the one it names" in wants(*steps)


def test_what_was_entered_on_another_day_counts_for_nothing() -> None:
    backdated = act(labelled(), "ben", 2)
    moved = Block(**{
        name: getattr(backdated, name) for name in Block.__struct_fields__ if name != "recorded"
    }, recorded="2024-07-10T08:00:00Z")  # fmt: skip
    steps = [*approved()[:2], moved]
    assert judged(*steps).status == "reviewed"
    assert "not entered on the day" in wants(*steps)
