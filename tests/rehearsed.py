"""The house of the exercise that tests of pages and of the API sit in front of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sightline.exercise import make_exercise
from sightline.workspace import Workspace


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
