"""Screening tables: 200 vendors from a cold start, and 100,000 rows against a million entities.

The small one is the command as people call it, in a process of its own, with no picture and no
index kept. The large one is the same work in process, against everybody in a picture.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from bench.world import WORK
from sightline.engines.names import Index, Profile, Sort
from sightline.exercise.bearers import World, make_list
from sightline.values import Block, Item, Kind, Level, Marking, Record, Statement
from sightline.values.canon import encode, identify

SEED, LISTED, VENDORS, ROWS = 91_001, 1_000, 200, 100_000
DAY = "2024-06-01"
_AT_ONCE = 50_000
COLD = Spec(
    name="screening-vendors",
    title=f"a table of {VENDORS} vendors against a list of {LISTED:,}, nothing kept",
    unit="s",
    better=Better.BELOW,
    key="cold",
    goal=Goal(bound=5),
    note="the command whole: start, picture, index, answer as CSV.",
)
WARM = Spec(
    name="screening-vendors-again",
    title="the same table again, picture and index kept",
    unit="s",
    better=Better.BELOW,
    key="warm",
)
SPEED = Spec(
    name="screening-table",
    title=f"rows of a table of {ROWS:,} screened against everybody in a picture",
    unit="rows/s",
    better=Better.ABOVE,
    key="speed",
    note="the picture and the index are there; read, screened and written, with resume.",
)
GROWTH = Spec(
    name="screening-table-memory",
    title="memory that the last nine tenths of that table add",
    unit="MB",
    better=Better.BELOW,
    key="growth",
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Measure the small table as a command, then the large one in process."""
    small = [ours("screening", "small", LISTED) for _ in range(plan.repeat or 3)]
    for spec in (COLD, WARM):
        yield plan.figure(spec, small, None)
    size = plan.sized(MILLION)
    plan.say(f"{min(ROWS, size):,} rows against {size:,} entities")
    large: list[Trial] = [ours("screening", "large", size)]
    for spec in (SPEED, GROWTH):
        yield plan.figure(spec, large, None)


def small(size: int) -> None:
    """Call the command twice in a house with one list: nothing kept, then all kept."""
    from bench.clock import Clock as Watch  # noqa: PLC0415 - the harness itself stays light
    from bench.trial import environment  # noqa: PLC0415

    with TemporaryDirectory(dir=_work()) as name:
        folder = Path(name)
        world = make_list(size, SEED)
        _found(folder / "house", world)
        _write_table(folder / "vendors.csv", world, VENDORS)
        walls = []
        whole = Clock()
        for turn in range(2):
            if turn == 0:
                shutil.rmtree(folder / "house" / "pictures", ignore_errors=True)
            clock = Watch()
            with clock, whole:
                _call(folder, environment())
            walls.append(clock.wall)
    report(VENDORS, whole, cold=walls[0], warm=walls[1])


def large(size: int) -> None:
    """Screen a large table against a picture of many entities."""
    from bench.clock import peak_memory  # noqa: PLC0415 - the harness itself stays light
    from sightline.analyses.screening import BOTH, Desk, gather, load_rule  # noqa: PLC0415
    from sightline.analyses.screening.batch import open_batch, screen_batch  # noqa: PLC0415
    from sightline.picture import build  # noqa: PLC0415

    with TemporaryDirectory(dir=_work()) as name:
        folder, world, rule = Path(name), make_list(size, SEED), load_rule()
        rows = min(ROWS, size)
        _write_table(folder / "rows.csv", world, rows)
        picture = build(_blocks(world, listed=LISTED), reader="x", path=folder / "all.picture")
        index = Index.build(gather(picture, BOTH, rule))
        day = dt.date.fromisoformat(DAY)
        desk = Desk(picture, index, day=day, rule=rule, against=BOTH)
        peaks: list[float] = []
        clock = Clock()
        with clock:
            done = screen_batch(
                open_batch(folder / "rows.csv"),
                desk,
                folder / "out.csv",
                progress=lambda _: peaks.append(peak_memory()),
            )
        assert done is not None
        assert done.rows == rows
        growth = peaks[-1] - peaks[len(peaks) // 10]
        report(rows, clock, speed=rows / clock.wall, growth=growth)


def _work() -> Path:
    WORK.mkdir(parents=True, exist_ok=True)
    return WORK


def _call(folder: Path, surroundings: dict[str, str]) -> None:
    import subprocess  # noqa: PLC0415 - only the small table is a command

    (folder / "out.csv").unlink(missing_ok=True)
    words = ["screen", str(folder / "vendors.csv"), "--out", str(folder / "out.csv"), "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "sightline.cli", "--in", str(folder / "house"), *words],
        env=surroundings,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 3), done.stderr


def _found(folder: Path, world: World) -> None:
    from sightline.workspace import Workspace  # noqa: PLC0415 - the harness itself stays light

    with Workspace.create(folder, name="Bench", organisation="bench", reader="ana") as house:
        ana = house.reader()
        mark = house.own_marking(ana)
        house.add([mark, *_records(world, mark, range(LISTED), listed=LISTED)], ana)


def _write_table(path: Path, world: World, count: int) -> None:
    """Half of the rows mean somebody who is there, respelled; the others nobody."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["Name", "Founded or born", "Country", "ID"])
        for number, question in enumerate(world.questions(count)):
            asked = question.profile
            day = next(iter(asked.dates), "")
            writer.writerow([asked.names[0], day, next(iter(sorted(asked.countries)), ""), number])


def _blocks(world: World, listed: int) -> Iterator[Block]:
    mark = Marking.of(Level.UNCLASSIFIED, "all", owner="org:bench")
    for number, start in enumerate(range(0, len(world.bearers), _AT_ONCE)):
        span = range(start, min(start + _AT_ONCE, len(world.bearers)))
        records = list(_records(world, mark, span, listed=listed))
        yield Block(
            seq=number + 1,
            recorded="2024-05-01T00:00:00Z",
            author="bench",
            markings=frozenset({mark.id}),
            case=None,
            ids=b"".join(identify(record) for record in records),
            lines=b"\n".join(encode(record) for record in records),
        )


def _records(world: World, mark: Marking, span: range, listed: int) -> Iterator[Record]:
    """One version of a list: the bearers of a span, of whom the first of all are listed."""
    about = {"list": "eu", "version": "2024-05-01", "sha256": "0" * 64}
    item = Item(
        title=f"Bearers from {span.start}",
        item_kind=Kind.DATASET,
        marking=mark.id,
        known="2024-05-01",
        about=about,
    )
    yield item
    names = list(world.bearers)
    for place in span:
        name = names[place]
        for prop, value, schema in _say(world.bearers[name]):
            yield Statement(entity=name, schema=schema, prop=prop, value=value, item=item.id)
        if place < listed:
            listing = {"entity": name, "authority": "Council", "provisions": "Asset freeze"}
            for prop, value in (listing | {"listingDate": "2020-01-01"}).items():
                yield Statement(
                    entity=f"l-{name}", schema="Sanction", prop=prop, value=value, item=item.id
                )


def _say(profile: Profile) -> Iterator[tuple[str, str, str]]:
    person = profile.sort is Sort.PERSON
    schema, born = ("Person", "birthDate") if person else ("Company", "incorporationDate")
    said = [("name", name) for name in profile.names] + [(born, day) for day in profile.dates]
    said += [("country", country) for country in sorted(profile.countries)]
    said += [("idNumber", number) for number in sorted(profile.identifiers)]
    for prop, value in dict.fromkeys(said):
        yield prop, value, schema


if __name__ == "__main__":
    {"small": small, "large": large}[sys.argv[2]](int(sys.argv[3]))
