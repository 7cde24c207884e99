"""Every figure: one sheet that any page may hold, with words and a table that tell the same."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.figures import (
    Bar,
    Estimate,
    Figure,
    Mark,
    Moment,
    Outline,
    Point,
    Series,
    Stream,
    Table,
    Tie,
    draw_bars,
    draw_dots,
    draw_ego,
    draw_flow,
    draw_lines,
    draw_map,
    draw_matrix,
    draw_timeline,
)
from sightline.errors import BadValue

SVG = "{http://www.w3.org/2000/svg}"
WHOSE = "Boundaries: drawn for a test; they mean nothing."
SQUARE = Outline("Ruvenza", (((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)),))
FIRST = dt.date(2024, 1, 1)

Maker = Callable[[str, float | None], Figure]
MAKERS: dict[str, Maker] = {
    "bars": lambda name, value: draw_bars("T", [Bar(name=name, value=value)], unit="x"),
    "lines": lambda name, value: draw_lines("T", [Series(name, (Point(FIRST, value),))]),
    "dots": lambda name, value: draw_dots(
        "T", [Estimate(name, *(2 * (None if value is None else min(value / 1e6, 1.0),)))]
    ),
    "matrix": lambda name, value: draw_matrix("T", [name], ["c"], {(name, "c"): value}),
    "timeline": lambda name, value: draw_timeline(
        "T", [Moment(row=name, words=name, start=None if value is None else FIRST)]
    ),
    "ego": lambda name, value: draw_ego(
        "T", name, [Tie(to="1", name=name, kind="met", count=1 + int(value or 0))]
    ),
    "flow": lambda name, value: draw_flow(
        "T",
        [Stream(source=name, target=name + ".", amount=value if value and value > 1e-9 else None)],
    ),
    "map": lambda name, value: draw_map(
        "T", [SQUARE], [Mark(name=name, longitude=1, latitude=2, count=value)], boundaries=WHOSE
    ),
}
NAMES = st.text(min_size=1, max_size=60)
VALUES = st.none() | st.floats(0, 1e6)


@pytest.mark.parametrize("kind", MAKERS)
@given(name=NAMES, value=VALUES)
def test_any_name_and_value_gives_a_sheet_that_may_stand_anywhere(
    kind: str, name: str, value: float | None
) -> None:
    figure = MAKERS[kind](name, value)
    root = _parse(figure.svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    for part in root.iter():
        assert part.tag.removeprefix(SVG) not in {
            "script",
            "style",
            "image",
            "a",
            "use",
            "foreignObject",
        }
        for key in part.attrib:
            assert key != "style"
            assert not key.startswith("on")
            assert "href" not in key
    assert not re.search(r"(?i)\bnan\b|\binf\b", " ".join(_attributes(root)))
    assert MAKERS[kind](name, value) == figure


@pytest.mark.parametrize("kind", MAKERS)
def test_names_are_shown_as_written_and_never_become_marks(kind: str) -> None:
    figure = MAKERS[kind]('<b onload="x">&', 3.0)
    assert "<b" not in figure.svg
    assert "&lt;b" in figure.svg


@pytest.mark.parametrize("kind", ["bars", "lines", "dots", "matrix", "flow", "map"])
def test_what_is_not_known_is_said_and_is_no_nought(kind: str) -> None:
    unknown, nought = MAKERS[kind]("Fuel", None), MAKERS[kind]("Fuel", 0.0)
    assert "not known" in unknown.description
    assert any(None in row for row in unknown.table.rows)
    if kind != "flow":  # nothing flows where nothing flows
        assert "Fuel: not known" not in nought.description
        assert unknown.svg != nought.svg


def _parse(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314  # it was drawn here a moment ago


def _attributes(root: ET.Element) -> list[str]:
    held = {"d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"}
    return [value for part in root.iter() for key, value in part.attrib.items() if key in held]


def _widths(figure: Figure) -> list[float]:
    root = _parse(figure.svg)
    return [float(part.get("width", "0")) for part in root.iter(f"{SVG}rect") if len(part)]


def test_bars_are_as_long_as_their_amounts() -> None:
    figure = draw_bars("T", [Bar(name="a", value=20), Bar(name="b", value=5)])
    one, other = _widths(figure)
    assert one / other == pytest.approx(4, rel=0.01)
    assert figure.table.rows == (("a", 20, None, None), ("b", 5, None, None))


def test_a_line_breaks_where_nothing_is_known() -> None:
    days = [dt.date(2024, month, 1) for month in range(1, 6)]
    values = (1.0, 2.0, None, 4.0, 5.0)
    figure = draw_lines("T", [Series("a", tuple(map(Point, days, values)))])
    root = _parse(figure.svg)
    assert len([one for one in root.iter(f"{SVG}path") if one.get("fill") == "none"]) == 2
    assert "not known on 1 days" in figure.description


def test_a_network_says_what_it_leaves_out() -> None:
    ties = [Tie(to=str(one), name=f"n{one:02}", kind="met", count=one + 1) for one in range(50)]
    figure = draw_ego("T", "Firm", ties, most=40)
    assert "10 further ties are left out" in figure.description
    assert len(figure.table.rows) == 50
    assert [row[3] for row in figure.table.rows].count("no") == 10
    assert "no guilt" in figure.description
    assert draw_ego("T", "Firm", ties[::-1], most=40) == figure


def test_names_in_a_network_do_not_collide() -> None:
    ties = [Tie(to=str(one), name=f"A rather long name {one:02}", kind="met") for one in range(40)]
    root = _parse(draw_ego("T", "Firm", ties).svg)
    circles = [one for one in root.iter(f"{SVG}circle") if len(one)]
    for side in (True, False):
        places = [(float(one.get("cx", "0")), float(one.get("cy", "0"))) for one in circles]
        rows = sorted(y for x, y in places if (x > 320) is side)
        assert len(rows) == 20
        assert min(b - a for a, b in itertools.pairwise(rows)) > 14


def test_a_flow_is_as_broad_as_it_is_large() -> None:
    streams = [Stream(source="a", target="b", amount=30), Stream(source="a", target="c", amount=10)]
    root = _parse(draw_flow("T", streams).svg)
    broad = [float(one.get("stroke-width", "0")) for one in root.iter(f"{SVG}path")]
    assert broad[0] / broad[1] == pytest.approx(3, rel=0.02)


def test_a_map_keeps_areas_true() -> None:
    """A square of one degree at the equator covers twice what it covers at 60 degrees north."""

    def area(latitude: float) -> float:
        ring = tuple((x / 10, latitude + y / 10) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1)))
        far = tuple((x, y) for x, y in ((-30, -20), (30, -20), (30, 70), (-30, 70)))
        drawn = draw_map("T", [Outline("a", (ring,)), Outline("b", (far,))], [], boundaries=WHOSE)
        steps = next(_parse(drawn.svg).iter(f"{SVG}path")).get("d", "")
        points = [tuple(map(float, one.split())) for one in re.split("[MLZ]+", steps) if one]
        turned = zip(points, points[1:] + points[:1], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2

    assert area(0) > 0
    assert area(59.95) / area(-0.05) == pytest.approx(0.5, abs=0.25)


BAD: dict[str, Callable[[], object]] = {
    "a figure needs a title": lambda: draw_bars(" ", []),
    "below nought": lambda: Bar(name="a", value=-1),
    "two ends": lambda: Bar(name="a", value=1, low=1),
    "no range of probability": lambda: Estimate("a", 0.5, 0.2),
    "follow one another": lambda: Series("a", (Point(FIRST, 1), Point(FIRST, 2))),
    "before it begins": lambda: Moment(row="a", words="a", start=FIRST, end=dt.date(2023, 1, 1)),
    "no row and column": lambda: draw_matrix("T", ["a"], ["b"], {("x", "b"): 1}),
    "one voice or more": lambda: Tie(to="1", name="a", kind="met", count=0),
    "flows into itself": lambda: Stream(source="a", target="a", amount=1),
    "run in a circle": lambda: draw_flow(
        "T", [Stream(source="a", target="b", amount=1), Stream(source="b", target="a", amount=1)]
    ),
    "is no place": lambda: Mark(name="a", longitude=200, latitude=0),
    "whose boundaries": lambda: draw_map("T", [SQUARE], [], boundaries=""),
    "no place to draw": lambda: draw_map("T", [], [], boundaries=WHOSE),
    "tells 5 apart": lambda: draw_lines(
        "T", [Series(str(one), (Point(FIRST, 1),)) for one in range(6)]
    ),
    "a finite number": lambda: draw_bars("T", [Bar(name="a", value=float("inf"))]),
    "there is no day": lambda: draw_lines("T", []),
    "a row has 1 cells": lambda: Table(("a", "b"), (("x",),)),
}


@pytest.mark.parametrize("words", BAD)
def test_what_cannot_be_drawn_is_refused(words: str) -> None:
    with pytest.raises(BadValue, match=words):
        BAD[words]()
