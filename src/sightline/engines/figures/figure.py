"""A figure: a drawing with its title, what it says in words, and the table it was drawn from."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.ink import SIZE, SOFT, shorten
from sightline.errors import BadValue

Cell = str | float | int | None
WIDTH = 640.0
#: Where the drawing begins below the title, and how much room stays at each side.
TOP, MARGIN = 46.0, 16.0


class Table(msgspec.Struct, frozen=True):
    """What was drawn, for those who would rather read: an empty cell is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise BadValue(f"a row has {len(row)} cells: expected {len(self.columns)}")


class Figure(msgspec.Struct, frozen=True):
    """One drawing for page, PDF, Word and file."""

    title: str
    description: str
    svg: str
    table: Table


def draw(
    title: str,
    description: str,
    table: Table,
    marks: Sequence[str],
    *,
    height: float,
    width: float = WIDTH,
    note: str = "",
) -> Figure:
    """Put marks under a title and above a note."""
    if not title.strip():
        raise BadValue("a figure needs a title: say what it shows, where and when")
    room = width - 2 * MARGIN
    around = [svg.text(MARGIN, 26, shorten(title, room, SIZE + 3), font_size=SIZE + 3)]
    if note:
        around.append(
            svg.text(
                MARGIN, height - 10, shorten(note, room, SIZE - 2), font_size=SIZE - 2, fill=SOFT
            )
        )
    drawing = svg.sheet(width, height, title, description, [*around, *marks])
    return Figure(title, description, drawing, table)


def say(value: float | None, unit: str = "") -> str:
    """Write a value in words: what is not known is said to be so."""
    if value is None:
        return "not known"
    figure = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.3g}"
    return f"{figure} {unit}".strip()
