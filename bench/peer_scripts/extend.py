"""Write 1,000 more statements into a copy of a filled SQL store: `extend PATH ADDRESS N`."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.clock import Clock, report
from bench.peer_scripts.source import DATASET, statements
from bench.peer_scripts.taking import take

get_engine = take("nomenklatura.db:get_engine")
Linker = take("nomenklatura.resolver:Linker")
SQLStore = take("nomenklatura.store.sql:SQLStore")


def main(path: str, target: str, size: int) -> None:
    """Add what is new; the store can be read right afterwards."""
    rows = list(statements(Path(path)))
    store = SQLStore(DATASET, Linker({}), get_engine(target))
    clock = Clock()
    with clock, store.writer() as writer:
        for row in rows:
            writer.add_statement(row)
    report(size, clock, seconds=clock.wall)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
