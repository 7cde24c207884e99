"""Bars: amounts of a few kinds, in the order given. What is not known is no bar of nought."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import FILL, GRID, SIZE, SOFT, colour, shorten, width_of
from sightline.engines.figures.scale import Scale, fit
from sightline.errors import BadValue

_ROW = 26.0


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One amount, with the range in which it lies where that is known."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if self.value is not None and self.value < 0:
            raise BadValue(f"{self.name}: {self.value} is below nought: bars show amounts")
        if (self.low is None) != (self.high is None):
            raise BadValue(f"{self.name}: a range has two ends")


def draw_bars(
    title: str, bars: Sequence[Bar], *, unit: str = "", note: str = "", width: float = WIDTH
) -> Figure:
    """Draw bars that lie, with their names before them and their amounts behind."""
    side = min(max([width_of(bar.name) for bar in bars] or [0]) + MARGIN + 8, width * 0.4)
    ends = [end for bar in bars for end in (bar.value, bar.high) if end is not None]
    scale, marks = fit(ends, side, width - 90)
    foot = TOP + _ROW * len(bars)
    drawn = [
        part
        for mark in marks
        for part in (
            svg.line(scale(mark), TOP, scale(mark), foot, stroke=GRID),
            svg.text(scale(mark), foot + 16, say(mark), text_anchor="middle", fill=SOFT),
        )
    ]
    for place, bar in enumerate(bars):
        drawn += _draw_bar(bar, scale, TOP + _ROW * place, side, unit)
    table = Table(
        ("name", unit or "value", "low", "high"),
        tuple((bar.name, bar.value, bar.low, bar.high) for bar in bars),
    )
    return draw(
        title, _describe(bars, unit), table, drawn, height=foot + 44, width=width, note=note
    )


def _draw_bar(bar: Bar, scale: Scale, y: float, side: float, unit: str) -> list[str]:
    middle, start = y + _ROW / 2, scale(0)
    drawn = [
        svg.text(side - 8, middle + 4, shorten(bar.name, side - MARGIN - 8), text_anchor="end")
    ]
    if bar.value is None:
        box = {"x": start, "y": y + 4, "width": 80, "height": _ROW - 8}
        drawn.append(svg.element("rect", fill=FILL, stroke=SOFT, stroke_dasharray="4 3", **box))
        return [*drawn, svg.text(start + 6, middle + 4, "not known", fill=SOFT, font_size=SIZE - 1)]
    far = scale(bar.value)
    drawn.append(
        svg.element(
            "rect",
            svg.tip(f"{bar.name}: {say(bar.value, unit)}"),
            x=start,
            y=y + 4,
            width=max(far - start, 1),
            height=_ROW - 8,
            fill=colour(0),
        )
    )
    if bar.low is not None and bar.high is not None:
        drawn.append(draw_range(scale(bar.low), scale(bar.high), middle))
        far = max(far, scale(bar.high))
    return [*drawn, svg.text(far + 6, middle + 4, say(bar.value), font_size=SIZE - 1)]


def draw_range(left: float, right: float, y: float) -> str:
    """Draw a range as a line with two ends."""
    steps = f"M{svg.number(left)} {svg.number(y)}H{svg.number(right)}"
    ends = "".join(
        f"M{svg.number(x)} {svg.number(y - 4)}V{svg.number(y + 4)}" for x in (left, right)
    )
    return svg.element("path", d=steps + ends, stroke="#1b1b1b", stroke_width=1.5, fill="none")


def _describe(bars: Sequence[Bar], unit: str) -> str:
    if not bars:
        return "There is nothing to show."
    told = "; ".join(f"{bar.name}: {say(bar.value, unit)}" for bar in bars[:12])
    more = f"; and {len(bars) - 12} more in the table" if len(bars) > 12 else ""
    return f"Bars of {len(bars)} amounts. {told}{more}."
