"""The tables are whole, and the generator knows nothing of any matcher."""

from __future__ import annotations

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from sightline.exercise import bearers
from sightline.exercise.bearers import tables
from sightline.exercise.bearers.firms import legal_forms
from sightline.exercise.bearers.naming import NAMINGS
from sightline.exercise.bearers.ranking import Ranked
from sightline.exercise.draws import Draws

ROOM = Path(str(bearers.__file__)).parent
COLUMNS = {"names": 3, "orthographies": 3, "joined": 3, "syllables": 3, "firms": 3, "cyrillic": 2}


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_rows_have_their_columns_and_a_source(name: str, columns: int) -> None:
    text = (ROOM / "data" / f"{name}.tsv").read_text("utf-8")
    assert text.startswith("# ")
    for line in text.splitlines():
        if not line.startswith("#"):
            assert len(line.split("\t")) == columns, line


@pytest.mark.parametrize("naming", ["arabic", "slavic", "sahel", "somali", "western", "lakes"])
def test_no_name_stands_twice_in_one_part(naming: str) -> None:
    for part in ("man", "woman", "given", "family"):
        found = Counter(tables.words("names", naming, part))
        assert not [name for name, times in found.items() if times > 1]


def test_nothing_of_a_matcher_is_used_but_what_it_compares() -> None:
    taken = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith(
                "sightline.engines"
            ):
                taken |= {(node.module, alias.name) for alias in node.names}
    assert taken == {("sightline.engines.names", "Profile"), ("sightline.engines.names", "Sort")}


def test_shares_are_shares() -> None:
    assert sum(naming.share for naming in NAMINGS.values()) == 100


def test_common_words_are_drawn_more_often_than_coined_ones() -> None:
    ranked = Ranked(("one", "two"), slope=1.0, shift=0, tail=50, coin=lambda rank: f"coined {rank}")
    drawn = Counter(ranked.draw(Draws(1, at)) for at in range(2_000))
    assert drawn["one"] > drawn["two"] > drawn["coined 5"] > 0
    assert len(ranked) == 52


@pytest.mark.parametrize("language", ["english", "french", "portuguese", "russian"])
def test_every_legal_form_can_be_written_in_more_than_one_way(language: str) -> None:
    assert all(len(ways) > 1 for ways in legal_forms(language))


def test_every_module_of_the_room_can_be_read_alone() -> None:
    for path in ROOM.glob("*.py"):
        import_module(f"sightline.exercise.bearers.{path.stem}")
