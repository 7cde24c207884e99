"""Who is who: the queue, two side by side, decisions, and their reversal."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.workspace import Workspace
from tests.web.browser import Browser, Page
from tests.web.judge.docket import typed

Browse = Callable[[str | None], Browser]


def wait_for(browser: Browser, address: str) -> Page:
    """Open a page of the queue, as often as it says that it is being worked out."""
    for _ in range(120):
        page = browser.get(address)
        if "being worked out" not in page:
            return page
        assert page.status == 200
        assert page.response.headers["refresh"].startswith("3; url=/resolve")
        time.sleep(0.5)
    raise AssertionError("the queue was not worked out in a minute")


def pair_of(page: Page) -> tuple[str, str]:
    return typed(page, "input[name=one]"), typed(page, "input[name=other]")


def decide(browser: Browser, pair: tuple[str, str], decision: str, reason: str = "seen") -> Page:
    fields = {"one": pair[0], "other": pair[1], "decision": decision, "reason": reason}
    return browser.post("/resolve/decide", {**fields, "queue": "yes", "skip": "0"})


@pytest.fixture
def first(browse: Browse) -> Page:
    return wait_for(browse("ana"), "/resolve")


def test_a_pair_stands_side_by_side_with_reasons_and_what_hangs_on_it(first: Page) -> None:
    assert "likely the same" in first
    assert "before anything is compared" in first.words("table")
    assert "statements that would come over" in first.words("main li")
    states = {one.text(strip=True) for one in first.tree.css("table.sides td:last-child")}
    assert states <= {"agree", "differ", "only of one"}
    assert len(states) > 1
    assert first.tree.css("table.sides .grade")
    assert "Nothing merges by itself" in first


def test_a_decision_needs_a_reason_and_one_of_three_answers(browse: Browse, first: Page) -> None:
    before = _count(browse)
    for decision, reason in (("same", " "), ("perhaps", "seen"), ("", "seen")):
        page = decide(browse("ana"), pair_of(first), decision, reason)
        assert page.status == 400
        assert typed(page, "textarea[name=reason]") == reason.strip()
        assert pair_of(page) == pair_of(first)
    assert _count(browse) == before


def test_the_queue_goes_on_after_a_decision_and_a_later_one_reverses(
    browse: Browse, first: Page
) -> None:
    ana, pair = browse("ana"), pair_of(first)
    after = decide(ana, pair, "different", "two posts on one day")
    assert "They are told apart" in after, "no page waits for the whole queue after a decision"
    assert "Worked out before your last 1 decisions" in after
    assert pair_of(after) != pair

    taken = ana.get("/resolve/decisions")
    assert "two posts on one day" in taken.words("tbody tr:first-child")
    joined = decide(ana, pair, "same", "one signature")
    assert "They are held for one" in joined
    assert "one signature" in ana.get("/resolve/decisions").words("tbody tr:first-child")
    together = ana.get(f"/resolve/compare?one={pair[0]}&other={pair[1]}")
    assert "shown as one already" in together
    assert "one signature" in together.words(".note")

    wordless = ana.post("/resolve/undo", {"one": pair[0], "other": pair[1]})
    assert wordless.status == 400
    undone = ana.post("/resolve/undo", {"one": pair[0], "other": pair[1], "reason": "a copy"})
    assert "the question is open again" in undone
    assert "same undone: a copy" in undone.words("tbody tr:first-child")
    anew = wait_for(ana, "/resolve")
    assert "Worked out before" in anew or "open questions" in anew


def test_what_is_left_open_stays_in_the_queue_with_its_reason(browse: Browse) -> None:
    ana = browse("ana")
    page = wait_for(ana, "/resolve?anew=yes")
    pair = pair_of(page)
    assert "left open" in decide(ana, pair, "unsure", "no photograph")
    again = wait_for(ana, f"/resolve?about={pair[0]}")
    assert "no photograph" in again


def test_nobody_decides_about_what_he_may_not_see(browse: Browse, first: Page) -> None:
    one, other = pair_of(first)
    told = []
    for hidden in (other, "g-none"):
        fields = {"one": one, "other": hidden, "decision": "same", "reason": "x"}
        page = browse("hana").post("/resolve/decide", fields)
        assert page.status == 404
        told.append(re.sub(f"{one}|{hidden}", "", page.text))
    assert told[0] == told[1]


def test_two_names_are_compared_without_an_entity(browse: Browse) -> None:
    query = "one=Moussa+Traor%C3%A9&other=Musa+Traore&one_born=1970&other_born=1970"
    page = browse("ana").get(f"/resolve/compare?{query}")
    assert "likely the same" in page
    assert not page.words(".handling")
    assert not page.tree.css("input[name=decision], button[name=decision]")
    wrong = browse("ana").get("/resolve/compare?one=Moussa&other=Musa&one_country=nowhere")
    assert wrong.status == 400
    assert typed(wrong, "input[name=one]") == "Moussa"


def test_a_hidden_entity_is_compared_as_a_name(browse: Browse, folder: Path, first: Page) -> None:
    _, other = pair_of(first)
    with Workspace.open(folder) as house, house.picture(house.reader("hana")) as picture:
        assert other not in picture.ids()
    page = browse("hana").get(f"/resolve/compare?one={other}&other={other}")
    assert not page.tree.css("table.sides")
    assert not page.words(".handling")


def _count(browse: Browse) -> int:
    page = browse("ana").get("/resolve/decisions?kind=same")
    return len(page.tree.css("tbody tr"))
