"""What each pair of marks is worth: the log-odds by which one report of it moves a hypothesis."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from sightline.engines.evidence.marks import CODES, DIGITS, LETTERS, code, read_assumptions
from sightline.errors import BadValue
from sightline.values.grade import Grade


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Weights of the thirty-six pairs of marks from A1 to F6, in natural log-odds.

    A report that affirms adds its weight and one that denies takes it away. A weight is
    the log-odds of such a report being right: below zero it is more often wrong.
    """

    name: str
    basis: str
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != CODES or not all(map(math.isfinite, self.weights)):
            raise BadValue(f"a table needs {CODES} finite weights from A1 to F6")

    @property
    def array(self) -> npt.NDArray[np.float64]:
        """The weights in the order of the codes."""
        return np.asarray(self.weights)

    def weight(self, grade: Grade | None) -> float:
        """Say what one report of this grade is worth, in natural log-odds."""
        return self.weights[code(grade)]

    def accuracy(self, grade: Grade | None) -> float:
        """Say how often a report of this grade is taken to be right."""
        return 1 / (1 + math.exp(-self.weight(grade)))


@lru_cache(maxsize=1)
def doctrinal_table() -> Table:
    """The table to begin with, before cases were decided and counted."""
    doctrine = read_assumptions().doctrine

    def weight(letter: str, digit: str) -> float:
        right = _accuracy(doctrine.position[letter], doctrine.content[digit])
        return math.log(right / (1 - right))

    return Table(name="doctrinal", basis=doctrine.basis, weights=_fill(weight))


@lru_cache(maxsize=1)
def ratio_table() -> Table:
    """A plain table that can be worked by hand, to see what hangs on the choice of table."""
    ratios = read_assumptions().ratios

    def weight(letter: str, digit: str) -> float:
        return ratios.power[letter] * math.log(ratios.odds[digit])

    return Table(name="ratios", basis=ratios.basis, weights=_fill(weight))


def _accuracy(position: float, content: float) -> float:
    """How often a report is right whose source may know, and whose content may be so.

    Doubtful content is the less doubtful the better its source: without the second line a
    reliable source with an improbable report would tell more against it than a liar would.
    """
    trust = position if content >= 0.5 else 1 - position
    return 0.5 + trust * (content - 0.5)


def _fill(weight: Callable[[str, str], float]) -> tuple[float, ...]:
    return tuple(weight(letter, digit) for letter in LETTERS for digit in DIGITS)
