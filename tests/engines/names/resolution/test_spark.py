"""The same work in tasks that share a folder: the same answer, in this process and on Spark."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sightline.engines.names.resolution import Resolution, resolve, resolve_on_spark
from sightline.engines.names.resolution.resolving import Watch, ask
from sightline.engines.names.resolution.stages import Driver, Task
from sightline.errors import BadValue
from sightline.exercise.bearers import make_records
from tests.conftest import need
from tests.engines.names.resolution.records import RECORDS

MADE = make_records(600, 88_002).bearers | RECORDS
SAME, DIFFERENT = [("e1", "e2")], [("a1", "a2")]


@pytest.fixture(scope="module")
def wanted() -> Resolution:
    return resolve(MADE, same=SAME, different=DIFFERENT, pairs_from=0.05)


def in_turn(work: Callable[..., None], rows: Sequence[Task]) -> None:
    for row in reversed(rows):
        work(*row)


@pytest.mark.parametrize("tasks", [1, 2, 7])
def test_tasks_over_a_folder_give_the_same(tasks: int, tmp_path: Path, wanted: Resolution) -> None:
    asked = ask(SAME, DIFFERENT, 0.5, 0.05)
    assert Driver(tmp_path, in_turn, tasks, Watch()).resolve(MADE, asked) == wanted


def test_nobody_needs_no_tasks(tmp_path: Path) -> None:
    asked = ask((), (), 0.5, None)
    assert Driver(tmp_path, in_turn, 2, Watch()).resolve({}, asked) == Resolution()


def test_a_worker_is_needed() -> None:
    with pytest.raises(BadValue, match="workers is 0"):
        resolve_on_spark(RECORDS, workers=0)


@pytest.mark.slow
def test_spark_gives_the_same_and_leaves_nothing(tmp_path: Path, wanted: Resolution) -> None:
    need(importlib.util.find_spec("pyspark"), "pyspark is not installed")
    need(shutil.which("java"), "there is no Java to run Spark with")
    before = os.environ.get("PYSPARK_PYTHON")
    found = resolve_on_spark(
        MADE, workers=2, folder=tmp_path, same=SAME, different=DIFFERENT, pairs_from=0.05
    )
    assert found == wanted
    assert list(tmp_path.iterdir()) == []
    assert os.environ.get("PYSPARK_PYTHON") == before
