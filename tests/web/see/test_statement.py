"""Statements: their source, why one may see them, and the acts upon them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.see.house import file_sayings

Browse = Callable[[str | None], Browser]


@pytest.fixture
def statement(folder: Path) -> str:
    _, said = file_sayings(
        folder, [("see-s1", "Person", "name", "Told once")], place="row 3, column Name"
    )
    return said[0].id


def test_everything_of_a_statement_is_told(browse: Browse, statement: str) -> None:
    page = browse("ana").get(f"/statement/{statement}")
    assert page.status == 200
    for words in ("Told once", "B2", "A note of the test", "row 3, column Name", statement):
        assert words in page
    assert "clearance SC reaches level C" in page
    assert any("place=row+3" in one for one in page.links())


def test_withdrawing_and_taking_it_back(browse: Browse, folder: Path) -> None:
    _, said = file_sayings(folder, [("see-s2", "Person", "name", "Told wrongly")])
    address = f"/statement/{said[0].id}"
    page = browse("ana").post(f"{address}/withdraw", {"reason": "it was somebody else"})
    assert page.status == 200
    assert "This statement is withdrawn" in page
    assert "it was somebody else" in page
    record = page.tree.css("input[name=record]")[0].attributes["value"]
    back = browse("ana").post(
        f"{address}/withdraw", {"reason": "it was right after all", "record": record}
    )
    assert "This statement is withdrawn" not in back
    assert "it was right after all" in back


def test_a_form_without_a_reason_comes_back(browse: Browse, statement: str) -> None:
    address = f"/statement/{statement}"
    page = browse("ana").post(f"{address}/withdraw", {"reason": "  "})
    assert page.status == 400
    assert page.tree.css_first(".refused") is not None
    page = browse("ana").post(f"{address}/mark", {"marking": "QQ org:x", "reason": "kept words"})
    assert page.status == 400
    assert page.tree.css("input[name=marking]")[0].attributes["value"] == "QQ org:x"
    assert "kept words" in page


def test_a_marking_is_changed(browse: Browse, folder: Path) -> None:
    _, said = file_sayings(folder, [("see-s3", "Person", "name", "Too widely read")])
    address = f"/statement/{said[0].id}"
    assert browse("chidi").get(address).status == 200
    fields = {"marking": "SC org:jmac", "reason": "too many read it"}
    assert browse("ana").post(f"{address}/mark", fields).status == 200
    assert browse("chidi").get(address).status == 404


def test_a_withdrawal_of_something_else_is_not_taken(
    browse: Browse, statement: str, folder: Path
) -> None:
    _, said = file_sayings(folder, [("see-s4", "Person", "name", "Another")])
    fields = {"reason": "a trick", "record": said[0].id}
    page = browse("ana").post(f"/statement/{statement}/withdraw", fields)
    assert page.status == 404
    assert "This statement is withdrawn" not in browse("ana").get(f"/statement/{said[0].id}")


def test_in_the_past_nothing_is_done(browse: Browse, statement: str) -> None:
    page = browse("ana").get(f"/statement/{statement}?known=2024-03-01")
    assert page.status == 200
    assert not page.tree.css("main form[method=post]")
    assert "Acts are of today" in page


@pytest.mark.parametrize("act", ["", "/withdraw", "/mark"])
def test_absent_and_forbidden_are_one_answer(browse: Browse, folder: Path, act: str) -> None:
    _, said = file_sayings(
        folder, [("see-s5", "Person", "name", f"Hidden {act}")], audience=("org:jmac",)
    )
    fields = {"reason": "a try", "marking": "C org:unpol"}
    told = []
    for name in (said[0].id, "ab" * 32):
        address = f"/statement/{name}{act}"
        browser = browse("chidi")
        page = browser.post(address, fields) if act else browser.get(address)
        assert page.status == 404
        told.append(page.response.content.replace(name.encode(), b"it"))
    assert told[0] == told[1]
