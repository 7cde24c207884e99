"""Looking entities up: 2,000 of them, each whole, with the sources of every value."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.clock import Clock, each, quantile, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import peer
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from bench.world import World

PEER = "nomenklatura, get_entity of the SQL store on SQLite"
NOTE = (
    "Ours gives each value with its item, grade and dates, the peer each value with its data "
    "set. The peer's store was given ANALYZE, without which it is twenty times slower."
)
MEDIAN = Spec(
    name="lookup",
    title="median time to look one entity up, of 2,000",
    unit="ms",
    better=Better.BELOW,
    key="median",
    goal=Goal(bound=1, size=MILLION),
    peer=PEER,
    note=NOTE,
)
P95 = Spec(
    name="lookup-p95",
    title="95th percentile of the same look-ups",
    unit="ms",
    better=Better.BELOW,
    key="p95",
    goal=Goal(bound=1, size=MILLION),
    peer=PEER,
    note=NOTE,
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Look the same entities up on both sides."""
    world = World(plan.sized(), plan.say)
    size = plan.sized()
    mine = partial(ours, "lookup", world.picture(), size)
    yield from plan.compare([MEDIAN, P95], mine, partial(_peer, world, size))


def _peer(world: World, size: int) -> Trial:
    ids = world.picture() / "entities.json"
    return peer("lookup", world.peer() / "store.db", ids, size)


def one(folder: Path, size: int) -> None:
    """Look each entity up once, after one look-up that does not count."""
    from bench.pictures import open_picture  # noqa: PLC0415 - the harness itself stays light

    wanted = json.loads((folder / "entities.json").read_text())
    picture = open_picture(folder)
    picture.entity(wanted[0])
    clock = Clock()
    with clock:
        times, found = each(picture.entity, wanted)
    picture.close()
    report(size, clock, median=quantile(times, 0.5), p95=quantile(times, 0.95), found=float(found))


if __name__ == "__main__":
    one(Path(sys.argv[2]), int(sys.argv[3]))
