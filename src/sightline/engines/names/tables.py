"""The tables that ship with the engine: plain text, one line a row, a comment after a hash."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

FOLDER = files("sightline.engines.names") / "data"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table: the cells of every line that is neither empty nor a comment."""
    text = (FOLDER / f"{name}.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
