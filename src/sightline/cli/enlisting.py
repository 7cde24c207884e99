"""Taking in a version of a list of sanctions or debarments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sightline.cli.filing import file_batches
from sightline.cli.options import visits
from sightline.cli.page import counted, plain
from sightline.cli.progress import counting
from sightline.cli.refused import show_refusals
from sightline.cli.visit import Visit
from sightline.intake import load_mapping
from sightline.intake.lists import ListFile, ListTerms, open_list
from sightline.intake.tally import Tally
from sightline.values import Grade
from sightline.values.handling import EXAMPLE, handling_line, parse_marking
from sightline.values.instant import check_dates

LEFT_OUT = 3
FILE = click.Path(path_type=Path)


@click.command("list")
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--list", "code", metavar="NAME", help="Which list it is, where the file is silent.")
@click.option("--mapping", type=FILE, metavar="YAML", help="What the columns of a table say.")
@click.option("--known", metavar="DATE", help="The day of the version, where the file is silent.")
@click.option("--marking", metavar="MARKING", help=f"Who may see it, e.g. {EXAMPLE}.")
@click.option("--grade", metavar="GRADE", help="How far it is trusted: B2, 3x5x2:1BP, 4x4:X4.")
@click.option("--title", metavar="WORDS", help="What was received, in a few words.")
@click.option("--source", metavar="NAME", help="A pseudonym of the source, never a name.")
@click.option("--licence", metavar="WORDS", help="The terms under which it may be used.")
@click.option("--case", metavar="NAME", help="File it in this case, under the key of the case.")
@click.option(
    "--refused", type=FILE, metavar="FILE", help="Write all that was left out, as JSON lines."
)
@visits
def add_list(
    visit: Visit,
    *,
    path: Path,
    code: str | None,
    mapping: Path | None,
    marking: str | None,
    case: str | None,
    refused: Path | None,
    **said: Any,
) -> None:
    """Take in a version of a list of sanctions or debarments, with the day on which it stood.

    The lists of the United Nations and of OFAC (XML), of the World Bank and the
    EBRD, of the European Union and the United Kingdom are known by what stands
    in them; others take --list NAME, and tables --mapping too. Versions of one
    list stand side by side: see `sightline lists`.
    """
    if said["grade"] is not None:
        Grade.parse(said["grade"])
    check_dates(said["known"])
    chosen = (
        parse_marking(marking, visit.reader) if marking else visit.house.own_marking(visit.reader)
    )
    terms = ListTerms(marking=chosen.id, list=code, **said)
    with counting("reading the list") as progress:
        opened = open_list(
            path,
            terms,
            mapping=None if mapping is None else load_mapping(mapping),
            progress=progress,
        )
    tally = file_batches(
        visit, path, opened.batches(), markings=[chosen], case=case, refused=refused
    )
    handling = handling_line([chosen])
    told: dict[str, Any] = {"file": path.name, "list": opened.code, "version": opened.version}
    told |= {"item": opened.item.id, "entries": opened.entries, "handling": handling}
    visit.page.write(
        {**told, "case": case, **tally.document()},
        lambda console: _show(console, opened, tally, handling),
    )
    if tally.left_out:
        raise click.exceptions.Exit(LEFT_OUT)


def _show(console: Console, opened: ListFile, tally: Tally, handling: str) -> None:
    said = f"{opened.item.title}: {counted(opened.entries, 'entry', 'entries')}. {handling}"
    console.print(plain(said), soft_wrap=True)
    console.print(f"New: {counted(tally.new, 'record')}. There already: {tally.known:,}.")
    if opened.lost:
        words = f"{counted(opened.lost, 'entry', 'entries')} could not be read: this version will "
        console.print(plain(f"{words}not be used to say who left the list.", "bold"))
    show_refusals(console, tally.refusals, tally.left_out, tally.noted)
