"""A map: outlines as given, and marks on them, in a projection that keeps areas true.

Whose outlines they are is said on every map: boundaries are always somebody's, and the set can be
replaced. A mark is as large as its count; beside each count stands how much is reported from there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import FILL, SIZE, SOFT, colour, shorten
from sightline.errors import BadValue

Ring = Sequence[tuple[float, float]]
Place = tuple[float, float]
_SIDES, _LARGEST = (0.9, 0.45), 16.0


class Outline(msgspec.Struct, frozen=True):
    """A territory and its rings of longitude and latitude."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something at a place: how much of it (None: not known), and how well we see that place."""

    name: str
    longitude: float
    latitude: float
    count: float | None = None
    coverage: str = "not known"

    def __post_init__(self) -> None:
        if not (-180 <= self.longitude <= 180 and -90 <= self.latitude <= 90):
            raise BadValue(
                f"{self.name}: {self.longitude}, {self.latitude} is no place: expected a longitude "
                "from -180 to 180 and a latitude from -90 to 90"
            )


def draw_map(
    title: str,
    outlines: Sequence[Outline],
    marks: Sequence[Mark],
    *,
    boundaries: str,
    unit: str = "",
    width: float = WIDTH,
) -> Figure:
    """Draw marks on outlines; ``boundaries`` says whose outlines they are and what they mean."""
    if not boundaries.strip():
        raise BadValue("a map says whose boundaries it shows, and what they do not mean")
    points = [(mark.longitude, mark.latitude) for mark in marks]
    points += [point for one in outlines for ring in one.rings for point in ring]
    if not points:
        raise BadValue("there is no place to draw: expected an outline or a mark")
    to_sheet, height = _fit(points, width)
    drawn = [
        svg.element(
            "path",
            svg.tip(one.name),
            d="".join(
                svg.path((to_sheet(point) for point in ring), close=True) for ring in one.rings
            ),
            fill=FILL,
            stroke=SOFT,
            stroke_width=0.7,
            fill_rule="evenodd",
        )
        for one in outlines
    ]
    drawn += _draw_marks(marks, to_sheet, unit, width)
    table = Table(
        ("place", "longitude", "latitude", unit or "count", "how well it is seen"),
        tuple((one.name, one.longitude, one.latitude, one.count, one.coverage) for one in marks),
    )
    words = _describe(outlines, marks, unit) + f" {boundaries}"
    return draw(title, words, table, drawn, height=height + 34, width=width, note=boundaries)


def _fit(points: Sequence[Place], width: float) -> tuple[Callable[[Place], Place], float]:
    """Project around the middle of the points (Lambert, equal area), and fill the sheet."""
    middle = _find_middle(points)
    flat = [_project(point, middle) for point in points]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    low, high = min(y for _, y in flat), max(y for _, y in flat)
    size = max(right - left, (high - low) * _SIDES[1] / _SIDES[0], 1e-6)
    scale = min(
        (width - 2 * MARGIN - 2 * _LARGEST) / size, (width * _SIDES[0]) / max(high - low, 1e-6)
    )
    height = TOP + (high - low) * scale + 2 * _LARGEST

    def to_sheet(point: Place) -> Place:
        x, y = _project(point, middle)
        across = width / 2 + (x - (left + right) / 2) * scale
        return across, TOP + _LARGEST + (high - y) * scale

    return to_sheet, height


def _find_middle(points: Sequence[Place]) -> Place:
    """Find the middle of places on the globe, also across the 180th meridian."""
    x = y = z = 0.0
    for longitude, latitude in points:
        a, b = math.radians(longitude), math.radians(latitude)
        x, y, z = x + math.cos(b) * math.cos(a), y + math.cos(b) * math.sin(a), z + math.sin(b)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _project(point: Place, middle: Place) -> Place:
    a, b = math.radians(point[0] - middle[0]), math.radians(point[1])
    c = math.radians(middle[1])
    depth = 1 + math.sin(c) * math.sin(b) + math.cos(c) * math.cos(b) * math.cos(a)
    scale = math.sqrt(2 / max(depth, 1e-9))
    y = math.cos(c) * math.sin(b) - math.sin(c) * math.cos(b) * math.cos(a)
    return scale * math.cos(b) * math.sin(a), scale * y


def _draw_marks(
    marks: Sequence[Mark], to_sheet: Callable[[Place], Place], unit: str, width: float
) -> Iterator[str]:
    """Draw the largest first, so that none hides another."""
    most = max((mark.count or 0.0 for mark in marks), default=0.0) or 1.0
    for mark in sorted(marks, key=lambda one: (-(one.count or 0.0), one.name)):
        x, y = to_sheet((mark.longitude, mark.latitude))
        tip = svg.tip(f"{mark.name}: {say(mark.count, unit)}; reporting: {mark.coverage}")
        if mark.count is None:
            yield svg.element(
                "circle", tip, cx=x, cy=y, r=5, fill="none", stroke=SOFT, stroke_dasharray="2 2"
            )
            continue
        size = 3 + (_LARGEST - 3) * math.sqrt(max(mark.count, 0.0) / most)
        yield svg.element(
            "circle", tip, cx=x, cy=y, r=size, fill=colour(0), fill_opacity=0.6, stroke="#ffffff"
        )
    for mark in sorted(marks, key=lambda one: (-(one.count or 0.0), one.name))[:8]:
        x, y = to_sheet((mark.longitude, mark.latitude))
        words = shorten(mark.name, 120, SIZE - 2)
        anchor = "start" if x < 70 else "end" if x > width - 70 else "middle"
        yield svg.text(
            x, y - _LARGEST - 2, words, text_anchor=anchor, font_size=SIZE - 2,
            stroke="#ffffff", stroke_width=3, paint_order="stroke",
        )  # fmt: skip


def _describe(outlines: Sequence[Outline], marks: Sequence[Mark], unit: str) -> str:
    told = "; ".join(
        f"{one.name}: {say(one.count, unit)} (reporting: {one.coverage})"
        for one in sorted(marks, key=lambda one: (-(one.count or 0.0), one.name))[:12]
    )
    more = f"; and {len(marks) - 12} more in the table" if len(marks) > 12 else ""
    where = f"A map of {', '.join(one.name for one in outlines[:6])}" if outlines else "A map"
    return f"{where} with {len(marks)} marks. {told}{more}." if marks else f"{where}. No marks."
