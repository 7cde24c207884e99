"""The casebook at the door: replayed without a house, and filed into one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door


def test_a_case_is_replayed_without_a_house(door: Door) -> None:
    said = door.said("replay", "darfur")
    assert "Darfur (darfur, held-out)" in said
    assert "2018-07-13  F-WILL" in said
    assert "Hindsight" in said
    assert not door.house.exists()


def test_a_program_gets_the_facts_behind_a_flag(door: Door) -> None:
    told = door.told("replay", "darfur", "--rule", "f-silent")
    (played,) = told["replays"]
    (flag,) = played["raised"]
    assert (flag["rule"], flag["subject"]) == ("F-SILENT", "ref-mission-unamid")
    assert flag["spells"] == [{"first": "2018-07-13", "ended": "2019-07-01"}]
    assert flag["turns"][0]["facts"] == ["DF1"]
    assert told["caution"].startswith("Hindsight")


@pytest.mark.parametrize(("day", "up"), [("2018-07-12", 0), ("2018-07-13", 1), ("2020", 0)])
def test_one_day_shows_what_was_up_on_it(door: Door, day: str, up: int) -> None:
    told = door.told("replay", "darfur", "--rule", "F-SILENT", "--on", day)
    assert len(told["replays"][0]["raised"]) == up


def test_the_score_of_a_case(door: Door) -> None:
    told = door.told("replay", "niger", "--table")
    assert [(one["verdict"], one["part"]) for one in told["answers"]] == [("on the day", "amended")]
    assert [one["broken"] for one in told["silences"]] == [None, None]
    assert told["alarms_per_control_year"] is None
    said = door.said("replay", "niger", "--table")
    assert "F-LIVELI   amended   1" in said
    assert "mission years" not in said


def test_what_is_not_there_is_refused(door: Door) -> None:
    assert "expected one of afghanistan" in door.error("replay", "atlantis")
    assert "expected one of F-CAPTURE" in door.error("replay", "niger", "--rule", "F-NONE")


@pytest.mark.parametrize("name", ["casebook", "reference"])
def test_supplied_data_is_filed_once(door: Door, name: str) -> None:
    door.call("init", "--org", "jmac", "--reader", "ana")
    first, again = door.told("add", name), door.told("add", name)
    assert first["new"] == first["items"] + first["statements"]
    assert (again["new"], again["known"]) == (0, first["new"])
    assert "org:jmac" in first["handling"]
    found = "Taliban" if name == "casebook" else "MINUSMA"
    assert found in door.said("search", found)


def test_supplied_data_takes_a_marking_and_nothing_else(door: Door) -> None:
    door.call("init", "--org", "jmac", "--reader", "ana")
    told = door.told("add", "reference", "--marking", "U all")
    assert told["handling"].startswith("UNCLASSIFIED")
    assert "leave out --grade" in door.error("add", "casebook", "--grade", "A1", status=2)


def test_a_file_of_that_name_comes_first(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.call("init", "--org", "jmac", "--reader", "ana")
    monkeypatch.chdir(tmp_path)
    Path("reference").write_text("x")
    assert "reference" in door.error("add", "reference")
