"""Filing the data that comes with Sightline, as ordinary items under a reader's marking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sightline.casebook import casebook_records
from sightline.cli.page import counted, plain
from sightline.cli.progress import counting
from sightline.cli.visit import Visit
from sightline.reference import reference_records
from sightline.values import Item, Record, Statement
from sightline.values.handling import handling_line, read_markings


def _casebook(marking: str) -> list[Record]:
    """Give the casebook with the reference data of which it speaks."""
    return [*reference_records(marking), *casebook_records(marking)]


COLLECTIONS: dict[str, Callable[[str], list[Record]]] = {
    "casebook": _casebook,
    "reference": reference_records,
}


def is_supplied(path: Path) -> bool:
    """Say whether a word stands for supplied data: a file of that name comes first."""
    return str(path) in COLLECTIONS and not path.exists()


def add_supplied(
    visit: Visit, name: str, markings: tuple[str, ...], case: str | None, given: dict[str, Any]
) -> None:
    """File supplied data; it brings its own grades, dates and titles, so none may be given."""
    general, named = read_markings(markings, visit.reader)
    if named or (wrong := next((key for key, value in given.items() if value), None)):
        what = "a named marking" if named else f"--{wrong}"
        raise click.UsageError(f"{name} takes --marking and --case alone: leave out {what}")
    marking = general or visit.house.own_marking(visit.reader)
    records = COLLECTIONS[name](marking.id)
    visit.house.add([marking], visit.reader)
    with counting("adding", len(records)) as progress:
        added = visit.house.add(records, visit.reader, case=case, progress=progress)
    told = {
        "collection": name,
        "items": sum(isinstance(one, Item) for one in records),
        "statements": sum(isinstance(one, Statement) for one in records),
        "new": added.new,
        "known": added.known,
        "handling": handling_line([marking]),
        "case": case,
    }
    visit.page.write(told, lambda console: _show(console, told))


def _show(console: Console, told: dict[str, Any]) -> None:
    said = f"{counted(told['statements'], 'statement')} in {counted(told['items'], 'item')}"
    console.print(plain(f"{said}. {told['handling']}"), soft_wrap=True)
    console.print(f"New: {counted(told['new'], 'record')}. There already: {told['known']:,}.")
