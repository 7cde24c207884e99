"""Files as a mission receives them, read back by intake with the mappings beside them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from sightline.exercise.house import MARKS
from sightline.intake import load_mapping, read_table
from sightline.model import load_model
from sightline.values import Statement
from tests.exercise import worlds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an exercise, written once."""
    found = tmp_path_factory.mktemp("files")
    worlds.exercise().write_files(found)
    return found


def _read(folder: Path, name: str) -> list[Statement]:
    mapping = load_mapping((folder / name).with_suffix(".yaml"))
    said: list[Statement] = []
    for batch in read_table(folder / name, mapping, marking=MARKS["open"]):
        assert batch.refusals == ()
        said += batch.statements
    return said


def test_the_incident_sheet_is_read_without_a_refusal(folder: Path) -> None:
    with (folder / "incidents.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    said = _read(folder, "incidents.csv")
    names = Counter(one.prop for one in said if one.schema == "Incident")
    assert len(rows) > 100
    assert names["name"] == names["date"] == names["incidentType"] == len(rows)
    dead = sum(bool(row["Deaths at least"]) for row in rows)
    assert names["deathsLow"] == dead
    assert 0 < dead < len(rows)


def test_the_sheet_tells_what_the_truth_tells(folder: Path) -> None:
    days = Counter(one.value for one in _read(folder, "incidents.csv") if one.prop == "date")
    true = Counter(
        thing["values"]["date"][0]
        for thing in worlds.truth().things
        if thing["schema"] == "Incident"
    )
    assert sum((days - true).values()) < len(days) // 50 + 1


def test_the_vendor_roll_is_read_without_a_refusal(folder: Path) -> None:
    said = _read(folder, "vendors.xlsx")
    firms = worlds.exercise().world.firms
    numbers = {one.value for one in said if one.prop == "registrationNumber"}
    assert numbers == {firm.number for firm in firms}
    assert sum(one.prop == "supplier" for one in said) > 2


def test_entities_are_plain_followthemoney(folder: Path) -> None:
    model = load_model()
    lines = (folder / "entities.ftm.json").read_text("utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    assert {entity["schema"] for entity in entities} == {"Organization", "Person", "Membership"}
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities) > 20
    for entity in entities:
        schema = model.schema(entity["schema"])
        assert not schema.own
        assert set(entity["properties"]) <= set(schema.properties)
        for prop in ("member", "organization"):
            assert set(entity["properties"].get(prop, ())) <= ids
