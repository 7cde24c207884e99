"""Ink: the colours and letters of every figure, chosen to be told apart by all eyes.

The five colours stand at least 24 apart (CIELAB) for the three kinds of colour blindness and at
3:1 against white; none is a signal red, and none means good or bad. A figure that wants a sixth
series gathers the rest under one name.
"""

from __future__ import annotations

from sightline.errors import BadValue

SERIES = ("#332288", "#009E73", "#AA4499", "#5D4037", "#C65A00")
TEXT, SOFT, GRID, PAPER, FILL = "#1b1b1b", "#5a5a5a", "#d9d9d9", "#ffffff", "#eeeeee"
FONT = "Noto Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif"
SIZE = 13.0
#: How wide a letter is on the average, as a share of its height; text is never measured better.
_WIDTH = 0.56


def colour(number: int) -> str:
    """Give the colour of a series by its number, from 0."""
    if not 0 <= number < len(SERIES):
        raise BadValue(
            f"there is no colour for series {number + 1}: a figure tells {len(SERIES)} apart"
        )
    return SERIES[number]


def width_of(words: str, size: float = SIZE) -> float:
    """Estimate how wide words will stand."""
    return sum(_letter(letter) for letter in words) * size * _WIDTH


def shorten(words: str, width: float, size: float = SIZE) -> str:
    """Cut words that would not fit, and show that they were cut."""
    if width_of(words, size) <= width + 0.01:
        return words
    kept = words
    while kept and width_of(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _letter(letter: str) -> float:
    if letter in "iljtf.,:;|!' ":
        return 0.6
    return 2.0 if ord(letter) >= 0x2E80 else 1.3 if letter in "mwMW" else 1.0
