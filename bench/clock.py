"""The stopwatch that ours and the peers share, and the one line in which a run reports.

This file needs the standard library alone, because the peers run in an
environment of their own in which Sightline is not installed.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self


class Clock:
    """Adds up the wall time and the processor time of everything done inside `with clock:`."""

    def __init__(self) -> None:
        self.wall = 0.0
        self.cpu = 0.0

    def __enter__(self) -> Self:
        self._wall = time.perf_counter()
        self._cpu = time.process_time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wall += time.perf_counter() - self._wall
        self.cpu += time.process_time() - self._cpu


def peak_memory() -> float:
    """The most memory this process ever held, in megabytes.

    Linux says it per process image; elsewhere the figure of `getrusage` may
    include what the parent held when it started this process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def each(act: Callable[[str], object], arguments: Iterable[str]) -> tuple[list[float], int]:
    """Do the act once per argument: the milliseconds of each, and how many found something."""
    times, found = [], 0
    for argument in arguments:
        start = time.perf_counter()
        answer = act(argument)
        times.append((time.perf_counter() - start) * 1000)
        found += bool(answer)
    return times, found


def quantile(times: list[float], share: float) -> float:
    """The time that this share of the times does not exceed (nearest rank)."""
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, max(0, -int(-share * len(ranked) // 1) - 1))]


def report(n: int, clock: Clock, **values: float) -> None:
    """Print what a run measured as the last line of its output."""
    line = {
        "n": n,
        "wall": clock.wall,
        "cpu": clock.cpu,
        "memory_mb": peak_memory(),
        "values": values,
    }
    sys.stdout.write(json.dumps(line) + "\n")
