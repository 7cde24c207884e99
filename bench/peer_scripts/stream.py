"""Stream entities through followthemoney with cleaning: `stream PATH LIMIT`."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path

from bench.clock import Clock, report
from bench.peer_scripts.taking import take

model = take("followthemoney:model")


def main(path: Path, limit: int) -> None:
    """Make a proxy of every entity, its values cleaned, and look at all of them."""
    clock, rows, values = Clock(), 0, 0
    with clock, path.open(encoding="utf-8") as handle:
        for line in islice(handle, limit):
            proxy = model.get_proxy(json.loads(line), cleaned=False)
            values += sum(1 for _ in proxy.itervalues())
            rows += 1
    report(rows, clock, rate=rows / clock.cpu, values=float(values))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
