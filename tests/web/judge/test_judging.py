"""A judgement on its pages, from the draft to its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.judgements import Judgement
from sightline.workspace import Workspace
from tests.web.browser import Browser, Page
from tests.web.judge.docket import SOON, draft_on, find_subject, read_docket, typed

Browse = Callable[[str | None], Browser]


@pytest.fixture(scope="module")
def filled(folder: Path) -> dict[str, object]:
    """A draft as a form is filled in with it."""
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        draft = draft_on(picture)
    return {
        "subject": draft.subject,
        "dimension": "capture-risk",
        "value": "moderate",
        "goal": "Quiet trade.",
        "low": "55",
        "high": "75",
        "confidence": "moderate",
        "confidence_reason": "Two papers agree.",
        "gaps": "Who signs.",
        "rival": "It only pays its taxes.",
        "basis": list(draft.basis),
        "review_due": SOON.isoformat(),
    }


def find(folder: Path, status: str, reader: str = "ana") -> Judgement:
    return next(
        one for one in read_docket(folder, reader).judgements.values() if one.status == status
    )


def test_the_list_parts_by_what_is_to_be_done(browse: Browse) -> None:
    mine = browse("ana").get("/judgements?tab=mine")
    assert "Local standing: Low" in mine
    assert "Threat: Moderate" not in mine.words("main .card")
    assert "Threat: Moderate" in browse("ana").get("/judgements?tab=standing").words(".card")
    assert "We only trade fuel." in browse("ana").get("/judgements?tab=standing").words(".card")


def test_likelihood_and_confidence_are_two_sentences(browse: Browse, folder: Path) -> None:
    page = browse("ana").get(f"/judgements/{find(folder, 'approved').id}")
    likely, sure = (page.words(f"main section:nth-of-type({place}) p") for place in (1, 2))
    assert "From 55 %, likely (55-75 %) to 75 %" in likely
    assert "2 independent voices" in sure
    assert "likely" not in sure


def test_a_reply_stands_in_full_on_the_page(browse: Browse, folder: Path) -> None:
    page = browse("bruno").get(f"/judgements/{find(folder, 'approved').id}")
    assert "We only trade fuel." in page.words("blockquote")


def test_the_author_is_told_why_he_cannot_approve(browse: Browse, folder: Path) -> None:
    page = browse("ana").get(f"/judgements/{find(folder, 'approved').id}")
    assert "nobody reviews or approves his own judgement" in page.words("#approve")
    assert not page.tree.css("#approve form")
    assert page.tree.css("#contest form")


def test_everything_that_is_wanting_is_said_at_once_and_nothing_typed_is_lost(
    browse: Browse, filled: dict[str, object]
) -> None:
    bad = {**filled, "step": "file", "rival": "", "low": "80", "goal": "", "review_due": "soon"}
    page = browse("ana").post("/judgements/new", bad)
    assert page.status == 400
    said = page.words("[role=alert]")
    for want in ("'soon' is not a day", "say first what", "is not a range", "name the best rival"):
        assert want in said
    assert typed(page, "textarea[name=gaps]") == "Who signs."
    assert typed(page, "input[name=low]") == "80"
    assert len(page.tree.css("input[name=basis][checked]")) == 2


def test_more_can_be_offered_without_losing_what_was_typed(
    browse: Browse, filled: dict[str, object]
) -> None:
    page = browse("ana").post("/judgements/new", {**filled, "step": "more"})
    assert page.status == 200
    assert not page.tree.css("[role=alert]")
    assert typed(page, "textarea[name=rival]") == "It only pays its taxes."


def test_a_check_says_the_range_in_words_and_files_nothing(
    browse: Browse, folder: Path, filled: dict[str, object]
) -> None:
    before = len(read_docket(folder).judgements)
    page = browse("ana").post("/judgements/new", {**filled, "step": "check"})
    assert "likely (55-75 %)" in page.words(".note")
    assert "Nothing is wanting" in page
    assert len(read_docket(folder).judgements) == before


def test_from_draft_to_end(browse: Browse, folder: Path, filled: dict[str, object]) -> None:
    ana, bruno = browse("ana"), browse("bruno")
    page = ana.post("/judgements/new", {**filled, "step": "file"})
    assert page.status == 200
    address = _address(page)
    assert "somebody else has to review it" in page
    assert "has to be reviewed first" in bruno.get(address).words("#approve")

    wordless = bruno.post(address, {"deed": "review", "words": " ", "asked": "2020-01-01"})
    assert wordless.status == 400
    assert "what the reviewer says" in wordless.words("[role=alert]")
    assert typed(wordless, "#review input[name=asked]") == "2020-01-01"

    assert "reviewed" in bruno.post(address, {"deed": "review", "words": "Sound."}).words(".acts")
    assert _refused(ana.post(address, {"deed": "approve", "words": "Mine."}))
    approved = bruno.post(address, {"deed": "approve", "words": "Until spring."})
    assert "It stands until its next review." in approved
    assert "approved" in approved.words("p .tag")

    contested = ana.post(address, {"deed": "contest", "grounds": "One paper is a copy."})
    assert "contested" in contested.words("p .tag")
    assert _refused(bruno.post(address, {"deed": "approve"}))
    again = bruno.post(address, {"deed": "approve", "words": "The copy is not counted."})
    assert "approved" in again.words("p .tag")

    replied = ana.post(address, {"deed": "reply", "words": "We pay taxes.", "speaker": "counsel"})
    assert "We pay taxes." in replied.words("blockquote")
    withdrawn = bruno.post(address, {"deed": "withdraw", "reason": "The trade ended."})
    assert "withdrawn" in withdrawn.words("p .tag")
    over = ana.get(address)
    assert "nothing more is done to it" in over.words("#contest")
    assert over.tree.css("#reply form"), "a reply is kept at any time"


def test_a_person_meets_the_stricter_gates(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        person = find_subject(picture, "Person")
    page = browse("ana").get(f"/judgements/new?subject={person}&dimension=motive")
    assert "presumed innocent" in page
    offered = page.tree.css("select[name=dimension] option")
    assert "threat" not in {one.attributes["value"] for one in offered}
    checked = browse("ana").post(
        "/judgements/new",
        {"subject": person, "dimension": "motive", "value": "profit", "step": "check"},
    )
    assert "at least 2 independent items" in checked.words(".warn")
    assert "what the label may do" in checked.words(".warn")


def test_a_basis_that_is_hidden_is_refused_as_one_that_never_was(
    browse: Browse, folder: Path, filled: dict[str, object]
) -> None:
    with Workspace.open(folder) as house:
        seen, all_ = (
            {said.id for said in house.picture(house.reader(name)).statements(limit=5_000)}
            for name in ("hana", "ana")
        )
        with house.picture(house.reader("hana")) as picture:
            subject = find_subject(picture)
    hidden = min(all_ - seen)
    told = []
    for cited in (hidden, "0" * 64):
        fields = {**filled, "subject": subject, "basis": [], "basis_more": cited, "step": "file"}
        page = browse("hana").post("/judgements/new", fields)
        told.append(re.sub(cited, "", page.text))
        assert page.status == 400
        assert "not in your picture" in page.words("[role=alert]")
    assert told[0] == told[1]


def test_a_hidden_judgement_is_as_if_it_were_not_there(browse: Browse, folder: Path) -> None:
    hidden = find(folder, "approved").id
    assert hidden not in read_docket(folder, "hana").judgements
    told = [
        re.sub(one, "", browse("hana").get(f"/judgements/{one}").text)
        for one in (hidden, "judgement-none")
    ]
    assert told[0] == told[1]
    page = browse("hana").post(f"/judgements/{hidden}", {"deed": "contest", "grounds": "x"})
    assert page.status == 404


def test_what_is_looked_at_in_the_past_is_not_acted_on(browse: Browse, folder: Path) -> None:
    page = browse("ana").get(f"/judgements/{find(folder, 'approved').id}?recorded={SOON}")
    assert page.status == 200
    assert not page.tree.css("main form")
    assert "acts are done on the page of today" in page


def _address(page: Page) -> str:
    return str(page.response.url.path)


def _refused(page: Page) -> bool:
    return page.status == 400 and bool(page.tree.css("[role=alert]"))
