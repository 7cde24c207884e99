"""Known data sets at the door: read without a mapping, with what to be wary of."""

from __future__ import annotations

from tests.cli.door import Door

OPERATIONS = """\
id,mission_acronym,mission_name,lead_department,mission_isactive,start_date,end_date,mission_location,mission_longitude,mission_latitude,last_update
69,XMIS,Mission in X,DPO,Yes,2013-04-25,,Bamako,"12,6500","-8,0000",2024-02-19
"""


def test_a_known_set_needs_no_mapping(door: Door) -> None:
    door.found()
    path = door.write("registry.csv", OPERATIONS)
    told = door.told("add", path)
    assert told["sets"] == ["un-operations"]
    assert told["statements"] > 5
    (mission,) = door.lines("list", "Mission")
    assert "Mission in X" in door.said("show", mission["id"])
    again = door.said("add", "events", path)
    assert "Registry of United Nations operations" in again
    assert "swapped" in again
    assert "New: 0 records" in again


def test_a_preview_of_a_known_set_adds_nothing(door: Door) -> None:
    door.found()
    path = door.write("registry.csv", OPERATIONS)
    assert "Mission in X" in door.said("add", path, "--preview")
    assert door.lines("list") == []


def test_a_table_of_no_known_set_is_asked_about(door: Door) -> None:
    door.found()
    path = door.write("table.csv", "id,mission_acronym\n1,X\n")
    assert "--guess" in door.call("add", path, status=1).output
