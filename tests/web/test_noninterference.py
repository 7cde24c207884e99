"""What a reader may not see changes nothing on any page, byte for byte, header for header.

Two copies of one house, and in both the same sessions. In one of them somebody else adds what the
reader may not see: further entities, further names and ties of entities that he sees, events,
judgements, questions, decisions, a list. Every page is then opened in both. It is opened under
addresses that he sees, under addresses of what is hidden, and under those of nothing at all.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sightline.cli.rehearsing import argue
from sightline.intake import Provenance, read_ftm_entities
from sightline.reception import Gate
from sightline.values import Level, Marking, Record
from sightline.workspace import Workspace
from tests.web.addresses import gather_addresses, names
from tests.web.browser import Browser, Page

READER = "chidi"
#: Headers that tell the time; whatever else is told must be the same.
_CLOCK = {"date"}


def _hide(folder: Path) -> None:
    """Add what the reader may not see, and let others argue about it."""
    with Workspace.open(folder) as house:
        ana = house.reader("ana")
        secret = Marking.of(
            Level.STRICTLY_CONFIDENTIAL, "person:ana", "person:bruno", owner="org:jmac"
        )
        with house.picture(house.reader(READER)) as seen:
            group = seen.entities("Group", limit=1)[0].id
            firm = seen.entities("Company", limit=1)[0].id
            place = seen.entities("Territory", limit=1)[0].id
        lines = _hidden_lines(group, firm, place)
        path = folder.parent / "hidden.ftm.json"
        path.write_text("\n".join(lines), encoding="utf-8")
        argue(house)
        house.add([secret], ana)
        house.keep_file(path.read_bytes(), ana)
        house.add(_read(path, secret), ana)
        house.decide(group, "hidden-group", "same", ana, reason="one group", marking=secret)


def _hidden_lines(group: str, firm: str, place: str) -> list[str]:
    """Write entities that nobody else sees, and further things about three that the reader sees."""
    told: list[tuple[str, str, dict[str, str]]] = [
        ("hidden-group", "Group", {"name": "Quayside Obala Union"}),
        ("hidden-person", "Person", {"name": "Tessum Obala"}),
        (firm, "Company", {"name": "Another name"}),
        ("hidden-member", "Membership", {"member": "hidden-person", "organization": group}),
        (
            "hidden-incident",
            "Incident",
            {
                "name": "Unseen incident",
                "startDate": "2024-03-10",
                "involved": group,
                "territory": place,
                "latitude": "1.5",
                "longitude": "2.5",
            },
        ),
    ]
    return [
        json.dumps({"id": name, "schema": schema, "properties": {p: [v] for p, v in said.items()}})
        for name, schema, said in told
    ]


def _read(path: Path, secret: Marking) -> list[Record]:
    records: list[Record] = []
    for batch in read_ftm_entities(path, Provenance(marking=secret.id, known="2024-03-12")):
        records += [*batch.items, *batch.statements]
    return records


@pytest.fixture(scope="module")
def token() -> list[str]:
    return []


@pytest.fixture(scope="module")
def houses(
    rehearsed: Path, tmp_path_factory: pytest.TempPathFactory, token: list[str]
) -> tuple[Path, Path]:
    """A house, and its copy with what the reader may not see."""
    first = tmp_path_factory.mktemp("alone") / "house"
    shutil.copytree(rehearsed, first)
    with Workspace.open(first) as house:
        argue(house)
    token.append(Gate(first).open_session(READER))
    second = tmp_path_factory.mktemp("beside") / "house"
    shutil.copytree(first, second)
    _hide(second)
    return first, second


@pytest.fixture(scope="module")
def browsers(houses: tuple[Path, Path], token: list[str]) -> Iterator[tuple[Browser, Browser]]:
    with Browser(houses[0], token=token[0]) as one, Browser(houses[1], token=token[0]) as other:
        yield one, other


@pytest.fixture(scope="module")
def addresses(houses: tuple[Path, Path]) -> dict[str, tuple[str, ...]]:
    """Addresses as the reader sees them, and as ana does, who sees what is hidden."""
    found: dict[str, tuple[str, ...]] = {}
    with Workspace.open(houses[1]) as house:
        for name in (READER, "ana"):
            with house.picture(house.reader(name)) as picture:
                for route, given in gather_addresses(picture).items():
                    found[route] = tuple(dict.fromkeys((*found.get(route, ()), *given)))
    return found


def test_there_is_something_hidden(houses: tuple[Path, Path]) -> None:
    """The law below would hold in a house in which nothing was hidden."""
    seen: dict[str, list[str]] = {READER: [], "ana": []}
    for folder in houses:
        with Workspace.open(folder) as house:
            for name, addresses in seen.items():
                with house.picture(house.reader(name)) as picture:
                    addresses.append(picture.address)
    assert seen[READER][0] == seen[READER][1]
    assert seen["ana"][0] != seen["ana"][1]


@pytest.mark.parametrize("name", sorted(names(post=False)))
def test_what_is_hidden_changes_no_page(
    browsers: tuple[Browser, Browser], addresses: dict[str, tuple[str, ...]], name: str
) -> None:
    for address in addresses[name]:
        told = [_tell(browser.get(address)) for browser in browsers]
        assert told[0] == told[1], address


@pytest.mark.parametrize(
    "address",
    [
        "/entity/hidden-person",
        "/entity/hidden-group",
        "/search?q=Obala",
        "/search?q=Quayside",
        "/search?q=Another+name",
        "/network?entity=hidden-group",
        "/network/data?entity=hidden-person",
        "/resolve/compare?one=hidden-person&other=hidden-group",
        "/judgements/new?subject=hidden-group",
        "/products?kind=dossier&entity=hidden-person",
    ],
)
def test_what_is_hidden_is_what_is_not_there(
    browsers: tuple[Browser, Browser], address: str
) -> None:
    told = [_tell(browser.get(address)) for browser in browsers]
    assert told[0] == told[1]


def test_the_one_who_may_see_it_does(houses: tuple[Path, Path]) -> None:
    with Browser(houses[1], "ana") as browser:
        assert browser.get("/entity/hidden-person").status == 200
    with Browser(houses[0], "ana") as browser:
        assert browser.get("/entity/hidden-person").status == 404


def _tell(page: Page) -> tuple[int, Mapping[str, str], bytes]:
    headers = {name: value for name, value in page.response.headers.items() if name not in _CLOCK}
    return page.status, headers, page.response.content
