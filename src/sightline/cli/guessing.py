"""A guess at a mapping, written down to be looked at, and a preview of what it would make."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from sightline.cli.page import Page, plain, table, visible
from sightline.cli.refused import show_refusals
from sightline.errors import BadMapping
from sightline.intake import guess_mapping, load_mapping, preview
from sightline.intake.sets import find_sets, load_set

if TYPE_CHECKING:
    from sightline.intake import Batch, Guess
    from sightline.values import Marking

_ROWS = 5


def guess_file(page: Page, path: Path, target: Path | None) -> None:
    """Guess how a table can be read, and write the mapping beside it."""
    guess = guess_mapping(path)
    place = target or path.with_suffix(".yaml")
    if place.exists():
        raise BadMapping(
            f"there is a mapping {place.name} already: look at it, or name another with --mapping"
        )
    place.write_text(guess.text, encoding="utf-8")
    columns = [
        {"column": one.column, "property": one.prop, "sure": one.confidence, "why": one.reason}
        for one in guess.columns
    ]
    told = {
        "file": path.name,
        "mapping": str(place),
        "schema": guess.schema,
        "sure": guess.confidence,
        "why": guess.reason,
        "key": guess.key,
        "columns": columns,
    }
    page.write(told, lambda console: _show_guess(console, guess, path.name))
    page.hint(
        "",
        f"Written to {place}; nothing was added. Look at every line of it, then:",
        f"  sightline add {path} --mapping {place} --preview",
        f"  sightline add {path} --mapping {place}",
    )


def preview_file(page: Page, path: Path, mapping: Path | None, named: dict[str, Marking]) -> None:
    """Show what a mapping would make of the first rows; nothing is added."""
    sets = () if mapping else find_sets(path)
    if mapping is None and not sets:
        raise click.UsageError("a preview is of a table with its mapping: give --mapping YAML.")
    chosen = load_mapping(mapping) if mapping else load_set(sets[0].name)
    ids = {name: one.id for name, one in named.items()}
    batch = preview(path, chosen, _ROWS, markings=ids)
    left_out = sum(not one.kept for one in batch.refusals)
    told = {
        "file": path.name,
        "rows": batch.rows,
        "statements": batch.statements,
        "refusals": batch.refusals,
    }

    def show(console: Console) -> None:
        _show_statements(console, batch)
        show_refusals(console, batch.refusals, left_out, len(batch.refusals) - left_out)

    page.write(told, show)
    page.hint("", f"Of the first {_ROWS} rows; nothing was added.")


def _show_guess(console: Console, guess: Guess, name: str) -> None:
    sure = f"{visible(name)} seems to be about {guess.schema} ({guess.confidence}: {guess.reason})."
    console.print(plain(sure))
    console.print()
    grid = table("column", "says", "how sure", "why", wide="why")
    for one in guess.columns:
        says = one.prop or "-"
        grid.add_row(plain(one.column), plain(says), one.confidence, plain(one.reason))
    console.print(grid)


def _show_statements(console: Console, batch: Batch) -> None:
    """Write what would be said, entity by entity."""
    for entity, said in groupby(batch.statements, key=lambda one: (one.schema, one.entity)):
        console.print(plain(entity[0], "bold").append(f"  {visible(entity[1])}", style="cyan"))
        grid = table("", "")
        grid.show_header = False
        for one in said:
            value = f"not {one.value}" if one.negated else one.value
            grid.add_row(plain(f"  {one.prop}"), plain(value))
        console.print(grid)
