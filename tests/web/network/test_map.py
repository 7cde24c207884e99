"""The map page: every layer as a table and as data, no persons, no place finer than it was said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sightline.web.network.layers import LAYERS
from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.network.test_boundaries import put
from tests.web.network.test_today import add

Browse = Callable[[str | None], Browser]
DECIMALS = {"exact": 3, "near": 2, "district": 1, "province": 0}


def data(browser: Browser, asked: str = "") -> dict[str, Any]:
    page = browser.get(f"/map/data{asked}")
    assert page.status == 200
    return dict(json.loads(page.text))


def table(browser: Browser, layer: str) -> Iterator[tuple[str, str, str]]:
    """Give of every row, page by page, where it leads, where it is and how exactly."""
    address = f"/map?layer={layer}"
    while address:
        page = browser.get(address)
        for row in page.tree.css("main > .wide tbody tr"):
            cells = [cell.text().strip() for cell in row.css("td")]
            (link,) = row.css("th a")
            yield str(link.attributes["href"]), cells[2], cells[3]
        address = next(iter(page.links(".onward a")), "").partition("#")[0]


@pytest.mark.parametrize("layer", LAYERS)
def test_the_table_and_the_data_are_the_same(browse: Browse, layer: str) -> None:
    told = [one["properties"] for one in data(browse("ana"))["features"]]
    expected = [
        (one["href"], one["where"] or "not known", one["precision"])
        for one in told
        if one["layer"] == layer
    ]
    assert list(table(browse("ana"), layer)) == expected
    assert expected


def test_no_layer_is_of_persons(browse: Browse, folder: Path) -> None:
    features = data(browse("ana"), "?since=1990-01-01")["features"]
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        found = picture.named(one["id"] for one in features)
        persons = {one.caption for one in picture.entities("Person", limit=1000)}
    assert {one.schema for one in found.values()} == {
        "Incident", "Site", "RouteLeg", "TerritorialControl", "Deployment", "Territory",
    }  # fmt: skip
    said = [str(one["properties"][part]) for one in features for part in ("name", "kind")]
    assert not {name for name in persons if any(name in one for one in said)}


def test_a_person_who_holds_an_area_is_not_named(rehearsed: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(rehearsed, tmp_path / "house"))
    with Workspace.open(own) as house, house.picture(house.reader("ana")) as picture:
        place = picture.entities("Territory", limit=1)[0].id
    held = {"actor": "p-h", "area": place, "degree": "control", "startDate": "2020-01-01"}
    add(
        own,
        ("p-h", "Person", {"name": "Tessum Obala"}),
        ("c-h", "TerritorialControl", held),
        ("v-h", "Trip", {"name": "Obala on the road", "startDate": "2024-03-01"}),
    )
    with Browser(own, "ana") as browser:
        text = browser.get("/map/data").text
    assert "c-h" in text
    assert "control: a person" in text
    assert "Obala" not in text


def test_no_place_is_finer_than_it_was_said(browse: Browse) -> None:
    features = data(browse("ana"), "?since=1990-01-01")["features"]
    events = [one for one in features if one["properties"]["layer"] == "events" and one["geometry"]]
    assert {one["properties"]["precision"] for one in events} >= {"exact", "near", "district"}
    for one in events:
        decimals = DECIMALS.get(one["properties"]["precision"], 1)
        spot = one["geometry"]["coordinates"]
        assert spot == [round(value, decimals) for value in spot]


def test_days_choose_the_events(browse: Browse) -> None:
    found = data(browse("ana"), "?since=2020-01-01&until=2020-06-30")
    days = [
        one["properties"]["when"]
        for one in found["features"]
        if one["properties"]["layer"] == "events"
    ]
    assert days
    assert all("2020" in day for day in days)


def test_every_event_stands_beside_its_coverage(browse: Browse) -> None:
    told = [one["properties"] for one in data(browse("ana"))["features"]]
    events = [one for one in told if one["layer"] == "events"]
    assert all("months" in one["coverage"] or one["coverage"] == "not known" for one in events)
    assert any("low" in one["coverage"] for one in told if one["layer"] == "reporting")


@pytest.mark.parametrize(
    "asked", ["layer=persons", "since=soon", "since=2024-01-02&until=2024-01-01"]
)
def test_what_is_asked_wrongly_is_said(browse: Browse, asked: str) -> None:
    assert browse("ana").get(f"/map?{asked}").status == 400


def test_the_boundary_set_of_the_house_is_used_everywhere(browse: Browse, folder: Path) -> None:
    browser = browse("ana")
    shipped = data(browser)
    assert shipped["disclaimer"] in browser.get("/map")
    province = next(
        one["properties"]["name"]
        for one in shipped["features"]
        if one["properties"]["layer"] == "control"
    )
    put(folder, coordinates=[[[-31, 17], [-28, 17], [-28, 19], [-31, 19], [-31, 17]]])
    path = folder / "boundaries" / "outlines.geojson"
    path.write_text(path.read_text("utf-8").replace("Ruvenza", province), "utf-8")
    found = data(browser)
    assert found["disclaimer"] == "These lines mean nothing."
    assert "These lines mean nothing." in browser.get("/map")
    assert "These lines mean nothing." in browser.get("/")
    outlines = json.loads(browser.get("/map/outlines").text)
    assert [one["properties"]["name"] for one in outlines["features"]] == [province]
    drawn = [one for one in found["features"] if one["properties"]["name"] == province]
    assert {one["geometry"]["type"] for one in drawn} == {"MultiPolygon"}
