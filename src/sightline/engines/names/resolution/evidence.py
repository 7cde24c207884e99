"""What two records say about being one, as a row of numbers that the scorecard weighs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Offsets, Places, compiled
from sightline.engines.names.resolution.alignment import (
    MOST_WORDS,
    Found,
    Table,
    align,
    new_table,
)
from sightline.engines.names.resolution.columns import Columns, Lexicon
from sightline.engines.names.resolution.particulars import (
    OTHER_DAY,
    SAME_YEAR,
    SLIP,
    countries,
    dates,
    numbers,
)

FEATURES = (
    "shared",
    "contested",
    "extra",
    "contested bits",
    "left over bits",
    "coverage",
    "matched",
    "exact",
    "farthest",
    "turned",
    "initials",
    "first word",
    "last word",
    "legal form",
    "matched and contested",
    "date",
    "country",
    "number",
    "date and contested",
)
"""The names of the numbers, in their order; `says` in the weights file explains each."""
(
    SHARED, CONTESTED, EXTRA, CONTESTED_BITS, LEFT_OVER, COVERAGE, MATCHED, EXACT, FARTHEST, TURNED,
    INITIALS, FIRST, LAST, LEGAL, MATCHED_CONTESTED, DATE, COUNTRY, NUMBER, DATE_CONTESTED,
) = range(len(FEATURES))  # fmt: skip
WIDTH = len(FEATURES)


class Sight(NamedTuple):
    """Working space for one pair of records: the table, the row at hand, and the best row."""

    table: Table
    trial: Bits
    row: Bits


class Rest(NamedTuple):
    """What found no partner on one side: how many words, their bits, and the bits of all."""

    words: int
    bits: float
    whole: float


@compiled
def new_sight() -> Sight:
    """Make working space."""
    return Sight(new_table(), np.zeros(WIDTH, np.float32), np.zeros(WIDTH, np.float32))


@compiled
def _words(starts: Offsets, words: Places, name: int) -> Places:
    start = starts[name]
    return words[start : min(starts[name + 1], start + MOST_WORDS)]


@compiled
def _rest(owns: Bits, words: Places, partners: Places) -> Rest:
    count, bits, whole = 0, 0.0, 0.0
    for place in range(len(words)):
        own = float(owns[words[place]])
        whole += own
        if partners[place] < 0:
            count += 1
            bits += own
    return Rest(count, bits, whole)


@compiled
def _turned(mates: Places, count: int) -> int:
    """How often a word's partner stands before the partner of the word before."""
    last, turned = -1, 0
    for place in range(count):
        mate = mates[place]
        if mate >= 0:
            turned += mate < last
            last = mate
    return turned


@compiled
def _write(trial: Bits, found: Found, one: Rest, other: Rest) -> None:
    contested = min(one.words, other.words)
    whole = max(one.whole + other.whole, 0.5)
    trial[SHARED] = found.bits
    trial[CONTESTED] = contested
    trial[EXTRA] = max(one.words, other.words) - contested
    trial[CONTESTED_BITS] = min(one.bits, other.bits)
    trial[LEFT_OVER] = max(one.bits, other.bits)
    trial[COVERAGE] = (whole - one.bits - other.bits) / whole
    trial[MATCHED] = found.matched
    trial[EXACT] = found.exact / max(found.matched, 1)
    trial[FARTHEST] = found.farthest
    trial[INITIALS] = found.initials
    trial[MATCHED_CONTESTED] = min(found.matched, 4) * 4 + min(contested, 3)


@compiled
def _ends(trial: Bits, mates: Places, taken: Places, left: int, right: int) -> None:
    """Whether the first and the last words found nobody, on how many sides."""
    trial[FIRST] = (mates[0] < 0) + (taken[0] < 0)
    trial[LAST] = (mates[left - 1] < 0) + (taken[right - 1] < 0)


@compiled
def _legal(first: int, second: int) -> int:
    if first == 0 or second == 0:
        return 0
    return 1 if first == second else 2


@compiled
def _weigh_names(lexicon: Lexicon, left: Places, right: Places, table: Table, trial: Bits) -> float:
    """Write what two names say; return a rough sum by which pairs of names are chosen."""
    found = align(lexicon, left, right, table)
    mates, taken, own = table.mates, table.taken, lexicon.own
    rest, others = _rest(own, left, mates), _rest(own, right, taken)
    _write(trial, found, rest, others)
    _ends(trial, mates, taken, len(left), len(right))
    trial[TURNED] = _turned(mates, len(left))
    doubt = 1.2 * trial[CONTESTED] + 0.4 * trial[CONTESTED_BITS]
    return float(found.bits - doubt - 0.2 * (rest.bits + others.bits))


@compiled
def _date_class(date: int) -> int:
    """Five classes of dates, for the table of dates and contested words."""
    if date == 0:
        return 0
    if date <= SLIP:
        return 1
    if date <= SAME_YEAR:
        return 2
    return 3 if date <= OTHER_DAY else 4


@compiled
def observe(  # noqa: PLR0917 - kernels take arrays one by one
    columns: Columns, lexicon: Lexicon, surprise: Bits, left: int, right: int, sight: Sight
) -> bool:
    """Write the row for two records by their best names; say whether one of them is weak."""
    table, trial, row = sight
    starts, words, names = columns.word_starts, columns.words, columns.name_starts
    best, weak = -np.inf, False
    for one in range(names[left], names[left + 1]):
        ours = _words(starts, words, one)
        for other in range(names[right], names[right + 1]):
            worth = _weigh_names(lexicon, ours, _words(starts, words, other), table, trial)
            if worth > best:
                trial[LEGAL] = _legal(columns.legal[one], columns.legal[other])
                best, weak = worth, bool(columns.weak[one] or columns.weak[other])
                for feature in range(DATE):
                    row[feature] = trial[feature]
    date = dates(columns, left, right)
    row[DATE] = date
    row[COUNTRY] = countries(columns, surprise, left, right)
    row[NUMBER] = numbers(columns, left, right)
    row[DATE_CONTESTED] = _date_class(date) * 4 + min(int(row[CONTESTED]), 3)
    return weak
