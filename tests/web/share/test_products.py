"""Products in the browser: composed, checked, and given out only when nothing is in the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import msgspec
import pytest
from openpyxl import load_workbook

from sightline.products.shelf import KINDS
from sightline.web.words import LANGUAGES, load_catalogue
from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.share.examples import give_examples

Browse = Callable[[str], Browser]
NAMED = "recipient=Head&basis=Mandate"


@pytest.fixture
def group(browse: Browse, folder: Path) -> str:
    """The address of the dossier of a group that ana may see."""
    page = browse("ana").get("/search?kind=Group")
    link = next(one for one in page.links("main a") if one.startswith("/entity/g-"))
    return link.removeprefix("/entity/").split("?")[0]


def test_the_shelf_asks_for_what_each_kind_needs(browse: Browse) -> None:
    page = browse("ana").get("/products")
    assert page.status == 200
    forms = [str(one.attributes["action"]) for one in page.tree.css("main form")]
    assert forms == [f"/products/{kind}" for kind in KINDS]
    assert "Interim Peace Operation" in page.words("select")


def test_a_dossier_waits_for_recipient_and_basis(browse: Browse, group: str) -> None:
    ana = browse("ana")
    page = ana.get(f"/products/dossier?subject={group}")
    assert page.status == 200
    assert "say the recipient and the legal basis" in page.words("#main .warn")
    assert not [one for one in page.links() if "/file" in one]
    refused = ana.get(f"/products/dossier/file?subject={group}")
    assert refused.status >= 400
    assert "legal basis" in refused.words()
    ready = ana.get(f"/products/dossier?subject={group}&{NAMED}")
    assert "Nothing stands in the way" in ready
    assert len([one for one in ready.links() if "/file" in one]) == 4


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "json"])
def test_a_brief_is_given_out_in_every_form(browse: Browse, form: str) -> None:
    response = browse("ana").get(f"/products/brief/file?form={form}&known=2021-07-12").response
    assert response.status_code == 200
    body = response.content
    assert f".{form}" in response.headers["content-disposition"]
    match form:
        case "pdf":
            assert body.startswith(b"%PDF-1.7")
        case "docx":
            assert docx.Document(io.BytesIO(body)).paragraphs
        case "xlsx":
            assert "Statements" in load_workbook(io.BytesIO(body)).sheetnames
        case _:
            assert msgspec.json.decode(body)["kind"] == "brief"


def test_the_page_and_the_file_are_one_paper(browse: Browse) -> None:
    ana, terms = browse("ana"), "known=2021-07-12&days=30"
    page = ana.get(f"/products/brief?{terms}")
    held = msgspec.json.decode(ana.get(f"/products/brief/file?form=json&{terms}").response.content)
    assert held["title"] == page.words("h1")
    assert held["handling"] in page
    told = [one["says"] for one in held["parts"]]
    assert len(told) > 5
    assert all(one.split(". ")[0] in page for one in told)


def test_a_name_leads_to_who_may_be_meant(browse: Browse, group: str) -> None:
    ana = browse("ana")
    name = ana.get(f"/entity/{group}").words("h1").split()[0]
    page = ana.get(f"/products/dossier?subject={name}")
    assert page.status == 200
    assert any(group in one for one in page.links("main li a"))


def test_what_is_absent_and_what_is_hidden_are_answered_alike(browse: Browse, folder: Path) -> None:
    hana = browse("hana")
    with Workspace.open(folder) as house:
        shown, seen = (house.picture(house.reader(name)).ids() for name in ("ana", "hana"))
    group = min(shown - seen)
    absent = hana.get("/products/dossier?subject=g-nothing")
    hidden = hana.get(f"/products/dossier?subject={group}")
    assert absent.status == hidden.status == 404
    assert absent.text.replace("g-nothing", "@") == hidden.text.replace(group, "@")


@pytest.mark.parametrize(
    "address",
    ["/products/poem", "/products/brief?days=0", "/products/brief?days=x",
     "/products/brief/file?form=odt", "/products/flash", "/products/brief?subject=nothing"],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_in_words(browse: Browse, address: str) -> None:
    page = browse("ana").get(address)
    assert page.status in (400, 404)
    assert page.words("main")


def test_a_product_is_noted_as_a_reading(browse: Browse) -> None:
    browse("ana").get("/products/brief?known=2021-07-12")
    assert "product" in browse("bruno").get("/readings").words("main")


def test_every_kind_is_told_in_every_language() -> None:
    catalogue = load_catalogue()
    for kind in KINDS.values():
        for words in (kind.title, kind.says):
            assert set(catalogue[words]) == set(LANGUAGES) - {"en"}


def test_examples_answer(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house:
        examples = give_examples(house.picture(house.reader("ana")))
    for address in (one for several in examples.values() for one in several):
        assert browse("ana").get(address).status == 200, address
