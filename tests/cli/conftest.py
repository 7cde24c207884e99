"""A house to visit, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.door import Door


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """The program, and no house yet."""
    return Door(tmp_path)


@pytest.fixture(scope="session")
def model_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled house that tests copy and never change."""
    folder = tmp_path_factory.mktemp("model")
    Door(folder).found().fill()
    return folder


@pytest.fixture
def filled(model_house: Path, tmp_path: Path) -> Door:
    """A house with a vendor roll for jmac and unpol, and a register for jmac alone."""
    folder = tmp_path / "filled"
    shutil.copytree(model_house, folder)
    return Door(folder)
