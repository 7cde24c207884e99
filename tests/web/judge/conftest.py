"""A house in which two readers have judged, asked and expected something."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.web.judge.docket import furnish


@pytest.fixture(scope="module")
def folder(rehearsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, with a docket, for the tests of one file."""
    place = tmp_path_factory.mktemp("judged") / "house"
    shutil.copytree(rehearsed, place)
    furnish(place)
    return place
