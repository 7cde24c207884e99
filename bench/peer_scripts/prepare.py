"""Write the statements once in the forms that the peers read: `prepare PATH FOLDER`.

`statements.json` is their own JSON form, `statements.parquet` what their DuckDB
store takes, `store.db` a filled SQL store. SQLite is asked to ANALYZE the
store: without that it looks entities up by data set, twenty times slower.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from bench.clock import Clock, report
from bench.peer_scripts.source import DATASET, statements
from bench.peer_scripts.taking import take

write_statements = take("followthemoney.statement:write_statements")
duck = take("nomenklatura.duck")
get_engine = take("nomenklatura.db:get_engine")
insert_statements = take("nomenklatura.db:insert_statements")
Linker = take("nomenklatura.resolver:Linker")
SQLStore = take("nomenklatura.store.sql:SQLStore")


def write_parquet(folder: Path) -> None:
    """Write what nomenklatura recommends for its DuckDB store: sorted by entity, zstd."""
    table = duck.connect().read_json(
        str(folder / "statements.json"),
        format="newline_delimited",
        columns=dict(duck.STATEMENT_COLUMNS),
    )
    path = str(folder / "statements.parquet")
    table.order("entity_id").write_parquet(path, compression="zstd")


def main(source: str, folder: str) -> None:
    """Write all three forms."""
    target = Path(folder)
    rows = list(statements(Path(source)))
    with (target / "statements.json").open("wb") as out:
        write_statements(out, "json", iter(rows))
    write_parquet(target)
    engine = get_engine(f"sqlite:///{target / 'store.db'}")
    store = SQLStore(DATASET, Linker({}), engine)
    insert_statements(engine, store.table, DATASET.name, rows)
    engine.dispose()
    with sqlite3.connect(target / "store.db") as database:
        database.execute("ANALYZE")
    report(len(rows), Clock())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
