"""Keeping a house: verification, the reading log, backups, and moving to another store."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import counted, plain, table
from sightline.cli.progress import counting
from sightline.cli.visit import Visit

PROBLEMS = 3


@click.command()
@visits
def verify(visit: Visit) -> None:
    """Check every byte of the ledger and the reading log, in the name of a custodian.

    Ends with 3 when anything was changed, lost or inserted.
    """
    with counting("verifying") as progress:
        verdict = visit.house.verify(visit.reader, progress)
    _say_verdict(visit, verdict, "Everything is as it was written")
    if not verdict.clean:
        raise click.exceptions.Exit(PROBLEMS)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@visits
def readings(visit: Visit, limit: int) -> None:
    """List who read what, the newest first, in the name of a custodian.

    With --json there is one object to a line.
    """
    visit.page.write_lines(visit.house.readings(visit.reader, limit), _show_readings)


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@visits
def backup(visit: Visit, archive: Path) -> None:
    """Copy the ledger into a new file ARCHIVE while others work; it counts when it verifies.

    The keys do not go with it: keep a copy of the folder of keys apart, so that
    what is erased here is erased in every backup too.
    """
    verdict = visit.house.backup(archive, visit.reader)
    _say_verdict(visit, verdict, f"The copy {archive.name} is whole", archive=str(archive))


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@visits
def restore(visit: Visit, archive: Path) -> None:
    """Bring a backup back into a house (see --in) whose ledger is gone.

    The settings and the folder of keys must stand there already.
    """
    house = import_module("sightline.workspace").Workspace.restore(archive, visit.folder)
    house.close()

    def show(console: Console) -> None:
        console.print(plain(f"The ledger is back, from {archive.name}. Check: sightline verify"))

    visit.page.write({"archive": str(archive), "folder": str(visit.folder)}, show)


@click.command()
@click.argument("store", metavar="PLACE")
@visits
def move(visit: Visit, store: str) -> None:
    """Move the ledger to another store, id for id: a file name, or a PostgreSQL address.

    The address holds no password: PostgreSQL finds it in its own password file.
    The old store stays as it is, and is no longer used.
    """
    visit.house.move(store, visit.reader).close()

    def show(console: Console) -> None:
        console.print(plain(f"The ledger is in {store} now. The old one stays where it was."))

    visit.page.write({"store": store}, show)


def _say_verdict(visit: Visit, verdict: Any, fine: str, **more: Any) -> None:
    problems = [str(problem) for problem in verdict.problems]
    told = {
        "clean": verdict.clean,
        "entries": verdict.entries,
        "records": verdict.records,
        "withheld": verdict.withheld,
        "problems": problems,
        **more,
    }
    size = f"{counted(verdict.entries, 'entry', 'entries')}, {counted(verdict.records, 'record')}"

    def show(console: Console) -> None:
        if verdict.clean:
            console.print(plain(f"{fine}: {size}."))
            return
        console.print(plain(f"{counted(len(problems), 'problem')} found in {size}:", "bold red"))
        for problem in problems:
            console.print(plain(f"  {problem}"), soft_wrap=True)
        console.print("Restore the ledger from a backup that verifies, and ask what happened.")

    visit.page.write(told, show)


def _show_readings(console: Console, listed: list[Any]) -> None:
    grid = table("when", "reader", "act", "asked for", wide="asked for")
    for one in listed:
        when = one.at[:19].replace("T", " ")
        grid.add_row(plain(when), plain(one.reader), plain(one.act), plain(one.detail))
    console.print(grid)
