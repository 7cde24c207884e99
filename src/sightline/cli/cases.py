"""Cases: records under a key of their own, which can be destroyed."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import plain, table
from sightline.cli.visit import Visit


@click.group()
def case() -> None:
    """Open, list and erase cases."""


@case.command("open")
@click.argument("name")
@click.option("--purpose", required=True, metavar="WORDS", help="What the case is for.")
@click.option("--basis", required=True, metavar="WORDS", help="The legal basis.")
@visits
def open_case(visit: Visit, name: str, purpose: str, basis: str) -> None:
    """Open a case with a key of its own; you are assigned to it, and nobody else."""
    card = visit.house.open_case(name, visit.reader, purpose=purpose, basis=basis)

    def show(console: Console) -> None:
        console.print(plain(f"The case {name} is open, and {card.name} is assigned to it."))

    visit.page.write({"case": name, "purpose": purpose, "basis": basis, "reader": card}, show)
    visit.page.hint(f"File in it with `sightline add FILE --case {name} ...`.")


@case.command("list")
@visits
def list_cases(visit: Visit) -> None:
    """List the cases to which you are assigned. With --json there is one object to a line."""
    found = [
        {
            "case": state.name,
            "purpose": state.opening.purpose,
            "basis": state.basis,
            "opened_by": state.opening.by,
            "erased": state.erased,
        }
        for state in visit.house.cases(visit.reader)
    ]
    visit.page.write_lines(found, _show)


@case.command("erase")
@click.argument("name")
@click.option("--basis", required=True, metavar="WORDS", help="The legal basis of the erasure.")
@click.option("--because", "reason", required=True, metavar="WORDS", help="The reason.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@visits
def erase(visit: Visit, name: str, basis: str, reason: str, yes: bool) -> None:
    """Erase a case for good, as a custodian: its key is destroyed, a tombstone stays."""
    if not yes:
        typed = click.prompt(
            f"This cannot be undone. Type the name of the case ({name}) to erase it", err=True
        )
        if typed != name:
            raise click.UsageError("another name was typed: nothing was erased.")
    visit.house.erase_case(name, visit.reader, basis=basis, reason=reason)

    def show(console: Console) -> None:
        console.print(plain(f"The case {name} is erased. What it held cannot be read any more."))

    visit.page.write({"case": name, "erased": True, "basis": basis, "reason": reason}, show)


def _show(console: Console, cases: list[Any]) -> None:
    if not cases:
        console.print("You are assigned to no case.")
        return
    grid = table("case", "purpose", "basis", "", wide="purpose")
    for one in cases:
        state = "erased" if one["erased"] else "open"
        grid.add_row(*(plain(one[name]) for name in ("case", "purpose", "basis")), state)
    console.print(grid)
