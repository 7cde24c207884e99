"""Readers at once in front of a served house, by locust: `visitors ORIGIN PLAN SECONDS WAIT`.

PLAN is a JSON file with the tokens of the readers, the addresses of dossiers and the words that
are searched for. Every reader opens pages one after another, and reads between two of them for
about WAIT seconds; with WAIT 0 nobody reads, and the pages are pulled as fast as they come.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

from bench.clock import Clock, report
from bench.peer_scripts.taking import take

gevent = take("gevent")
HttpUser: Any = take("locust:HttpUser")
task = take("locust:task")
Environment = take("locust.env:Environment")


def make_reader(origin: str, plan: dict[str, Any], wait: float) -> Any:
    """Make the kind of reader that locust is to play."""
    tokens, draws = list(plan["tokens"]), random.Random(7)

    class Reader(HttpUser):  # type: ignore[misc]
        """One reader: two dossiers for each search."""

        host = origin

        def wait_time(self) -> float:
            """Read for a while."""
            return draws.uniform(0.5 * wait, 1.5 * wait)

        def on_start(self) -> None:
            """Come in, and look at the first page, as everybody does."""
            self.client.cookies.set("sightline", tokens.pop())
            self.client.get("/", name="first")

        @task(2)  # type: ignore[untyped-decorator]
        def open_dossier(self) -> None:
            """Open the dossier of somebody or something."""
            self.client.get(f"/entity/{draws.choice(plan['entities'])}", name="dossier")

        @task(1)  # type: ignore[untyped-decorator]
        def search(self) -> None:
            """Search for a name."""
            self.client.get("/search", params={"q": draws.choice(plan["queries"])}, name="search")

    return Reader


def main(origin: str, path: Path, seconds: float, wait: float) -> None:
    """Let them all in, wait until the house has warmed up, and measure."""
    plan = json.loads(path.read_text("utf-8"))
    around = Environment(user_classes=[make_reader(origin, plan, wait)])
    runner = around.create_local_runner()
    runner.start(len(plan["tokens"]), spawn_rate=2)
    gevent.sleep(len(plan["tokens"]) / 2 + plan["warming"])
    around.stats.reset_all()
    clock = Clock()
    with clock:
        gevent.sleep(seconds)
    values = {"failures": float(around.stats.total.num_failures)}
    values["rate"] = around.stats.total.num_requests / seconds
    for name in ("dossier", "search"):
        entry = around.stats.get(name, "GET")
        values[name] = float(entry.get_response_time_percentile(0.5) or 0)
        values[f"{name}_p95"] = float(entry.get_response_time_percentile(0.95) or 0)
        values[f"{name}_p99"] = float(entry.get_response_time_percentile(0.99) or 0)
    count = around.stats.total.num_requests
    runner.quit()
    report(count, clock, **values)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
