"""Today: what changed since the last visit, what is due, what is not known; never a score."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.intake import Provenance, read_ftm_entities
from sightline.judgements.deeds import Raised
from sightline.picture import Change, Why
from sightline.reception import Gate
from sightline.values import Record
from sightline.web.network.changes import gather
from sightline.workspace import Workspace
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]


def add(folder: Path, *entities: tuple[str, str, dict[str, str]]) -> None:
    """Let ana write something down now, under her own marking."""
    lines = [
        json.dumps({"id": name, "schema": schema, "properties": {p: [v] for p, v in said.items()}})
        for name, schema, said in entities
    ]
    path = folder.parent / "told.ftm.json"
    path.write_text("\n".join(lines), "utf-8")
    with Workspace.open(folder) as house:
        ana = house.reader("ana")
        marking = house.own_marking(ana)
        house.add([marking], ana)
        house.keep_file(path.read_bytes(), ana)
        records: list[Record] = []
        for batch in read_ftm_entities(path, Provenance(marking=marking.id, known="2024-03-12")):
            records += [*batch.items, *batch.statements]
        house.add(records, ana)


@pytest.fixture
def own(rehearsed: Path, tmp_path: Path) -> Path:
    """A copy of the house for one test."""
    return Path(shutil.copytree(rehearsed, tmp_path / "house"))


def test_who_is_new_is_told_of_the_last_month_of_reports(browse: Browse) -> None:
    page = browse("ana").get("/")
    assert "What became known after" in page
    assert page.tree.css("#changed ~ .cards .card")


def test_since_the_last_visit_is_what_was_written_down_since(own: Path) -> None:
    Gate(own).open_session("ana")
    with Browser(own, "ana") as browser:
        assert "Nothing was written down in your picture since your last visit." in browser.get("/")
    add(own, ("g-new", "Group", {"name": "Quayside Obala Union"}))
    with Browser(own, "ana") as browser:
        page = browser.get("/")
        assert "What was written down since your last visit" in page
        assert "Quayside Obala Union" in page
        assert "/entity/g-new" in page.links()
        assert "Quayside Obala Union" in browser.get("/changes?group=appeared+Group")


def test_what_is_due_opens(own: Path) -> None:
    today = dt.datetime.now(dt.UTC).date()
    raised = Raised(
        question="Who buys the fuel?",
        level="EEI",
        decision="Where to patrol",
        owner="ana",
        due=today,
    )
    ends = str(today + dt.timedelta(days=20))
    add(own, ("l-new", "Mandate", {"name": "Decision 9", "symbol": "D/9", "expiryDate": ends}))
    with Workspace.open(own) as house:
        done = house.require(raised, house.reader("ana"))
    with Browser(own, "ana") as browser:
        page = browser.get("/")
        assert f"/requirements/{done.id}" in page.links("section[aria-labelledby=due] a")
        assert "/entity/l-new" in page.links("section[aria-labelledby=due] a")
        assert f"/requirements/{done.id}" in page.links("section[aria-labelledby=unknown] a")


def test_counts_stand_beside_their_coverage(browse: Browse) -> None:
    page = browse("ana").get("/")
    assert "reporting: reports in" in page
    assert "not known to be quiet" in page.text
    assert "Boundaries:" in page


def test_every_line_opens(browse: Browse) -> None:
    browser = browse("ana")
    links = {
        one for one in browser.get("/").links("main li a") if one.startswith(("/entity", "/item"))
    }
    assert links
    assert {browser.get(one).status for one in sorted(links)[:12]} == {200}


def test_the_past_is_told_as_it_was(browse: Browse) -> None:
    page = browse("ana").get("/?known=2019-06-01")
    assert "Today, 2019-06-01" in page
    assert "2024" not in page.words("main h2") + page.words("main figcaption")


def test_what_may_undo_something_comes_first() -> None:
    kinds = ["value said again", "appeared", "value removed", "merged", "gone"]
    changes = [
        Change(kind=kind, entity="e", caption="E", why=(Why(reason="said"),), schema="Person")
        for kind in kinds
    ]
    assert [one.kind for one in gather(changes)] == [
        "gone", "value removed", "merged", "appeared", "value said again",
    ]  # fmt: skip
