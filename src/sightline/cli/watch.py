"""Standing watches: whoever is watched is screened again, and what is different is told."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.asking import Question, asks, read_question
from sightline.cli.deliberation import day
from sightline.cli.options import looks, visits
from sightline.cli.page import counted, plain, table
from sightline.cli.progress import prepare_names
from sightline.values.handling import EXAMPLE, parse_marking

if TYPE_CHECKING:
    from rich.console import Console

    from sightline.analyses.screening import Seen, Watch
    from sightline.cli.visit import Visit

_PURPOSE = click.option(
    "--purpose", "the_purpose", metavar="WORDS", help="State the purpose for which you read."
)


@click.group()
def watch() -> None:
    """Keep watches on subjects: screen them again, and be told what is different and why."""


@watch.command("add")
@click.argument("whom", metavar="NAME|FORM")
@asks
@click.option("--marking", metavar="MARKING", help=f"Who may see it, e.g. {EXAMPLE}.")
@_PURPOSE
@visits
def add_watch(visit: Visit, whom: str, question: Question, marking: str | None) -> None:
    """Keep a watch on a NAME or the subject of a form; what is found now is kept to compare."""
    if question.rule is not None:
        raise click.UsageError("--rule is given when the watches are run.")
    mark = parse_marking(marking, visit.reader) if marking is not None else None
    subject = read_question(whom, question)
    prepare_names()
    kept = visit.house.watch(
        subject, question.asked(visit), visit.reader, marking=mark, purpose=visit.purpose
    )
    visit.page.write(kept, lambda console: _say(console, f"Watched: {kept.of}. {kept.last.says}"))


@watch.command("list")
@looks
def list_watches(visit: Visit) -> None:
    """List your watches. With --json one object to a line."""
    picture = visit.picture("watch list")
    screening = import_module("sightline.analyses.screening")
    visit.page.write_lines(screening.read_watches(picture, visit.reader.name), _show_watches)


@watch.command("run")
@day("--on", "As of this day; today unless you say otherwise.")
@click.option("--rule", type=click.Path(), metavar="YAML", help="A rule of your own.")
@_PURPOSE
@visits
def run_watches(visit: Visit, on: dt.date | None, rule: str | None) -> None:
    """Screen all whom you watch once more, and tell only what is different, and why."""
    path = import_module("pathlib").Path(rule) if rule else None
    used = import_module("sightline.analyses.screening").load_rule(path)
    today = on or dt.datetime.now(dt.UTC).date()
    prepare_names()
    seen = visit.house.look(visit.reader, day=today, rule=used, purpose=visit.purpose)
    changed = [one for one in seen if one.changes]
    document = {"looked": len(seen), "changed": [_tell(one) for one in changed]}
    visit.page.write(document, lambda console: _show_seen(console, len(seen), changed))


@watch.command("remove")
@click.argument("watched", metavar="WATCH")
@click.option("--because", "reason", required=True, metavar="WORDS", help="The reason.")
@_PURPOSE
@visits
def remove_watch(visit: Visit, watched: str, reason: str) -> None:
    """End a watch of yours; it stays in the history."""
    ended = visit.house.unwatch(watched, visit.reader, reason, purpose=visit.purpose)
    visit.page.write(ended, lambda console: _say(console, f"No longer watched: {ended.of}"))


def _tell(seen: Seen) -> dict[str, Any]:
    return {
        "watch": seen.watch.of,
        "subject": seen.now.subject,
        "result": seen.now.result,
        "changes": seen.changes,
        "looked_before": seen.watch.looked,
    }


def _show_watches(console: Console, watches: list[Watch]) -> None:
    if not watches:
        console.print("You keep no watch.")
        return
    grid = table("subject", "result", "since", "changed last", "id", wide="subject")
    for one in watches:
        cells = (one.last.subject.name, one.last.result, one.since, one.looked, one.of)
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)


def _show_seen(console: Console, looked: int, changed: list[Seen]) -> None:
    for one in changed:
        _say(console, f"{one.now.subject.name}  {one.watch.of}", "bold")
        for change in one.changes:
            _say(console, f"  {change.words}")
            _say(console, f"    because {change.why}", "dim")
    said = f"{counted(looked, 'watch', 'watches')} looked at, {len(changed):,} with a difference."
    _say(console, said)


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(plain(words, style), soft_wrap=True)
