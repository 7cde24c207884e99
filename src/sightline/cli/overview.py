"""What `sightline` alone says: where you are, and the next step."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

_FILE = "sightline.toml"
_WORDS = "Sightline remembers sourced statements, and shows what one reader may know."
_FIRST = (
    ("sightline init --name 'Our house' --org jmac --reader ana", "found a house in this folder"),
    ("sightline demo mission", "or build a fictional mission to try things"),
)
_DAILY = (
    ("sightline add incidents.csv --guess", "see how a table could be read"),
    ("sightline search WORDS", "find entities"),
    ("sightline show ENTITY", "all that is said of one, with its sources"),
    ("sightline diff --since 7d", "what changed in a week, and why"),
)


def show(common: dict[str, Any]) -> None:
    """Write the overview for the folder at hand."""
    folder = Path(common.get("the_folder") or os.environ.get("SIGHTLINE_HOME") or ".")
    founded = (folder / _FILE).exists()
    steps = _DAILY if founded else _FIRST
    if common.get("the_machine"):
        said = {"house": founded, "next": [command for command, _ in steps]}
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    place = folder.resolve().name or str(folder)
    here = f"There is a house in {place}." if founded else f"There is no house in {place} yet."
    width = max(len(command) for command, _ in steps)
    click.echo(f"{_WORDS}\n\n{here} Next:\n")
    for command, words in steps:
        if width + len(words) + 4 <= 80:
            click.echo(f"  {command:<{width}}  {words}")
        else:
            click.echo(f"  {command}\n      {words}")
    click.echo("\nAll commands: sightline --help")
