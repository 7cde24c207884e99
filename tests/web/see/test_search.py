"""Searching: what is counted and shown is of the reader's picture alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.see.house import HOSTILE, file_sayings

Browse = Callable[[str | None], Browser]


def test_without_words_the_kinds_are_counted(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        groups, whole = picture.schemata()["Group"], picture.count()
    page = browse("ana").get("/search")
    assert page.status == 200
    assert f"{whole} entities in your picture." in page
    assert f"Groups {groups}" in page


def test_the_facets_lead_to_what_they_count(browse: Browse) -> None:
    page = browse("ana").get("/search?q=report")
    for node in page.tree.css("ul.facet li"):
        link = str(node.css("a")[0].attributes["href"])
        count = node.css("span")[0].text()
        assert f"{count} entities answer all these words." in browse("ana").get(link)


def test_a_chosen_facet_can_be_let_go_of(browse: Browse) -> None:
    page = browse("ana").get("/search?q=front&kind=Group")
    chosen = page.tree.css("ul.facet a[aria-current]")
    assert [node.attributes["href"] for node in chosen] == ["/search?q=front"]


def test_the_words_that_answer_are_marked_and_open(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-1", "Person", "name", "Quorrax Bellwether")])
    page = browse("ana").get("/search?q=quorrax")
    assert [node.text() for node in page.tree.css("mark")] == ["Quorrax"]
    (statement,) = [one for one in page.links("#found a") if one.startswith("/statement/")]
    assert browse("ana").get(statement).status == 200


def test_what_one_may_not_see_is_not_found_and_not_counted(browse: Browse, folder: Path) -> None:
    before = browse("chidi").get("/search?q=velvetine").response.content
    file_sayings(folder, [("see-2", "Person", "name", "Velvetine Sorrow")], audience=("org:jmac",))
    assert "Velvetine Sorrow" in browse("ana").get("/search?q=velvetine")
    assert browse("chidi").get("/search?q=velvetine").response.content == before


def test_hostile_words_stay_words(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-3", "Person", "name", f"Zorbal {HOSTILE}")])
    for address in (f"/search?q={quote(HOSTILE)}", "/search?q=zorbal"):
        page = browse("ana").get(address)
        assert page.status == 200
        assert not page.tree.css("main script, main img")


def test_links_keep_the_day_that_was_asked_for(browse: Browse) -> None:
    page = browse("ana").get("/search?q=front&known=2023-01-01")
    links = [one for one in page.links("#found a") if one.startswith("/")]
    assert links
    assert all("known=2023-01-01" in one for one in links)


def test_every_page_of_a_kind_is_reached_once(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        wanted = {one.id for one in picture.entities("Site", limit=1_000)}
    found: list[str] = []
    address: str | None = "/search?kind=Site"
    while address:
        page = browse("ana").get(address)
        found += [one.removeprefix("/entity/") for one in page.links("ol.hits a")]
        address = next(iter(page.links("p.onward a")), None)
    assert len(found) == len(wanted)
    assert set(found) == wanted


def test_a_kind_that_does_not_exist_is_a_clear_error(browse: Browse) -> None:
    page = browse("ana").get("/search?kind=Villain")
    assert page.status == 400
    assert "Villain" in page
