"""SVG, written as text: elements, escaped and in one order, with no style, script or outside link.

What may stand in a page under a strict content policy, in a PDF and in a Word file alike is kept
to shapes, paths, text and presentation attributes. The same figure is the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from sightline.engines.figures.ink import FONT, PAPER, SIZE, TEXT
from sightline.errors import BadValue

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def write(words: str) -> str:
    """Escape words, and leave out what XML cannot hold."""
    return "".join(one for one in words if _is_allowed(one)).translate(_ESCAPES)


def number(value: float) -> str:
    """Write a number shortly: two decimals at most."""
    if not math.isfinite(value):
        raise BadValue(f"{value} cannot be drawn: expected a finite number")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Write one element; an attribute that is None is left out, and `_` stands for `-`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(x: float, y: float, words: str, **attributes: str | float | None) -> str:
    """Write words at a place; their direction is found by whoever draws."""
    given: dict[str, str | float | None] = {"fill": TEXT, "font_size": SIZE}
    given.update(attributes)
    return element("text", write(words), x=x, y=y, **given)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float | None) -> str:
    """Draw a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def path(points: Iterable[tuple[float, float]], *, close: bool = False) -> str:
    """Write the steps of a path through points."""
    steps = [f"{number(x)} {number(y)}" for x, y in points]
    return ("M" + "L".join(steps) + ("Z" if close else "")) if steps else ""


def tip(words: str) -> str:
    """Write what is shown of a mark when somebody points at it."""
    return element("title", write(words))


def sheet(width: float, height: float, title: str, description: str, marks: Iterable[str]) -> str:
    """Put marks on a sheet that says its title and its description to those who cannot see it."""
    return element(
        "svg",
        element("title", write(title)),
        element("desc", write(description) or " "),
        element("rect", width=width, height=height, fill=PAPER),
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
    )


def _value(value: str | float) -> str:
    return write(value) if isinstance(value, str) else number(value)


def _is_allowed(letter: str) -> bool:
    code = ord(letter)
    return code in (9, 10, 13) or (
        code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
    )
