"""Judging, asking and forecasting from the command line, for people and for programs."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.cli.door import KARANDA, Door

TODAY = dt.datetime.now(dt.UTC).date()
SOON = (TODAY + dt.timedelta(days=90)).isoformat()


@pytest.fixture
def desk(filled: Door) -> Door:
    """The filled house, with ada of jmac as a second reader who may see all of it."""
    filled.call("reader", "add", "ada", "--org", "jmac", "--clearance", "SC")
    return filled


def basis(door: Door, entity: str = "reg-7") -> str:
    told = door.told("show", entity)
    return str(told["entity"]["properties"]["name"][0]["sayings"][0]["item"])


def drafted(door: Door, *more: str) -> str:
    terms = ("--rival", "it cannot", "--review-due", SOON, "--basis", basis(door)[:16])
    told = door.told("judge", "draft", KARANDA, "political-will", "Low", *terms, *more)
    return str(told["id"])


def test_a_judgement_is_drafted_reviewed_approved_and_replied_to(desk: Door) -> None:
    named = drafted(desk, "--low", "0.55", "--high", "0.7", "--confidence-reason", "one register")
    desk.call("judge", "review", named, "--words", "sound", by="ada")
    desk.call("judge", "approve", named, by="ada")
    desk.call("judge", "reply", named, "--words", "we were never asked", "--speaker", "the firm")
    told = desk.told("judge", "show", named)["judgement"]
    assert (told["status"], told["stands"], told["voices"]) == ("approved", True, 1)
    assert (told["author"], told["approvers"]) == ("ana", ["ada"])
    shown = " ".join(desk.said("judge", "show", named).split())
    assert "From 55 %, likely (55-75 %) to 70 %, likely (55-75 %)." in shown
    assert "Low: 1 independent voice (C3). one register" in shown
    assert "the firm: we were never asked" in shown
    assert shown.startswith("STRICTLY CONFIDENTIAL // org:jmac")
    (listed,) = desk.lines("judge", "list", "--about", KARANDA)
    assert listed["replies"][0]["deed"]["words"] == "we were never asked"
    assert listed["handling"].startswith("STRICTLY CONFIDENTIAL")
    assert "the firm: we were never asked" in desk.said("judge", "list")


def test_a_judgement_stands_with_its_replies_wherever_its_subject_is_shown(desk: Door) -> None:
    named = drafted(desk)
    desk.call("judge", "reply", named, "--words", "we were never asked", "--speaker", "the firm")
    (told,) = desk.told("show", KARANDA)["judgements"]
    assert (told["id"], told["status"]) == (named, "draft")
    shown = desk.said("show", KARANDA)
    assert "Judged by people here" in shown
    assert "the firm: we were never asked" in shown
    assert desk.told("show", "reg-7")["judgements"] == []


def test_likelihood_and_confidence_stand_in_sentences_of_their_own(desk: Door) -> None:
    named = drafted(desk, "--low", "0.37", "--high", "0.37")
    told = desk.told("judge", "show", named)["judgement"]
    assert told["likelihood"].startswith("37 %, between unlikely (25-35 %) and realistic")
    assert "%" not in told["confidence"]


def test_what_is_wanting_is_said_at_once(desk: Door) -> None:
    said = desk.error("judge", "draft", KARANDA, "state-relation", "criminal", "--low", "0.4")
    for want in ("not an answer", "is after", "at least one", "rival", "both ends", "next review"):
        assert want in said
    named = drafted(desk)
    assert "his own judgement" in desk.error("judge", "review", named, "--words", "mine")
    assert "reviewed first" in desk.error("judge", "approve", named, by="ada")
    assert "nothing" in desk.error("judge", "review", named, "--words", "read", by="ben")
    loose = ("--marking", "C org:jmac org:unpol", "--basis", basis(desk))
    rest = ("--rival", "cannot", "--review-due", SOON)
    said = desk.error("judge", "draft", KARANDA, "political-will", "low", *rest, *loose)
    assert "level C is below SC" in said
    assert "org:unpol may not see" in said


def test_a_judgement_is_contested_ended_and_replaced(desk: Door) -> None:
    first, second = drafted(desk), drafted(desk)
    for named in (first, second):
        desk.call("judge", "review", named, "--words", "sound", by="ada")
        desk.call("judge", "approve", named, by="ada")
    desk.call("judge", "contest", first, "--grounds", "old register", by="ada")
    assert desk.told("judge", "show", first)["judgement"]["status"] == "contested"
    desk.call("judge", "supersede", first, second)
    desk.call("judge", "withdraw", second, "--because", "wrong firm")
    told = {one["id"]: one["status"] for one in desk.lines("judge", "list")}
    assert told == {first: "superseded", second: "withdrawn"}
    assert desk.lines("judge", "list", "--status", "approved") == []


def test_a_withdrawn_item_greys_what_rests_on_it(desk: Door) -> None:
    named = drafted(desk)
    desk.call("judge", "review", named, "--words", "sound", by="ada")
    desk.call("judge", "approve", named, by="ada")
    desk.call("withdraw", basis(desk), "--because", "forged")
    (told,) = desk.lines("judge", "list", "--grey")
    assert (told["status"], told["stands"]) == ("reviewed", False)
    shown = desk.said("judge", "show", named)
    assert "grey: all that it rests on was withdrawn" in shown
    assert "Not counted" in shown


def test_data_that_call_themselves_a_judgement_are_none(desk: Door) -> None:
    claim = (
        '{"id": "jx", "schema": "Judgement", "properties": {"subject": ["reg-8"], '
        '"dimension": ["palermo"], "value": ["met"], "asOf": ["2024"], '
        '"reviewStatus": ["approved"], "act": ["approved"]}}'
    )
    desk.call("add", desk.write("claim.json", claim), "--marking", "C org:jmac")
    assert desk.lines("judge", "list") == []
    (nothing,) = desk.lines("judge", "list", "--uncounted")
    assert nothing["of"] == "jx"
    assert desk.error("judge", "show", "jx").strip().endswith("in this picture")


def test_a_requirement_from_question_to_decision(desk: Door) -> None:
    terms = ("--decision", "convoys", "--owner", "chief", "--due", SOON)
    whole = desk.told("require", "raise", "Who owns it?", "--level", "pir", *terms)["id"]
    part = desk.told("require", "raise", "Since when?", "--parent", whole, *terms)["id"]
    desk.call("require", "task", part, "--collector", "field office")
    desk.call("require", "answer", part, "--answer", "since 2020", "--basis", basis(desk))
    told = {one["id"]: (one["depth"], one["status"]) for one in desk.lines("require", "list")}
    assert told == {whole: (0, "raised"), part: (1, "answered")}
    assert "not answered" in desk.error("require", "close", whole, "--outcome", "done")
    desk.call("require", "close", part, "--outcome", "no contract")
    assert "EEI Since when?  closed" in desk.said("require", "list")
    late = (TODAY + dt.timedelta(days=100)).isoformat()
    (overdue,) = desk.lines("require", "list", "--overdue", "--known", late)
    assert overdue["id"] == whole
    assert "OVERDUE" in desk.said("require", "list", "--known", late)


def test_a_forecast_from_question_to_score(desk: Door) -> None:
    terms = ("--rule", "a contract is signed", "--closes", SOON, "--base", "0.2", "--now", "no")
    named = desk.told("forecast", "open", "Will it win the contract?", *terms)["id"]
    desk.call("forecast", "estimate", named, "--role", "jmac", "--chance", "0.6")
    said = desk.error("forecast", "estimate", named, "--role", "jmac", "--chance", "60")
    assert "not a probability" in said
    assert "60 %, likely (55-75 %)" in desk.said("forecast", "list")
    assert "Nothing is resolved yet" in desk.said("forecast", "score")
    desk.call("forecast", "resolve", named, "yes", "--basis", basis(desk), by="ada")
    (listed,) = desk.lines("forecast", "list")
    assert (listed["status"], listed["outcome"]) == ("resolved", "yes")
    (tally,) = desk.told("forecast", "score")["record"]["tallies"]
    assert tally["loss"] == pytest.approx(0.16)
    assert "0.750 (n=1)" in desk.said("forecast", "score")
    assert "resolved" in desk.error("forecast", "estimate", named, "--role", "x", "--chance", "1")


def test_a_number_is_forecast_by_its_points(desk: Door) -> None:
    terms = ("--rule", "counted", "--closes", SOON, "--kind", "count", "--unit", "trucks")
    named = desk.told("forecast", "open", "How many trucks?", *terms)["id"]
    desk.call("forecast", "estimate", named, "--role", "jmac", "--points", "1", "2", "6")
    (listed,) = desk.lines("forecast", "list")
    assert listed["said"][0]["says"] == "1, 1.25, 1.5, 1.75, 2, 3, 4, 5, 6"
    wrong = ("--points", "6", "2", "1")
    said = desk.error("forecast", "estimate", named, "--role", "jmac", *wrong, status=2)
    assert "rising order" in said
