"""Guided forms through the browser: kept in versions, nothing lost, nothing told to strangers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sightline.picture import Picture
from sightline.products.record import list_kept, list_versions
from sightline.products.threat import read_threats
from sightline.workspace import Workspace
from tests.web.assess.examples import NOBODY
from tests.web.browser import Browser, Page

Browse = Callable[[str | None], Browser]


@pytest.fixture
def picture(folder: Path) -> Iterator[Picture]:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        yield picture


def _go(page: Page) -> str:
    """Say to which item a form led on."""
    assert page.status == 303, page.words(".refused")
    found = re.search(r"/(threats|settlements)/([0-9a-f]{64})", page.response.headers["location"])
    assert found is not None
    return found[2]


def _begin(browser: Browser, title: str, address: str = "/threats") -> str:
    fields = {"step": "task", "do": "next", "f.title": title}
    return _go(browser.post(address, fields, follow=False))


def _rate(market: str, statement: str) -> dict[str, str]:
    return {
        "step": "threats",
        "do": "next",
        "f.threats.0.name": "Gold",
        "f.threats.0.subject": market,
        "f.threats.0.sort": "market",
        "f.threats.0.probability": "4",
        "f.threats.0.impact.political": "4",
        "f.threats.0.statements": f"http://somewhere/statement/{statement}",
        "f.threats.1.name": "Fuel",
        "f.threats.1.sort": "market",
        "f.threats.2.sort": "market",
    }


def test_a_form_grows_by_versions(browse: Browse, picture: Picture, folder: Path) -> None:
    browser, market = browse("ana"), picture.entities("IllicitMarket", limit=1)[0].id
    statement = picture.statements(entity=market, limit=1)[0]
    first = _begin(browser, "Grows")
    second = _go(browser.post(f"/threats/{first}/edit", _rate(market, statement.id), follow=False))
    page = browser.get(f"/threats/{second}")
    assert page.status == 200
    assert "Intelligence gaps: Fuel." in page
    assert "likely (55-75 %)" in page
    assert f"/statement/{statement.id}" in page.text
    assert "There is a newer version: 2" in browser.get(f"/threats/{first}")
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as now:
        kept = next(one for one in list_kept(now, "threat") if one.title == "Grows")
        assert (kept.version, kept.replaces) == (2, first)
        assert {statement.item, first} == set(kept.derived_from)
        record = read_threats(house.file(second, house.reader("ana")))
        assert [one.name for one in record.threats] == ["Gold", "Fuel"]
        assert record.threats[1].probability is None
        assert record.title == "Grows"
        bases = house.explain(statement.item, house.reader("ana"), house.reader("ana"))
        mine = house.markings(house.reader("ana"))[kept.marking]
        assert all(mine.level.rank >= base.level.rank for base, _ in bases)
        assert len(list_versions(now, kept)) == 2


def test_a_mistake_keeps_nothing_and_loses_nothing(browse: Browse, picture: Picture) -> None:
    browser, item = browse("ana"), _begin(browse("ana"), "Mistakes")
    person = picture.entities("Person", limit=1)[0].id
    fields = {
        "step": "threats",
        "do": "next",
        "f.threats.0.name": "Kept words",
        "f.threats.0.probability": "9",
        "f.threats.0.impact.social": "many",
    }
    page = browser.post(f"/threats/{item}/edit", fields)
    assert page.status == 400
    assert "threats.0.probability" in page.words(".refused")
    assert "threats.0.impact" in page.words(".refused")
    assert 'value="Kept words"' in page.text
    named = browser.post(
        f"/threats/{item}/edit",
        {"step": "threats", "f.threats.0.name": "X", "f.threats.0.subject": person},
    )
    assert named.status == 400
    assert "is a person" in named.words(".refused")
    unknown = browser.post(
        f"/threats/{item}/edit",
        {"step": "threats", "f.threats.0.name": "X", "f.threats.0.statements": NOBODY},
    )
    assert "there is no statement" in unknown.words(".refused")
    assert browser.get(f"/threats/{item}").status == 200
    assert "newer version" not in browser.get(f"/threats/{item}")


def test_rows_are_added_and_left_out_without_a_script(browse: Browse) -> None:
    browser, item = browse("ana"), _begin(browse("ana"), "Rows")
    fields = {"step": "plan", "f.plan.0.question": "One?", "f.plan.1.question": "Two?"}
    more = browser.post(f"/threats/{item}/edit", {**fields, "do": "add:plan"})
    assert more.status == 200
    assert len(more.tree.css("fieldset")) == 3
    less = browser.post(f"/threats/{item}/edit", {**fields, "do": "drop:plan.0"})
    assert len(less.tree.css("fieldset")) == 1
    assert "Two?" in less.text
    assert "One?" not in less.text
    assert "newer version" not in browser.get(f"/threats/{item}")


def test_two_people_do_not_overwrite_each_other(browse: Browse) -> None:
    browser, item = browse("ana"), _begin(browse("ana"), "Twice")
    fields = {"step": "plan", "do": "next", "f.plan.0.question": "One?"}
    assert browser.post(f"/threats/{item}/edit", fields, follow=False).status == 303
    late = browser.post(f"/threats/{item}/edit", {**fields, "f.plan.0.question": "Mine?"})
    assert late.status == 400
    assert "version 2" in late.words(".refused")
    assert "Mine?" in late.text


def test_a_draft_says_all_that_it_wants(browse: Browse) -> None:
    browser, item = browse("ana"), _begin(browse("ana"), "Draft")
    page = browser.post(f"/threats/{item}/complete", {})
    assert page.status == 403
    for word in ("the scope", "working definition", "key judgement", "collection plan"):
        assert word in page


def test_gaps_are_raised_as_requirements(browse: Browse, picture: Picture) -> None:
    browser, market = browse("ana"), picture.entities("IllicitMarket", limit=1)[0].id
    statement = picture.statements(entity=market, limit=1)[0].id
    item = _begin(browser, "Gaps")
    item = _go(browser.post(f"/threats/{item}/edit", _rate(market, statement), follow=False))
    ends = {"owner": "JMAC", "due": "2030-01-01", "decision": "the renewal"}
    none = browser.post(f"/threats/{item}/requirements", {**ends, "gap": "Invented?"})
    assert none.status == 400
    raised = browser.post(
        f"/threats/{item}/requirements", {**ends, "gap": "How likely is it: Fuel?"}, follow=False
    )
    assert raised.status == 303
    assert "asked already" in browser.get(f"/threats/{item}")


def test_who_loses_is_shown_with_its_range(browse: Browse) -> None:
    browser = browse("ana")
    item = _begin(browser, "Losers", "/settlements")
    rents = {
        "step": "rents",
        "do": "next",
        "f.rents.0.name": "Customs",
        "f.rents.0.low": "1000000",
        "f.rents.0.high": "2e6",
        "f.rents.0.currency": "USD",
        "f.rents.0.effect": "shrinks",
    }
    item = _go(browser.post(f"/settlements/{item}/edit", rents, follow=False))
    stakes = {
        "step": "actors",
        "do": "next",
        "f.actors.0.name": "Customs office",
        "f.stakes.0.actor": "Customs office",
        "f.stakes.0.rent": "Customs",
        "f.stakes.0.share_low": "10",
        "f.stakes.0.share_high": "20",
        "f.stakes.0.loss_low": "50",
        "f.stakes.0.loss_high": "100",
    }
    item = _go(browser.post(f"/settlements/{item}/edit", stakes, follow=False))
    page = browser.get(f"/settlements/{item}")
    assert "5e+04 to 4e+05 USD by year" in page or "50,000 to 400,000 USD by year" in page
    assert "grievances" in page
    backwards = browser.post(f"/settlements/{item}/edit", {**rents, "f.rents.0.low": "3e6"})
    assert backwards.status == 400
    assert "runs backwards" in backwards


def test_strangers_learn_nothing(browse: Browse) -> None:
    item = _begin(browse("ana"), "Only for some")
    for name in ("chidi", "hana"):
        stranger = browse(name)
        told = [stranger.get(f"/threats/{one}") for one in (item, NOBODY)]
        assert [one.status for one in told] == [404, 404]
        texts = [one.text.replace(item, "").replace(NOBODY, "") for one in told]
        texts = [one.replace(item[:12], "").replace(NOBODY[:12], "") for one in texts]
        assert texts[0] == texts[1]
        assert "Only for some" not in stranger.get("/threats")
        assert stranger.post(f"/threats/{item}/edit", {"step": "task"}).status == 404


def test_one_form_is_not_opened_as_another(browse: Browse) -> None:
    browser = browse("ana")
    item = _begin(browser, "A threat")
    assert browser.get(f"/settlements/{item}").status == 404
    assert browser.get(f"/settlements/{item}/edit").status == 404


def test_nothing_is_written_in_the_past(browse: Browse) -> None:
    browser = browse("ana")
    page = browser.get("/threats/new?known=2023-01-01")
    assert page.status == 200
    assert not page.tree.css("form.sheet")
    assert "go back to now" in page
