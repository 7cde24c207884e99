"""Lists of entities: how many of each kind, and those of one kind by id."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console

from sightline.cli.options import looks
from sightline.cli.page import plain, table
from sightline.cli.visit import Visit


@click.command("list")
@click.argument("schema", metavar="[KIND]", required=False)
@click.option("--all", "every", is_flag=True, help="List entities of all kinds.")
@click.option("--after", metavar="ID", help="Go on behind this id.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@looks
def list_entities(
    visit: Visit, schema: str | None, every: bool, after: str | None, limit: int
) -> None:
    """List entities of one KIND and its narrower kinds, by id; without a KIND, count each kind.

    With --json there is one object to a line.
    """
    picture = visit.picture("list", schema or "")
    if schema is None and not every:
        counts = [{"schema": kind, "count": n} for kind, n in sorted(picture.schemata().items())]
        visit.page.write_lines(counts, _show_counts)
        return
    found = picture.entities(schema, after=after, limit=limit + 1)
    visit.page.write_lines(found[:limit], _show_entities)
    if len(found) > limit:
        visit.page.hint(f"More: the same with --after {found[limit - 1].id}")


def _show_counts(console: Console, counts: list[Any]) -> None:
    if not counts:
        console.print("There is nothing in your picture yet.")
        return
    grid = table("kind", "entities")
    grid.columns[1].justify = "right"
    for one in counts:
        grid.add_row(plain(one["schema"]), f"{one['count']:,}")
    console.print(grid)


def _show_entities(console: Console, entities: list[Any]) -> None:
    if not entities:
        console.print("There are none in your picture.")
        return
    grid = table("id", "kind", "name", wide="name")
    for one in entities:
        grid.add_row(plain(one.id), plain(one.schema), plain(one.caption))
    console.print(grid)
