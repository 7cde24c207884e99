"""Dots: estimates side by side, each with its range, on one scale; for probabilities above all."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.bars import draw_range
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import GRID, SIZE, SOFT, colour, shorten, width_of
from sightline.engines.figures.scale import Scale
from sightline.errors import BadValue

_ROW = 26.0


class Estimate(msgspec.Struct, frozen=True):
    """One estimate between 0 and 1: its range, the middle if one is given, and its word."""

    name: str
    low: float | None
    high: float | None
    middle: float | None = None
    word: str = ""

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise BadValue(f"{self.name}: a range has two ends")
        if self.low is not None and not 0 <= self.low <= (self.high or 0.0) <= 1:
            raise BadValue(f"{self.name}: {self.low} to {self.high} is no range of probability")


def draw_dots(
    title: str, estimates: Sequence[Estimate], *, note: str = "", width: float = WIDTH
) -> Figure:
    """Draw estimates from 0 to 100 per cent; the word stands with its range."""
    side = min(max([width_of(one.name) for one in estimates] or [0]) + MARGIN + 8, width * 0.4)
    scale, foot = Scale(0.0, 1.0, side + 8, width - 150), TOP + _ROW * len(estimates)
    drawn = []
    for tenth in range(0, 11, 2):
        x = scale(tenth / 10)
        drawn.append(svg.line(x, TOP, x, foot, stroke=GRID))
        drawn.append(svg.text(x, foot + 16, f"{tenth * 10} %", text_anchor="middle", fill=SOFT))
    for place, one in enumerate(estimates):
        drawn += _draw_estimate(one, scale, TOP + _ROW * (place + 0.5), side, width)
    table = Table(
        ("estimate", "low", "high", "middle", "word"),
        tuple((one.name, one.low, one.high, one.middle, one.word) for one in estimates),
    )
    told = "; ".join(f"{one.name}: {_say(one)}" for one in estimates)
    words = f"Estimates with their ranges. {told}." if told else "There is nothing to show."
    return draw(title, words, table, drawn, height=foot + 44, width=width, note=note)


def _draw_estimate(one: Estimate, scale: Scale, y: float, side: float, width: float) -> list[str]:
    drawn = [svg.text(side, y + 4, shorten(one.name, side - MARGIN - 8), text_anchor="end")]
    drawn.append(
        svg.text(width - 142, y + 4, shorten(_say(one), 134, SIZE - 1), font_size=SIZE - 1)
    )
    if one.low is None or one.high is None:
        return drawn
    drawn.append(draw_range(scale(one.low), scale(one.high), y))
    middle = one.middle if one.middle is not None else (one.low + one.high) / 2
    tip = svg.tip(f"{one.name}: {_say(one)}")
    if one.middle is not None:
        drawn.append(svg.element("circle", tip, cx=scale(middle), cy=y, r=5, fill=colour(0)))
    else:
        box = {"x": scale(one.low), "y": y - 5, "height": 10}
        size = max(scale(one.high) - scale(one.low), 1)
        drawn.append(svg.element("rect", tip, width=size, fill=colour(0), fill_opacity=0.35, **box))
    return drawn


def _say(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return "not known"
    span = f"{say(round(one.low * 100))}-{say(round(one.high * 100))} %"
    return f"{one.word} ({span})" if one.word else span
