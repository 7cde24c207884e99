"""A small network around one entity: who is tied to it, by kinds of tie, and what is left out.

Places follow from kinds and names alone, so that the same ties are the same drawing; nearness on
the sheet means nothing, and the description says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from sightline.engines.figures import svg
from sightline.engines.figures.figure import TOP, WIDTH, Figure, Table, draw
from sightline.engines.figures.ink import PAPER, SERIES, SIZE, colour, shorten
from sightline.errors import BadValue

_HEIGHT, _FAR = 460.0, 150.0
_DASHES = (None, "7 3", "2 3", "9 3 2 3", "4 4")


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """One tie of the entity in the middle: to whom, of what kind, and in how many voices."""

    to: str
    name: str
    kind: str
    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise BadValue(
                f"{self.name}: a tie rests on one voice or more, and not on {self.count}"
            )


def draw_ego(
    title: str,
    name: str,
    ties: Sequence[Tie],
    *,
    most: int = 40,
    note: str = "",
    width: float = WIDTH,
) -> Figure:
    """Draw an entity with its ties; of many, those told of most stand, the rest are counted."""
    ranked = sorted(ties, key=lambda tie: (-tie.count, tie.kind, tie.name, tie.to))
    shown = sorted(ranked[:most], key=lambda tie: (tie.kind, tie.name, tie.to))
    kinds = list(dict.fromkeys(tie.kind for tie in shown))
    middle = (width / 2, TOP + _HEIGHT / 2)
    drawn = list(_draw_ties(shown, kinds, middle))
    drawn.append(svg.element("circle", cx=middle[0], cy=middle[1], r=9, fill="#1b1b1b"))
    drawn.append(_label(middle[0], middle[1] - 15, shorten(name, 200), "middle", bold=True))
    foot = TOP + _HEIGHT + 6
    for place, kind in enumerate(kinds):
        drawn += _draw_key(
            place, kind, 16 + (place % 3) * width / 3, foot + 20 * (place // 3), width
        )
    height = foot + 20 * math.ceil(len(kinds) / 3) + 26
    table = Table(
        ("tied to", "kind of tie", "voices", "drawn"),
        tuple((tie.name, tie.kind, tie.count, "yes" if tie in shown else "no") for tie in ranked),
    )
    words = _describe(name, shown, kinds, len(ties))
    return draw(title, words, table, drawn, height=height, width=width, note=note)


def _places(count: int, middle: tuple[float, float]) -> list[tuple[float, float]]:
    """Set places in two bows, down the right side and up the left, so that no names collide."""
    right = math.ceil(count / 2)
    places = []
    for place in range(count):
        side, row, rows = (
            (1, place, right) if place < right else (-1, count - 1 - place, count // 2)
        )
        share = (2 * row + 1) / rows - 1
        out = _FAR * math.sqrt(1 - 0.45 * share * share)
        places.append((middle[0] + side * out, middle[1] + share * (_HEIGHT / 2 - 12)))
    return places


def _draw_ties(
    shown: Sequence[Tie], kinds: Sequence[str], middle: tuple[float, float]
) -> Iterator[str]:
    places = _places(len(shown), middle)
    for tie, (x, y) in zip(shown, places, strict=True):
        ink, dash = _ink(kinds.index(tie.kind))
        thick = min(1 + math.log2(tie.count), 5)
        yield svg.line(*middle, x, y, stroke=ink, stroke_width=thick, stroke_dasharray=dash)
    for tie, (x, y) in zip(shown, places, strict=True):
        tip = svg.tip(f"{tie.name}: {tie.kind}, {tie.count} voices")
        ink, _ = _ink(kinds.index(tie.kind))
        yield svg.element("circle", tip, cx=x, cy=y, r=6, fill=ink, stroke=PAPER)
        side = 1 if x >= middle[0] else -1
        yield _label(
            x + 10 * side,
            y + 4,
            shorten(tie.name, middle[0] - _FAR - 26),
            "start" if side > 0 else "end",
        )


def _draw_key(place: int, kind: str, x: float, y: float, width: float) -> list[str]:
    ink, dash = _ink(place)
    rule = svg.line(x, y + 10, x + 26, y + 10, stroke=ink, stroke_width=2, stroke_dasharray=dash)
    words = shorten(kind, width / 3 - 50, SIZE - 1)
    return [rule, svg.text(x + 32, y + 14, words, font_size=SIZE - 1)]


def _ink(place: int) -> tuple[str, str | None]:
    """Tell kinds apart by colour and by dashes; beyond five colours the dashes go on."""
    return colour(place % len(SERIES)), _DASHES[(place // len(SERIES)) % len(_DASHES)]


def _label(x: float, y: float, words: str, anchor: str, *, bold: bool = False) -> str:
    weight = "bold" if bold else None
    return svg.text(
        x, y, words, text_anchor=anchor, font_size=SIZE - 1, font_weight=weight,
        stroke=PAPER, stroke_width=3, paint_order="stroke",
    )  # fmt: skip


def _describe(name: str, shown: Sequence[Tie], kinds: Sequence[str], held: int) -> str:
    if not held:
        return (
            f"No ties of {name} are known. That none are known does not mean that there are none."
        )
    each = "; ".join(
        f"{kind}: {', '.join(tie.name for tie in shown if tie.kind == kind)}" for kind in kinds
    )
    left = held - len(shown)
    more = f" {left} further ties are left out here and stand in the table." if left else ""
    caution = "A tie is contact as reported and no guilt; nearness on the sheet means nothing."
    return f"{name} and {len(shown)} ties. {each}.{more} {caution}"
