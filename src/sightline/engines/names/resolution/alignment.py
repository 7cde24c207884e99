"""Two names laid side by side: each word finds one partner at most, the most telling first."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Offsets, Places, Small, compiled
from sightline.engines.names.resolution.columns import Lexicon

MOST_WORDS = 10
"""So many words of a name are laid side by side."""
NONE = -1
INITIAL_BITS = np.float32(1.5)
"""What it tells that a word begins with the one letter that stands in the other name."""


class Table(NamedTuple):
    """Working space for one pair of names: the couples of words that are alike, and who found whom.

    ``rows`` and ``columns`` say which words a couple is made of. ``mates`` are the partners of
    the words on the left, ``taken`` those of the right.
    """

    rows: Places
    columns: Places
    bits: Bits
    steps: Small
    mates: Places
    taken: Places


class Found(NamedTuple):
    """What the partners tell: bits in all, how many, how many alike to the letter, the farthest."""

    bits: float
    matched: int
    exact: int
    farthest: int
    initials: int


@compiled
def new_table() -> Table:
    """Make working space."""
    return Table(
        np.empty(MOST_WORDS * MOST_WORDS, np.int32),
        np.empty(MOST_WORDS * MOST_WORDS, np.int32),
        np.empty(MOST_WORDS * MOST_WORDS, np.float32),
        np.empty(MOST_WORDS * MOST_WORDS, np.uint8),
        np.empty(MOST_WORDS, np.int32),
        np.empty(MOST_WORDS, np.int32),
    )


@compiled
def neighbour(starts: Offsets, near: Places, word: int, other: int) -> int:
    """Find where one of two words stands among the neighbours of the other, or -1.

    Likeness is the same from either side, so the shorter list is searched.
    """
    low, end = starts[word], starts[word + 1]
    if starts[other + 1] - starts[other] < end - low:
        low, end = starts[other], starts[other + 1]
        other = word
    high = end
    while low < high:
        middle = (low + high) >> 1
        if near[middle] < other:
            low = middle + 1
        else:
            high = middle
    return low if low < end and near[low] == other else NONE


@compiled
def _fill(lexicon: Lexicon, left: Places, right: Places, table: Table) -> int:
    """Write down the couples of words that are alike; return how many there are.

    The arrays are taken out of their tuples first: doing so in the loop would cost more
    than the loop.
    """
    starts, near, own = lexicon.starts, lexicon.near, lexicon.own
    all_bits, all_steps = lexicon.bits, lexicon.steps
    rows, columns, bits, steps, mates, taken = table
    count = 0
    for row in range(len(left)):
        word = left[row]
        mates[row] = NONE
        for column in range(len(right)):
            other = right[column]
            place = NONE
            if word != other:
                place = neighbour(starts, near, word, other)
                if place < 0:
                    continue
            rows[count], columns[count] = row, column
            bits[count] = own[word] if place < 0 else all_bits[place]
            steps[count] = 0 if place < 0 else all_steps[place]
            count += 1
    taken[: len(right)] = NONE
    return count


@compiled
def _most_telling(table: Table, count: int) -> int:
    """The first of the most telling couples of which neither word has a partner, or -1."""
    rows, columns, bits, _, mates, taken = table
    found, best = NONE, np.float32(-1.0)
    for couple in range(count):
        if bits[couple] > best and mates[rows[couple]] < 0 and taken[columns[couple]] < 0:
            found, best = couple, bits[couple]
    return found


@compiled
def _initials(lexicon: Lexicon, left: Places, right: Places, table: Table) -> int:
    """Let lone letters find a word that begins with them."""
    mates, taken, lone, first = table.mates, table.taken, lexicon.lone, lexicon.first
    count = 0
    for row in range(len(left)):
        for column in range(len(right)):
            if mates[row] < 0 and taken[column] < 0:
                one, other = left[row], right[column]
                if (lone[one] or lone[other]) and first[one] == first[other]:
                    mates[row], taken[column] = column, row
                    count += 1
    return count


@compiled
def align(lexicon: Lexicon, left: Places, right: Places, table: Table) -> Found:
    """Lay two names side by side. They have ``MOST_WORDS`` words at most."""
    count = _fill(lexicon, left, right, table)
    rows, columns, all_bits, steps, mates, taken = table
    bits, matched, exact, farthest = 0.0, 0, 0, 0
    while True:
        couple = _most_telling(table, count)
        if couple < 0:
            break
        mates[rows[couple]], taken[columns[couple]] = columns[couple], rows[couple]
        bits += all_bits[couple]
        matched += 1
        step = int(steps[couple])
        exact += step == 0
        farthest = max(farthest, step)
    initials = _initials(lexicon, left, right, table)
    return Found(bits + float(INITIAL_BITS) * initials, matched, exact, farthest, initials)
