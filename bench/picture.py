"""The cold picture: a fresh process, the ledger on disk, nothing cached."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Clock, peak_memory, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import peer
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from bench.world import WORK, World

NOTE = (
    "Ours checks what may be seen, resolves who is who, builds the search index and counts the "
    "imports of Python; the peer only makes the statements ready for look-up."
)
MEMORY = Spec(
    name="picture",
    title="cold picture, from a ledger on disk to the first answer",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    goal=Goal(bound=5, size=MILLION),
    peer="nomenklatura, JSON lines into the in-memory store",
    note=NOTE,
)
DUCKDB = Spec(
    name="picture-duckdb",
    title="the same cold picture, beside the peer's DuckDB store",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    peer="nomenklatura, Parquet into the DuckDB batch store",
    note=NOTE,
)
BIG = Spec(
    name="picture-10m",
    title="cold picture of ten million statements",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    goal=Goal(bound=60, size=10 * MILLION),
    note="No peer is asked to hold so much.",
)
BIG_MEMORY = Spec(
    name="picture-10m-memory",
    title="peak memory of the process that builds that picture",
    unit="MB",
    better=Better.BELOW,
    key="memory",
    goal=Goal(bound=8 * 1024, size=10 * MILLION),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Build the picture in turn with the peer's two ways to hold statements ready."""
    world = World(plan.sized(), plan.say)
    mine = partial(ours, "picture", world.ledger())
    yield from plan.compare([MEMORY], mine, partial(_peer, world, "statements.json", "memory"))
    yield from plan.compare([DUCKDB], mine, partial(_peer, world, "statements.parquet", "duckdb"))


def measure_big(plan: Plan) -> Iterator[Figure]:
    """Build the picture of ten times as much, for its time and its memory."""
    world = World(plan.sized(10 * MILLION), plan.say)
    mine = partial(ours, "picture", world.ledger())
    yield from plan.compare([BIG, BIG_MEMORY], mine)


def _peer(world: World, name: str, how: str) -> Trial:
    return peer("load", world.peer() / name, how)


def one(folder: Path) -> None:
    """Build a picture into a file, as the command line does."""
    clock = Clock()
    with TemporaryDirectory(dir=WORK) as target:
        with clock:
            from bench.reading import open_house, read_everything  # noqa: PLC0415 - counted
            from sightline.picture import build  # noqa: PLC0415 - counted

            ledger = open_house(folder)
            blocks = ledger.blocks(read_everything(ledger))
            picture = build(blocks, reader="bench", path=Path(target, "picture.duckdb"))
        picture.close()
        ledger.close()
    from bench.reading import count_statements  # noqa: PLC0415 - not counted

    report(count_statements(folder), clock, seconds=clock.wall, memory=peak_memory())


if __name__ == "__main__":
    one(Path(sys.argv[2]))
