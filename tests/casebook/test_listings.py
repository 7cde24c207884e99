"""The listings of Mali on a day: every measure with its own beginning, all of them ended."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.casebook import load_cases
from sightline.casebook.records import as_block
from sightline.casebook.replay import replay_records
from sightline.picture import build


def in_force(day: str, known: str | None = None) -> dict[str, set[str]]:
    """Name by kind of measure who was listed on a day, as known on that day or another."""
    mali = next(one for one in load_cases() if one.code == "mali")
    on = dt.date.fromisoformat(day)
    as_known = dt.date.fromisoformat(known or day)
    with build([as_block(replay_records(mali))], reader="casebook", known=as_known) as picture:
        found: dict[str, set[str]] = {}
        for one in Reading(picture, on).of("Sanction"):
            if _stands(one, on):
                found.setdefault(str(one.text("provisions")), set()).add(str(one.text("entity")))
    return found


def _stands(one: Fact, on: dt.date) -> bool:
    return one.start is not None and one.start <= on and (one.end is None or on < one.end)


FIRST = {f"cb-person-mli00{number}" for number in (1, 2, 3)}
LATER = {f"cb-person-mli00{number}" for number in (4, 5, 6, 7, 8)}


@pytest.mark.parametrize(
    ("day", "travel", "freeze"),
    [
        ("2018-12-19", set(), set()),
        ("2018-12-20", FIRST, set()),
        ("2019-07-09", FIRST, set()),
        ("2019-07-10", FIRST | LATER, set()),
        ("2020-11-29", FIRST | LATER, set()),
        ("2020-11-30", FIRST | LATER, LATER),
        ("2023-08-30", FIRST | LATER, LATER),
        ("2023-08-31", set(), set()),
        ("2024-06-01", set(), set()),
    ],
)
def test_who_is_listed_depends_on_the_day_and_the_measure(
    day: str, travel: set[str], freeze: set[str]
) -> None:
    found = in_force(day)
    assert found.get("travel ban", set()) == travel
    assert found.get("asset freeze", set()) == freeze


def test_looking_back_the_freeze_began_before_it_was_known() -> None:
    assert in_force("2019-12-19", known="2020-11-30")["asset freeze"] == LATER
    assert "asset freeze" not in in_force("2019-12-18", known="2020-11-30")


def test_every_listing_is_told_to_have_lapsed() -> None:
    mali = next(one for one in load_cases() if one.code == "mali")
    told = [told for fact in mali.facts for told in fact.says if told.schema == "Sanction"]
    listed = {one.id for one in told if "startDate" in one.values}
    lapsed = {one.id for one in told if one.values.get("endDate") == ("2023-08-31",)}
    assert listed == lapsed
    assert len(listed) == 13
    assert all("authority" in one.values for one in told if "startDate" in one.values)
