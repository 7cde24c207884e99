"""Twenty readers at once in front of the served pages of a house, by a real load tool.

The server has two processes, as it would on two cores, and the load tool runs beside it on the
same machine: what the tool needs of the cores is missing to the server.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import msgspec

from bench.contract import Better, Figure, Goal, Spec
from bench.peers import peer
from bench.plan import MILLION, Plan
from bench.trial import ROOT, RunFailed, Trial, environment
from bench.world import WORK, World

READERS, SECONDS, WARMING = 20, 60.0, 20.0
#: Between two pages a reader reads for about two seconds; nobody reads faster for long.
READING = 2.0


def _spec(name: str, key: str, title: str, unit: str = "ms", bound: float | None = None) -> Spec:
    return Spec(
        name=name,
        title=title,
        unit=unit,
        better=Better.BELOW,
        key=key,
        goal=Goal() if bound is None else Goal(bound=bound, size=MILLION),
    )


READ = (
    _spec(
        "pages-dossier-p95", "dossier_p95", "95th percentile of a dossier, 20 readers", bound=100
    ),
    _spec("pages-dossier", "dossier", "median of a dossier, 20 readers"),
    _spec("pages-search-p95", "search_p95", "95th percentile of a search, 20 readers", bound=150),
    _spec("pages-search", "search", "median of a search, 20 readers"),
    _spec("pages-failures", "failures", "pages that failed", unit=""),
)
PULLED = (
    _spec("pages-pulled-dossier-p95", "dossier_p95", "the same dossier when nobody stops to read"),
    _spec("pages-pulled-search-p95", "search_p95", "the same search when nobody stops to read"),
    Spec(
        name="pages-pulled",
        title="pages a second that two processes give out when nobody stops to read",
        unit="pages/s",
        better=Better.ABOVE,
        key="rate",
    ),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Let twenty readers in, first reading and then pulling."""
    size = plan.sized()
    world = World(size, plan.say)
    house, seen = world.house(), world.picture()
    for specs, wait in ((READ, READING), (PULLED, 0.0)):
        run = partial(_run, house, seen, size, wait)
        yield from plan.compare(specs, run, repeat=1)


def _run(house: Path, seen: Path, size: int, wait: float) -> Trial:
    with TemporaryDirectory(dir=WORK) as place:
        folder = Path(place) / "house"
        shutil.copytree(house, folder)
        asked = Path(place) / "plan.json"
        asked.write_text(json.dumps(_plan(folder, seen)), encoding="utf-8")
        with _served(folder) as origin:
            told = peer("visitors", origin, asked, SECONDS, wait)
    return msgspec.structs.replace(told, n=size)


def _plan(folder: Path, seen: Path) -> dict[str, object]:
    """Enrol the readers, sign them in, and choose what they will open."""
    from sightline.reception import Gate  # noqa: PLC0415 - the harness itself stays light
    from sightline.workspace import Workspace  # noqa: PLC0415

    with Workspace.open(folder) as house:
        registrar, card = house.reader("bruno"), house.reader("ana")
        cards = [msgspec.structs.replace(card, name=f"reader-{one}") for one in range(READERS)]
        for one in cards:
            house.enrol(one, registrar)
        with house.picture(cards[0]) as picture:
            shown = picture.named(json.loads((seen / "entities.json").read_text("utf-8")))
    gate = Gate(folder)
    queries = [text for _, text in json.loads((seen / "queries.json").read_text("utf-8"))]
    return {
        "tokens": [gate.open_session(one.name) for one in cards],
        "entities": sorted(shown),
        "queries": queries,
        "warming": WARMING,
    }


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a house with two processes until the readers have gone."""
    port = 18_321
    command = [sys.executable, "-m", "sightline.cli", "--in", str(folder), "serve"]
    command += ["--port", str(port), "--processes", "2", "--threads", "2"]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    origin = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            time.sleep(0.1)
            if running.poll() is not None:
                raise RunFailed(f"the server ended: {(running.stderr or sys.stdin).read()!r}")
            if _answers(origin):
                break
        yield origin
    finally:
        running.terminate()
        running.wait(20)


def _answers(origin: str) -> bool:
    try:
        with urlopen(f"{origin}/sign-in", timeout=5) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except OSError:
        return False
