"""The keys of a house: where they lie, and the public one by which others know it."""

from __future__ import annotations

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import plain
from sightline.cli.visit import Visit


@click.group()
def key() -> None:
    """Show where the keys of the house lie, and the public one."""


@key.command("show")
@visits
def show_keys(visit: Visit) -> None:
    """Show where the keys lie. No secret is ever written out."""
    public = visit.house.public_key(visit.reader)
    folder = visit.house.folder / "keys"

    def show(console: Console) -> None:
        console.print(plain(f"public key  {public}"), soft_wrap=True)
        console.print(plain(f"folder      {folder}"), soft_wrap=True)
        console.print(
            "Keep a copy of this folder apart from the backups: without it neither signs "
            "anybody for this house nor can a case be read."
        )

    visit.page.write({"public": public, "folder": str(folder)}, show)


@key.command("public")
@visits
def public_key(visit: Visit) -> None:
    """Write the public key, for others to check what this house signs."""
    public = visit.house.public_key(visit.reader)
    visit.page.write({"public": public}, lambda console: console.print(public, soft_wrap=True))
