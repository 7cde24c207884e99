"""Mandates on paper: a page or a table of a mission, and a section for a report to the Council."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.mandates import find_mission
from sightline.cli.mandate_pictures import open_reading
from sightline.cli.options import DAY, looks
from sightline.cli.page import plain, table

if TYPE_CHECKING:
    from sightline.analyses.reading import Reading
    from sightline.cli.visit import Visit

TARGET = click.Path(path_type=Path)
_DAY = click.option("--on", type=DAY, metavar="DATE", help="As known and standing that day.")


@click.command()
@click.argument("mission")
@click.option("--to", "target", type=TARGET, metavar="FILE", help="Write a .docx, .xlsx or .csv.")
@_DAY
@looks
def page(visit: Visit, mission: str, target: Path | None, on: dt.date | None) -> None:
    """Put the mandates of a MISSION on a page, or in a table of all coded paragraphs.

    The ending of FILE says what is written: .docx is the page, .xlsx and .csv
    are the table, in which no cell is a formula.
    """
    _check(target, (".docx", ".xlsx", ".csv"))
    reading = open_reading(visit, "mandate page", mission, on)
    found = find_mission(reading, mission)
    products = import_module("sightline.products.mandates")
    handling = visit.handling(reading.picture.markings())
    paper = products.mandate_page(reading, found, handling)
    if target is not None:
        sheet = products.mandate_sheet(reading, found, handling)
        made = {
            ".docx": lambda: products.print_paper(paper),
            ".xlsx": lambda: products.print_workbook(sheet),
            ".csv": lambda: products.print_csv(sheet),
        }
        _keep(target, made[target.suffix.lower()]())
    _write(visit, reading, paper, target)


@click.command()
@click.argument("mission")
@click.option("--to", "target", type=TARGET, metavar="FILE", help="Write a .docx.")
@_DAY
@looks
def section(visit: Visit, mission: str, target: Path | None, on: dt.date | None) -> None:
    """Draft the section on organized crime of a report to the Council on a MISSION.

    It is made of what the Council asked and of approved judgements that still
    stand, with their sources; judgements on people are left out and counted.
    It is a draft, marked as strictly as all that it was made from.
    """
    _check(target, (".docx",))
    reading = open_reading(visit, "mandate section", mission, on)
    found = find_mission(reading, mission)
    held = import_module("sightline.judgements").Docket(reading.picture, reading.day)
    area = import_module("sightline.analyses.interfaces").assess(reading, found.id, only=("1",))
    bearing = [one for one in held.judgements.values() if one.draft.subject in set(area.subjects)]
    products = import_module("sightline.products.mandates")
    paper = products.draft_section(
        reading,
        bearing,
        found,
        handling=visit.handling(reading.picture.markings()),
        scale=visit.house.settings.words,
    )
    if target is not None:
        _keep(target, products.print_paper(paper))
    _write(visit, reading, paper, target)


def _check(target: Path | None, endings: tuple[str, ...]) -> None:
    """Refuse a file that cannot be written before anything is read."""
    if target is None:
        return
    if target.suffix.lower() not in endings:
        raise click.UsageError(f"{target.name}: end the name with {' or '.join(endings)}.")
    if target.exists():
        raise click.UsageError(f"there is a file {target} already: name another.")


def _keep(target: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all."""
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _write(visit: Visit, reading: Reading, paper: Any, target: Path | None) -> None:
    terms = {**visit.terms(reading.picture), "on": reading.day}
    document = {"paper": paper, "to": target and str(target), "terms": terms}
    visit.page.write(document, lambda console: _show(console, paper, target))


def _show(console: Console, paper: Any, target: Path | None) -> None:
    console.print(plain(paper.handling, "bold"), soft_wrap=True)
    console.print(plain(paper.title, "bold underline"), soft_wrap=True)
    for note in paper.notes:
        console.print(plain(note, "dim"), soft_wrap=True)
    for chapter in paper.chapters:
        console.print()
        console.print(plain(chapter.title, "bold"), soft_wrap=True)
        for text in chapter.paragraphs:
            console.print(plain(text), soft_wrap=True)
        for text in chapter.points:
            console.print(plain(f"- {text}"), soft_wrap=True)
        if chapter.head:
            grid = table(*chapter.head, wide=chapter.head[-1])
            for row in chapter.rows:
                grid.add_row(*map(plain, row))
            console.print(grid)
    if paper.sources:
        console.print()
        console.print(plain("Sources", "bold"))
        for number, source in enumerate(paper.sources, 1):
            console.print(plain(f"{number}. {source}"), soft_wrap=True)
    if target is not None:
        console.print(plain(f"Written to {target}."))
