"""Which of the three doors of intake a file belongs to, told by what stands in it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sightline.errors import UnknownFormat
from sightline.intake.ftm_statements import NEEDED
from sightline.intake.jsonlines import read_lines
from sightline.intake.limits import Limits
from sightline.intake.sheet import Layout
from sightline.intake.source import Source, find_source
from sightline.intake.table import find_kind, open_tables


class Format(StrEnum):
    """What a file holds."""

    TABLE = "table"
    ENTITIES = "ftm entities"
    STATEMENTS = "ftm statements"


def find_format(path: str | Path, *, limits: Limits | None = None) -> Format:
    """Tell FollowTheMoney entities and statements from a table that needs a mapping."""
    bounds = limits or Limits()
    source = find_source(path, bounds)
    kind = find_kind(source, bounds)
    if kind == "json lines":
        return _find_in_lines(source, bounds)
    if kind == "text":
        sheet = open_tables(source, Layout(), bounds)[0]
        return Format.STATEMENTS if set(NEEDED) <= set(sheet.columns) else Format.TABLE
    return Format.TABLE


def _find_in_lines(source: Source, limits: Limits) -> Format:
    """Judge by the first good line."""
    for line in read_lines(source, limits):
        if line.content is not None:
            if isinstance(line.content.get("properties"), dict) and "schema" in line.content:
                return Format.ENTITIES
            return Format.STATEMENTS if line.content.keys() >= set(NEEDED) else Format.TABLE
    raise UnknownFormat(f"{source.name}: no line of the file is a JSON object")
