"""Figures of the literature, counted again; and the reader on ten resolutions it had not seen."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sightline.analyses.mandates import check_quoted, count_words, cross_readings
from sightline.analyses.mandates.quoted import read_quoted
from sightline.engines.mandates import Coding, Reading, read
from sightline.errors import BadReference
from sightline.intake.council import read_text
from tests.conftest import need
from tests.engines.mandates.texts import paragraphs

LABELS = Path(__file__).parents[2] / "data" / "unseen_mandates.tsv"


@pytest.fixture(scope="module")
def texts(shared: Path) -> Path:
    """The folder of resolutions."""
    folder = shared / "data" / "resolutions"
    need(folder.is_dir(), "the resolutions are not there")
    return folder


def _read(texts: Path, name: str) -> Reading:
    return read(list(read_text(texts / f"S_RES_{name}.json").source))


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [
        (
            "2409(2018)",
            {"Q01": "17", "Q02": "0", "Q03": "information", "Q04": "24.1", "Q05": "88.9"},
        ),
        ("2348(2017)", {"Q06": "24.1", "Q07": "88.9"}),
        ("2277(2016)", {"Q08": "19.7", "Q09": "72.7"}),
        ("2429(2018)", {"Q10": "implied"}),
        ("2203(2015)", {"Q11": "yes", "Q12": "capacity"}),
        ("2149(2014)", {"Q13": "yes"}),
    ],
)
def test_figures_come_out_and_conflicts_are_shown(
    texts: Path, name: str, verdicts: dict[str, str]
) -> None:
    found = {one.quoted.code: one for one in check_quoted(_read(texts, name))}
    assert {code: one.read for code, one in found.items()} == verdicts
    conflicts = {code for code, one in found.items() if one.verdict == "conflicts"}
    assert conflicts == {"Q01", "Q02", "Q10"} & found.keys()
    if "Q01" in found:
        assert dict(found["Q01"].parts) == {"war crimes": 8, "crimes against humanity": 9}


def test_what_a_text_does_not_state_is_not_known() -> None:
    reading = read(["Resolution 2409 (2018)", "1. Decides to remain seized of the matter."])
    found = {one.quoted.code: one.verdict for one in check_quoted(reading)}
    assert found["Q04"] == "not known"
    assert found["Q03"] == "not known"
    assert check_quoted(read(paragraphs())) == ()


@pytest.mark.parametrize(
    ("text", "many"), [("War  crimes; war crime", 1), ("postwar crimes", 0), ("", 0)]
)
def test_words_are_counted_whole(text: str, many: int) -> None:
    assert count_words(text, "war crimes") == many


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(BadReference, match="asks"):
        read_quoted("quoted: [{code: Q1, symbol: S/1, asks: nothing, states: '1', source: s}]")


def test_the_cross_table_of_texts_counts_every_task() -> None:
    reading = read(paragraphs())
    table = cross_readings([reading, reading])
    assert table.tasks == 2 * len(reading.tasks()) > 0
    assert sum(map(sum, table.counts)) == table.tasks


def test_at_first_sight_of_ten_resolutions(texts: Path) -> None:
    """Labels that were written before the reader was asked; the floors are what it reached then."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    readings = {name: _read(texts, name) for name in sorted({row["symbol"] for row in rows})}
    assert (len(readings), len(rows)) == (10, 101)
    floors = {"addressee": 84, "tasks_mission": 94, "strength": 101, "oc": 98, "scope": 99}
    right = dict.fromkeys(floors, 0)
    for row in rows:
        coding = readings[row["symbol"]].codings[int(row["index"])] or Coding()
        told = {
            "addressee": coding.addressee.value.value,
            "tasks_mission": str(int(coding.tasks_mission.value)),
            "strength": coding.strength.value.word,
            "oc": str(int(coding.organized_crime)),
            "scope": coding.scope.value.word,
        }
        for name, value in told.items():
            right[name] += value == row[name]
    assert all(right[name] >= floor for name, floor in floors.items()), right
