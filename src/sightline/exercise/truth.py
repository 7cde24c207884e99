"""The truth in a folder: what is really there, and which statement holds.

Nothing of it is among the records. Files are written as they are told, so that
an exercise of any size needs no more room in memory than a small one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sightline.exercise.dossier import truths
from sightline.exercise.profiles import person_things
from sightline.exercise.telling import LINES
from sightline.exercise.thing import Thing
from sightline.values import Identity

if TYPE_CHECKING:
    from sightline.exercise.exercise import Exercise, Portion

GUIDE = """# The truth of the exercise

Nothing in this folder is among the records. Keep it from whoever is being trained or tested.

- `things.jsonl`: everything that is really there, relations among them: schema, all ids under
  which it is spoken of (one cluster), true values.
- `statements.csv`: one row for each statement: its id, its item's reference and line, the verdict,
  and the reference of the telling it was copied from in the first place (its own, if original).
  `true` and `spelling` (true, in another spelling or script) hold. `noise` is a slip of the
  keyboard, `error` an honest mistake, `lie` is planted. For a denial the verdict is on the denial.
  Records in a case get other ids in a ledger; reference and line stay the same.
- `items.csv`: reference, id, source, origin, case and storyline of each item.
- `decisions.csv`: identity decisions, withdrawals and changes of marking, and whether each was
  right.
- `sources.csv`: how often in a thousand a source makes no error, and for which group it speaks.
- `storylines.jsonl`: the planted patterns, what a good analysis finds, from which day it can be
  known, and where an analysis must stay silent.
"""


def write_truth(exercise: Exercise, folder: Path) -> None:
    """Write the truth of an exercise into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(GUIDE, encoding="utf-8")
    told = _write_told(exercise, folder)
    _write_lines(folder / "things.jsonl", _things(exercise, told))
    _write_lines(folder / "storylines.jsonl", _storylines(exercise))
    _write_rows(
        folder / "sources.csv", ("source", "channel", "right", "mouthpiece"), _sources(exercise)
    )


def _write_told(exercise: Exercise, folder: Path) -> int:
    """Write what was told and done, and say how many events were."""
    told = 0
    with (
        (folder / "statements.csv").open("w", encoding="utf-8", newline="") as statements,
        (folder / "items.csv").open("w", encoding="utf-8", newline="") as items,
        (folder / "decisions.csv").open("w", encoding="utf-8", newline="") as decisions,
    ):
        rows, heads, deeds = (
            csv.writer(statements, lineterminator="\n"),
            csv.writer(items, lineterminator="\n"),
            csv.writer(decisions, lineterminator="\n"),
        )
        rows.writerow(("statement", "reference", "line", "verdict", "origin"))
        heads.writerow(("reference", "item", "source", "origin", "case", "story"))
        deeds.writerow(("record", "kind", "one", "other", "decision", "right", "day", "story"))
        for portion in exercise.portions():
            told = max(told, portion.events)
            heads.writerows(_item_rows(portion))
            rows.writerows(_statement_rows(portion))
            deeds.writerows(_act_rows(portion))
    return told


def _statement_rows(portion: Portion) -> Iterator[tuple[str, ...]]:
    for telling in portion.tellings:
        reference, origin = telling.reference, telling.origin
        records = telling.statements()
        for record, claim, line in zip(records, telling.claims, LINES, strict=False):
            yield record.id, reference, line, claim.verdict.value, origin


def _item_rows(portion: Portion) -> Iterator[tuple[str, ...]]:
    for telling in portion.tellings:
        item = telling.item
        story = telling.story
        yield (
            telling.reference,
            item.id,
            item.source or "",
            telling.origin,
            telling.case or "",
            story,
        )


def _act_rows(portion: Portion) -> Iterator[tuple[str, ...]]:
    for act in portion.acts:
        record = act.record
        if isinstance(record, Identity):
            told = (record.left, record.right, record.decision.value)
        else:
            told = (record.target, "", "")
        kind = type(record).__name__.lower()
        yield record.id, kind, *told, "yes" if act.right else "no", record.known, act.story


def _things(exercise: Exercise, told: int) -> Iterator[dict[str, object]]:
    """Tell the truth about everything: the world, the crowd, the stories, then each event."""
    world = exercise.world
    seen: set[str] = set()
    for thing in world.things():
        seen.add(thing.id)
        yield _plain(thing)
    for story in exercise.stories:
        for thing in story.things:
            if thing.id not in seen:
                seen.add(thing.id)
                yield _plain(thing)
    for number in range(world.crowd.count):
        yield from map(_plain, person_things(world, number))
    for index in range(told):
        yield from map(_plain, truths(world, exercise.dossier(index)))


def _plain(thing: Thing) -> dict[str, object]:
    values: dict[str, list[str]] = {}
    for prop, value in thing.values:
        values.setdefault(prop, []).append(value)
    return {"ids": thing.ids, "schema": thing.schema, "values": values}


def _storylines(exercise: Exercise) -> Iterator[dict[str, object]]:
    for story in exercise.stories:
        yield {
            "name": story.name,
            "title": story.title,
            "truth": story.truth,
            "expected": story.expected,
            "references": [telling.reference for telling in story.tellings],
        }


def _sources(exercise: Exercise) -> Iterator[tuple[str, ...]]:
    world = exercise.world
    numbered = (world.sources.source(number) for number in range(world.sources.count))
    groups = range(len(world.field.groups))
    spokesmen = (world.sources.spokesman(group) for group in groups)
    played = (source for story in exercise.stories for source in story.sources)
    registries = (world.sources.registry(number) for number in range(2))
    for source in (*numbered, *registries, *spokesmen, *played):
        speaks = source.mouthpiece
        group = "" if speaks is None else world.field.groups[speaks].id
        yield source.code, source.channel.name, str(source.right), group


def _write_lines(path: Path, rows: Iterable[dict[str, object]]) -> None:
    encoder = msgspec.json.Encoder(order="sorted")
    with path.open("wb") as handle:
        for row in rows:
            handle.write(encoder.encode(row) + b"\n")


def _write_rows(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
