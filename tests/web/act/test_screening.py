"""Screening: software finds, a person decides, and whoever has a certificate can check it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sightline.intake.lists import ListTerms, open_list
from sightline.reception import Jobs
from sightline.values import Record
from sightline.workspace import Workspace
from tests.intake.lists.files import individual, united_nations
from tests.web.act.flow import address_of, in_a_month, wait_for
from tests.web.browser import Browser, Page

Browse = Callable[[str | None], Browser]
NAME = "Bakary Yoro Samassekou"
DAYS = ("2024-03-05T10:00:00Z", "2024-04-05T10:00:00Z")


@pytest.fixture(scope="module", autouse=True)
def listed(folder: Path) -> None:
    """Two versions of a list that ana may see."""
    person = individual(1, "CDi.001", "Bakary", "Yoro", "Samassekou", UN_LIST_TYPE="DRC")
    other = individual(2, "CDi.002", "Somebody", "Else", UN_LIST_TYPE="DRC")
    for day, records in zip(DAYS, ((person, other), (person,)), strict=True):
        with Workspace.open(folder) as house:
            reader = house.reader("ana")
            mark = house.own_marking(reader)
            path = folder.parent / "list.xml"
            path.write_text(united_nations(*records, day=day), "utf-8")
            opened = open_list(path, ListTerms(marking=mark.id))
            house.keep_file(path.read_bytes(), reader)
            told: list[Record] = [mark]
            for batch in opened.batches():
                told += [*batch.items, *batch.statements]
            house.add(told, reader)


def ask(browser: Browser, name: str = NAME, **said: str) -> Page:
    return browser.get("/screening/ask?name=" + name.replace(" ", "+"), **said)


def fields(page: Page) -> dict[str, str]:
    """What the form of a decision holds unseen."""
    return {
        str(node.attributes["name"]): node.attributes.get("value") or ""
        for node in page.tree.css('form[action*="/decide"] input[type="hidden"]')
    }


def decide(browser: Browser, page: Page, **said: str) -> Page:
    given = {"result": "clear", "reason": "another town", "review_due": in_a_month(), **said}
    return browser.post("/screening/decide", {**fields(page), **given})


def test_a_name_is_shown_with_every_reason_and_decided_by_nobody(browse: Browse) -> None:
    page = ask(browse("ana"))
    assert page.status == 200
    assert "possible match" in page.words("h1")
    assert "decided by nobody yet" in page
    assert "un-sc" in page.words("table")
    assert page.tree.css('a[href^="/entity/"]')


def test_every_possible_match_wants_an_answer_and_nothing_typed_is_lost(browse: Browse) -> None:
    page = decide(browse("ana"), ask(browse("ana")), reason="typed with care")
    assert page.status == 400
    assert page.words(".refused")
    assert "typed with care" in page.text


def test_it_is_decided_certified_and_verified(browse: Browse) -> None:
    ana = browse("ana")
    answered = {"answer-1": "another", "why-1": "born elsewhere"}
    done = decide(ana, ask(ana), **answered)
    assert done.status == 200, done.words(".refused")
    assert re.fullmatch(r"/screening/screening-\w+", address_of(done))
    assert "by ana" in done
    assert "born elsewhere" in done
    assert NAME in ana.get("/screening").words("table")
    for ending, begin in (("json", b"{"), ("pdf", b"%PDF")):
        got = ana.get(f"{address_of(done)}/certificate.{ending}").response
        assert got.content.startswith(begin)
        assert "attachment" in got.headers["content-disposition"]
        checked = ana.post("/screening/verify", files={"file": (f"c.{ending}", got.content)})
        assert "The signature holds" in checked
        assert "the key of this house" in checked
        assert "not the one that this version prints" not in checked
    document = ana.get(f"{address_of(done)}/certificate.json").response.content
    broken = document.replace(b"another town", b"another name")
    assert broken != document
    refused = ana.post("/screening/verify", files={"file": ("c.json", broken)})
    assert refused.status == 400
    assert "The signature holds" not in refused
    page = ana.get(f"{address_of(done)}/certificate.pdf").response.content
    longer = ana.post("/screening/verify", files={"file": ("c.pdf", page + b"\n%more\n")})
    assert "not the one that this version prints" in longer
    other = ana.post("/screening/verify", {"key": "0" * 64}, files={"file": ("c.json", document)})
    assert other.status == 400


def test_a_decision_of_another_day_does_not_count(browse: Browse) -> None:
    page = ask(browse("ana"))
    answered = {"answer-1": "another", "why-1": "x", "seen": "0" * 16}
    assert decide(browse("ana"), page, **answered).status == 400


@pytest.mark.parametrize("suffix", ["", "/certificate.pdf", "/certificate.json"])
def test_who_may_not_see_a_decision_is_told_what_he_is_told_of_none(
    folder: Path, browse: Browse, suffix: str
) -> None:
    ana = browse("ana")
    done = decide(ana, ask(ana), **{"answer-1": "same", "result": "exposure"})
    assert done.status == 200, done.words(".refused")
    name = address_of(done).rpartition("/")[2]
    told = browse("chidi").get(f"/screening/{name}{suffix}")
    nothing = browse("chidi").get(f"/screening/screening-0{suffix}")
    assert told.status == nothing.status == 404
    assert told.words().replace(name, "screening-0") == nothing.words()
    assert NAME not in browse("chidi").get("/screening")


def test_a_table_is_screened_by_a_job(browse: Browse) -> None:
    ana = browse("ana")
    table = f"Name,Country\n{NAME},ML\nQuiet Harbour Nobody,SL\n,\n".encode()
    asked = ana.post("/screening/table", {"for": "vendor"}, files={"file": ("v.csv", table)})
    assert asked.status == 200, asked.words()
    done = wait_for(ana, address_of(asked))
    assert "possible-match" in done.words("table")
    file = next(link for link in done.links() if "/files/" in link)
    got = ana.get(file)
    sheet = openpyxl.load_workbook(io.BytesIO(got.response.content)).active
    assert sheet is not None
    rows = list(sheet.values)
    assert NAME in rows[1]
    assert browse("bruno").get(file).status == 404
    assert browse("bruno").get(address_of(asked)).status == 404


@pytest.mark.parametrize(
    ("name", "body"),
    [("x.csv", b""), ("x.csv", b"Colour,Size\nred,3\n"), ("x.xlsx", b"PK\x03\x04nothing")],
)
def test_a_table_that_names_nobody_is_refused(
    folder: Path, browse: Browse, name: str, body: bytes
) -> None:
    page = browse("ana").post("/screening/table", {}, files={"file": (name, body)})
    assert page.status == 400
    assert page.words(".refused")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("name=", "a name"),
        ("name=A&born=yesterday", "yesterday"),
        ("name=A&country=Narnia", "Narnia"),
        ("name=Amina&kind=robot", "robot"),
        ("name=Amina&day=tomorrow", "tomorrow"),
        ("name=%2D%2D", "letter"),
    ],
)
def test_a_question_that_cannot_be_read_is_told_and_kept(
    browse: Browse, asked: str, told: str
) -> None:
    page = browse("ana").get(f"/screening/ask?{asked}")
    assert page.status == 400
    assert told in page.words(".refused")


def test_a_watch_is_kept_looked_at_and_ended(folder: Path, browse: Browse) -> None:
    ana = browse("ana")
    kept = ana.post("/watches/add", fields(ask(ana)))
    assert NAME in kept.words("table")
    done = wait_for(ana, address_of(ana.post("/watches/look")))
    assert "1 watches looked at" in done
    action = str(kept.tree.css_first('form[action$="/end"]').attributes["action"])  # type: ignore[union-attr]  # it is there
    assert ana.post(action, {"reason": ""}).status == 400
    assert "You keep no watch" in ana.post(action, {"reason": "over"})
    assert browse("bruno").post(action, {"reason": "over"}).status == 404


def test_lists_and_what_changed_in_them(browse: Browse) -> None:
    ana = browse("ana")
    page = ana.get("/lists")
    assert "2024-04-05" in page.words("table")
    delta = ana.get("/lists/delta?old=un-sc@2024-03-05&new=un-sc@2024-04-05")
    assert "Somebody Else" in delta.words("table")
    entity = next(link for link in delta.links("table a") if link.startswith("/entity/"))
    course = ana.get(entity.replace("/entity/", "/lists/of/"))
    assert "taken off the list" in course
    assert "no finding of guilt" in course
    assert "un-sc" not in browse("chidi").get("/lists").words()
    assert browse("chidi").get(entity.replace("/entity/", "/lists/of/")).status == 404


def test_jobs_are_of_their_reader_alone(folder: Path, browse: Browse) -> None:
    with Workspace.open(folder) as house:
        assert Jobs(folder).of(house.reader("hana")) == []
    assert "v.csv" not in browse("hana").get("/jobs")
