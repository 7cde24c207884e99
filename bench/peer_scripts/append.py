"""Write statements into nomenklatura's SQL store: `append PATH ADDRESS HOW LIMIT`.

`writer` is the store's writer, which replaces what is there already; `loader`
is the bulk loader, which first drops the data set and then inserts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.clock import Clock, report
from bench.peer_scripts.source import DATASET, statements
from bench.peer_scripts.taking import take

get_engine = take("nomenklatura.db:get_engine")
insert_statements = take("nomenklatura.db:insert_statements")
Linker = take("nomenklatura.resolver:Linker")
SQLStore = take("nomenklatura.store.sql:SQLStore")


def main(path: str, target: str, how: str, limit: int) -> None:
    """Load everything first, then write it under the clock."""
    rows = list(statements(Path(path), limit))
    engine = get_engine(target)
    clock = Clock()
    with clock:
        store = SQLStore(DATASET, Linker({}), engine)
        if how == "writer":
            with store.writer() as writer:
                for row in rows:
                    writer.add_statement(row)
        else:
            insert_statements(engine, store.table, DATASET.name, rows)
    report(len(rows), clock, rate=len(rows) / clock.wall)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
