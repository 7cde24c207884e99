"""The catalogue of known data sets: how each is told from others, and how it is read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from sightline.errors import BadInput, NotFound
from sightline.intake.limits import Limits
from sightline.intake.mapping import Mapping
from sightline.intake.mapping_text import parse_mapping
from sightline.intake.sheet import Layout
from sightline.intake.source import find_source
from sightline.intake.table import find_kind, open_tables

_DATA = files("sightline.intake.sets") / "data"


class KnownSet(msgspec.Struct, frozen=True, kw_only=True):
    """A data set that is read without asking, and what its reader should be wary of."""

    name: str
    title: str
    columns: tuple[str, ...]
    warning: str
    sheet: str | None = None


@cache
def known_sets() -> tuple[KnownSet, ...]:
    """List the known sets."""
    return msgspec.convert(yaml.safe_load(_read("catalogue")), tuple[KnownSet, ...])


@cache
def load_set(name: str) -> Mapping:
    """Load the mapping of a known set."""
    if name not in {one.name for one in known_sets()}:
        expected = ", ".join(one.name for one in known_sets())
        raise NotFound(f"{name!r} is no known data set: expected one of {expected}")
    return parse_mapping(_read(name), name=name, file=f"{name}.yaml")


def find_sets(path: str | Path, *, limits: Limits | None = None) -> tuple[KnownSet, ...]:
    """Find the known sets that a file holds, by its columns; of one table the first that fits."""
    bounds = limits or Limits()
    try:
        source = find_source(path, bounds)
        layout = Layout(sheets=("*",) if find_kind(source, bounds) == "xlsx" else ())
        every = open_tables(source, layout, bounds)
    except BadInput:
        return ()
    held = {sheet.name: set(sheet.columns) for sheet in every}
    found: dict[str | None, KnownSet] = {}
    for one in known_sets():
        for name, columns in held.items():
            if set(one.columns) <= columns and one.sheet in (None, name):
                found.setdefault(name, one)
    return tuple(found.values())


def _read(name: str) -> str:
    return (_DATA / f"{name}.yaml").read_text("utf-8")
