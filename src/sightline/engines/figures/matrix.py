"""A matrix: kinds against kinds. A cell with nothing known is hatched, and is no nought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import FILL, GRID, SIZE, SOFT, TEXT, colour, shorten, width_of
from sightline.errors import BadValue

_ROW = 28.0
_STEPS = 5


def draw_matrix(
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], float | None],
    *,
    unit: str = "",
    note: str = "",
    width: float = WIDTH,
) -> Figure:
    """Draw a cell for every row and column, the darker the more; every cell says its number."""
    strange = [key for key in cells if key[0] not in rows or key[1] not in columns]
    if strange:
        raise BadValue(f"{strange[0]} is a cell of no row and column of the matrix")
    side = min(max([width_of(row) for row in rows] or [0]) + MARGIN + 8, width * 0.35)
    step = (width - side - MARGIN) / max(len(columns), 1)
    known = [value for value in cells.values() if value is not None]
    top, most = TOP + 22, max(known, default=0.0)
    drawn = [
        svg.text(
            side + step * (place + 0.5), TOP + 12, shorten(name, step - 4), text_anchor="middle"
        )
        for place, name in enumerate(columns)
    ]
    for down, row in enumerate(rows):
        y = top + _ROW * down
        drawn.append(
            svg.text(side - 8, y + _ROW / 2 + 4, shorten(row, side - 24), text_anchor="end")
        )
        for across, column in enumerate(columns):
            box = (side + step * across, y, step)
            drawn += _draw_cell(cells.get((row, column)), most, box, f"{row}, {column}", unit)
    table = Table(
        ("", *columns), tuple((row, *(cells.get((row, one)) for one in columns)) for row in rows)
    )
    words = _describe(rows, columns, cells, unit)
    return draw(
        title, words, table, drawn, height=top + _ROW * len(rows) + 30, width=width, note=note
    )


def _draw_cell(
    value: float | None, most: float, box: tuple[float, float, float], name: str, unit: str
) -> list[str]:
    x, y, step = box
    place = {"x": x + 1, "y": y + 1, "width": step - 2, "height": _ROW - 2}
    tip = svg.tip(f"{name}: {say(value, unit)}")
    if value is None:
        drawn = svg.element("rect", tip, fill="none", stroke=GRID, stroke_dasharray="3 3", **place)
        return [drawn, svg.text(x + step / 2, y + 18, "?", text_anchor="middle", fill=SOFT)]
    depth = 0 if most <= 0 or value <= 0 else max(1, round(value / most * _STEPS))
    shade = None if depth == 0 else 0.15 + 0.17 * (depth - 1)
    fill = FILL if depth == 0 else colour(0)
    ink = "#ffffff" if depth >= 4 else TEXT
    cell = svg.element("rect", tip, fill=fill, fill_opacity=shade, **place)
    words = svg.text(
        x + step / 2, y + 18, say(value), text_anchor="middle", fill=ink, font_size=SIZE - 1
    )
    return [cell, words]


def _describe(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], float | None],
    unit: str,
) -> str:
    known = {key: value for key, value in cells.items() if value is not None}
    missing = len(rows) * len(columns) - len(known)
    words = f"A matrix of {len(rows)} rows and {len(columns)} columns."
    if known:
        (row, column), value = max(known.items(), key=lambda cell: (cell[1], cell[0]))
        words += f" The most is {say(value, unit)}: {row}, {column}."
    return words + (f" {missing} cells are not known." if missing else "")
