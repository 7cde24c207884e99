"""The labels of paragraphs: 3., (a), (iv), 2.1., a bullet; and which follows which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import msgspec

_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_LABEL = re.compile(
    r"""[^\S\n]*(?:
        (?P<number>\d{1,3})[^\S\n]?\.(?=\s|$|[^\W\d_a-z])
      | (?P<bare>\d{1,3})(?=[^\S\n][A-Z][a-z]+s\b)
      | (?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s+[^\W\d_a-z]|\s*$)
      | \((?P<letters>[a-z]{1,4})\)(?=\s|$|[^\W\d_])
      | \((?P<capital>[A-Z])\)(?=\s|$)
      | \((?P<figure>\d{1,2})\)(?=\s|$)
      | (?P<loose>[a-z]{1,4})[.)](?=\s|$)
      | (?P<bullet>[•◦▪●∙·*o–—-])(?=\s)
    )\s*""",
    re.VERBOSE,
)


class Sort(StrEnum):
    """The kinds of labels."""

    NUMBER = "number"
    DOTTED = "dotted"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    FIGURE = "figure"
    BULLET = "bullet"


class Label(msgspec.Struct, frozen=True):
    """A label as it stands, how long it is in the text, and what it can be: a sort and a value.

    A bare number lost its stop, and counts only where that number is due.
    """

    text: str
    length: int
    readings: tuple[tuple[Sort, int], ...]
    bare: bool = False

    def value(self, sort: Sort) -> int | None:
        """Its place in the order of a sort; None when it is not of it."""
        return dict(self.readings).get(sort)


def label_of(text: str) -> Label | None:
    """Read the label at the beginning of a paragraph."""
    found = _LABEL.match(text)
    if found is None:
        return None
    sort = str(found.lastgroup)
    word = found[sort]
    readings = _readings(sort, word)
    if not readings:
        return None
    shown = {"number": word, "bare": word, "dotted": word, "bullet": "•"}.get(sort, f"({word})")
    return Label(shown, found.end(), readings, sort == "bare")


def _readings(sort: str, word: str) -> tuple[tuple[Sort, int], ...]:
    if sort == "bare":
        return ((Sort.NUMBER, int(word)),)
    if sort in {"number", "figure"}:
        return ((Sort(sort), int(word)),)
    if sort == "dotted":
        return ((Sort.DOTTED, int(word.rsplit(".", 1)[1])),)
    if sort == "capital":
        return ((Sort.CAPITAL, ord(word) - ord("A") + 1),)
    if sort == "bullet":
        return ((Sort.BULLET, 1),)
    found: list[tuple[Sort, int]] = []
    if len(set(word)) == 1 and len(word) < 3:
        found.append((Sort.LETTER, ord(word[0]) - ord("a") + 1 + 26 * (len(word) - 1)))
    if _ROMAN.fullmatch(word):
        found.append((Sort.ROMAN, _roman(word)))
    return tuple(found)


def _roman(word: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[sign] for sign in word]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


class Rung(msgspec.Struct, frozen=True):
    """An open level below a numbered paragraph: its sort, its last value, its part."""

    sort: Sort
    value: int
    part: int


def climb(open_: Sequence[Rung], label: Label, following: Label | None) -> tuple[int, Sort, int]:
    """Where a label belongs: how many open levels stay above it, its sort and its value.

    The nearest level that it continues is its own; a label that begins a sort opens a new level.
    An (i) after an (h) is the letter, unless an (ii) comes next.
    """
    roman_next = following is not None and following.value(Sort.ROMAN) == 2
    for depth in range(len(open_) - 1, -1, -1):
        rung = open_[depth]
        value = label.value(rung.sort)
        if value is None or not rung.value <= value <= rung.value + 2:
            continue
        if value == rung.value and value == 1 and rung.sort is not Sort.BULLET:
            continue
        if rung.sort is Sort.LETTER and label.value(Sort.ROMAN) == 1 and roman_next:
            continue
        return depth, rung.sort, value
    return _new_level(open_, label)


def _new_level(open_: Sequence[Rung], label: Label) -> tuple[int, Sort, int]:
    firsts = [one for one in label.readings if one[1] == 1]
    sort, value = (firsts or list(label.readings))[0]
    if not firsts:
        same = [depth for depth, rung in enumerate(open_) if rung.sort is sort]
        if same:
            return same[-1], sort, value
    if sort is Sort.BULLET and open_ and open_[-1].sort is Sort.BULLET:
        return len(open_) - 1, sort, value
    return len(open_), sort, value
