"""The contract of every benchmark: what a figure holds, and when its goal is met.

A figure is the median of several runs, each in a process of its own, with the
smallest and the largest run beside it. The peer's runs stand between ours. The
ratio says how many times better ours is, so that 2 is good in both directions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from statistics import median

import msgspec

from bench.machine import Machine
from bench.trial import Missing, Trial


class Better(StrEnum):
    """Which way is better: more in a second, or fewer seconds."""

    ABOVE = "above"
    BELOW = "below"


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure should reach: a bound of its own, or a multiple of the peer, or both.

    A bound must be passed, not only reached; a multiple must be reached.
    ``size`` is the number of statements that the goal speaks of: a run over
    fewer is not judged by it.
    """

    bound: float | None = None
    ratio: float | None = None
    size: int | None = None


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """What is measured: the name of the figure, its unit, and where a run reports it."""

    name: str
    title: str
    unit: str
    better: Better
    key: str
    goal: Goal = Goal()
    peer: str | None = None
    peer_key: str | None = None
    note: str = ""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a figure: the median of its runs, the smallest and the largest."""

    value: float
    spread: tuple[float, float]
    n: int
    runs: int
    cpu: float
    memory_mb: float


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure, ready to be printed as a line."""

    name: str
    title: str
    value: float
    unit: str
    better: Better
    n: int
    runs: int
    spread: tuple[float, float]
    cpu: float
    memory_mb: float
    peer: str | None
    peer_value: float | None
    peer_spread: tuple[float, float] | None
    peer_n: int | None
    peer_memory_mb: float | None
    peer_missing: str | None
    ratio: float | None
    goal: Goal
    met: bool | None
    note: str
    day: str
    machine: Machine
    versions: dict[str, str]


def side(trials: Sequence[Trial], key: str) -> Side:
    """Sum up the runs of one side. The memory is that of the hungriest run."""
    values = [trial.values[key] for trial in trials]
    return Side(
        value=median(values),
        spread=(min(values), max(values)),
        n=trials[0].n,
        runs=len(trials),
        cpu=median(trial.cpu for trial in trials),
        memory_mb=max(trial.memory_mb for trial in trials),
    )


def ratio_of(value: float, peer: float | None, better: Better) -> float | None:
    """How many times better than the peer, in either direction; unknown without a peer."""
    if peer is None:
        return None
    top, bottom = (value, peer) if better is Better.ABOVE else (peer, value)
    return top / bottom if bottom else None


def reached(
    goal: Goal, *, value: float, ratio: float | None, n: int, better: Better
) -> bool | None:
    """Whether the goal is met; None where there is none, or where it cannot be judged.

    A peer that could not run never makes a goal met: the bound may still fail it.
    """
    if goal.bound is None and goal.ratio is None:
        return None
    if goal.size is not None and n < 0.9 * goal.size:
        return None
    if goal.bound is not None:
        inside = value > goal.bound if better is Better.ABOVE else value < goal.bound
        if not inside:
            return False
    if goal.ratio is None:
        return True
    return None if ratio is None else ratio >= goal.ratio


def assemble(
    spec: Spec,
    ours: Sequence[Trial],
    peer: Sequence[Trial] | Missing | None,
    *,
    machine: Machine,
    versions: dict[str, str],
) -> Figure:
    """Make the figure of one measurement from the runs of both sides."""
    mine = side(ours, spec.key)
    missing = peer.reason if isinstance(peer, Missing) else None
    theirs = None
    if peer and not isinstance(peer, Missing):
        theirs = side(peer, spec.peer_key or spec.key)
    ratio = ratio_of(mine.value, theirs.value if theirs else None, spec.better)
    return Figure(
        name=spec.name,
        title=spec.title,
        value=mine.value,
        unit=spec.unit,
        better=spec.better,
        n=mine.n,
        runs=mine.runs,
        spread=mine.spread,
        cpu=mine.cpu,
        memory_mb=mine.memory_mb,
        peer=spec.peer if missing is None else None,
        peer_value=theirs.value if theirs else None,
        peer_spread=theirs.spread if theirs else None,
        peer_n=theirs.n if theirs else None,
        peer_memory_mb=theirs.memory_mb if theirs else None,
        peer_missing=missing,
        ratio=ratio,
        goal=spec.goal,
        met=reached(spec.goal, value=mine.value, ratio=ratio, n=mine.n, better=spec.better),
        note=spec.note,
        day=dt.datetime.now(dt.UTC).date().isoformat(),
        machine=machine,
        versions=versions,
    )
