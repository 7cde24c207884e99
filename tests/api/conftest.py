"""A house of the exercise before which tests sit, and programs for its readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.api.program import Program
from tests.rehearsed import folder, rehearsed

__all__ = ["folder", "rehearsed"]  # fixtures, found here by their names


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
