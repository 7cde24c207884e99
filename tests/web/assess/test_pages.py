"""Interfaces, flags and mandates as pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sightline.analyses.flags import load_cards, raise_flags
from sightline.analyses.interfaces import UNSEEN
from sightline.analyses.reading import Reading
from sightline.picture import Picture
from sightline.reference import load_documents
from sightline.web.assess.flags import ask_rules
from sightline.web.assess.interfaces import assess_area, draw_gauges, find_moved
from sightline.web.assess.texts import read_text
from sightline.workspace import Workspace
from tests.web.assess.examples import NOBODY
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]
TASK = (
    "33. Requests MONUSCO to collect and analyse information on criminal networks "
    "which support the armed groups;"
)


@pytest.fixture
def picture(folder: Path) -> Iterator[Picture]:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        yield picture


@pytest.fixture
def area(picture: Picture) -> str:
    return picture.entities("Mission", limit=1)[0].id


def test_every_interface_is_there_and_says_what_cannot_be_seen(browse: Browse, area: str) -> None:
    page = browse("ana").get(f"/interfaces/{area}")
    assert page.status == 200
    assert len([one for one in page.tree.css("main h2") if one.text().strip()[0].isdigit()]) == 7
    assert "Cannot be seen here" in page
    assert "What else could explain it" in page
    assert "What would change it" in page


def test_a_gauge_has_its_range_grades_and_statements(browse: Browse, picture: Picture) -> None:
    day = max(_days(picture))
    anchor = picture.entities("Mission", limit=1)[0].id
    found = assess_area(picture, day, anchor)
    seen = [one for side in found.sides for one in side.gauges if one.state != UNSEEN]
    assert seen
    page = browse("ana").get(f"/interfaces/{anchor}?part={seen[0].interface}&as_of={day}")
    assert seen[0].basis[0][:8] in page.text
    assert all(not side.gauges or draw_gauges(side) is not None for side in found.sides)


def _days(picture: Picture) -> set[dt.date]:
    spans = (fact.start for fact in Reading(picture, _today()).of("Incident"))
    return {day for day in spans if day is not None}


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def test_two_days_are_compared(browse: Browse, picture: Picture, area: str) -> None:
    page = browse("ana").get(f"/interfaces/{area}?known=2024-06-30&than=2022-06-30")
    assert page.status == 200
    assert "What moved since 2022-06-30" in page
    bad = browse("ana").get(f"/interfaces/{area}?than=lately")
    assert bad.status == 400
    same = assess_area(picture, _today(), area)
    assert find_moved(same, same) == ()


def test_what_cannot_be_assessed_is_told(browse: Browse, picture: Picture) -> None:
    browser, person = browse("ana"), picture.entities("Person", limit=1)[0].id
    assert browser.get(f"/interfaces/{person}").status == 400
    assert browser.get("/interfaces/nobody").status == 404
    area = picture.entities("Mission", limit=1)[0].id
    assert browser.get(f"/interfaces/{area}?part=8").status == 400


def test_flags_are_those_of_the_rules(browse: Browse, picture: Picture) -> None:
    flags = raise_flags(picture, _today())
    page = browse("ana").get("/flags")
    assert page.status == 200
    assert f"{len(flags)} flags" in page or not flags
    asked = ask_rules(picture, _today())
    assert set(asked) == set(load_cards())
    assert sum(len(one.flags) for one in asked.values()) == len(flags)


def test_silent_rules_say_whether_they_could_see(browse: Browse, picture: Picture) -> None:
    asked = ask_rules(picture, _today())
    blind = [code for code, one in asked.items() if not one.flags and not one.has_seen]
    looked = [code for code, one in asked.items() if not one.flags and one.has_seen]
    assert blind
    assert looked
    browser = browse("ana")
    assert "had nothing to look at" in browser.get("/flags")
    assert "It had nothing to look at" in browser.get(f"/flags/{blind[0]}")
    assert "It looked and saw no trigger" in browser.get(f"/flags/{looked[0]}")


def test_a_flag_shows_what_it_rests_on_and_leads_to_a_requirement(browse: Browse) -> None:
    page = browse("ana").get("/flags/F-CAPTURE")
    assert page.status == 200
    links = page.links()
    assert any(one.startswith("/statement/") for one in links)
    assert any(one.startswith("/requirements/new?") and "F-CAPTURE" in one for one in links)
    assert "Wrong if" in page
    assert "Rival" in page
    assert browse("ana").get("/flags/F-NOTHING").status == 404
    assert browse("ana").get("/flags?about=nobody").status == 404


def test_readers_see_flags_of_their_own_picture_alone(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("hana")) as hers:
        flags = raise_flags(hers, _today())
    page = browse("hana").get("/flags")
    assert page.status == 200
    assert f"{len(flags)} flags" in page or "No rule sees its trigger" in page


@pytest.mark.parametrize(
    "part", ["register", "reference", "lag", "coverage", "silent", "precedents", "cross"]
)
def test_every_part_of_mandates_is_shown(browse: Browse, part: str) -> None:
    for reader in ("ana", "hana"):
        assert browse(reader).get(f"/mandates?part={part}").status == 200


def test_a_decision_of_the_picture_and_one_of_the_register(
    browse: Browse, picture: Picture
) -> None:
    held = picture.entities("Mandate", limit=1)[0]
    page = browse("ana").get(f"/mandates/{held.id}")
    assert page.status == 200
    assert "The chain of justice" in page
    known = next(one for one in load_documents() if one.provisions)
    other = browse("ana").get(f"/mandates/{known.entity}")
    assert known.provisions[0].says[:40] in other
    assert browse("ana").get(f"/mandates/{NOBODY}").status == 404
    assert browse("ana").get("/mandates?part=gossip").status == 400


def test_a_pasted_paragraph_is_read_and_not_kept(browse: Browse, picture: Picture) -> None:
    page = browse("ana").post("/mandates/read", {"text": TASK})
    assert page.status == 200
    assert "information" in page.words("dl")
    assert "names crime" in page
    assert TASK in page.text
    compared = browse("ana").post(
        "/mandates/read", {"text": TASK, "earlier": "33. Requests MONUSCO to monitor the embargo;"}
    )
    assert "What changed" in compared
    assert browse("ana").post("/mandates/read", {"text": ""}).status == 400
    assert browse("ana").post("/mandates/read", {"text": "x" * 400_001}).status == 400
    with_script = browse("ana").post("/mandates/read", {"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in with_script.text


def test_a_whole_text_is_read_as_it_is() -> None:
    whole = f"The Security Council,\n\nRecalling its resolutions,\n\n1. {TASK[4:]}"
    assert read_text(whole).document.text == whole
