"""Progress on a terminal: a count on standard error while something takes its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

_PATIENCE = 0.5


class Counter:
    """Shows a growing count, but only when it takes longer than a moment."""

    def __init__(self, words: str, total: int | None) -> None:
        self.words = words
        self.total = total
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, count: int) -> None:
        if self._bar is None and time.monotonic() - self._began > _PATIENCE:
            self._start()
        if self._bar is not None:
            self._bar.update(self._task, completed=count)

    def _start(self) -> None:
        rich = import_module("rich.progress")
        console = import_module("rich.console").Console(stderr=True)
        columns = (
            rich.TextColumn("{task.description}"),
            rich.BarColumn(bar_width=24),
            rich.TextColumn("{task.completed:,.0f}"),
            rich.TimeElapsedColumn(),
        )
        self._bar = rich.Progress(*columns, console=console, transient=True)
        self._bar.start()
        self._task = self._bar.add_task(self.words, total=self.total)

    def stop(self) -> None:
        """Take the count off the screen."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def counting(words: str, total: int | None = None) -> Iterator[Callable[[int], None] | None]:
    """Give something to report progress to, or nothing when nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    counter = Counter(words, total)
    try:
        yield counter
    finally:
        counter.stop()


def prepare_names() -> None:
    """Compile the search of names where that was not done before, and say so while it lasts."""
    names = import_module("sightline.engines.names")
    if names.is_warm():
        return
    if sys.stderr.isatty():
        console = import_module("rich.console").Console(stderr=True)
        with console.status("Preparing the search of names: up to a minute, only this once."):
            names.warm_up()
    else:
        names.warm_up()
