"""Exercises that several tests look at, each made and read once."""

from __future__ import annotations

import csv
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from sightline.exercise import Batch, Exercise, make_exercise

SEED, SIZE = 11, 12_000


@cache
def exercise(seed: int = SEED, size: int = SIZE) -> Exercise:
    """Make an exercise once."""
    return make_exercise(seed, size)


@cache
def batches(seed: int = SEED, size: int = SIZE) -> tuple[Batch, ...]:
    """Give out all its batches."""
    return tuple(exercise(seed, size).batches())


class Truth:
    """The folder of the truth, read back."""

    def __init__(self, folder: Path) -> None:
        self.things: list[dict[str, Any]] = _lines(folder / "things.jsonl")
        self.storylines: list[dict[str, Any]] = _lines(folder / "storylines.jsonl")
        self.statements = _rows(folder / "statements.csv")
        self.items = _rows(folder / "items.csv")
        self.decisions = _rows(folder / "decisions.csv")
        self.sources = _rows(folder / "sources.csv")
        self.clusters = {id_: thing for thing in self.things for id_ in thing["ids"]}


@cache
def truth(seed: int = SEED, size: int = SIZE) -> Truth:
    """Write the truth of an exercise and read it back."""
    with tempfile.TemporaryDirectory() as folder:
        exercise(seed, size).write_truth(Path(folder))
        return Truth(Path(folder))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
