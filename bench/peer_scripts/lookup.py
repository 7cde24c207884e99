"""Look entities up in a filled SQL store: `lookup STORE IDS N`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.clock import Clock, each, quantile, report
from bench.peer_scripts.source import DATASET
from bench.peer_scripts.taking import take

get_engine = take("nomenklatura.db:get_engine")
Linker = take("nomenklatura.resolver:Linker")
SQLStore = take("nomenklatura.store.sql:SQLStore")


def main(target: str, ids: str, size: int) -> None:
    """Get each entity whole, after one look-up that does not count."""
    wanted = json.loads(Path(ids).read_text())
    store = SQLStore(DATASET, Linker({}), get_engine(f"sqlite:///{target}"))
    view = store.default_view()
    view.get_entity(wanted[0])
    clock = Clock()
    with clock:
        times, found = each(view.get_entity, wanted)
    report(size, clock, median=quantile(times, 0.5), p95=quantile(times, 0.95), found=float(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
