"""The assessment at the door: pages with words, statements to open, and nothing of a person."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from tests.cli.door import Door

ENTITIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("land", "Territory", {"name": "Furerosh"}),
    ("m1", "Mission", {"name": "Mission One", "abbreviation": "MO", "territory": "land"}),
    ("band", "Group", {"name": "Band", "groupKind": "gang", "territory": "land"}),
    ("boss", "Person", {"name": "Ilyan Morovest"}),
    ("mk", "IllicitMarket", {"name": "Fuel trade", "territory": "land"}),
    ("r1", "MarketRole", {"actor": "band", "market": "mk", "scene": "tax"}),
    ("r2", "MarketRole", {"actor": "boss", "market": "mk", "scene": "sell"}),
    (
        "o1",
        "Observation",
        {"subject": "band", "aspect": "state-relation", "stateRelation": "predatory"},
    ),
)
LAND = "".join(
    json.dumps({"id": one, "schema": schema, "properties": {n: [v] for n, v in said.items()}})
    + "\n"
    for one, schema, said in ENTITIES
)


@pytest.fixture
def area(filled: Door) -> Door:
    """A house with an area, in which a gang and a person take part in a trade."""
    file = filled.write("land.ftm.json", LAND)
    filled.call("add", file, "--marking", "C org:jmac", "--known", "2024-05-01", by="ana")
    return filled


@pytest.mark.parametrize("name", ["m1", "MO", "mission one", "Furerosh", "land"])
def test_an_area_is_found_by_id_name_or_abbreviation(area: Door, name: str) -> None:
    page = area.said("assess", name, "--on", "2024-06-01", by="ana")
    assert "Who takes part, and how does each stand to the state?" in page
    assert "Band  gang" in page
    assert "'predatory'" in page


def test_the_page_has_all_interfaces_and_says_what_is_not_seen(area: Door) -> None:
    page = area.said("assess", "m1", by="ana")
    for number in range(1, 8):
        assert any(line.startswith(f"{number}  ") for line in page.splitlines())
    assert "cannot be seen here" in page
    assert page.count("rival: ") == 7
    assert page.startswith("STRICTLY CONFIDENTIAL")  # a register beside it is
    assert "None is held." in page


def test_a_person_is_counted_and_not_named(area: Door) -> None:
    page = area.said("assess", "m1", "--whole", by="ana")
    assert "1 person with a reported part" in page
    assert "Morovest" not in page


def test_programs_get_every_statement(area: Door) -> None:
    told = area.told("assess", "m1", "--on", "2024-06-01", "--interface", "1", by="ana")
    (side,) = told["assessment"]["sides"]
    assert side["code"] == "1"
    (seen,) = [one for one in side["gauges"] if one["code"] == "I1.2"]
    assert (seen["state"], seen["low"]) == ("seen", 1.0)
    assert all(len(name) == 64 for name in seen["basis"])
    area.call("show", seen["basis"][0], by="ana")
    assert told["terms"]["on"] == "2024-06-01"
    assert told["handling"]
    unseen: Iterable[float | None] = [one["low"] for one in side["gauges"] if one["code"] != "I1.2"]
    assert set(unseen) == {None}


def test_before_it_was_known_nothing_is_there(area: Door) -> None:
    result = area.call("assess", "m1", "--on", "2024-04-30", status=1, by="ana")
    assert "there is no one mission or territory" in result.stderr


def test_what_is_no_area_is_refused(area: Door) -> None:
    assert (
        "expected a mission or a territory"
        in area.call("assess", "band", status=1, by="ana").stderr
    )
    area.call("assess", "m1", "--interface", "8", status=2, by="ana")


def test_who_may_not_see_it_finds_no_area(area: Door) -> None:
    hidden = area.call("assess", "m1", status=1, by="ben").stderr
    absent = area.call("assess", "m2", status=1, by="ben").stderr
    assert hidden.replace("m1", "m2") == absent


def test_judgements_on_the_area_are_shown(area: Door) -> None:
    page = area.said("assess", "m1", by="ana")
    assert "Judgements on the area and its groups" in page
