"""One pass over the blocks: every pair is met once, looked at and weighed; the likely are kept."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Places, compiled
from sightline.engines.names.resolution.blocks import Blocks, meet_first
from sightline.engines.names.resolution.columns import Columns, Lexicon
from sightline.engines.names.resolution.evidence import (
    DATE,
    NUMBER,
    WIDTH,
    Sight,
    new_sight,
    observe,
)
from sightline.engines.names.resolution.particulars import AGREES, NEARLY
from sightline.engines.names.resolution.scorecard import WEAK_MOST, Card, weigh


class Records(NamedTuple):
    """All that a pair is judged by. ``surprise`` is what a shared country tells, in bits."""

    columns: Columns
    lexicon: Lexicon
    surprise: Bits
    card: Card
    size: float


class Kept(NamedTuple):
    """Room for pairs and their log-odds."""

    left: Places
    right: Places
    odds: Bits


@compiled
def judge(  # noqa: PLR0917 - kernels take arrays one by one
    columns: Columns,
    lexicon: Lexicon,
    surprise: Bits,
    card: Card,
    size: float,
    left: int,
    right: int,
    sight: Sight,
) -> float:
    """The log-odds that two records are one; a weak alias is never enough alone."""
    weak = observe(columns, lexicon, surprise, left, right, sight)
    odds = weigh(card, sight.row, int(columns.sorts[left]), size)
    date = sight.row[DATE]
    if weak and not (0 < date <= NEARLY or sight.row[NUMBER] == AGREES):
        return min(odds, float(WEAK_MOST))
    return odds


@compiled
def emit(  # noqa: PLR0917
    records: Records, blocks: Blocks, first: int, last: int, least: float, kept: Kept
) -> tuple[int, int, int]:
    """Judge the pairs of blocks from ``first`` on while there is room for a whole block.

    Returns the block to go on with, how many pairs were kept, and how many were judged.
    """
    columns, lexicon, surprise, card, size = records
    sight = new_sight()
    at, judged, block = 0, 0, first
    while block < last:
        start, end = blocks.starts[block], blocks.starts[block + 1]
        if at + (end - start) * (end - start - 1) // 2 > len(kept.left):
            break
        for one in range(start, end):
            for other in range(one + 1, end):
                left, right = blocks.records[one], blocks.records[other]
                if not meet_first(blocks, block, left, right):
                    continue
                judged += 1
                odds = judge(columns, lexicon, surprise, card, size, left, right, sight)
                if odds >= least:
                    kept.left[at], kept.right[at], kept.odds[at] = left, right, odds
                    at += 1
        block += 1
    return block, at, judged


@compiled
def rows(records: Records, left: Places, right: Places, found: Bits) -> None:
    """Write what the given pairs say, a row each, for fitting and for looking through."""
    sight = new_sight()
    for place in range(len(left)):
        observe(
            records.columns,
            records.lexicon,
            records.surprise,
            left[place],
            right[place],
            sight,
        )
        found[place, :] = sight.row


def observed(records: Records, left: Places, right: Places) -> Bits:
    """What the given pairs say, a row each."""
    found = np.zeros((len(left), WIDTH), dtype=np.float32)
    rows(records, left, right, found)
    return found
