"""Decisions about who is who from a table with the columns left, right, decision and reason."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sightline.errors import BadInput, BadValue
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Layout, Reading, Sheet
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.values import Decision, Ruling

COLUMNS = ("left", "right", "decision", "reason")


class Placed(msgspec.Struct, frozen=True):
    """A ruling and the row in which it stands."""

    ruling: Ruling
    row: int


def read_rulings(
    path: str | Path, *, limits: Limits | None = None
) -> tuple[tuple[Placed, ...], tuple[Refusal, ...]]:
    """Read every row that decides, and list every row that does not.

    Of several rows about one pair the last counts; the others are listed.
    """
    bounds = limits or Limits()
    source = find_source(path, bounds)
    found: dict[tuple[str, str], Placed] = {}
    refusals: list[Refusal] = []
    for sheet in open_tables(source, Layout(), bounds):
        refusals += sheet.notes
        places = _find_columns(sheet)
        for row in sheet.reread():
            refusals += row.refusals
            if not any(cell.strip() for cell in row.cells):
                continue
            reading = Reading(sheet, row.number, row.cells, refusals)
            placed = _read_row(reading, places)
            if placed is not None:
                pair = placed.ruling.left, placed.ruling.right
                if pair in found:
                    reason = f"row {placed.row} decides about the same two, and counts"
                    earlier = Reading(sheet, found[pair].row, [], refusals)
                    earlier.refuse(reason, raw=show(" / ".join(pair)))
                found[pair] = placed
    return tuple(sorted(found.values(), key=lambda one: one.row)), tuple(refusals)


def _find_columns(sheet: Sheet) -> dict[str, int]:
    heads = {name.strip().casefold(): place for place, name in enumerate(sheet.columns)}
    missing = [name for name in COLUMNS if name not in heads]
    if missing:
        raise BadInput(
            f"{sheet.file}: there is no column {missing[0]!r}: expected {', '.join(COLUMNS)}"
        )
    return {name: heads[name] for name in COLUMNS}


def _read_row(reading: Reading, places: dict[str, int]) -> Placed | None:
    said = {
        name: reading.cells[place].strip() if place < len(reading.cells) else ""
        for name, place in places.items()
    }
    for name in COLUMNS:
        if not said[name]:
            reading.refuse(f"the cell {name} is empty", column=name)
            return None
    choice = said["decision"].casefold()
    if choice not in list(Decision):
        expected = ", ".join(Decision)
        reading.refuse(
            f"this is no decision: expected {expected}",
            column="decision",
            raw=show(said["decision"]),
        )
        return None
    try:
        ruling = Ruling.of(said["left"], said["right"], Decision(choice), said["reason"])
    except BadValue as error:
        reading.refuse(str(error), raw=show(said["left"]))
        return None
    return Placed(ruling, reading.row)
