"""Information requirements and forecasts on their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sightline.judgements import Forecast, Requirement
from tests.web.browser import Browser
from tests.web.judge.docket import SOON, TODAY, read_docket, typed

Browse = Callable[[str | None], Browser]


def requirement(folder: Path, level: str) -> Requirement:
    held = read_docket(folder).requirements.values()
    return next(one for one in held if one.raised.level == level)


def forecast(folder: Path, question: str) -> Forecast:
    held = read_docket(folder).forecasts.values()
    return next(one for one in held if one.opened.question == question)


def test_parts_stand_below_what_they_are_parts_of(browse: Browse) -> None:
    page = browse("ana").get("/requirements")
    (top, *_), (below, *_) = (page.tree.css(f".tree .depth-{depth}") for depth in (0, 1))
    assert "Who taxes the road?" in top.text()
    assert "Which posts stand?" in below.text()


def test_the_board_has_a_column_for_each_state(browse: Browse) -> None:
    page = browse("ana").get("/requirements?tab=board")
    columns = [" ".join(one.text(separator=" ").split()) for one in page.tree.css(".cards section")]
    assert len(columns) == 4
    assert "Who taxes the road?" in columns[0]
    assert "Which posts stand?" in columns[2]
    assert not browse("ana").get("/requirements?tab=board&owner=nobody").words(".cards a")


def test_a_form_is_filled_in_from_what_a_finding_does_not_know(
    browse: Browse, folder: Path
) -> None:
    about = requirement(folder, "SIR").raised.about
    address = f"/requirements/new?question=Who+pays%3F&about={about}&origin=flags.levy"
    page = browse("ana").get(address)
    assert typed(page, "textarea[name=question]") == "Who pays?"
    assert typed(page, "input[name=about]") == about
    assert typed(page, "input[name=origin]") == "flags.levy"


def test_a_requirement_from_the_question_to_the_decision(browse: Browse, folder: Path) -> None:
    ana = browse("ana")
    fields = {"question": "Who pays?", "level": "EEI", "owner": "FHQ", "origin": "flags.levy"}
    early = {**fields, "due": "2020-01-01", "parent": requirement(folder, "PIR").id}
    page = ana.post("/requirements/new", early)
    assert page.status == 400
    assert "has passed" in page.words("[role=alert]")
    assert "needs a decision" in page.words("[role=alert]")
    assert typed(page, "textarea[name=question]") == "Who pays?"

    raised = ana.post(
        "/requirements/new", {**early, "due": SOON.isoformat(), "decision": "Whom to warn"}
    )
    address = str(raised.response.url.path)
    assert "The requirement is raised." in raised
    assert "flags.levy" in raised.words(".facts")
    assert "Tasked" in ana.post(address, {"deed": "task", "collector": "U2"}).words("p .tag")
    early_close = ana.post(address, {"deed": "close", "outcome": "Warned."})
    assert early_close.status == 400
    assert typed(early_close, "#close textarea[name=outcome]") == "Warned."
    bare = ana.post(address, {"deed": "answer", "answer": "The traders."})
    assert "(basis)" in bare.words("[role=alert]")
    basis = list(requirement(folder, "SIR").answers[0][0].basis)
    answer = {"deed": "answer", "answer": "The traders.", "basis_more": " ".join(basis)}
    assert "The traders." in ana.post(address, answer).words("section.card")
    closed = ana.post(address, {"deed": "close", "outcome": "Warned."})
    assert "Closed" in closed.words("p .tag")
    assert not closed.tree.css("#task form")


def test_estimates_stand_over_time_with_their_words(browse: Browse, folder: Path) -> None:
    page = browse("ana").get(f"/forecasts/{forecast(folder, 'Will the road close?').id}")
    assert "60 %, likely (55-75 %)" in page.words("main li")
    assert page.tree.css("figure svg")
    assert "20 %" in page.words(".facts")


def test_numbers_and_several_answers_are_estimated_too(browse: Browse, folder: Path) -> None:
    ana = browse("ana")
    several = f"/forecasts/{forecast(folder, 'Who holds it?').id}"
    wrong = ana.post(
        several, {"deed": "estimate", "role": "analyst", "chance0": "80", "chance1": "40"}
    )
    assert "make 1" in wrong.words("[role=alert]")
    assert typed(wrong, "input[name=chance1]") == "40"
    count = f"/forecasts/{forecast(folder, 'How many attacks?').id}"
    points = {"deed": "estimate", "role": "planner", "lower": "2", "middle": "1", "upper": "9"}
    assert "rising order" in ana.post(count, points).words("[role=alert]")
    assert "4 (2 - 9)" in ana.post(count, {**points, "middle": "4"}).words("main li")


def test_a_question_is_opened_estimated_and_resolved(browse: Browse, folder: Path) -> None:
    ana = browse("ana")
    fields = {"question": "Will they pay?", "rule": "", "base": "20", "kind": "binary"}
    wrong = ana.post("/forecasts/new", {**fields, "closes": ""})
    assert "(closes)" in wrong.words("[role=alert]")
    assert "(rule)" in wrong.words("[role=alert]")
    assert typed(wrong, "input[name=base]") == "20"
    opened = ana.post(
        "/forecasts/new", {**fields, "rule": "One paper says so.", "closes": SOON.isoformat()}
    )
    address = str(opened.response.url.path)
    said = ana.post(address, {"deed": "estimate", "role": "analyst", "chance0": "90"})
    assert "90 %" in said.words("main li")
    basis = requirement(folder, "SIR").answers[0][0].basis[0]
    outcome = {"deed": "resolve", "outcome": "yes", "basis_more": basis}
    assert "Resolved by somebody who had estimated it." in ana.post(address, outcome)
    assert "was resolved" in ana.get(address).words("#estimate")


def test_the_record_stands_beside_what_it_is_compared_with(browse: Browse) -> None:
    page = browse("ana").get("/forecasts?tab=record")
    assert "(n=" in page.words("table")
    assert "Skill against 'no change'" in page
    assert page.tree.css("figure svg")


def test_lists_say_that_there_is_nothing_and_not_nought(browse: Browse) -> None:
    for address in ("/judgements", "/requirements", "/forecasts"):
        page = browse("hana").get(address)
        assert "There is none here in your picture." in page
        assert not page.words(".handling")


def test_a_tab_that_is_not_there_is_the_first(browse: Browse) -> None:
    assert browse("ana").get("/requirements?tab=x&after=-1").status == 200
    assert browse("ana").get(f"/requirements?known={TODAY}").status == 200
