"""Readers by the pages: who may see what and why, and what registrars and custodians do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.reception import Gate
from sightline.workspace import Workspace
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]
_CARD = {"organisation": "unpol", "clearance": "U", "label": "Liaison"}


def test_cards_are_listed_for_readers(browse: Browse) -> None:
    page = browse("hana").get("/readers")
    assert page.status == 200
    assert "/readers/bruno" in page.links("main a")
    assert not page.tree.css("main form")


def test_a_registrar_enrols_changes_and_switches_off(folder: Path, browse: Browse) -> None:
    bruno = browse("bruno")
    assert bruno.post("/readers", {"name": "ingrid", **_CARD}).status == 200
    token = Gate(folder).open_session("ingrid")
    with Browser(folder, token=token) as ingrid:
        assert ingrid.get("/account").status == 200
        bruno.post("/readers/ingrid", {**_CARD, "label": "Other words"})
        assert "Other words" in bruno.get("/readers/ingrid")
        bruno.post("/readers/ingrid", {"act": "off"})
        assert ingrid.get("/account").status == 303
        assert Gate(folder).session(token) is None


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": "ana", **_CARD}, 403),
        ({"name": "ANA", **_CARD}, 403),
        ({"name": "", **_CARD}, 400),
        ({"name": "a/b", **_CARD}, 400),
        ({"name": "jonas", "organisation": "", "clearance": "U"}, 400),
        ({"name": "jonas", "organisation": "un", "clearance": "TOP"}, 400),
        ({"name": "jonas", **_CARD, "until": "soon"}, 400),
        ({"name": "jonas", **_CARD, "cases": "case-of-others"}, 403),
    ],
)
def test_a_card_that_may_not_be_is_refused_and_kept_in_the_form(
    browse: Browse, fields: dict[str, str], status: int
) -> None:
    page = browse("bruno").post("/readers", fields)
    assert page.status == status
    assert page.words("[role=alert]")
    field = page.tree.css_first("input[name=name]")
    assert field is not None
    assert field.attributes["value"] == fields["name"]


def test_nobody_changes_his_own_card(browse: Browse) -> None:
    fields = {"organisation": "jmac", "clearance": "SC", "cases": "everything"}
    assert browse("bruno").post("/readers/bruno", fields).status == 403
    assert not browse("bruno").get("/readers/bruno").tree.css("form.sheet")


def test_a_link_is_shown_once_to_the_registrar(folder: Path, browse: Browse) -> None:
    page = browse("bruno").post("/readers/hana/link", {"hours": "2"})
    link = page.words("[role=status] code")
    assert Gate(folder).find_invitation(link.rpartition("/")[2]).reader == "hana"
    assert link not in browse("bruno").get("/readers/hana").text
    assert browse("bruno").post("/readers/hana/link", {"hours": "x"}).status == 400


def test_access_is_explained_check_by_check(folder: Path, browse: Browse) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as mine:
        with house.picture(house.reader("hana")) as theirs:
            seen = {one.item.id for one in theirs.items(limit=500)}
        items = [one.item.id for one in mine.items(limit=500)]
    hidden = next(one for one in items if one not in seen)
    shared = next(one for one in items if one in seen)
    page = browse("ana").get(f"/readers/hana?record={hidden}")
    assert "hana may not see it." in page
    assert "does not reach" in page or "not in the audience" in page
    assert page.words(".handling")
    assert "hana may see it." in browse("ana").get(f"/readers/hana?record={shared}")
    told = [browse("hana").get(f"/readers/ana?record={one}") for one in (hidden, "0" * 64)]
    assert [page.status for page in told] == [404, 404]
    blind = [
        page.text.replace(one, "ID").replace(one[:12], "ID")
        for page, one in zip(told, (hidden, "0" * 64), strict=True)
    ]
    assert blind[0] == blind[1]


def test_an_id_that_is_none_is_a_clear_error(browse: Browse) -> None:
    page = browse("ana").get("/readers/hana?record=abc")
    assert page.status == 400
    assert "64 signs" in page


def test_the_log_is_for_custodians_and_is_filtered(browse: Browse) -> None:
    browse("ana").get("/")
    page = browse("bruno").get("/readings?reader=ana")
    assert page.status == 200
    rows = [
        row.css("td")[0].text() for row in page.tree.css("main table tbody tr") if row.css("td")
    ]
    assert "ana" in rows
    assert "bruno" not in rows
    assert browse("bruno").get("/readings?tab=doors").status == 200
    assert "Nothing was found." in browse("bruno").get("/readings?day=1999-01-01")


def test_to_others_the_log_is_not_there(browse: Browse) -> None:
    for name in ("ana", "hana"):
        there, nowhere = browse(name).get("/readings"), browse(name).get("/readinga")
        assert there.status == nowhere.status == 404
        assert there.text.replace("/readings", "/X") == nowhere.text.replace("/readinga", "/X")
