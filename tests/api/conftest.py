"""A house of the exercise before which tests sit, and programs for its readers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sightline.exercise import make_exercise
from sightline.workspace import Workspace
from tests.api.program import Program


@pytest.fixture(scope="session")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house of the exercise, made once: copy it before you write into it."""
    folder = tmp_path_factory.mktemp("rehearsed") / "house"
    batches = make_exercise(1, 6_000).batches()
    with Workspace.rehearse(
        folder, batches, name="The exercise", organisation="jmac", reader="ana"
    ) as house:
        for name in ("ana", "hana"):
            house.picture(house.reader(name)).close()
    return folder


@pytest.fixture(scope="module")
def folder(rehearsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house for the tests of one file."""
    place = tmp_path_factory.mktemp("house") / "house"
    shutil.copytree(rehearsed, place)
    return place


@pytest.fixture(scope="module")
def program(folder: Path) -> Iterator[Callable[[str | None], Program]]:
    """Give the program of a reader; None is somebody without a key."""
    open_ones: dict[str | None, Program] = {}
    with ExitStack() as stack:

        def give(reader: str | None = "ana") -> Program:
            if reader not in open_ones:
                open_ones[reader] = stack.enter_context(Program(folder, reader))
            return open_ones[reader]

        yield give
