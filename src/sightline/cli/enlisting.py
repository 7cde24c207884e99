"""Taking in a version of a list of sanctions or debarments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from sightline.cli.filing import Tally, file_batches
from sightline.cli.page import counted, plain
from sightline.cli.progress import counting
from sightline.cli.refused import show_refusals
from sightline.cli.visit import Visit
from sightline.cli.wording import handling_line, read_markings
from sightline.intake import load_mapping
from sightline.intake.lists import ListFile, ListTerms, open_list
from sightline.values import Grade
from sightline.values.instant import check_dates

LEFT_OUT = 3
LIST = "list"
#: What may be said of a list; all else it says itself.
_TERMS = ("title", "grade", "known", "licence", "source")


class Wanted(msgspec.Struct, frozen=True):
    """How a file is to be filed: for whom, by which mapping, in which case, with which protocol."""

    markings: tuple[str, ...]
    mapping: Path | None
    case: str | None
    refused: Path | None


def find_listed(path: Path, second: Path | None, code: str | None) -> Path | None:
    """Find the file of `list FILE`; what belongs to it alone is refused behind anything else."""
    if second is not None and str(path) != LIST:
        raise click.UsageError(f"Got an extra argument ({second}): one FILE at a time.")
    if second is None and code is not None:
        raise click.UsageError("--list belongs to `sightline add list FILE`.")
    return second


def add_list(
    visit: Visit, path: Path, wanted: Wanted, code: str | None, given: dict[str, Any]
) -> None:
    """File a version of a list under one marking, and tell what became of it."""
    general, named = read_markings(wanted.markings, visit.reader)
    wrong = next((name for name, value in given.items() if value and name not in _TERMS), None)
    if named or wrong:
        raise click.UsageError(f"a list takes no {'named marking' if named else f'--{wrong}'}")
    if given["grade"] is not None:
        Grade.parse(given["grade"])
    check_dates(given["known"])
    marking = general or visit.house.own_marking(visit.reader)
    terms = ListTerms(marking=marking.id, list=code, **{name: given[name] for name in _TERMS})
    with counting("reading the list") as progress:
        opened = open_list(
            path,
            terms,
            mapping=None if wanted.mapping is None else load_mapping(wanted.mapping),
            progress=progress,
        )
    tally = file_batches(
        visit, path, opened.batches(), markings=[marking], case=wanted.case, refused=wanted.refused
    )
    handling = handling_line([marking])
    told: dict[str, Any] = {
        "file": path.name,
        "list": opened.code,
        "version": opened.version,
        "case": wanted.case,
    }
    told |= {"item": opened.item.id, "entries": opened.entries, "handling": handling}
    visit.page.write(
        {**told, **tally.document()}, lambda console: _show(console, opened, tally, handling)
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
