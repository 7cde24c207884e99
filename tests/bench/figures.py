"""Figures and runs for the tests of the benchmarks' contract."""

from __future__ import annotations

from bench.contract import Better, Figure, Goal, Spec, assemble
from bench.machine import Machine
from bench.trial import Missing, Trial

MACHINE = Machine(
    cpu="A processor", cores=2, memory_gb=8.0, system="A system", python="3.12.1", load=0.1
)


def trial(value: float, *, n: int = 1_000_000, memory: float = 100.0) -> Trial:
    """One run that measured a value."""
    return Trial(n=n, wall=1.0, cpu=0.9, memory_mb=memory, values={"rate": value})


def spec(
    better: Better = Better.ABOVE,
    *,
    bound: float | None = None,
    ratio: float | None = None,
    name: str = "append",
) -> Spec:
    """A figure with this goal, for a million statements."""
    return Spec(
        name=name,
        title="statements appended",
        unit="statements/s",
        better=better,
        key="rate",
        goal=Goal(bound=bound, ratio=ratio, size=1_000_000),
        peer="a peer",
    )


def figure(one: Spec, ours: list[float], peer: list[float] | Missing | None) -> Figure:
    """The figure of these runs."""
    theirs = [trial(value) for value in peer] if isinstance(peer, list) else peer
    return assemble(
        one, [trial(value) for value in ours], theirs, machine=MACHINE, versions={"duckdb": "2.0"}
    )
