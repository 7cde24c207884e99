"""The complete example of the guide does what the guide says."""

from __future__ import annotations

import re
from pathlib import Path

from sightline.intake import load_mapping, parse_mapping, read_table
from sightline.intake.mapping_text import ENTITY_PARTS, ITEM_PARTS, TABLE_PARTS, VALUE_PARTS
from tests.intake.tables import CLOSED, OPEN, join, values, write

_ROOT = Path(__file__).parents[2]
_GUIDE = (_ROOT / "docs/guide/intake.md").read_text("utf-8")


def _block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", _GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_the_guide_works(tmp_path: Path) -> None:
    path = write(tmp_path, _block("csv"))
    mapping = parse_mapping(_block("yaml"))
    markings = {"team-only": CLOSED, "mission-wide": OPEN}
    batch = join(read_table(path, mapping, markings=markings))
    assert batch.refusals == ()
    first, second = batch.items
    assert (first.title, first.event, first.known) == (
        "Seizure report R-7",
        "2018-04-03",
        "2018-04-25",
    )
    assert (first.marking, second.marking) == (CLOSED, OPEN)
    assert values(batch, "quantity") == ["120.5", "2000"]
    assert values(batch, "keywords") == ["drugs", "fuel"]
    assert {one.schema for one in batch.statements} == {"Incident", "Person", "Company"}
    assert [one.marking for one in batch.statements if one.schema == "Company"] == [CLOSED]
    assert len(values(batch, "involved")) == 2


def test_the_guide_names_every_part_of_a_mapping() -> None:
    for part in (*TABLE_PARTS, *ITEM_PARTS, *ENTITY_PARTS, *VALUE_PARTS):
        assert re.search(rf"\b{part}\b", _GUIDE), part


def test_the_mappings_of_the_exercise_are_sound() -> None:
    paths = sorted((_ROOT / "src/sightline/exercise/mappings").glob("*.yaml"))
    for path in paths:
        assert load_mapping(path).entities
