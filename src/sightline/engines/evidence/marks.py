"""The letter and the digit by which a grade of any scale is weighed.

The grade itself is never converted: it stays in its own scale wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from sightline.values.grade import Grade, Scale

LETTERS = "ABCDEF"
DIGITS = "123456"
CODES = len(LETTERS) * len(DIGITS)

_TABLES = Path(__file__).with_name("tables.yaml")


class Doctrine(msgspec.Struct, frozen=True):
    """The start values of letters and digits."""

    basis: str
    position: Mapping[str, float]
    content: Mapping[str, float]


class Ratios(msgspec.Struct, frozen=True):
    """Likelihood ratios by digit, and the power to which a letter raises them."""

    basis: str
    odds: Mapping[str, float]
    power: Mapping[str, float]


class Reading(msgspec.Struct, frozen=True):
    """How the marks of one scale are read as a letter and a digit, and what is lost."""

    source: Mapping[str, str]
    claim: Mapping[str, str]
    loss: str


class Assumptions(msgspec.Struct, frozen=True):
    """All that lies in the file of tables."""

    doctrine: Doctrine
    ratios: Ratios
    readings: Mapping[Scale, Reading]


class Marks(msgspec.Struct, frozen=True):
    """The letter and digit under which a report is weighed, and what was lost on the way."""

    letter: str = "F"
    digit: str = "6"
    loss: str = ""

    @property
    def code(self) -> int:
        """The place of the two marks in a table of weights."""
        return LETTERS.index(self.letter) * len(DIGITS) + DIGITS.index(self.digit)


@lru_cache(maxsize=1)
def read_assumptions() -> Assumptions:
    """Read the file of tables."""
    return msgspec.convert(yaml.safe_load(_TABLES.read_text(encoding="utf-8")), Assumptions)


@lru_cache(maxsize=4096)  # few grades are in use, and each is read with every report
def read_marks(grade: Grade | None) -> Marks:
    """Read the marks of a grade; without a grade nothing can be judged, which is no bad mark.

    >>> read_marks(Grade.parse("B2"))
    Marks(letter='B', digit='2', loss='')
    >>> read_marks(None)
    Marks(letter='F', digit='6', loss='')
    """
    if grade is None:
        return Marks()
    if grade.scale is Scale.ADMIRALTY:
        return Marks(grade.source, grade.claim)
    reading = read_assumptions().readings[grade.scale]
    letter, digit = reading.source[grade.source], reading.claim[grade.claim]
    lost = digit == "6" and grade.claim_rank is not None
    return Marks(letter, digit, reading.loss if lost else "")


def code(grade: Grade | None) -> int:
    """Number a grade as the arrays of `Batch` do: from 0 for A1 to 35 for F6."""
    return read_marks(grade).code
