"""A timeline: what happened when, and what lasted, in rows; days that are not known are listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw
from sightline.engines.figures.ink import GRID, SIZE, SOFT, colour, shorten, width_of
from sightline.engines.figures.scale import Scale, fit_days
from sightline.errors import BadValue

_ROW = 26.0


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Something on a day, or from one day to another; ``known`` is when we came to know of it."""

    row: str
    words: str
    start: dt.date | None
    end: dt.date | None = None
    known: dt.date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise BadValue(f"{self.words}: ends on {self.end}, before it begins")


def draw_timeline(
    title: str,
    moments: Sequence[Moment],
    *,
    day: dt.date | None = None,
    note: str = "",
    width: float = WIDTH,
) -> Figure:
    """Draw moments in rows; a ring says when we came to know, a dashed line which day it is."""
    dated = [one for one in moments if one.start is not None]
    rows = list(dict.fromkeys(one.row for one in dated))
    days = [day_ for one in dated for day_ in (one.start, one.end, one.known, day) if day_]
    side = min(max([width_of(row) for row in rows] or [0]) + MARGIN + 8, width * 0.35)
    foot = TOP + _ROW * len(rows)
    drawn: list[str] = []
    if days:
        scale, marks = fit_days(days, side + 6, width - MARGIN - 6)
        drawn = _draw_marks(scale, marks, foot, day)
        for place, row in enumerate(rows):
            y = TOP + _ROW * (place + 0.5)
            drawn.append(svg.text(side - 8, y + 4, shorten(row, side - 24), text_anchor="end"))
            for one in dated:
                if one.row == row:
                    drawn += _draw_moment(one, scale, y)
    table = Table(
        ("row", "what", "from", "to", "known"),
        tuple((one.row, one.words, *map(_iso, (one.start, one.end, one.known))) for one in moments),
    )
    return draw(
        title, _describe(moments, dated), table, drawn, height=foot + 44, width=width, note=note
    )


def _draw_marks(
    scale: Scale, marks: Sequence[tuple[float, str]], foot: float, day: dt.date | None
) -> list[str]:
    drawn = []
    for x, words in marks:
        drawn.append(svg.line(x, TOP, x, foot, stroke=GRID))
        drawn.append(
            svg.text(x, foot + 16, words, text_anchor="middle", fill=SOFT, font_size=SIZE - 1)
        )
    if day is not None:
        x = scale(day.toordinal())
        drawn.append(svg.line(x, TOP - 4, x, foot, stroke=SOFT, stroke_dasharray="5 3"))
    return drawn


def _draw_moment(one: Moment, scale: Scale, y: float) -> list[str]:
    if one.start is None:
        return []
    left = scale(one.start.toordinal())
    tip = svg.tip(_tell(one))
    drawn = []
    if one.end is not None and one.end > one.start:
        far = max(scale(one.end.toordinal()) - left, 3)
        box = {"x": left, "y": y - 6, "width": far, "height": 12}
        drawn.append(svg.element("rect", tip, rx=2, fill=colour(0), **box))
    else:
        drawn.append(svg.element("circle", tip, cx=left, cy=y, r=5, fill=colour(0)))
    if one.known is not None:
        x = scale(one.known.toordinal())
        drawn.append(svg.line(left, y, x, y, stroke=colour(2), stroke_dasharray="2 3"))
        drawn.append(
            svg.element("circle", cx=x, cy=y, r=5, fill="none", stroke=colour(2), stroke_width=2)
        )
    return drawn


def _tell(one: Moment) -> str:
    when = _iso(one.start) or "on a day that is not known"
    to = f" to {one.end}" if one.end and one.end != one.start else ""
    known = f", known since {one.known}" if one.known else ""
    return f"{when}{to}: {one.words}{known}"


def _describe(moments: Sequence[Moment], dated: Sequence[Moment]) -> str:
    ordered = sorted(dated, key=lambda one: (str(one.start), one.row, one.words))
    told = "; ".join(_tell(one) for one in ordered[:12])
    more = f"; and {len(ordered) - 12} more in the table" if len(ordered) > 12 else ""
    lost = len(moments) - len(dated)
    undated = f" {lost} without a known day stand in the table only." if lost else ""
    return (f"A timeline. {told}{more}." if told else "There is nothing to show.") + undated


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
