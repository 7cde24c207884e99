"""Lines over time, each with the range in which it lies; where nothing is known the line breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw, say
from sightline.engines.figures.ink import GRID, SOFT, colour, shorten
from sightline.engines.figures.scale import Scale, fit, fit_days
from sightline.errors import BadValue

_HEIGHT = 220.0


class Point(msgspec.Struct, frozen=True):
    """What was known of one day: a value, None if it is not known, and its range."""

    day: dt.date
    value: float | None
    low: float | None = None
    high: float | None = None


class Series(msgspec.Struct, frozen=True):
    """One line: its name and its points, in the order of their days."""

    name: str
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        days = [point.day for point in self.points]
        if days != sorted(set(days)):
            raise BadValue(f"{self.name}: the days of a line follow one another, each once")


def draw_lines(
    title: str,
    series: Sequence[Series],
    *,
    unit: str = "",
    note: str = "",
    width: float = WIDTH,
    zero: bool = True,
) -> Figure:
    """Draw up to five lines over one scale of time."""
    days = [point.day for one in series for point in one.points]
    foot, left = TOP + _HEIGHT, MARGIN + 52
    ends = [
        end
        for one in series
        for point in one.points
        for end in (point.value, point.low, point.high)
        if end is not None
    ]
    height, marks = fit(ends, foot, TOP, zero=zero)
    time, dates = fit_days(days, left, width - 130)
    drawn = _draw_axes(height, marks, dates, left, width - 130)
    for place, one in enumerate(series):
        drawn += _draw_series(one, place, time, height, width)
    rows = tuple(
        (one.name, point.day.isoformat(), point.value, point.low, point.high)
        for one in series
        for point in one.points
    )
    table = Table(("line", "day", unit or "value", "low", "high"), rows)
    return draw(
        title, _describe(series, unit), table, drawn, height=foot + 44, width=width, note=note
    )


def _draw_axes(
    height: Scale,
    marks: Sequence[float],
    dates: Sequence[tuple[float, str]],
    left: float,
    right: float,
) -> list[str]:
    drawn = []
    for mark in marks:
        y = height(mark)
        drawn.append(svg.line(left, y, right, y, stroke=GRID))
        drawn.append(svg.text(left - 6, y + 4, say(mark), text_anchor="end", fill=SOFT))
    for x, words in dates:
        drawn.append(svg.line(x, TOP + _HEIGHT, x, TOP + _HEIGHT + 5, stroke=SOFT))
        drawn.append(svg.text(x, TOP + _HEIGHT + 20, words, text_anchor="middle", fill=SOFT))
    return drawn


def _draw_series(one: Series, place: int, time: Scale, height: Scale, width: float) -> list[str]:
    drawn: list[str] = []
    ink, end = colour(place), None
    for run in _runs(one.points):
        drawn += _draw_band(run, time, height, ink)
        line = [(time(point.day.toordinal()), height(value)) for point, value in run]
        drawn.append(svg.element("path", d=svg.path(line), stroke=ink, stroke_width=2, fill="none"))
        drawn += [
            svg.element(
                "circle",
                svg.tip(f"{one.name}, {point.day}: {say(value)}"),
                cx=x,
                cy=y,
                r=3,
                fill=ink,
            )
            for (x, y), (point, value) in zip(line, run, strict=True)
        ]
        end = line[-1]
    if end is not None:
        words = shorten(one.name, 112)
        drawn.append(svg.text(width - 122, end[1] + 4, words, fill=ink))
    return drawn


def _draw_band(
    run: Sequence[tuple[Point, float]], time: Scale, height: Scale, ink: str
) -> Iterator[str]:
    known = [point for point, _ in run if point.low is not None and point.high is not None]
    if len(known) > 1:
        over = [(time(one.day.toordinal()), height(one.high or 0.0)) for one in known]
        under = [(time(one.day.toordinal()), height(one.low or 0.0)) for one in reversed(known)]
        band = svg.path([*over, *under], close=True)
        yield svg.element("path", d=band, fill=ink, fill_opacity=0.15)


def _runs(points: Sequence[Point]) -> Iterator[list[tuple[Point, float]]]:
    """Cut a line where a value is not known."""
    run: list[tuple[Point, float]] = []
    for point in points:
        if point.value is not None:
            run.append((point, point.value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _describe(series: Sequence[Series], unit: str) -> str:
    told = []
    for one in series:
        known = [point for point in one.points if point.value is not None]
        missing = len(one.points) - len(known)
        words = f"{one.name}: not known"
        if known:
            first, last = known[0], known[-1]
            words = (
                f"{one.name}: {say(first.value, unit)} on {first.day}, "
                f"{say(last.value, unit)} on {last.day}"
            )
        told.append(words + (f", not known on {missing} days" if missing and known else ""))
    return f"Lines over time. {'; '.join(told)}."
