"""The network page: what is drawn is what stands in the table, on the same terms."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from sightline.web.assets import load_assets
from tests.web.browser import Browser, Page

Browse = Callable[[str | None], Browser]


def group_of(browser: Browser) -> str:
    """Find a group with ties."""
    nodes = json.loads(browser.get("/network/data").text)["nodes"]
    return next(str(one["id"]) for one in nodes if one["kind"] == "Group")


def rows(browser: Browser, address: str, heading: str) -> list[str]:
    """Gather the addresses in the first column of a table, page by page."""
    found: list[str] = []
    while address:
        page = browser.get(address)
        assert page.status == 200
        place = 0 if heading == "entities" else 1
        table = page.tree.css("main table")[place]
        column = "tbody th a" if heading == "entities" else "tbody td:nth-child(2) a"
        found += [str(a.attributes["href"]) for a in table.css(column)]
        onward = [one for one in page.links(".onward a") if one.endswith(f"#{heading}")]
        address = onward[0].partition("#")[0] if onward else ""
    return found


def source_of(page: Page) -> str:
    """Find where the island of a page takes its data from."""
    (island,) = page.tree.css("[data-island=network]")
    return str(island.attributes["data-source"])


@pytest.mark.parametrize(
    "asked", ["", "steps=1", "kind=Membership&kind=Ownership", "on=2019-06-01"]
)
def test_the_table_and_the_data_are_the_same(browse: Browse, asked: str) -> None:
    browser = browse("ana")
    address = f"/network?entity={group_of(browser)}&{asked}"
    data = json.loads(browser.get(source_of(browser.get(address))).text)
    assert rows(browser, address, "entities") == [one["href"] for one in data["nodes"]]
    assert rows(browser, address, "ties") == [one["href"] for one in data["ties"]]
    assert data["nodes"]


def test_a_tie_that_surely_did_not_hold_is_left_out(browse: Browse) -> None:
    browser = browse("ana")
    every = json.loads(browser.get("/network/data").text)["ties"]
    early = json.loads(browser.get("/network/data?on=1990-01-01").text)["ties"]
    assert len(early) < len(every)


def test_only_kinds_that_were_chosen_are_drawn(browse: Browse) -> None:
    data = json.loads(browse("ana").get("/network/data?kind=Ownership").text)
    assert {one["kind"] for one in data["ties"]} == {"Ownership"}


def test_terms_are_kept_in_every_address(browse: Browse) -> None:
    browser = browse("ana")
    data = json.loads(browser.get("/network/data?known=2019-01-01").text)
    assert all("known=2019-01-01" in one["href"] for one in data["nodes"] + data["ties"])
    page = browser.get("/network?known=2019-01-01")
    assert "known=2019-01-01" in source_of(page)


def test_the_page_says_what_is_left_out(browse: Browse) -> None:
    page = browse("ana").get("/network")
    assert "Nothing within reach is left out." in page
    assert "no guilt" in page


def test_a_search_stands_for_those_whom_it_finds(browse: Browse) -> None:
    browser = browse("ana")
    nodes = json.loads(browser.get("/network/data").text)["nodes"]
    group = next(one for one in nodes if one["kind"] == "Group")
    page = browser.get(f"/network?q={group['name']}&steps=1")
    assert f"/entity/{group['id']}" in page.links()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/network?entity=nobody", 404),
        ("/network/data?entity=nobody", 404),
        ("/network?steps=9", 400),
        ("/network?on=soon", 400),
        ("/network?kind=Nothing", 200),
        ("/network?q=zzzzzz", 200),
        ("/network?from=x&ties_from=-3", 200),
    ],
)
def test_what_is_asked_wrongly(browse: Browse, address: str, status: int) -> None:
    assert browse("ana").get(address).status == status


def test_without_a_build_the_drawing_stays(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {name: one for name, one in load_assets().items() if name.startswith("sightline")}
    monkeypatch.setattr("sightline.web.sheet.load_assets", lambda: kept)
    for address in ("/network", "/map", "/"):
        page = browse("ana").get(address)
        assert page.status == 200
        assert page.tree.css("main svg")
        assert page.tree.css("main table")
        assert len(page.tree.css("script")) == 1
