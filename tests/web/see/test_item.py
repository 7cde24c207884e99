"""Items: what they say, the place in the file, and a file that is saved and never opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.values import Locator
from sightline.web.see.excerpt import cut_out
from tests.web.browser import Browser
from tests.web.see.house import HOSTILE, file_sayings

Browse = Callable[[str | None], Browser]
TABLE = b"name;born\nAnu;1970\nBel;1971\nCor;1972\nDun;1973\n"
LINES = "\n".join(f"Line number {number}" for number in range(1, 60)).encode()


def test_the_row_of_a_statement_is_shown(browse: Browse, folder: Path) -> None:
    item, said = file_sayings(
        folder,
        [("see-i1", "Person", "name", "Bel")],
        content=TABLE,
        name="people.csv",
        place="row 3, column name",
    )
    link = next(
        one for one in browse("ana").get(f"/statement/{said[0].id}").links() if "place=" in one
    )
    page = browse("ana").get(link)
    assert page.words("tr.here").split()[:3] == ["3", "here", "Bel"]
    assert "Cor" in page
    assert browse("ana").get(f"/item/{item.id}?place=row+9999").status == 200


def test_lines_and_words_are_cut_out() -> None:
    rows = cut_out(LINES, "report.txt", Locator(line=30))
    assert rows is not None
    assert [row.number for row in rows.rows if row.here] == [30]
    assert rows.rows[6].cells == ("Line number 30",)
    words = cut_out(b"The ship Alba left at night.", "a.txt", Locator(page=1, offset=9, length=4))
    assert words is not None
    assert (words.before, words.here, words.behind) == ("The ship ", "Alba", " left at night.")


@pytest.mark.parametrize(
    ("content", "name", "at"),
    [
        (LINES, "a.txt", Locator(line=6_000)),
        (b"\x00\x01\x02" * 200, "a.bin", Locator(row=2)),
        (b"", "empty.csv", Locator()),
        (b"PK\x03\x04broken", "a.xlsx", Locator(row=1)),
        (b"words", "a.txt", Locator(page=7, offset=1)),
    ],
)
def test_what_cannot_be_shown_is_no_error(content: bytes, name: str, at: Locator) -> None:
    found = cut_out(content, name, at)
    assert found is None or not any(row.here for row in found.rows)


def test_a_file_is_saved_and_never_opened(browse: Browse, folder: Path) -> None:
    content = b"<html><script>alert(1)</script></html>"
    item, _ = file_sayings(
        folder,
        [("see-i2", "Person", "name", "In a page")],
        content=content,
        name='ev"il\r\nx-y: 1.html',
    )
    answer = browse("ana").get(f"/item/{item.id}/file").response
    assert answer.content == content
    assert answer.headers["content-type"].startswith("application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "x-y" not in answer.headers
    page = browse("ana").get(f"/item/{item.id}?file=yes")
    assert not page.tree.css("main script")


def test_hostile_rows_stay_text(browse: Browse, folder: Path) -> None:
    content = f"name;note\nAnu;{HOSTILE}\nBel;x\n".encode()
    item, _ = file_sayings(
        folder, [("see-i3", "Person", "name", HOSTILE)], content=content, name="x.csv"
    )
    page = browse("ana").get(f"/item/{item.id}?place=row+2")
    assert "alert(1)" in page
    assert not page.tree.css("main script, main img")


def test_an_item_without_a_file_has_none_to_give(browse: Browse, folder: Path) -> None:
    item, _ = file_sayings(folder, [("see-i4", "Person", "name", "Without a file")])
    assert "No file came with it." in browse("ana").get(f"/item/{item.id}")
    assert browse("ana").get(f"/item/{item.id}/file").status == 404


def test_withdrawing_an_item_takes_all_that_it_says(browse: Browse, folder: Path) -> None:
    item, _ = file_sayings(folder, [("see-i5", "Person", "name", "Only here")])
    page = browse("ana").post(f"/item/{item.id}/withdraw", {"reason": "a forgery"})
    assert "This item is withdrawn" in page
    assert browse("ana").get("/entity/see-i5").status == 404
    assert browse("ana").post(f"/item/{item.id}/withdraw", {"reason": ""}).status == 400


@pytest.mark.parametrize("act", ["", "/file", "?place=line+1", "/withdraw", "/mark"])
def test_absent_and_forbidden_are_one_answer(browse: Browse, folder: Path, act: str) -> None:
    item, _ = file_sayings(
        folder,
        [("see-i6", "Person", "name", "Hidden in a file")],
        audience=("org:jmac",),
        content=LINES,
    )
    fields = {"reason": "a try", "marking": "C org:unpol"}
    told = []
    for name in (item.id, "cd" * 32):
        browser, address = browse("chidi"), f"/item/{name}{act}"
        page = browser.post(address, fields) if "w" in act or "k" in act else browser.get(address)
        assert page.status == 404
        told.append(page.response.content.replace(name.encode(), b"it"))
    assert told[0] == told[1]
