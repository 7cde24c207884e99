"""The same resolution on Spark: its workers take the tasks, a shared folder holds the columns.

`pyspark` comes with `sightline[spark]` and is imported only when it is asked for.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sightline.engines.names.profile import Profile
from sightline.engines.names.resolution.resolution import Resolution
from sightline.engines.names.resolution.resolving import Progress, Stop, Watch, ask
from sightline.engines.names.resolution.stages import Driver, Task
from sightline.errors import BadValue

TASKS_EACH = 4
"""So many tasks of a stage for each worker, so that none waits long for another."""


def resolve_on_spark(
    records: Mapping[str, Profile],
    session: Any = None,
    workers: int = 2,
    *,
    folder: Path | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    at_least: float = 0.5,
    pairs_from: float | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Resolution:
    """Find out on Spark which records mean one bearer; the answer is that of `resolve`.

    Without a session one is started on this machine with so many workers, and ended. With a
    session on several machines, ``folder`` must be one that all of them see. Names and
    numbers of the records lie there while the work goes on, and are deleted at its end.
    """
    if workers < 1:
        raise BadValue(f"workers is {workers}: give at least one")
    asked = ask(same, different, at_least, pairs_from)
    with tempfile.TemporaryDirectory(dir=folder, prefix="resolution-") as kept:
        if session is not None:
            run = _runner(session)
            tasks = max(workers, session.sparkContext.defaultParallelism) * TASKS_EACH
            return Driver(Path(kept), run, tasks, Watch(progress, stop)).resolve(records, asked)
        with _local(workers) as started:
            driver = Driver(
                Path(kept), _runner(started), workers * TASKS_EACH, Watch(progress, stop)
            )
            return driver.resolve(records, asked)


def _runner(session: Any) -> Callable[[Callable[..., None], Sequence[Task]], None]:
    def run(work: Callable[..., None], rows: Sequence[Task]) -> None:
        if rows:
            session.sparkContext.parallelize(rows, len(rows)).foreach(lambda row: work(*row))

    return run


@contextmanager
def _local(workers: int) -> Iterator[Any]:
    """Start Spark on this machine, without a page of its own, and end it; or use what runs."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra that few have
    except ImportError:
        raise BadValue("Spark is not installed: install `sightline[spark]`, and Java") from None
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    with _same_python():
        session = (
            SparkSession.builder.master(f"local[{workers}]")
            .appName("sightline")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()
        )
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def _same_python() -> Iterator[None]:
    """Have the workers started with this very Python; Spark takes it from the environment."""
    before = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = before or sys.executable
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYSPARK_PYTHON"]
