"""Founding a house."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import visible
from sightline.cli.visit import Visit
from sightline.values import Level

LEVELS = click.Choice([level.value for level in Level], case_sensitive=False)


@click.command()
@click.option("--name", "title", metavar="WORDS", help="What the house is called.")
@click.option(
    "--org",
    "organisation",
    required=True,
    metavar="NAME",
    help="Your organisation in small letters, such as jmac.",
)
@click.option(
    "--reader", metavar="NAME", help="Your name as reader; else --as, else your name on the system."
)
@click.option("--clearance", type=LEVELS, default="SC", show_default=True, help="U, C or SC.")
@click.option(
    "--store",
    default="ledger.db",
    show_default=True,
    metavar="PLACE",
    help="A file name in the folder, or a PostgreSQL address without a password.",
)
@visits
def init(
    visit: Visit,
    *,
    title: str | None,
    organisation: str,
    reader: str | None,
    clearance: str,
    store: str,
) -> None:
    """Found a house in a folder (see --in), with yourself as its first reader.

    The first reader is also registrar (enrols others) and custodian (verifies
    and backs up). Neither role lets anybody read one record more.
    """
    name = reader or visit.name or os.environ.get("USER") or os.environ.get("USERNAME")
    if not name:
        raise click.UsageError("nobody is named as first reader: give --reader NAME.")
    house = import_module("sightline.workspace").Workspace.create(
        visit.folder,
        name=title or Path(visit.folder).resolve().name or organisation,
        organisation=organisation,
        reader=name,
        clearance=Level(clearance.upper()),
        store=store,
    )
    house.close()
    told = {
        "folder": str(visit.folder),
        "name": house.settings.name,
        "organisation": organisation,
        "reader": name,
        "clearance": clearance.upper(),
        "store": store,
    }

    def show(console: Console) -> None:
        console.print(f"The house {visible(house.settings.name)!r} is founded.")
        console.print(f"First reader: {visible(name)}, registrar and custodian.")

    visit.page.write(told, show)
    visit.page.hint(
        "Its keys lie in the folder `keys`: keep a copy of that folder apart, and safe.",
        "Next: `sightline add FILE --guess` shows how a file could be read.",
    )
