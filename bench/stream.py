"""Reading FollowTheMoney at scale: a million entities streamed and stated, in flat memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Clock, peak_memory, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import missing, peer
from bench.plan import MILLION, Plan
from bench.trial import ours
from bench.world import WORK

SEED = 91_501
#: The peer is slow, so it gets fewer entities; the figure says how many.
PEER_LIMIT = 100_000
SPEED = Spec(
    name="stream",
    title="entities of FollowTheMoney read, each value looked at and stated, a core",
    unit="entities/s",
    better=Better.ABOVE,
    key="rate",
    goal=Goal(bound=15_000, size=MILLION),
    peer="followthemoney, proxies with cleaning",
    note="Ours keeps values as they came, notes what its cleaning finds odd, and makes records.",
)
GROWTH = Spec(
    name="stream-memory",
    title="memory that the last nine tenths of that file add",
    unit="MB",
    better=Better.BELOW,
    key="growth",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Stream the same file on both sides."""
    WORK.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=WORK) as folder:
        path = Path(folder) / "entities.ftm.json"
        plan.say("writing the entities")
        write_entities(path, plan.sized(MILLION))
        repeat = plan.repeat or 3
        mine = [ours("stream", path) for _ in range(repeat)]
        theirs = missing() or [peer("stream", path, PEER_LIMIT) for _ in range(repeat)]
    yield plan.figure(SPEED, mine, theirs)
    yield plan.figure(GROWTH, mine, None)


def write_entities(path: Path, size: int) -> None:
    """Write invented people and firms as JSON lines."""
    from sightline.engines.names import Sort  # noqa: PLC0415 - the harness itself stays light
    from sightline.exercise.bearers import make_list  # noqa: PLC0415

    with path.open("w", encoding="utf-8") as handle:
        for identity, bearer in make_list(size, SEED).stream():
            person = bearer.sort is Sort.PERSON
            said = {
                "name": list(bearer.names[:1]),
                "alias": list(bearer.names[1:]),
                "country": sorted(bearer.countries),
                "birthDate" if person else "incorporationDate": list(bearer.dates[:1]),
                "idNumber" if person else "registrationNumber": sorted(bearer.identifiers),
            }
            entity = {
                "id": identity,
                "schema": "Person" if person else "Company",
                "properties": {name: values for name, values in said.items() if values},
                "datasets": ["made"],
                "referents": [],
            }
            handle.write(json.dumps(entity, ensure_ascii=False) + "\n")


def one(path: Path) -> None:
    """Read all of a file, keeping nothing."""
    from sightline.intake import Provenance, read_ftm_entities  # noqa: PLC0415

    clock, rows, early = Clock(), 0, 0.0
    total = sum(1 for _ in path.open("rb"))
    with clock:
        for batch in read_ftm_entities(path, Provenance(marking="0a" * 32, known="2026-01-01")):
            rows = batch.rows
            if rows <= total / 10:
                early = peak_memory()
    report(rows, clock, rate=rows / clock.cpu, growth=peak_memory() - early)


if __name__ == "__main__":
    one(Path(sys.argv[2]))
