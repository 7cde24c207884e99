"""How long the command line takes to say what it can do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from bench.contract import Better, Figure, Goal, Spec
from bench.peers import home, missing
from bench.plan import Plan
from bench.trial import RunFailed, Trial, environment

PEER = Spec(
    name="startup",
    title="wall time of `sightline --help`",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    goal=Goal(bound=0.3),
    peer="`nomenklatura --help`",
)
FLOOR = Spec(
    name="startup-floor",
    title="the same, beside a Python that does nothing",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    peer="`python -c pass`",
    note="The peer here is the floor: the ratio cannot reach 1.",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Start each program many times in turn."""
    quiet = msgspec.structs.replace(plan, say=_quiet)
    program = Path(sys.executable).with_name("sightline")
    mine = partial(start, [program, "--help"])
    theirs = partial(start, [home("nomenklatura"), "--help"])
    plan.say("starting the programs in turn, once before it counts")
    start([program, "--help"])  # the first start compiles, which happens once
    if missing() is None:
        theirs()
    yield from quiet.compare([PEER], mine, theirs, repeat=7)
    floor = partial(start, [sys.executable, "-c", "pass"])
    yield from quiet.compare([FLOOR], mine, floor, repeat=15, foreign=False)


def start(command: Sequence[str | Path]) -> Trial:
    """Start a program, wait for its end, and report as a run reports."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunFailed(f"{Path(command[0]).name} ended with {process.returncode}")
    return Trial(
        n=1,
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        memory_mb=usage.ru_maxrss / 1024,
        values={"seconds": wall},
    )


def _quiet(_: str) -> None:
    return
