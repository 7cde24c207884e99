"""Appending to PostgreSQL, on a server of its own on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.append import fill
from bench.contract import Better, Figure, Spec
from bench.peers import peer
from bench.plan import Plan
from bench.postgres import server
from bench.trial import Missing, RunFailed, Trial, ours
from bench.world import WORK, World

SPEC = Spec(
    name="append-postgres",
    title="statements appended to a new ledger on PostgreSQL, in loads as from big files",
    unit="statements/s",
    better=Better.ABOVE,
    key="rate",
    peer="nomenklatura, bulk loader of the SQL store on the same server",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Append to PostgreSQL in turn with the peer; each run has a server that begins empty."""
    size = plan.sized()
    records = World(size, plan.say).records()
    with server() as address:
        if isinstance(address, Missing):
            plan.say(f"append-postgres is left out: {address.reason}")
            return
    yield from plan.compare([SPEC], lambda: _ours(records), lambda: _peer(records, size * 2))


def _ours(records: Path) -> Trial:
    with server() as address:
        return ours("append_postgres", records, _need(address))


def _peer(records: Path, limit: int) -> Trial:
    with server() as address:
        scheme, _, rest = _need(address).partition(":")
        there = f"{scheme}+psycopg:{rest}"
        return peer("append", records / "statements.jsonl", there, "loader", limit)


def _need(address: str | Missing) -> str:
    if isinstance(address, Missing):
        raise RunFailed(address.reason)
    return address


def one(records: Path, address: str) -> None:
    """Append every load to a new ledger on the server."""
    WORK.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=WORK) as folder:
        fill(records, address, Path(folder, "keys"))


if __name__ == "__main__":
    one(Path(sys.argv[2]), sys.argv[3])
