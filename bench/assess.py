"""The judgement of a day: all rules and the assessment of the mission's area, on one picture."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.plan import MILLION, Plan
from bench.trial import ours
from bench.world import World

DAY = dt.date(2022, 1, 1)


def spec(name: str, key: str, title: str, bound: float | None = None) -> Spec:
    """One part of the work, in seconds."""
    return Spec(
        name=name,
        title=title,
        unit="s",
        better=Better.BELOW,
        key=key,
        goal=Goal(bound=bound, size=MILLION),
        note="No peer asks such questions.",
    )


SPECS = (
    spec("assess", "total", "all flag rules and the assessment, from an opened picture", 10),
    spec("assess-flags", "flags", "of these, all flag rules"),
    spec("assess-area", "area", "of these, the seven interfaces and who takes part"),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Ask everything of the picture of the world."""
    size = plan.sized()
    world = World(size, plan.say)
    yield from plan.compare(SPECS, partial(ours, "assess", world.picture(), size))


def one(folder: Path, size: int) -> None:
    """Ask all rules and assess the mission's area, in a process where nothing was read before."""
    from bench.pictures import open_picture  # noqa: PLC0415 - the harness itself stays light
    from sightline.analyses.flags import raise_flags  # noqa: PLC0415 - as above
    from sightline.analyses.interfaces import assess  # noqa: PLC0415 - as above
    from sightline.analyses.reading import Reading  # noqa: PLC0415 - as above

    picture = open_picture(folder)
    flags, area, whole = Clock(), Clock(), Clock()
    with whole:
        reading = Reading(picture, DAY)
        with flags:
            raised = raise_flags(reading)
        with area:
            told = assess(reading, reading.of("Mission")[0].id)
    picture.close()
    seen = sum(gauge.low is not None for side in told.sides for gauge in side.gauges)
    report(
        size,
        whole,
        total=whole.wall,
        flags=flags.wall,
        area=area.wall,
        raised=float(len(raised)),
        seen=float(seen),
    )


if __name__ == "__main__":
    one(Path(sys.argv[2]), int(sys.argv[3]))
