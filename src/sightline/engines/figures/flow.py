"""Flows between places or kinds, from left to right, as broad as they are large."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import SERIES, SIZE, SOFT, colour, shorten
from sightline.errors import BadValue

_HEIGHT, _GAP, _THICK = 320.0, 12.0, 14.0


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """What goes from one place to another; None is an amount that nobody knows."""

    source: str
    target: str
    amount: float | None

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise BadValue(f"{self.source} flows into itself: that cannot be drawn")
        if self.amount is not None and not 1e-9 <= self.amount <= 1e99:
            raise BadValue(
                f"{self.source} to {self.target}: expected an amount above 0, or none if unknown"
            )


class Box(msgspec.Struct, frozen=True):
    """Where a place stands on the sheet."""

    x: float
    y: float
    height: float


def draw_flow(
    title: str, streams: Sequence[Stream], *, unit: str = "", note: str = "", width: float = WIDTH
) -> Figure:
    """Draw streams; those of unknown size are thin and dashed."""
    levels = _find_levels(streams)
    known = sum(stream.amount or 0.0 for stream in streams) or 1.0
    through = _sum_through(streams, known)
    boxes = _place(levels, through, width)
    ordered = sorted(
        streams, key=lambda one: (boxes[one.source].y, boxes[one.target].y, one.target)
    )
    drawn = list(_draw_streams(ordered, boxes, through, unit))
    for name, box in boxes.items():
        place = {"x": box.x, "y": box.y, "width": _THICK, "height": box.height}
        drawn.append(svg.element("rect", svg.tip(name), fill="#1b1b1b", **place))
        left = box.x > width / 2
        x = box.x - 5 if left else box.x + _THICK + 5
        words, anchor = shorten(name, 150, SIZE - 1), "end" if left else "start"
        drawn.append(
            svg.text(x, box.y + box.height / 2 + 4, words, text_anchor=anchor, font_size=SIZE - 1)
        )
    table = Table(
        ("from", "to", unit or "amount"),
        tuple((one.source, one.target, one.amount) for one in streams),
    )
    words = _describe(streams, unit)
    return draw(title, words, table, drawn, height=TOP + _HEIGHT + 44, width=width, note=note)


def _find_levels(streams: Sequence[Stream]) -> dict[str, int]:
    """Find how far to the right each place stands; goods that come back are refused."""
    level: dict[str, int] = {}
    for stream in streams:
        level.setdefault(stream.source, 0)
        level.setdefault(stream.target, 0)
    for _ in range(len(level) + 1):
        moved = False
        for stream in streams:
            if level[stream.target] <= level[stream.source]:
                level[stream.target] = level[stream.source] + 1
                moved = True
        if not moved:
            return level
    raise BadValue("the streams run in a circle: draw them as a network or a matrix")


def _sum_through(streams: Sequence[Stream], known: float) -> dict[str, float]:
    """Sum what passes each place; what is not known takes a hundredth of the whole."""
    out: dict[str, float] = defaultdict(float)
    into: dict[str, float] = defaultdict(float)
    for stream in streams:
        amount = stream.amount or known / 100
        out[stream.source] += amount
        into[stream.target] += amount
    return {name: max(out.get(name, 0.0), into.get(name, 0.0)) for name in {**out, **into}}


def _place(levels: Mapping[str, int], through: Mapping[str, float], width: float) -> dict[str, Box]:
    """Set the places of each level one under the other, the largest on top."""
    rows: dict[int, list[str]] = defaultdict(list)
    for name, level in levels.items():
        rows[level].append(name)
    last = max(rows, default=0) or 1
    most = max((sum(through[one] for one in row) for row in rows.values()), default=1.0)
    gaps = max((len(row) - 1 for row in rows.values()), default=0)
    unit = max(_HEIGHT - _GAP * gaps, _HEIGHT / 4) / most
    boxes = {}
    for level, row in sorted(rows.items()):
        x, y = MARGIN + level * (width - 2 * MARGIN - _THICK) / last, TOP
        for name in sorted(row, key=lambda one: (-through[one], one)):
            boxes[name] = Box(x, y, max(through[name] * unit, 2.0))
            y += boxes[name].height + _GAP
    return boxes


def _draw_streams(
    streams: Sequence[Stream], boxes: Mapping[str, Box], through: Mapping[str, float], unit: str
) -> Iterator[str]:
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    sources = list(dict.fromkeys(one.source for one in streams))
    for one in streams:
        box, far = boxes[one.source], boxes[one.target]
        scale = box.height / through[one.source]
        thick = max((one.amount or 0.0) * scale, 2.0)
        y1, y2 = box.y + left[one.source] + thick / 2, far.y + right[one.target] + thick / 2
        left[one.source] += thick
        right[one.target] += thick
        x1, x2 = box.x + _THICK, far.x
        bend = (x1 + x2) / 2
        numbers = [svg.number(value) for value in (x1, y1, bend, y1, bend, y2, x2, y2)]
        yield svg.element(
            "path",
            svg.tip(f"{one.source} to {one.target}: {say(one.amount, unit)}"),
            d="M{} {}C{} {} {} {} {} {}".format(*numbers),
            stroke=SOFT if one.amount is None else colour(sources.index(one.source) % len(SERIES)),
            stroke_width=thick,
            stroke_opacity=0.55,
            stroke_dasharray="4 4" if one.amount is None else None,
            fill="none",
        )


def _describe(streams: Sequence[Stream], unit: str) -> str:
    ranked = sorted(streams, key=lambda one: (-(one.amount or 0.0), one.source, one.target))
    told = "; ".join(
        f"{one.source} to {one.target}: {say(one.amount, unit)}" for one in ranked[:12]
    )
    more = f"; and {len(ranked) - 12} more in the table" if len(ranked) > 12 else ""
    return f"Flows from left to right. {told}{more}." if told else "There is nothing to show."
