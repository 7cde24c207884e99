"""Where the seeds mislead: each place is a test that the data does not follow them there."""

from __future__ import annotations

import datetime as dt
import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sightline.analyses.citation import independent
from sightline.analyses.claim import check_claim
from sightline.analyses.partition import Share, rank_shares
from sightline.analyses.police_ratio import police_ratio
from sightline.errors import MixedPartitions
from sightline.model import load_model
from sightline.reference import (
    find_deployment,
    find_document,
    load_activities,
    load_documents,
    load_missions,
    load_territories,
    mandates_of,
    precedents,
)

SPELLINGS: Any = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text("utf-8"))


def test_a_sanctions_text_is_never_counted_as_a_mandate() -> None:
    taken = find_document("S/RES/2293")
    assert taken is not None
    assert (taken.subject, taken.taken_for) == ("sanctions", "mission-mandate")
    assert taken.expires == "2017-07-01"
    assert not taken.counts_as_mandate
    assert all(part.cross_reference and not part.tasks for part in taken.provisions)
    of_2016 = [one for one in mandates_of("MONUSCO") if one.date.startswith("2016")]
    assert [(one.symbol, one.date) for one in of_2016] == [("S/RES/2277", "2016-03-30")]
    for one in load_documents():
        assert one.counts_as_mandate == (one.subject == "mission-mandate")


def test_a_date_as_stated_stands_beside_the_verified_one() -> None:
    liberia = find_document("S/RES/2066")
    assert liberia is not None
    assert liberia.date == "2012-09-17"
    assert [one.date for one in liberia.as_stated] == ["2012-09-12"]


def test_an_amount_and_a_share_that_do_not_agree_are_flagged() -> None:
    found = check_claim((3.6, 4.8), (0.07, 0.07), (75, 77))
    assert found.agrees is False
    assert found.implied == pytest.approx((51.43, 68.57), abs=0.01)
    assert found.share == pytest.approx((0.0468, 0.064), abs=0.0001)


def test_activities_come_from_the_prose_and_guess_no_mission() -> None:
    by_code = {one.code: one for one in load_activities()}
    assert by_code["E02"].missions == ()
    assert by_code["E02"].note
    assert by_code["E03"].missions == ()
    named = {mission for one in load_activities() for mission in one.missions}
    assert len(named) < sum(one.seed_list for one in load_missions()) == 38


@pytest.mark.parametrize("pair", SPELLINGS["pairs"], ids=str)
def test_spellings_of_one_name_are_near_and_never_the_same(pair: dict[str, Any]) -> None:
    first, *others = pair["names"]
    for other in others:
        assert other != first
        assert difflib.SequenceMatcher(None, first.lower(), other.lower()).ratio() >= 0.8


def test_a_place_in_two_spellings_is_one_place() -> None:
    places = [one for one in load_territories() if "Amassine" in (one.name, *one.alias)]
    assert [one.name for one in places] == ["Ammasine"]


@pytest.mark.parametrize("one", SPELLINGS["demonyms"], ids=str)
def test_one_letter_is_another_country(one: dict[str, str]) -> None:
    country = load_model().schema("Person").properties["nationality"]
    assert country.clean(one["word"]).value == one["country"]


def test_shares_of_two_cuts_are_not_ranked() -> None:
    category = Share("crimes against the environment", 38, "categories")
    good = Share("drugs", 28, "single goods")
    with pytest.raises(MixedPartitions, match=r"categories.*single goods"):
        rank_shares([category, good])


def test_the_first_time_is_reckoned_from_the_register() -> None:
    statements = sorted(one.date for one in load_documents() if one.subject == "prst")
    assert statements[:2] == ["2009-12-08", "2010-02-24"]


def test_two_texts_that_cite_one_study_are_one_origin() -> None:
    cited = [("Boutellis and Osland 2020", "Dziedzic 2016"), ("Caparini 2019", "Dziedzic 2016")]
    assert independent(cited) == {"Dziedzic 2016"}


@pytest.mark.parametrize("year", [2016, 2017])
def test_the_two_ways_of_counting_police_fall_on_opposite_sides(year: int) -> None:
    one = find_deployment("MONUSCO", year)
    assert one is not None
    ratio = police_ratio(one.troops, one.individual, one.formed)
    assert (ratio.low_individual, ratio.low_with_formed, ratio.differ) == (True, False, True)


def test_the_examples_of_a_flattened_row_stand_where_they_belong() -> None:
    special = {one.name for one in precedents("M05.2")}
    assert any("Transnational Crime Unit" in name for name in special)
    assert any("Diamonds" in name for name in special)
    trained = {one.mission for one in precedents("M05.1")}
    assert trained == {"UNMIK", "MINUSTAH"}


@pytest.mark.parametrize(
    ("mission", "day", "there"),
    [
        ("MINUSMA", "2013-04-24", False),
        ("MINUSMA", "2018-06-28", True),
        ("MINUSMA", "2024-01-01", False),
        ("UNIOGBIS", "2020-12-30", True),
        ("UNIOGBIS", "2020-12-31", True),
        ("UNIOGBIS", "2021-01-01", False),
        ("UNAMID", "2021-01-01", False),
        ("UNMIK", "2026-01-01", True),
        ("UNMIL", "2003-09-15", None),
        ("UNMIL", "2018-03-15", None),
        ("UNMIL", "2018-04-01", False),
    ],
)
def test_being_active_is_asked_of_a_day(mission: str, day: str, there: bool | None) -> None:
    one = next(each for each in load_missions() if each.abbreviation == mission)
    assert one.active(dt.date.fromisoformat(day)) is there


def test_the_first_explicit_provision_for_mali_came_with_the_sixth_text() -> None:
    mandates = [one for one in mandates_of("MINUSMA") if one.date < "2019"]
    silent = [one.symbol for one in mandates if not any(part.tasks for part in one.provisions)]
    assert silent == ["S/RES/2100", "S/RES/2164", "S/RES/2227", "S/RES/2295", "S/RES/2364"]
    assert all(any(part.threat for part in one.provisions) for one in mandates)
