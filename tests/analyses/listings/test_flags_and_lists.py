"""Rules that ask who is listed hear of a delisting as they hear of a listing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sightline.analyses.flags import raise_flags
from sightline.analyses.reading import Reading
from sightline.analyses.sanctioned import listed_on
from sightline.values import Item, Kind, Statement
from tests.analyses.listings.shelf import MARKING, Shelf
from tests.intake.lists.files import individual

BEN = individual(2, "CDi.002", "BEN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29")
DAN = individual(3, "CDi.003", "DAN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Two versions: BEN stands in the first alone."""
    shelf = Shelf(tmp_path)
    shelf.add(BEN, DAN, day="2020-11-30")
    shelf.add(DAN, day="2025-04-19")
    return shelf


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2007-03-28", False), ("2020-11-30", True), ("2020-12-01", False), ("2026-01-01", False)],
)
def test_who_left_the_list_is_not_listed_any_more(shelf: Shelf, day: str, *, listed: bool) -> None:
    reading = Reading(shelf.picture(), dt.date.fromisoformat(day))
    assert bool(listed_on(reading, "un-sc-2", reading.day)) == listed
    assert bool(listed_on(reading, "un-sc-3", reading.day)) == (day != "2007-03-28")


@pytest.mark.parametrize(("day", "met"), [("2019-05-01", True), ("2024-05-01", False)])
def test_a_meeting_after_the_delisting_raises_no_flag(shelf: Shelf, day: str, *, met: bool) -> None:
    item = Item(title="Note", item_kind=Kind.NOTE, marking=MARKING.id, known=day, grade="B2")
    values = {"counterpart": "un-sc-2", "date": day}
    shelf.records += [
        item,
        *(
            Statement(entity="e1", item=item.id, prop=prop, schema="Engagement", value=value)
            for prop, value in values.items()
        ),
    ]
    reading = Reading(shelf.picture(), dt.date(2025, 6, 1))
    raised = [one for one in raise_flags(reading, rules=["F-LISTED"]) if one.subject == "un-sc-2"]
    assert bool(raised) == met
