"""Make statements on disk ready to be read, in memory or in DuckDB: `load PATH HOW`.

Both count from the file to the first look-up, as our picture does. In memory:
JSON lines, read by the peers' own reader. In DuckDB: Parquet, sorted and
indexed by the peers' batch store.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.clock import Clock, report
from bench.peer_scripts.source import DATASET
from bench.peer_scripts.taking import take

read_path_statements = take("followthemoney.statement:read_path_statements")
duck = take("nomenklatura.duck")
Linker = take("nomenklatura.resolver:Linker")
DuckDBBatchStore = take("nomenklatura.store.duckdb_batch:DuckDBBatchStore")
MemoryStore = take("nomenklatura.store.memory:MemoryStore")


def in_memory(path: Path) -> int:
    """Read every statement into the store that holds plain dictionaries."""
    store = MemoryStore(DATASET, Linker({}))
    count = 0
    with store.writer() as writer:
        for row in read_path_statements(path, "json"):
            writer.add_statement(row)
            count += 1
    store.default_view().has_entity("none")
    return count


def in_duckdb(path: Path) -> int:
    """Materialize a view of a Parquet file, sorted and indexed."""
    connection = duck.connect()
    connection.read_parquet(str(path)).create_view("rows")
    store = DuckDBBatchStore(DATASET, Linker({}), connection, "rows")
    store.default_view().has_entity("none")
    counted = connection.execute("SELECT count(*) FROM rows").fetchone()
    return int(counted[0]) if counted else 0


def main(path: str, how: str) -> None:
    """Load in one of the two ways, under the clock."""
    clock = Clock()
    with clock:
        count = in_memory(Path(path)) if how == "memory" else in_duckdb(Path(path))
    report(count, clock, seconds=clock.wall, per_million=clock.wall * 1e6 / max(count, 1))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
