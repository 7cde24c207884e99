"""A network of several entities and their ties, at places that were computed elsewhere.

Kinds of entity are told apart by shape and by colour, and no shape or colour means good or bad.
Nearness means ties and nothing more. The table holds every tie, drawn or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import MARGIN, TOP, WIDTH, Figure, Table, draw
from sightline.engines.figures.ink import PAPER, SERIES, SIZE, SOFT, colour, shorten

_HEIGHT, _NAMED = 520.0, 24
_SHAPES = ("circle", "square", "diamond", "triangle")


class Node(msgspec.Struct, frozen=True):
    """An entity at a place between -1 and 1, with its kind in words."""

    id: str
    name: str
    kind: str
    x: float
    y: float


class Link(msgspec.Struct, frozen=True):
    """A tie between two entities of the network, with its kind in words."""

    source: str
    target: str
    kind: str


def draw_network(
    title: str,
    nodes: Sequence[Node],
    links: Sequence[Link],
    *,
    most: int = 150,
    note: str = "",
    width: float = WIDTH,
) -> Figure:
    """Draw entities, the first of many, and the ties between those that are drawn."""
    shown = {one.id: one for one in nodes[:most]}
    names = {one.id: one.name for one in nodes}
    kinds = sorted({one.kind for one in shown.values()})
    lines = sorted(
        {(one.source, one.target) for one in links if {one.source, one.target} <= shown.keys()}
    )
    drawn = [
        svg.line(
            *_place(shown[one], width), *_place(shown[other], width), stroke=SOFT, stroke_width=1
        )
        for one, other in lines
    ]
    for node in shown.values():
        drawn.append(
            _draw_node(
                *_place(node, width), kinds.index(node.kind), svg.tip(f"{node.name}: {node.kind}")
            )
        )
    drawn += _draw_names(list(shown.values())[:_NAMED], width)
    foot = TOP + _HEIGHT + 10
    for place, kind in enumerate(kinds):
        x, y = MARGIN + (place % 4) * (width - 2 * MARGIN) / 4, foot + 20 * (place // 4) + 8
        drawn.append(_draw_node(x + 6, y, place, ""))
        drawn.append(
            svg.text(x + 18, y + 4, shorten(kind, width / 4 - 40, SIZE - 1), font_size=SIZE - 1)
        )
    table = Table(
        ("from", "kind of tie", "to", "drawn"),
        tuple(
            (
                names.get(one.source, one.source),
                one.kind,
                names.get(one.target, one.target),
                "yes" if {one.source, one.target} <= shown.keys() else "no",
            )
            for one in links
        ),
    )
    height = foot + 20 * ((len(kinds) + 3) // 4) + 26
    words = _describe(nodes, links, len(shown))
    return draw(title, words, table, drawn, height=height, width=width, note=note)


def _place(node: Node, width: float) -> tuple[float, float]:
    half = (width - 2 * MARGIN) / 2 - 12
    return width / 2 + node.x * half, TOP + _HEIGHT / 2 + node.y * (_HEIGHT / 2 - 14)


def _draw_node(x: float, y: float, kind: int, inside: str) -> str:
    """Draw a kind as a shape in a colour: beyond twenty kinds they begin again."""
    ink = colour(kind % len(SERIES))
    shape = _SHAPES[kind % len(_SHAPES)]
    if shape == "circle":
        return svg.element("circle", inside, cx=x, cy=y, r=5.5, fill=ink, stroke=PAPER)
    corners = {
        "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
        "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
        "triangle": ((0, -6.5), (6.5, 5), (-6.5, 5)),
    }[shape]
    outline = svg.path(((x + dx, y + dy) for dx, dy in corners), close=True)
    return svg.element("path", inside, d=outline, fill=ink, stroke=PAPER)


def _draw_names(nodes: Sequence[Node], width: float) -> Iterator[str]:
    for node in nodes:
        x, y = _place(node, width)
        anchor = "end" if node.x > 0.6 else "start" if node.x < -0.6 else "middle"
        yield svg.text(
            x, y - 9, shorten(node.name, 150, SIZE - 2), text_anchor=anchor, font_size=SIZE - 2,
            stroke=PAPER, stroke_width=3, paint_order="stroke",
        )  # fmt: skip


def _describe(nodes: Sequence[Node], links: Sequence[Link], shown: int) -> str:
    if not nodes:
        return "No ties are known here. That none are known does not mean that there are none."
    left = len(nodes) - shown
    more = (
        f" {left} further entities are left out of the drawing and stand in the table."
        if left
        else ""
    )
    caution = (
        "A tie is contact as reported and no guilt; nearness on the sheet means ties and no more."
    )
    return f"{len(nodes)} entities and {len(links)} ties.{more} {caution}"
