"""Who may do what: every route and every act of keeping, for everybody from nobody to custodian.

The routes come from the registry itself, with the addresses and forms that their rooms name: a
route that is not named here fails. Nobody gets more by asking for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sightline.access import CUSTODIAN, REGISTRAR
from sightline.errors import Refused, SightlineError
from sightline.reception import Gate
from sightline.values import Level, Reader
from sightline.web.rooms import ROUTES
from sightline.web.route import Door, Route
from sightline.workspace import Workspace
from tests.web.addresses import Form, gather_addresses, gather_forms
from tests.web.browser import Browser

#: Everybody who comes: nobody, a student, analysts, who enrols, who keeps, and who does both.
PEOPLE = (None, "hana", "emeka", "ana", "rita", "cora", "bruno")
_KEEPERS = {"rita": {REGISTRAR}, "cora": {CUSTODIAN}, "bruno": {REGISTRAR, CUSTODIAN}}
_NEEDED = {Door.REGISTRAR: REGISTRAR, Door.CUSTODIAN: CUSTODIAN}
_ENDS_ITSELF = {"sign-out"}


def _holds(person: str | None, role: str) -> bool:
    return role in _KEEPERS.get(person or "", set())


@pytest.fixture(scope="module")
def staffed(folder: Path) -> Path:
    """The house with a registrar and a custodian who are no more than that."""
    with Workspace.open(folder) as house:
        chief = house.reader("bruno")
        for name, role in (("rita", REGISTRAR), ("cora", CUSTODIAN)):
            card = Reader(
                name=name, organisation="jmac", clearance=Level.CONFIDENTIAL, roles=(role,), by=""
            )
            house.enrol(card, chief)
    return folder


@pytest.fixture(scope="module")
def browsers(staffed: Path) -> Iterator[dict[str | None, Browser]]:
    with ExitStack() as stack:
        yield {one: stack.enter_context(Browser(staffed, one)) for one in PEOPLE}


@pytest.fixture(scope="module")
def addresses(staffed: Path) -> dict[str, tuple[str, ...]]:
    with Workspace.open(staffed) as house, house.picture(house.reader("ana")) as picture:
        return dict(gather_addresses(picture))


@pytest.fixture(scope="module")
def forms(staffed: Path) -> dict[str, Form]:
    with Workspace.open(staffed) as house, house.picture(house.reader("ana")) as picture:
        return dict(gather_forms(picture))


_OPENED = [route for route in ROUTES if not route.post]
_SENT = [route for route in ROUTES if route.post]


def _nothing(browser: Browser, address: str) -> str:
    """What the reader gets where there is nothing, written for an address."""
    bare = address.partition("?")[0]
    return browser.get("/nothing-at-all").text.replace("/nothing-at-all", bare)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("route", _OPENED, ids=lambda route: route.name)
def test_a_page_is_opened_by_who_may(
    browsers: dict[str | None, Browser],
    addresses: dict[str, tuple[str, ...]],
    route: Route,
    person: str | None,
) -> None:
    browser = browsers[person]
    for address in addresses[route.name]:
        page = browser.get(address)
        if person is None and route.door is not Door.PUBLIC:
            assert page.status == 303
            assert page.response.headers["location"].startswith("/sign-in")
        elif route.door in _NEEDED and not _holds(person, _NEEDED[route.door]):
            assert page.status == 404
            assert page.text == _nothing(browser, address)
        elif route.door in _NEEDED:
            assert page.status == 200
        else:
            assert page.status in {200, 202, 303, 400, 403, 404, 409}, page.text


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("route", _SENT, ids=lambda route: route.name)
def test_a_form_is_sent_by_who_may(
    staffed: Path,
    browsers: dict[str | None, Browser],
    forms: dict[str, Form],
    route: Route,
    person: str | None,
) -> None:
    address, fields = forms[route.name]
    browser = browsers[person]
    if person is not None:
        assert browser.post(address, fields, seal="forged", follow=False).status == 403
    if route.name in _ENDS_ITSELF and person is not None:
        return
    page = browser.post(address, fields, follow=False)
    if person is None and route.door is not Door.PUBLIC:
        assert page.status == 303
        assert page.response.headers["location"] == "/sign-in"
    elif route.door in _NEEDED and not _holds(person, _NEEDED[route.door]):
        assert page.status == 404
        assert page.text == _nothing(browser, address)
    else:
        assert page.status in {200, 202, 303, 400, 403, 404, 409, 413, 429}, page.text


Act = Callable[[Workspace, Gate, Reader], object]
_HANA = "hana"


def _card(house: Workspace, name: str = _HANA) -> Reader:
    return next(card for card in house.readers() if card.name == name)


def _enrol(house: Workspace, gate: Gate, by: Reader) -> object:
    new = Reader(name="new", organisation="un", clearance=Level.UNCLASSIFIED, by="")
    return house.enrol(new, by)


#: Every act of keeping, with the role that it needs; None is an act that nobody may do at all.
ACTS: dict[str, tuple[str | None, Act]] = {
    "enrol": (REGISTRAR, _enrol),
    "invite": (REGISTRAR, lambda house, gate, by: gate.invite(_card(house), by)),
    "loosen": (REGISTRAR, lambda house, gate, by: gate.loosen(_card(house), by)),
    "readings": (CUSTODIAN, lambda house, gate, by: house.readings(by, 1)),
    "backup": (CUSTODIAN, lambda house, gate, by: house.backup(house.folder / "no" / "no", by)),
    "drop factor": (CUSTODIAN, lambda house, gate, by: gate.drop_factor_of(_card(house), by)),
    "invite the chief": (None, lambda house, gate, by: gate.invite(_card(house, "bruno"), by)),
    "own link": (None, lambda house, gate, by: gate.invite(by, by)),
    "own card": (None, lambda house, gate, by: house.enrol(by, by)),
    "another house's case": (None, lambda house, gate, by: house.erase_case(
        "case-none", by, basis="order", reason="over")),
}  # fmt: skip


@pytest.mark.parametrize("person", [one for one in PEOPLE if one])
@pytest.mark.parametrize("act", ACTS)
def test_an_act_of_keeping_is_done_by_who_may(staffed: Path, act: str, person: str) -> None:
    role, do = ACTS[act]
    with Workspace.open(staffed) as house:
        by = house.reader(person)
        try:
            do(house, Gate(staffed), by)
            refused = False
        except Refused as error:
            refused = "role" in str(error) or role is None or "custodian" in str(error)
        except (SightlineError, OSError):
            refused = role is None  # it may be done, and there was nothing to do it to
    may = role is not None and _holds(person, role)
    assert refused is not may, (act, person)


def test_whoever_keeps_the_house_reads_no_more(browsers: dict[str | None, Browser]) -> None:
    """The registrar and the custodian see what any reader of their card would see."""
    for person in ("rita", "cora"):
        text = browsers[person].get("/").text
        assert "SC" not in text.split("<main", 1)[0]
