"""Adding a file to the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from sightline.cli.branching import Branching
from sightline.cli.filing import file_batches
from sightline.cli.guessing import guess_file, preview_file
from sightline.cli.options import visits
from sightline.cli.page import counted, plain
from sightline.cli.refused import show_refusals
from sightline.cli.shelf import Place
from sightline.cli.supplied import add_supplied, is_supplied
from sightline.cli.taking import open_batches, read_mapping
from sightline.cli.visit import Visit
from sightline.intake.handed import Handed, Terms
from sightline.intake.tally import Tally
from sightline.values import Kind
from sightline.values.handling import EXAMPLE, handling_line, read_markings

LEFT_OUT = 3
FILE = click.Path(path_type=Path)
BRANCHES = {
    "document": Place("documents:add_documents", "Take in documents: PDF, DOCX, HTML, letters."),
    "list": Place("enlisting:add_list", "Take in a version of a list of sanctions or debarments."),
}


class Wanted(msgspec.Struct, frozen=True):
    """How a file is to be filed: for whom, by which mapping, in which case, with which protocol."""

    markings: tuple[str, ...]
    mapping: Path | None
    case: str | None
    refused: Path | None


@click.command(cls=Branching, branches=BRANCHES, plain=("events", "ftm"))
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--mapping", type=FILE, metavar="YAML", help="What the columns of a table say.")
@click.option("--guess", is_flag=True, help="Propose a mapping, write it down, and add nothing.")
@click.option("--preview", is_flag=True, help="Show what the first rows would make; add nothing.")
@click.option(
    "--marking",
    "markings",
    multiple=True,
    metavar="MARKING",
    help=f"Who may see it, e.g. {EXAMPLE}; else your own organisation. Where the mapping names "
    "markings, say each: police='SC org:unpol'.",
)
@click.option("--grade", metavar="GRADE", help="How far it is trusted: B2, 3x5x2:1BP, 4x4:X4.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What was received.")
@click.option("--known", metavar="DATE", help="When it became known; else today.")
@click.option("--event", metavar="DATE", help="When what it tells of happened.")
@click.option("--title", metavar="WORDS", help="What was received, in a few words.")
@click.option("--source", metavar="NAME", help="A pseudonym of the source, never a name.")
@click.option("--language", metavar="CODE", help="The language it is in, such as fr.")
@click.option("--licence", metavar="WORDS", help="The terms under which it may be used.")
@click.option("--case", metavar="NAME", help="File it in this case, under the key of the case.")
@click.option("--same", is_flag=True, help="Take over whom FollowTheMoney data holds to be one.")
@click.option(
    "--refused", type=FILE, metavar="FILE", help="Write all that was left out, as JSON lines."
)
@visits
def add(
    visit: Visit,
    *,
    path: Path,
    mapping: Path | None,
    guess: bool,
    preview: bool,
    markings: tuple[str, ...],
    case: str | None,
    same: bool,
    refused: Path | None,
    **said: Any,
) -> None:
    """Take in FILE: a table (CSV, XLSX, JSON lines) with a mapping, or FollowTheMoney as it is.

    The words reference and casebook in place of FILE stand for the data that
    comes with Sightline, unless a file of that name is there. Known data sets,
    such as the events of UCDP, need no mapping. `add events FILE` and
    `add ftm FILE` say the same as `add FILE`: what a file holds is found out.

    Good rows are added and bad ones listed with their place, and then the
    command ends with 3. The same command again adds nothing twice, so an
    interrupted one is simply given again.
    """
    wanted = Wanted(markings, mapping, case, refused)
    if is_supplied(path):
        given = {"mapping": mapping, "guess": guess, "preview": preview, "same": same, **said}
        add_supplied(visit, str(path), markings, case, {**given, "refused": refused})
    elif guess:
        guess_file(visit.page, path, mapping)
    elif preview:
        named = read_markings(markings, visit.reader)[1] if markings else {}
        preview_file(visit.page, path, mapping, named)
    else:
        _add_file(visit, path, wanted, Terms(**said), same=same)


def _add_file(visit: Visit, path: Path, wanted: Wanted, terms: Terms, *, same: bool) -> None:
    """Take a file in, and tell what became of it."""
    general, named = read_markings(wanted.markings, visit.reader)
    marking = general or visit.house.own_marking(visit.reader)
    handed = Handed(
        path=path,
        terms=terms,
        mapping=read_mapping(wanted.mapping),
        author=visit.reader.name,
        marking=marking.id,
        named={name: one.id for name, one in named.items()},
        same=same,
    )
    opened = open_batches(handed)
    tally = file_batches(
        visit,
        path,
        opened.batches,
        markings=[marking, *named.values()],
        case=wanted.case,
        refused=wanted.refused,
    )
    handling = handling_line([marking, *named.values()])
    told: dict[str, Any] = {
        "file": path.name,
        "format": opened.format.value,
        "handling": handling,
        "case": wanted.case,
    }
    told["sets"] = [one.name for one in opened.sets]

    def show(console: Console) -> None:
        for one in opened.sets:
            console.print(plain(f"Read as {one.title}. {one.warning}"), soft_wrap=True)
        _show(console, tally, handling)

    visit.page.write({**told, **tally.document()}, show)
    if tally.left_out:
        raise click.exceptions.Exit(LEFT_OUT)


def _show(console: Console, tally: Tally, handling: str) -> None:
    said = f"{counted(tally.statements, 'statement')} in {counted(tally.items, 'item')}"
    console.print(plain(f"{said}, from {counted(tally.rows, 'row')}. {handling}"), soft_wrap=True)
    console.print(f"New: {counted(tally.new, 'record')}. There already: {tally.known:,}.")
    show_refusals(console, tally.refusals, tally.left_out, tally.noted)
