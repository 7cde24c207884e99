"""Reviewing what a machine found in documents: the queue, and what a person says to it."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from sightline.cli.branching import Branching
from sightline.cli.finding import name_record
from sightline.cli.options import looks
from sightline.cli.page import counted, plain, short, table, visible
from sightline.cli.shelf import Place
from sightline.cli.visit import Visit
from sightline.intake.extraction import What
from sightline.judgements.review import (
    Entry,
    Knowledge,
    Queue,
    build_queue,
    list_documents,
    propose,
)
from sightline.picture import Picture

BRANCHES = {
    "accept": Place("settling:accept", "Let the document say what was found."),
    "change": Place("settling:change", "Let it say something else than was found."),
    "reject": Place("settling:reject", "Say that it is not what it was taken for."),
    "same": Place("settling:same", "Say which entity is meant."),
    "undo": Place("settling:undo", "Take back what was said to a candidate."),
}


@click.command(cls=Branching, branches=BRANCHES)
@click.argument("item", metavar="[ITEM]", required=False)
@click.option("--all", "every", is_flag=True, help="Show what was settled too.")
@click.option("--what", type=click.Choice([what.value for what in What]), help="Only this kind.")
@click.option("--page", "number", type=click.IntRange(1), help="Only this page.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@looks
def review(visit: Visit, item: str | None, **wanted: Any) -> None:
    """Show what a machine found in the document ITEM, each in its line; without one, list them.

    Names are those of your own picture. Nothing that is shown here is
    stated until somebody accepts it, in his own name.
    """
    picture = visit.picture("review", item or "")
    knowledge = Knowledge(picture)
    if item is None:
        _list(visit, picture, knowledge)
        return
    queue = build_queue(picture, name_record(picture, item), knowledge)
    entries = _choose(queue, **{name: wanted[name] for name in ("every", "what", "number")})
    shown = entries[: wanted["limit"]]
    handling = visit.handling(picture.markings(queue.document))
    told = {
        "handling": handling,
        "terms": visit.terms(picture),
        "item": queue.item,
        "title": queue.title,
        "language": queue.language,
        "open": len(queue.open),
        "settled": len(queue.decided),
        "candidates": [_tell(queue, entry) for entry in shown] if visit.page.machine else [],
        "more": len(entries) > len(shown),
    }
    visit.page.write(told, lambda console: _show(console, queue, shown, handling))
    if len(entries) > len(shown):
        visit.page.hint(f"and {len(entries) - len(shown):,} more: see --limit, --what, --page")


def _choose(queue: Queue, *, every: bool, what: str | None, number: int | None) -> list[Entry]:
    return [
        entry
        for entry in (queue.entries if every else queue.open)
        if what in (None, entry.candidate.what) and number in (None, entry.candidate.span.page)
    ]


def _list(visit: Visit, picture: Picture, knowledge: Knowledge) -> None:
    queues = [build_queue(picture, item, knowledge) for item in list_documents(picture)]
    rows = [
        {
            "item": queue.item,
            "title": queue.title,
            "pages": len(queue.pages),
            "open": len(queue.open),
            "settled": len(queue.decided),
        }
        for queue in queues
    ]
    visit.page.write({"documents": rows}, lambda console: _show_list(console, rows))


def _show_list(console: Console, rows: list[dict[str, Any]]) -> None:
    if not rows:
        console.print(
            "There is no document with text in your picture: see `sightline add document`."
        )
        return
    grid = table("item", "open", "settled", "pages", "title", wide="title")
    for row in rows:
        counts = (f"{row[name]:,}" for name in ("open", "settled", "pages"))
        grid.add_row(plain(short(row["item"])), *counts, plain(row["title"]))
    console.print(grid)


def _tell(queue: Queue, entry: Entry) -> dict[str, Any]:
    """Tell one candidate for programs."""
    one = entry.candidate
    return {
        "name": queue.handle(entry.mention),
        "mention": entry.mention,
        "what": one.what,
        "text": one.text,
        "value": one.value,
        "page": one.span.page,
        "offset": one.span.offset,
        "length": one.span.length,
        "line": queue.line(one.span),
        "known": one.known,
        "weak": one.weak,
        "doubt": one.doubt,
        "says": propose(queue, one),
        "decided": entry.decided,
    }


def _show(console: Console, queue: Queue, entries: list[Entry], handling: str) -> None:
    console.print(plain(handling, "bold reverse"))
    console.print(plain(queue.title, "bold"))
    done = f"{counted(len(queue.open), 'candidate')} open, {len(queue.decided):,} settled"
    console.print(plain(f"{short(queue.item)}, {done}", "dim"))
    for entry in entries:
        console.print()
        _show_entry(console, queue, entry)
    console.print()
    console.print(plain(handling, "bold reverse"))


def _show_entry(console: Console, queue: Queue, entry: Entry) -> None:
    one = entry.candidate
    head = plain(queue.handle(entry.mention), "bold")
    head.append(f"  {one.what}, page {one.span.page}")
    head.append("  weak" if one.weak else "", style="yellow")
    console.print(head, soft_wrap=True)
    before, inside, after = map(visible, queue.line(one.span))
    line = Text(f"  {before}")
    line.append(f"[{inside}]", style="reverse")
    line.append(after)
    console.print(line, soft_wrap=True)
    console.print(plain(f"  {_meaning(queue, entry)}", "dim"), soft_wrap=True)


def _meaning(queue: Queue, entry: Entry) -> str:
    """Say what would be stated, or what was, or what is still wanting."""
    if entry.decided is not None:
        done = entry.decided
        words = f": {done.settled.words}" if done.settled.words else ""
        return f"{done.settled.act} by {done.by} on {done.recorded[:10]}{words}"
    one = entry.candidate
    said = "; ".join(f"{each.entity} {each.prop} {each.value}" for each in propose(queue, one))
    if not said and one.known:
        said = "which of " + ", ".join(dict.fromkeys(each.entity for each in one.known)) + "?"
    return " - ".join(part for part in (said or "of whom? --of ENTITY", one.doubt) if part)
