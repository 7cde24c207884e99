"""Blocks: the records under one key, none of them large.

What stands under too common a key is parted by year of birth, then by country, then by the
other words of the names. What is still too much after that says nothing and is left out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Hashes, Offsets, Places, Small, compiled
from sightline.engines.names.resolution.columns import Columns, Lexicon
from sightline.engines.names.resolution.keys import MOST_KEYS, keys_of, mix, year_of

LARGEST = 50
"""More records than this under one key are parted."""
YEAR, COUNTRY, WORD = 0, 1, 2
CELLS = 26
"""The table of keys that were met has two to the power of this many cells at most."""
_CELL_BITS = np.uint64(38)


class Blocks(NamedTuple):
    """Records by block and blocks by record, both in order.

    ``records`` of block ``b`` stand from ``starts[b]`` to ``starts[b + 1]``, the blocks of
    record ``r`` from ``block_starts[r]`` to ``block_starts[r + 1]`` of ``blocks``.
    """

    starts: Offsets
    records: Places
    block_starts: Offsets
    blocks: Places

    @property
    def total(self) -> int:
        """How many blocks there are."""
        return len(self.starts) - 1


@compiled
def _count_keys(columns: Columns, lexicon: Lexicon, met: Small, shift: np.uint64) -> int:
    """Note which keys are met once and which again; a cell may stand for several keys."""
    found = np.empty(MOST_KEYS, np.uint64)
    again = 0
    for record in range(len(columns.sorts)):
        for place in range(keys_of(columns, lexicon, record, found)):
            cell = found[place] >> shift
            met[cell] = min(met[cell] + 1, 2)
            again += 1
    return again


@compiled
def _shared_keys(  # noqa: PLR0917 - kernels take arrays one by one
    columns: Columns,
    lexicon: Lexicon,
    met: Small,
    shift: np.uint64,
    keys: Hashes,
    records: Places,
) -> int:
    """Write the keys that more than one record may have; return how many there are."""
    found = np.empty(MOST_KEYS, np.uint64)
    at = 0
    for record in range(len(columns.sorts)):
        for place in range(keys_of(columns, lexicon, record, found)):
            if met[found[place] >> shift] > 1:
                if at < len(keys):
                    keys[at] = found[place]
                    records[at] = record
                at += 1
    return at


def shared_keys(columns: Columns, lexicon: Lexicon) -> tuple[Hashes, Places]:
    """All keys that may be shared, with their records, in the order of keys and records."""
    size = max(10, min(CELLS, int(columns.total * 64).bit_length()))
    met = np.zeros(1 << size, dtype=np.uint8)
    shift = np.uint64(64 - size)
    _count_keys(columns, lexicon, met, shift)
    keys, records = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32)
    count = _shared_keys(columns, lexicon, met, shift, keys, records)
    keys, records = np.empty(count, dtype=np.uint64), np.empty(count, dtype=np.int32)
    _shared_keys(columns, lexicon, met, shift, keys, records)
    return in_order(keys, records)


def in_order(keys: Hashes, records: Places) -> tuple[Hashes, Places]:
    """Sort by key and then by record, each couple once."""
    order = np.argsort(keys, kind="stable")
    keys, records = keys[order], records[order]
    if len(keys) and (records[1:] < records[:-1])[keys[1:] == keys[:-1]].any():
        order = np.lexsort((records, keys))
        keys, records = keys[order], records[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (records[1:] != records[:-1])
    return keys[fresh], records[fresh]


@compiled
def _part_keys(  # noqa: PLR0917
    columns: Columns, lexicon: Lexicon, record: int, level: int, key: np.uint64, found: Hashes
) -> int:
    """Write the narrower keys of a record; return how many there are."""
    at = 0
    if level == YEAR:
        for place in range(columns.day_starts[record], columns.day_starts[record + 1]):
            year = np.uint64(year_of(columns.days[place]))
            found[at] = mix(key, year)
            found[at + 1] = mix(key, year + np.uint64(1))
            at = min(at + 2, len(found) - 2)
    elif level == COUNTRY:
        for place in range(columns.country_starts[record], columns.country_starts[record + 1]):
            found[at] = mix(key, np.uint64(columns.countries[place]))
            at = min(at + 1, len(found) - 2)
    else:
        first, last = columns.name_starts[record], columns.name_starts[record + 1]
        for place in range(columns.word_starts[first], columns.word_starts[last]):
            if lexicon.keyed[columns.words[place]]:
                found[at] = mix(key, lexicon.bones[columns.words[place]])
                at = min(at + 1, len(found) - 2)
    if at == 0:
        found[0] = key
        at = 1
    return at


@compiled
def _narrow(  # noqa: PLR0917
    columns: Columns,
    lexicon: Lexicon,
    level: int,
    keys: Hashes,
    records: Places,
    narrower: Hashes,
    again: Places,
) -> int:
    found = np.empty(64, np.uint64)
    at = 0
    for row in range(len(keys)):
        count = _part_keys(columns, lexicon, records[row], level, keys[row], found)
        for place in range(count):
            if at < len(narrower):
                narrower[at] = found[place]
                again[at] = records[row]
            at += 1
    return at


def _parted(
    columns: Columns, lexicon: Lexicon, level: int, keys: Hashes, records: Places
) -> tuple[Hashes, Places]:
    salted = keys ^ np.uint64(level + 1)
    none = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32)
    count = _narrow(columns, lexicon, level, salted, records, *none)
    room = np.empty(count, dtype=np.uint64), np.empty(count, dtype=np.int32)
    _narrow(columns, lexicon, level, salted, records, *room)
    return in_order(*room)


def _sizes(keys: Hashes) -> tuple[Offsets, Offsets]:
    """Where each key starts, and how many records stand under it."""
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(fresh)
    return starts, np.diff(np.append(starts, len(keys)))


def make_blocks(columns: Columns, lexicon: Lexicon) -> Blocks:
    """Gather records under their keys."""
    keys, records = shared_keys(columns, lexicon)
    parts: list[tuple[Hashes, Places]] = []
    for level in (YEAR, COUNTRY, WORD, None):
        _, sizes = _sizes(keys)
        of_row = np.repeat(sizes, sizes)
        fits = (of_row > 1) & (of_row <= LARGEST)
        parts.append((keys[fits], records[fits]))
        large = of_row > LARGEST
        if level is None or not large.any():
            break
        keys, records = _parted(columns, lexicon, level, keys[large], records[large])
    return _arranged(columns.total, parts)


def _arranged(count: int, parts: list[tuple[Hashes, Places]]) -> Blocks:
    keys, records = in_order(
        np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    )
    starts, sizes = _sizes(keys)
    numbers = np.repeat(np.arange(len(starts), dtype=np.int32), sizes)
    order = np.argsort(records, kind="stable")
    return Blocks(
        starts=np.append(starts, len(keys)).astype(np.int64),
        records=records,
        block_starts=np.searchsorted(records[order], np.arange(count + 1)).astype(np.int64),
        blocks=numbers[order],
    )


@compiled
def meet_first(blocks: Blocks, block: int, one: int, other: int) -> bool:
    """Say whether a block is the first that two records share, so that a pair is met once."""
    left, right = blocks.block_starts[one], blocks.block_starts[other]
    while True:
        a, b = blocks.blocks[left], blocks.blocks[right]
        if a == b:
            return bool(a == block)
        if a < b:
            left += 1
        else:
            right += 1
