"""The picture goes on: 1,000 new statements in a ledger whose picture is at hand."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import peer
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from bench.world import WORK, World

SPEC = Spec(
    name="extend",
    title="picture continued after 1,000 new statements, the earlier picture on disk",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    goal=Goal(bound=0.3, size=MILLION),
    peer="nomenklatura, writer of a filled SQL store, 1,000 new statements",
    note=(
        "Ours opens the earlier picture, asks whether it can be continued, reads the new "
        "entries and writes a new picture beside the old; the peer writes into its store."
    ),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Continue the picture in turn with the peer's writing of the same statements."""
    world = World(plan.sized(), plan.say)
    size = plan.sized()
    mine = partial(ours, "extend", world.ledger(), world.picture(), size)
    yield from plan.compare([SPEC], mine, partial(_peer, world, size), repeat=5)


def _peer(world: World, size: int) -> Trial:
    with TemporaryDirectory(dir=WORK) as folder:
        store = shutil.copy(world.peer() / "store.db", folder)
        news = world.picture() / "news-plain.jsonl"
        return peer("extend", news, f"sqlite:///{store}", size)


def one(house: Path, seen: Path, size: int) -> None:
    """Append the news to a copy of the ledger, then continue the picture under the clock."""
    from bench.pictures import open_picture  # noqa: PLC0415 - the harness itself stays light
    from bench.reading import open_house, read_everything, read_records  # noqa: PLC0415

    clock = Clock()
    with TemporaryDirectory(dir=WORK) as folder:
        copy = shutil.copytree(house, Path(folder, "house"))
        ledger = open_house(copy)
        before = ledger.head().seq
        ledger.append(read_records(seen / "news.jsonl"), author="bench")
        with clock:
            picture = open_picture(seen)
            if ledger.changed_sight(before):
                sys.exit("the picture cannot be continued: the news of the benchmark is wrong")
            blocks = ledger.blocks(read_everything(ledger), after=before)
            later = picture.extend(blocks, path=Path(folder, "later.duckdb"))
        later.close()
        picture.close()
        ledger.close()
    report(size, clock, seconds=clock.wall)


if __name__ == "__main__":
    one(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
