"""What it costs to take one sound for another: learned from names written in several ways.

Costs are natural logarithms: a slip of cost 3 is about twenty times rarer than no slip.
`training/names/spellings.py` learns them; the table can be read in `data/spelling.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Small, compiled
from sightline.engines.names.roster.phones import CODES, LONGEST, SIZE
from sightline.engines.names.tables import rows

FAR = 99.0
TURNED = 3.2
"""What it costs that two neighbours changed places."""
WIDTH = LONGEST + 2
_LOST, _ADDED, _HEAVY, _DIGIT = 4.5, 2.0, 9.0, 5.0
_WEAK_VOWELS, _VOWEL_ADDED = "aeiouE", 1.2
_RARE = "TDqGXzJvxCc"


class Costs(NamedTuple):
    """Costs between plain spellings, and from consonants alone (``bare``) to a plain one."""

    taken: Bits
    lost: Bits
    added: Bits
    bare_taken: Bits
    bare_lost: Bits
    bare_added: Bits


@cache
def costs() -> Costs:
    """The learned table, with what was too rare to be learned held to a floor."""
    found = Costs(
        *(_empty(taken) for _ in range(2) for taken in (True, False, False)),
    )
    names = {"plain": found[:3], "bare": found[3:]}
    for model, kind, signs, cost in rows("spelling"):
        taken, lost, added = names[model]
        first = CODES[signs[0]]
        if kind == "taken":
            taken[first, CODES[signs[1]]] = float(cost)
        else:
            (lost if kind == "lost" else added)[first] = float(cost)
    for taken, lost, added in names.values():
        _hold(taken, lost, added)
    for vowel in _WEAK_VOWELS:
        found.bare_added[CODES[vowel]] = min(found.bare_added[CODES[vowel]], _VOWEL_ADDED)
    return found


def _empty(square: bool) -> Bits:
    shape = (SIZE, SIZE) if square else (SIZE,)
    table = np.full(shape, _DIGIT if square else _LOST, np.float32)
    if square:
        np.fill_diagonal(table, 0.0)
        table[0, :] = table[:, 0] = _HEAVY
    return table


def _hold(taken: Bits, lost: Bits, added: Bits) -> None:
    """Figures are no letters, and consonants are not lost for next to nothing."""
    for figure in "0123456789j":
        code = CODES[figure]
        taken[code, :] = taken[:, code] = _DIGIT
        taken[code, code] = 0.0
        lost[code] = added[code] = _LOST
    for sound in _RARE + "O":
        code = CODES[sound]
        lost[code], added[code] = max(lost[code], _ADDED), max(added[code], _ADDED)


@compiled
def slip_cost(  # noqa: PLR0917 - kernels take arrays one by one
    one: Small, other: Small, taken: Bits, lost: Bits, added: Bits, most: float, room: Bits
) -> float:
    """The cheapest way from one row of sounds to another; `FAR` where it costs more than ``most``.

    ``room`` is a square of working space of `WIDTH`.
    """
    room[0, 0] = 0.0
    for column in range(len(other)):
        room[0, column + 1] = room[0, column] + added[other[column]]
    for row in range(1, len(one) + 1):
        sound = one[row - 1]
        gone = lost[sound]
        room[row, 0] = room[row - 1, 0] + gone
        best = room[row, 0]
        for column in range(1, len(other) + 1):
            heard = other[column - 1]
            cost = room[row - 1, column - 1] + taken[sound, heard]
            cost = min(cost, room[row - 1, column] + gone, room[row, column - 1] + added[heard])
            if row > 1 and column > 1 and sound == other[column - 2] and one[row - 2] == heard:
                cost = min(cost, room[row - 2, column - 2] + TURNED)
            room[row, column] = cost
            best = min(best, cost)
        if best > most:
            return FAR
    return float(room[len(one), len(other)])
