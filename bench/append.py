"""Appending: statements a second, with hashing, chain, signatures and indexes, durable."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import peer
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from bench.world import WORK, World

#: The peer's writer is slow, so it gets fewer statements; the figure says how many.
WRITER_LIMIT = 200_000

WRITER = Spec(
    name="append",
    title="statements appended to a new ledger on SQLite, in loads as from big files",
    unit="statements/s",
    better=Better.ABOVE,
    key="rate",
    goal=Goal(bound=30_000, ratio=6, size=MILLION),
    peer="nomenklatura, writer of the SQL store on SQLite",
    note=(
        "Ours hashes, chains, signs and indexes each record and keeps what was there; "
        "the peer's upsert keeps the latest of each value and signs nothing."
    ),
)
LOADER = Spec(
    name="append-loader",
    title="the same appending, beside the peer's bulk loader",
    unit="statements/s",
    better=Better.ABOVE,
    key="rate",
    peer="nomenklatura, bulk loader of the SQL store on SQLite",
    note="The loader is the peer's fastest way in: it drops the whole data set, then inserts.",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Append to SQLite, in turn with both ways in which the peer writes."""
    size = plan.sized()
    records = World(size, plan.say).records()

    def mine() -> Trial:
        return ours("append", records)

    yield from plan.compare([WRITER], mine, lambda: _peer(records, "writer", WRITER_LIMIT))
    plan.say("the peer's bulk loader")
    yield from plan.compare([LOADER], mine, lambda: _peer(records, "loader", size * 2))


def _peer(records: Path, how: str, limit: int) -> Trial:
    WORK.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=WORK) as folder:
        address = f"sqlite:///{Path(folder, 'nk.db')}"
        return peer("append", records / "statements.jsonl", address, how, limit)


def fill(records: Path, address: str | Path, keys: Path) -> None:
    """Append every load to a new ledger; reading the records does not count."""
    from bench.reading import read_loads  # noqa: PLC0415 - the harness itself stays light
    from sightline.ledger import create_ledger  # noqa: PLC0415

    clock, statements = Clock(), 0
    ledger = create_ledger(address, keys)
    for load, batch in read_loads(records):
        statements += load.statements
        with clock:
            ledger.append(batch, author="bench", case=load.case)
    with clock:
        ledger.close()
    report(statements, clock, rate=statements / clock.wall)


def one(records: Path) -> None:
    """Append to SQLite."""
    with TemporaryDirectory(dir=WORK) as folder:
        fill(records, Path(folder, "ledger.db"), Path(folder, "keys"))


if __name__ == "__main__":
    one(Path(sys.argv[2]))
