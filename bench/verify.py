"""Verifying a whole ledger: every entry, digest, signature and index row."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.clock import Clock, report
from bench.contract import Better, Figure, Spec
from bench.plan import Plan
from bench.trial import ours
from bench.world import World

SPEC = Spec(
    name="verify",
    title="statements of a ledger verified, with every digest, signature and index row",
    unit="statements/s",
    better=Better.ABOVE,
    key="rate",
    note="The peers keep no chain and sign nothing, so there is nothing to stand beside it.",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Verify the ledger of the exercise."""
    world = World(plan.sized(), plan.say)
    yield from plan.compare([SPEC], partial(ours, "verify", world.ledger()))


def one(folder: Path) -> None:
    """Verify once; a ledger that is not clean is no measurement."""
    from bench.reading import count_statements, open_house  # noqa: PLC0415 - the harness itself stays light

    clock = Clock()
    ledger = open_house(folder)
    with clock:
        verdict = ledger.verify()
    ledger.close()
    if not verdict.clean:
        sys.exit(f"the ledger of the benchmark is not clean: {verdict}")
    count = count_statements(folder)
    report(count, clock, rate=count / clock.wall)


if __name__ == "__main__":
    one(Path(sys.argv[2]))
