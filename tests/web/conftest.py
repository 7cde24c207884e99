"""A house of the exercise in front of which tests sit, and browsers for its readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.rehearsed import folder, rehearsed
from tests.web.browser import Browser

__all__ = ["folder", "rehearsed"]  # fixtures, found here by their names


@pytest.fixture(scope="module")
def browse(folder: Path) -> Iterator[Callable[[str | None], Browser]]:
    """Give the browser of a reader; None is somebody who has not signed in."""
    open_ones: dict[str | None, Browser] = {}
    with ExitStack() as stack:

        def give(reader: str | None = "ana") -> Browser:
            if reader not in open_ones:
                open_ones[reader] = stack.enter_context(Browser(folder, reader))
            return open_ones[reader]

        yield give
