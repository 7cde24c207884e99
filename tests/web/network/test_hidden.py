"""What a reader may not see changes nothing of what this room answers, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sightline.reception import Gate
from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.network.test_today import add

ADDRESSES = ("/", "/changes", "/network", "/network/data", "/map", "/map/data", "/map/outlines")


@pytest.fixture(scope="module")
def told(
    rehearsed: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, bytes]]]:
    """What two readers are answered, before and after ana adds what hana may not see."""
    folder = tmp_path_factory.mktemp("hidden") / "house"
    shutil.copytree(rehearsed, folder)
    tokens = {name: Gate(folder).open_session(name) for name in ("hana", "ana")}
    answers: dict[str, list[dict[str, bytes]]] = {name: [] for name in tokens}

    def ask() -> None:
        for name, token in tokens.items():
            with Browser(folder, token=token) as browser:
                pages = browser.walk(ADDRESSES)
            answers[name].append({one: page.response.content for one, page in pages.items()})

    ask()
    with Workspace.open(folder) as house, house.picture(house.reader("hana")) as seen:
        place = seen.entities("Territory", limit=1)[0].id
        group = next(one.source for one in seen.edges())
    where = {"latitude": "17.5", "longitude": "-29.5", "territory": place}
    add(
        folder,
        ("i-h", "Incident", {"name": "Unseen", "date": "2024-03-10", "precision": "exact"} | where),
        ("s-h", "Site", {"name": "Unseen mine"} | where),
        ("p-h", "Person", {"name": "Tessum Obala"}),
        ("m-h", "Membership", {"member": "p-h", "organization": group}),
        ("c-h", "TerritorialControl", {"actor": group, "area": place, "degree": "control"}),
    )
    ask()
    return answers


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_hidden_changes_no_byte(
    told: dict[str, list[dict[str, bytes]]], address: str
) -> None:
    before, after = told["hana"]
    assert before[address] == after[address]


@pytest.mark.parametrize("address", ["/", "/network/data", "/map/data"])
def test_who_may_see_it_does(told: dict[str, list[dict[str, bytes]]], address: str) -> None:
    before, after = told["ana"]
    assert before[address] != after[address]
