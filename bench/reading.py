"""Reading back what the world is made of: the records, the ledger, and all that is in it.

The sight is made here and not by `access`, so that a figure always speaks of
everything there is, whoever the readers of the exercise are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sightline.ledger import Ledger, open_ledger
from sightline.values import Record, Sight

_RECORDS: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)

LEDGER = "ledger.db"
PICTURE = "picture.duckdb"
COUNT = "statements.txt"


def open_house(folder: Path) -> Ledger:
    """Open the ledger in a folder of the world."""
    return open_ledger(folder / LEDGER)


def read_everything(ledger: Ledger) -> Sight:
    """Admit every marking and every case that was not erased."""
    cases = (name for name, state in ledger.cases().items() if not state.erased)
    return Sight(markings=frozenset(ledger.markings()), cases=frozenset(cases))


def count_statements(folder: Path) -> int:
    """How many statements the ledger in a folder of the world holds."""
    return int((folder / COUNT).read_text())


class Load(msgspec.Struct, frozen=True):
    """One append: how many records, how many of them statements, and the case if there is one."""

    case: str | None
    records: int
    statements: int


def read_loads(folder: Path) -> Iterator[tuple[Load, list[Record]]]:
    """Read the loads back, one at a time."""
    listed = msgspec.json.decode((folder / "loads.json").read_bytes(), type=list[Load])
    with (folder / "records.jsonl").open("rb") as lines:
        for load in listed:
            yield load, [_RECORDS.decode(next(lines)) for _ in range(load.records)]


def read_records(path: Path) -> list[Record]:
    """Read a file of records, one canonical form to a line."""
    return _RECORDS.decode_lines(path.read_bytes())
