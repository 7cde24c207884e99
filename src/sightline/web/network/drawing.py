"""Maps and the chart that the server draws: they stand where no island can."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from sightline.engines.figures import Figure, Mark, Point, Series, draw_lines, draw_map
from sightline.web.network.boundaries import Boundaries, Box
from sightline.web.network.layers import Feature, Sheet
from sightline.web.network.reporting import Window

Spot = tuple[float, float]


def find_box(features: Iterable[Feature], *, around: float = 0.5, least: float = 1.0) -> Box:
    """Find the box of degrees around features, widened by a part of itself; else the world."""
    points = [spot for one in features for spot in spots_of(one)]
    points += [spot for one in features if one.area for spot in _corners(one)]
    if not points:
        return (-180.0, -60.0, 180.0, 80.0)
    across, up = [x for x, _ in points], [y for _, y in points]
    more = max(around * max(max(across) - min(across), max(up) - min(up)), least)
    return (
        max(min(across) - more, -180.0),
        max(min(up) - more, -85.0),
        min(max(across) + more, 180.0),
        min(max(up) + more, 85.0),
    )


def spots_of(feature: Feature) -> tuple[Spot, ...]:
    """Say where a mark for a feature would stand."""
    if feature.area is None:
        return feature.points
    west, south, east, north = max(
        (one.box for one in feature.area.patches),
        key=lambda box: (box[2] - box[0]) * (box[3] - box[1]),
    )
    return ((round((west + east) / 2, 3), round((south + north) / 2, 3)),)


def draw_places(
    title: str, features: Sequence[Feature], boundaries: Boundaries, *, unit: str
) -> Figure | None:
    """Draw how many features there are at each place; None when none can be placed."""
    marks = _gather(features)
    if not marks:
        return None
    outlines = boundaries.clipped(find_box(features, around=0.15, least=0.3))
    return draw_map(title, outlines, marks, boundaries=boundaries.disclaimer, unit=unit)


def draw_territories(
    title: str, events: Sequence[Feature], boundaries: Boundaries
) -> Figure | None:
    """Draw how many events are reported in each territory, at the middle of their places."""
    by_place: dict[str, list[Feature]] = {}
    for one in events:
        by_place.setdefault(one.place or "no territory said", []).append(one)
    marks = []
    for name, found in sorted(by_place.items()):
        spots = [spot for one in found for spot in spots_of(one)]
        if spots:
            across, up = (round(sum(side) / len(spots), 1) for side in zip(*spots, strict=True))
            seen = found[0].coverage
            count = float(len(found))
            marks.append(Mark(name=name, longitude=across, latitude=up, count=count, coverage=seen))
    if not marks:
        return None
    outlines = boundaries.clipped(find_box(events, around=0.15, least=0.3))
    return draw_map(title, outlines, marks, boundaries=boundaries.disclaimer, unit="events")


def draw_weeks(title: str, sheet: Sheet, *, note: str) -> Figure:
    """Draw how many events were reported in each week; days that are not sure are not counted."""
    counted = Counter(_monday(one.day) for one in sheet.of("events") if one.day is not None)
    weeks = _weeks(sheet.window)
    points = tuple(Point(week, float(counted[week]) if counted[week] else None) for week in weeks)
    return draw_lines(title, [Series("reported", points)], unit="events", note=note)


def _gather(features: Iterable[Feature]) -> list[Mark]:
    at: dict[Spot, list[Feature]] = {}
    for one in features:
        for spot in spots_of(one):
            at.setdefault(spot, []).append(one)
    return [
        Mark(
            name=_name(found),
            longitude=spot[0],
            latitude=spot[1],
            count=_amount(found),
            coverage=found[0].coverage,
        )
        for spot, found in sorted(at.items())
    ]


def _name(found: Sequence[Feature]) -> str:
    """Name a mark by what stands there, with its precision."""
    names = list(dict.fromkeys(one.place or one.name for one in found))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more} ({found[0].precision})"


def _amount(found: Sequence[Feature]) -> float | None:
    """Count what is there; of reporting it is the months in which anything was heard."""
    if found[0].layer != "reporting":
        return float(len(found))
    known = [one.heard.months for one in found if one.heard]
    return float(max(known)) if known else None


def _corners(feature: Feature) -> tuple[Spot, ...]:
    boxes = [one.box for one in feature.area.patches] if feature.area else []
    return tuple(
        spot for west, south, east, north in boxes for spot in ((west, south), (east, north))
    )


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _weeks(window: Window) -> list[dt.date]:
    first = _monday(window.first)
    return [first + dt.timedelta(weeks=n) for n in range((window.last - first).days // 7 + 1)]
