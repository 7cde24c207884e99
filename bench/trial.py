"""One run in a process of its own, and runs of two sides in turn."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What one run reported about itself: see `clock.report`."""

    n: int
    wall: float
    cpu: float
    memory_mb: float
    values: dict[str, float]


class Missing(msgspec.Struct, frozen=True):
    """Why a side has no runs."""

    reason: str


class RunFailed(Exception):
    """A run ended with an error."""


def environment() -> dict[str, str]:
    """The surroundings of every run, without what would change how Python starts."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(command: list[str], surroundings: dict[str, str] | None = None) -> Trial:
    """Run a command from the root of the project and read the last line it prints."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings or environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        words = done.stderr.strip().splitlines()
        raise RunFailed("\n".join(words[-12:]) or f"it ended with {done.returncode} and no words")
    try:
        return msgspec.json.decode(lines[-1], type=Trial)
    except msgspec.MsgspecError as error:
        raise RunFailed(f"its last line is no report: {error}") from None


def ours(module: str, *arguments: object) -> Trial:
    """Run one of our own benchmarks once, in a fresh process."""
    words = [str(argument) for argument in arguments]
    return run([sys.executable, "-m", f"bench.{module}", "--one", *words])


def alternate(
    repeat: int,
    mine: Callable[[], Trial],
    theirs: Callable[[], Trial] | Missing | None,
    say: Callable[[str], None],
) -> tuple[list[Trial], list[Trial] | Missing | None]:
    """Run both sides in turn, the one that begins changing from round to round.

    A peer that fails is given up with its reason; an error of ours is raised.
    """
    mine_runs: list[Trial] = []
    their_runs: list[Trial] = []
    for turn in range(repeat):
        for side in ("ours", "peer") if turn % 2 == 0 else ("peer", "ours"):
            if side == "ours":
                say(f"run {turn + 1} of {repeat}: ours")
                mine_runs.append(mine())
            elif callable(theirs):
                say(f"run {turn + 1} of {repeat}: the peer")
                try:
                    their_runs.append(theirs())
                except RunFailed as error:
                    theirs = Missing(str(error).splitlines()[-1])
    if isinstance(theirs, Missing) or theirs is None:
        return mine_runs, theirs
    return mine_runs, their_runs
