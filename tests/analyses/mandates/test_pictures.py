"""Mandates in a picture: what nobody read is never absent, and a sanctions text is no mandate."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.mandates import (
    Held,
    cross_decisions,
    decisions,
    find_decision,
    justice_gaps,
    lags,
    mandate_coverage,
    mean_lag,
    precedents,
    register,
    silences,
)
from sightline.analyses.reading import Reading
from sightline.errors import NotFound
from tests.analyses.stage import Stage

DAY = "2020-01-01"
TASK = ("tasks the mission", "threat named", "theme: drugs", "activity: capacity")


class World(Stage):
    """Missions and mandates told in a line each."""

    def mission(self, name: str, start: str, **more: Any) -> None:
        self.tell(name, "Mission", name=name, abbreviation=name, incorporationDate=start, **more)

    def mandate(self, name: str, mission: str, day: str, **more: Any) -> None:
        facts = {"subjectType": "mission-mandate", "mission": mission, **more}
        self.tell(name, "Mandate", name=name, symbol=name, adoptionDate=day, **facts)

    def provision(self, mandate: str, number: str, **more: Any) -> None:
        facts = {"operative": "operative", "ocScope": "none", "strength": "mandates", **more}
        name = f"{mandate}-{number}"
        self.tell(name, "MandateProvision", name=name, mandate=mandate, paragraph=number, **facts)


@pytest.fixture
def world() -> World:
    """One mission with a late task, one silent, one whose mandate nobody read, and sanctions."""
    world = World()
    for name in ("LATE", "SILENT", "UNREAD"):
        world.mission(name, "2013-04-25")
        world.mandate(f"S/{name}/1", name, "2013-04-25")
    words = {"quote": "The smuggling of fuel", "keywords": "threat named"}
    for name in ("LATE", "SILENT"):
        world.provision(f"S/{name}/1", "preamble 3", operative="preamble", **words)
        world.provision(f"S/{name}/1", "4", quote="Asks States to investigate", strength="requests")
    world.mandate("S/LATE/2", "LATE", "2018-06-28")
    told = {"quote": "to train the police against drugs", "keywords": TASK, "ocScope": "capacity"}
    world.provision("S/LATE/2", "31", **told)
    world.mandate("S/SANCTIONS", "SILENT", "2016-06-23", subjectType="sanctions")
    world.provision("S/SANCTIONS", "30", **told)
    return world


@pytest.fixture
def reading(world: World) -> Reading:
    return world.reading(DAY)


def test_the_register_tells_subjects_and_what_nobody_read(reading: Reading) -> None:
    entries = {one.symbol: one for one in register(reading)}
    assert entries["S/LATE/2"].tasks == ("31",)
    assert entries["S/LATE/2"].scope == "capacity"
    assert entries["S/LATE/2"].themes == ("drugs",)
    assert entries["S/SANCTIONS"].tasks == ()
    assert (entries["S/SILENT/1"].recitals, entries["S/SILENT/1"].read_through) == (1, True)
    assert (entries["S/UNREAD/1"].coded, entries["S/UNREAD/1"].read_through) == (0, False)
    (only,) = register(reading, subject="sanctions")
    assert only.symbol == "S/SANCTIONS"


def test_what_is_told_in_two_ways_stays_side_by_side(world: World) -> None:
    world.mandate("S/LATE/2", "LATE", "2018-06-12")
    entries = {one.symbol: one for one in register(world.reading(DAY))}
    assert entries["S/LATE/2"].conflicts == ("adopted: 2018-06-12 / 2018-06-28",)
    assert entries["S/LATE/1"].conflicts == ()


def test_before_its_day_a_decision_is_not_there(world: World) -> None:
    symbols = [one.symbol for one in decisions(world.reading("2018-06-27", as_known=False))]
    assert "S/LATE/2" not in symbols
    assert "S/LATE/1" in symbols


def test_lags_are_days_and_open_ones_are_no_numbers(reading: Reading) -> None:
    found = {one.name: one for one in lags(reading)}
    task = found["LATE"].task
    assert task is not None
    assert str(task.lag) == "1890 days, 5.17 years"
    named = found["LATE"].named
    assert named is not None
    assert named.lag.days == 0
    assert (found["SILENT"].task, found["UNREAD"].task, found["LATE"].means) == (None, None, None)
    assert "S/UNREAD/1" in found["UNREAD"].finding.unknown[0]
    mean = mean_lag(list(found.values()))
    assert mean.years == pytest.approx(5.17, abs=0.01)
    assert (mean.of, mean.open) == (1, 2)
    assert mean_lag([found["SILENT"]]).years is None


def test_means_count_from_their_first_day(world: World) -> None:
    facts: dict[str, Any] = {"implementer": "LATE", "measureCode": "M01.1", "area": "1"}
    world.tell("use", "Measure", name="Patrols", startDate="2016-04-25", **facts)
    world.tell("undated", "Measure", name="Courses", **facts)
    (found,) = lags(world.reading(DAY), "LATE")
    assert found.means is not None
    assert found.means.lag.years == pytest.approx(3.0, abs=0.01)
    assert any("Courses" in gap for gap in found.finding.unknown)


def test_coverage_is_a_range_where_texts_are_unread(reading: Reading) -> None:
    found = mandate_coverage(reading)
    assert (found.tasked, found.named, found.unread) == (("LATE",), ("SILENT",), ("UNREAD",))
    assert found.missions == 3
    assert found.low == pytest.approx(1 / 3)
    assert found.high == pytest.approx(2 / 3)
    assert "UNREAD" in found.finding.unknown[0]


def test_without_missions_there_is_no_share() -> None:
    found = mandate_coverage(World().reading(DAY))
    assert (found.low, found.high, found.missions) == (None, None, 0)
    assert found.finding.unknown


def test_a_threat_without_a_tool_is_told(reading: Reading) -> None:
    found = {one.symbol: one for one in silences(reading)}
    assert found.keys() == {"S/LATE/1", "S/SILENT/1"}
    assert found["S/SILENT/1"].sure
    assert found["S/SILENT/1"].named == ("preamble 3",)


def test_help_to_a_panel_is_a_task_and_no_tool(world: World) -> None:
    told = {"keywords": TASK, "ocScope": "support-sanctions", "quote": "to help the Panel on gold"}
    world.provision("S/SILENT/1", "40", **told)
    reading = world.reading(DAY)
    (entry,) = [one for one in register(reading) if one.symbol == "S/SILENT/1"]
    assert entry.tasks == ("40",)
    assert "S/SILENT/1" in [one.symbol for one in silences(reading)]
    assert mandate_coverage(reading).named == ("SILENT",)
    (lag,) = lags(reading, "SILENT")
    assert lag.task is None


def test_a_part_of_a_mandate_proves_no_silence(world: World) -> None:
    world.mandate("S/PART", "UNREAD", "2015-01-01")
    world.provision("S/PART", "preamble", operative="preamble", keywords="threat named")
    found = {one.symbol: one for one in silences(world.reading(DAY))}
    assert not found["S/PART"].sure
    assert "no tool is known in it" in found["S/PART"].finding.claim


def test_gaps_of_a_read_mandate_are_gaps_and_of_an_unread_one_are_not_known(
    reading: Reading,
) -> None:
    held = {
        one.link: one.held
        for one in justice_gaps(reading, find_decision(reading, "S/LATE/2")).links
    }
    assert held["police"] is Held.ON_CRIME
    assert held["prosecution"] is Held.ABSENT
    others = justice_gaps(reading, find_decision(reading, "S/LATE/1"))
    assert {one.link: one.held for one in others.links}["investigation"] is Held.OTHERS
    assert "Investigation" in others.missing
    unread = justice_gaps(reading, find_decision(reading, "S/UNREAD/1"))
    assert {one.held for one in unread.links} == {Held.UNKNOWN}
    assert unread.missing == ()


def test_precedents_come_with_what_was_done_and_only_after_them(world: World) -> None:
    facts: dict[str, Any] = {"implementer": "LATE", "measureCode": "M01.1", "area": "1"}
    world.tell("early", "Measure", name="Early", startDate="2015-01-01", **facts)
    world.tell("later", "Measure", name="Later", startDate="2019-01-01", **facts)
    based: dict[str, Any] = {"basis": "S/LATE/2-31"}
    world.tell("undated", "Measure", name="Based", **facts, **based)
    seen: dict[str, Any] = {
        "subject": "LATE",
        "aspect": "results",
        "unit": "arrests",
        "quantityLow": "0",
    }
    world.tell("result", "Observation", startDate="2019-05-01", quantityHigh="0", **seen)
    reading = world.reading(DAY)
    (one,) = precedents(reading, scope="capacity", apart_from="SILENT").found
    assert [(done.what, done.based) for done in one.measures] == [("Later", False), ("Based", True)]
    assert [done.what for done in one.results] == ["arrests: 0 to 0"]
    assert set(one.finding.basis) <= {saying.id for saying in reading.picture.statements(limit=500)}
    assert precedents(reading, apart_from="LATE").found == ()
    assert precedents(reading, theme="arms").found == ()


def test_tasks_without_a_coded_theme_are_counted_and_not_dropped_in_silence(world: World) -> None:
    world.provision("S/LATE/2", "32", ocScope="capacity", keywords="tasks the mission")
    found = precedents(world.reading(DAY), theme="drugs")
    assert [one.paragraph for one in found.found] == ["31"]
    assert found.uncoded == 1
    (done,) = (one.finding.unknown for one in found.found)
    assert "nothing is filed" in done[0]


def test_scope_against_activity(reading: Reading) -> None:
    table = cross_decisions(decisions(reading))
    assert (table.scopes, table.activities, table.counts) == (("capacity",), ("capacity",), ((1,),))
    assert cross_decisions(()).tasks == 0


def test_what_is_not_there_is_not_found(reading: Reading) -> None:
    with pytest.raises(NotFound, match="S/NONE"):
        find_decision(reading, "S/NONE")


def test_every_finding_cites_statements_or_says_what_is_unknown(reading: Reading) -> None:
    known = {one.id for one in reading.picture.statements(limit=1000)}
    found = [one.finding for one in lags(reading)]
    found += [one.finding for one in silences(reading)]
    found += [justice_gaps(reading, one).finding for one in decisions(reading)]
    for one in (*found, mandate_coverage(reading).finding):
        assert one.basis or one.unknown
        assert set(one.basis) <= known
