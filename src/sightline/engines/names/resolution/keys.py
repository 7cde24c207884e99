"""The keys of a record: two records that share one are worth comparing.

Sixteen of them in the mean: a number of a document; a word with a full date; a rare word; two
words; and two words of which one is only held by its beginning or its end.
"""

from __future__ import annotations

import numpy as np

from sightline.engines.names.compiled import Hashes, compiled
from sightline.engines.names.resolution.columns import Columns, Lexicon

MOST_WORDS = 8
"""So many words of a name make keys."""
MOST_KEYS = 4096
"""So many keys one record makes at most, with all its names."""

_A, _B, _C = (np.uint64(bits) for bits in (30, 27, 31))
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_NUMBER, _DATED, _RARE, _TWO, _PART = (np.uint64(kind) for kind in (77, 41, 5, 9, 31))


@compiled
def mix(one: np.uint64, other: np.uint64) -> np.uint64:
    """Make one digest of two, the same on every machine."""
    found = one * _GOLD + other + _SECOND
    found = (found ^ (found >> _A)) * _FIRST
    found = (found ^ (found >> _B)) * _SECOND
    return found ^ (found >> _C)


@compiled
def _either_way(one: np.uint64, other: np.uint64, kind: np.uint64) -> np.uint64:
    return mix(mix(min(one, other), max(one, other)), kind)


@compiled
def year_of(day: np.uint32) -> int:
    """The year of a packed date."""
    return int(day >> np.uint32(14))


@compiled
def _full_date(day: np.uint32) -> np.uint64:
    """A digest of a full date that stays when day and month are exchanged; else nought."""
    month = (day >> np.uint32(10)) & np.uint32(15)
    number = (day >> np.uint32(5)) & np.uint32(31)
    if month == 0 or number == 0:
        return np.uint64(0)
    low, high = min(month, number), max(month, number)
    return mix(np.uint64(year_of(day)), np.uint64(low) * np.uint64(64) + np.uint64(high))


@compiled
def _put(found: Hashes, at: int, key: np.uint64) -> int:
    if at < len(found):
        found[at] = key
        return at + 1
    return at


@compiled
def _word_keys(  # noqa: PLR0917 - kernels take arrays one by one
    columns: Columns, lexicon: Lexicon, record: int, word: int, found: Hashes, at: int
) -> int:
    bones = lexicon.bones[word]
    for place in range(columns.day_starts[record], columns.day_starts[record + 1]):
        date = _full_date(columns.days[place])
        if date != 0:
            at = _put(found, at, mix(mix(bones, date), _DATED))
    if lexicon.rare[word]:
        at = _put(found, at, mix(bones, _RARE))
    return at


@compiled
def _couple_keys(lexicon: Lexicon, one: int, other: int, found: Hashes, at: int) -> int:
    bones, others = lexicon.bones[one], lexicon.bones[other]
    at = _put(found, at, _either_way(bones, others, _TWO))
    at = _put(found, at, _either_way(lexicon.heads[one], others, _PART))
    at = _put(found, at, _either_way(lexicon.tails[one], others, _PART))
    at = _put(found, at, _either_way(bones, lexicon.heads[other], _PART))
    return _put(found, at, _either_way(bones, lexicon.tails[other], _PART))


@compiled
def _name_keys(  # noqa: PLR0917
    columns: Columns, lexicon: Lexicon, record: int, name: int, found: Hashes, at: int
) -> int:
    start = columns.word_starts[name]
    end = min(columns.word_starts[name + 1], start + MOST_WORDS)
    for place in range(start, end):
        word = columns.words[place]
        if not lexicon.keyed[word]:
            continue
        at = _word_keys(columns, lexicon, record, word, found, at)
        for second in range(place + 1, end):
            other = columns.words[second]
            if lexicon.keyed[other]:
                at = _couple_keys(lexicon, word, other, found, at)
    return at


@compiled
def keys_of(columns: Columns, lexicon: Lexicon, record: int, found: Hashes) -> int:
    """Write the keys of a record, each once and sorted; return how many there are."""
    at = 0
    for place in range(columns.number_starts[record], columns.number_starts[record + 1]):
        at = _put(found, at, mix(columns.numbers[place], _NUMBER))
    for name in range(columns.name_starts[record], columns.name_starts[record + 1]):
        at = _name_keys(columns, lexicon, record, name, found, at)
    found[:at].sort()
    sort = np.uint64(columns.sorts[record])
    count = 0
    for place in range(at):
        if place == 0 or found[place] != found[place - 1]:
            found[count] = found[place]
            count += 1
    for place in range(count):
        found[place] = mix(found[place], sort)
    return count
