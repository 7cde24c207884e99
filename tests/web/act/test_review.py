"""Reviewing documents: nothing is stated before a person accepts it; all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.judgements.review import Knowledge, build_queue
from sightline.workspace import Workspace
from tests.web.act.flow import LETTER, address_of, file
from tests.web.browser import Browser, Page

Browse = Callable[[str | None], Browser]


@pytest.fixture(scope="module")
def document(browse: Browse) -> str:
    """A document of ana's, filed."""
    done = file(browse("ana"), "note.txt", LETTER.encode(), title="A field note")
    return next(link for link in done.links() if link.startswith("/review/"))


def find(page: Page, text: str) -> str:
    """Name the open candidate of a text."""
    for node in page.tree.css('li:has(input[name="mention"])'):
        label = node.css_first("strong")
        if label is not None and text in label.text():
            box = node.css_first("input")
            assert box is not None
            return str(box.attributes["value"])
    raise AssertionError(f"no open candidate {text!r}: {page.words('ol')}")


def said_of(folder: Path, document: str) -> list[tuple[str, str]]:
    """What the document says by acts of review."""
    item = document.rpartition("/")[2]
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        queue = build_queue(picture, item, Knowledge(picture))
        return [(one.prop, one.value) for each in queue.decided for one in each.settled.said]


def test_candidates_are_marked_in_the_text_and_nothing_is_stated(
    folder: Path, browse: Browse, document: str
) -> None:
    page = browse("ana").get(document)
    assert page.status == 200
    marked = [node.text() for node in page.tree.css("mark")]
    assert any("76 123 456" in text for text in marked)
    assert page.words("p.words").replace(" ", "").startswith("Fieldnote")
    assert said_of(folder, document) == []
    assert "A field note" in browse("ana").get("/review").words("table")


def test_accepted_it_is_said_and_undone_it_is_not(
    folder: Path, browse: Browse, document: str
) -> None:
    ana = browse("ana")
    phone = find(ana.get(document), "76 123 456")
    done = ana.post(f"{document}/settle", {"mention": phone, "act": "accepted"})
    assert done.status == 200, done.words(".refused")
    assert "accepted by ana" in done
    assert [prop for prop, _ in said_of(folder, document)] == ["phoneMentioned"]
    again = ana.post(f"{document}/settle", {"mention": phone, "act": "rejected"})
    assert again.status == 400
    undone = ana.post(f"{document}/{phone}/undo", {"reason": ""})
    assert undone.status == 200
    assert said_of(folder, document) == []
    assert find(undone, "76 123 456") == phone


def test_several_are_accepted_together_or_none(folder: Path, browse: Browse, document: str) -> None:
    ana = browse("ana")
    page = ana.get(document)
    phone, day = find(page, "76 123 456"), find(page, "3 March 2024")
    refused = ana.post(f"{document}/settle", {"mention": [phone, day], "act": "accepted"})
    assert refused.status == 400
    assert refused.words(".refused")
    assert len(refused.tree.css('input[name="mention"][checked]')) == 2
    assert said_of(folder, document) == []


def test_it_is_corrected_to_what_the_document_says(
    folder: Path, browse: Browse, document: str
) -> None:
    ana = browse("ana")
    ship = find(ana.get(document), "9074729")
    page = ana.get(f"{document}/{ship}")
    assert "9074729" in page.words("h1")
    wish = {"act": "changed", "new": "Vessel", "prop": "name", "value": "The Heron"}
    assert ana.post(f"{document}/{ship}/correct", wish).status == 200
    assert ("name", "The Heron") in said_of(folder, document)
    bad = ana.post(f"{document}/{ship}/correct", {"act": "changed", "prop": "colour"})
    assert bad.status == 400


def test_a_rejected_candidate_says_nothing(folder: Path, browse: Browse, document: str) -> None:
    ana = browse("ana")
    day = find(ana.get(document), "3 March 2024")
    before = said_of(folder, document)
    fields = {"mention": day, "act": "rejected", "reason": "the day of the note"}
    assert "the day of the note" in ana.post(f"{document}/settle", fields)
    assert said_of(folder, document) == before


def test_nothing_ticked_is_told(browse: Browse, document: str) -> None:
    assert browse("ana").post(f"{document}/settle", {"act": "accepted"}).status == 400


def test_a_document_of_others_is_as_absent_as_none(browse: Browse, document: str) -> None:
    mention = find(browse("ana").get(document), "76 123 456")
    chidi, item = browse("chidi"), document.rpartition("/")[2]
    for suffix in ("", f"/{mention}"):
        told, none = chidi.get(f"{document}{suffix}"), chidi.get(f"/review/{'0' * 64}{suffix}")
        assert told.status == none.status == 404
        assert told.words().replace(item, "0" * 64) == none.words()
    acts = {
        "settle": {"mention": mention},
        f"{mention}/undo": {},
        f"{mention}/correct": {"of": "x"},
    }
    for act, fields in acts.items():
        assert chidi.post(f"{document}/{act}", fields).status == 404
    assert "A field note" not in chidi.get("/review")


def test_a_document_made_to_run_is_only_read(browse: Browse) -> None:
    body = "<script>alert(1)</script> call +232 76 999 888 <b onclick=x>now</b>\n"
    done = file(browse("ana"), "evil.txt", body.encode(), form="document")
    review = next(link for link in done.links() if link.startswith("/review/"))
    page = browse("ana").get(review)
    assert "<script>alert" not in page.text
    assert "<b onclick" not in page.text
    assert "76 999 888" in page
    assert address_of(page) == review
