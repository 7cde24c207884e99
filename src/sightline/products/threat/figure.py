"""The matrix of threats: probability against impact, and a place of its own for the unknown."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.engines.figures import Figure, svg
from sightline.engines.figures.figure import TOP, Cell, Table, draw
from sightline.engines.figures.ink import GRID, SIZE, SOFT, TEXT, shorten
from sightline.products.threat.rating import GAP, TOP_IMPACT, TOP_SCORE, Rated
from sightline.products.threat.scales import probability_words

_SIDE, _STEP, _ROW, _FOOT = 92.0, 84.0, 44.0, 62.0
_COLUMNS = 5


def draw_threats(title: str, rated: Sequence[Rated]) -> Figure:
    """Draw where each threat lies; cells of top priority have a thick edge, gaps lie outside."""
    marks = [*_draw_grid(), *_draw_gaps(rated)]
    for one in rated:
        if one.cell is not None:
            marks.append(_draw_names(one.cell, [o for o in rated if o.cell == one.cell]))
    table = Table(
        ("number", "threat", "probability", "impact", "product", "top priority", "rank"),
        tuple(_row(one) for one in rated),
    )
    height = TOP + _ROW * 5 + _FOOT
    note = "Numbers are those of the threats. Thick edge: top priority. A gap is no nought."
    return draw(
        title, _describe(rated), table, list(dict.fromkeys(marks)), height=height, note=note
    )


def say_top(top: bool | None) -> str:
    """Say whether a threat is of top priority; what is not known can decide it."""
    return {True: "yes", False: "no", None: "may be: what is not known decides"}[top]


def _draw_grid() -> list[str]:
    drawn = []
    for impact in range(1, 6):
        y = TOP + _ROW * (5 - impact)
        drawn.append(svg.text(_SIDE - 8, y + 27, f"impact {impact}", text_anchor="end", fill=SOFT))
        for grade in range(1, _COLUMNS + 1):
            top = impact == TOP_IMPACT or impact * grade >= TOP_SCORE
            drawn.append(
                svg.element(
                    "rect",
                    svg.tip(f"probability {grade}, impact {impact}, product {grade * impact}"),
                    x=_SIDE + _STEP * (grade - 1) + 2,
                    y=y + 2,
                    width=_STEP - 4,
                    height=_ROW - 4,
                    fill="#ffffff",
                    stroke=TEXT if top else GRID,
                    stroke_width=2.5 if top else 1,
                )
            )
    for grade in range(1, _COLUMNS + 1):
        words = probability_words(grade)
        x, y = _SIDE + _STEP * (grade - 0.5), TOP + _ROW * 5 + 14
        name = shorten(words[0].label if len(words) == 1 else words[-grade // 5].label, _STEP, 10)
        drawn.append(svg.text(x, y, name, text_anchor="middle", font_size=10))
        span = f"{words[0].low}-{words[-1].high} %"
        drawn.append(svg.text(x, y + 14, span, text_anchor="middle", font_size=10, fill=SOFT))
    return drawn


def _draw_names(cell: tuple[int, int], held: Sequence[Rated]) -> str:
    grade, impact = cell
    x, y = _SIDE + _STEP * (grade - 0.5), TOP + _ROW * (5 - impact) + 28
    said = ", ".join(str(one.number) + ("+" if one.open_domains else "") for one in held)
    tip = svg.tip("; ".join(f"{one.number} {one.name}" for one in held))
    return svg.element(
        "text", tip, svg.write(shorten(said, _STEP - 12)), x=x, y=y, text_anchor="middle",
        font_size=SIZE, fill=TEXT,
    )  # fmt: skip


def _draw_gaps(rated: Sequence[Rated]) -> list[str]:
    x, width = _SIDE + _STEP * _COLUMNS + 10, 100.0
    box = {"x": x, "y": TOP + 2, "width": width, "height": _ROW * 5 - 4}
    gaps = [one for one in rated if one.cell is None]
    said = ", ".join(str(one.number) for one in gaps) or "none"
    return [
        svg.element("rect", fill="none", stroke=SOFT, stroke_dasharray="4 3", **box),
        svg.text(x + width / 2, TOP + 22, GAP, text_anchor="middle", font_size=11),
        svg.text(x + width / 2, TOP + 48, shorten(said, width - 12), text_anchor="middle"),
    ]


def _row(one: Rated) -> tuple[Cell, ...]:
    return (
        one.number, one.name, one.probability, one.impact, one.score, say_top(one.top), one.rank
    )  # fmt: skip


def _describe(rated: Sequence[Rated]) -> str:
    top = [one.name for one in rated if one.top]
    gaps = [one.name for one in rated if one.cell is None]
    words = f"A matrix of {len(rated)} threats by probability and impact."
    words += f" Of top priority: {', '.join(top)}." if top else " None is surely of top priority."
    words += f" Intelligence gaps: {', '.join(gaps)}." if gaps else ""
    more = any(one.open_domains and one.cell for one in rated)
    return words + (" A plus says that the impact may be greater." if more else "")
