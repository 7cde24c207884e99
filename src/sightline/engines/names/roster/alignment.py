"""Which token of one name stands against which of the other, each at most once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Places, Small, compiled
from sightline.engines.names.roster.shelf import LONE

MOST_TOKENS = 14
INITIAL_BITS = 1.5
"""What it says that a lone letter begins the word it stands against."""


class Pairs(NamedTuple):
    """Pairs of tokens that may stand against each other, as many as ``size[0]`` says."""

    left: Small
    right: Small
    bits: Bits
    level: Small
    size: Places


class Aligned(NamedTuple):
    """What came of it: ``partner`` of each left token (-1 for none), and a few sums.

    ``counts`` are pairs, pairs of the same token, the worst level, pairs by an initial, and
    which right tokens are used, bit by bit; ``bits`` is what all pairs say.
    """

    partner: Places
    counts: Places
    bits: Bits


PAIRED, SAME, WORST, BY_INITIAL, USED = range(5)


@compiled
def new_pairs() -> Pairs:
    """Room for the pairs of two names."""
    most = MOST_TOKENS * MOST_TOKENS * 2
    return Pairs(
        np.empty(most, np.uint8),
        np.empty(most, np.uint8),
        np.empty(most, np.float32),
        np.empty(most, np.uint8),
        np.zeros(1, np.int32),
    )


@compiled
def new_aligned() -> Aligned:
    """Room for the outcome."""
    return Aligned(np.empty(MOST_TOKENS, np.int32), np.zeros(5, np.int32), np.zeros(1, np.float32))


@compiled
def align(pairs: Pairs, length: int, found: Aligned) -> None:
    """Take the pairs that say the most, one after the other; of equals the first places."""
    found.partner[:length] = -1
    found.counts[:] = 0
    found.bits[0] = 0.0
    used = 0
    while True:
        best, at = -1.0, -1
        for number in range(pairs.size[0]):
            if found.partner[pairs.left[number]] >= 0 or (used >> pairs.right[number]) & 1:
                continue
            if pairs.bits[number] > best or (
                pairs.bits[number] == best and _before(pairs, number, at)
            ):
                best, at = pairs.bits[number], number
        if at < 0:
            break
        found.partner[pairs.left[at]] = pairs.right[at]
        used |= 1 << pairs.right[at]
        found.bits[0] += best
        found.counts[PAIRED] += 1
        if pairs.level[at] == 0:
            found.counts[SAME] += 1
        found.counts[WORST] = max(found.counts[WORST], pairs.level[at])
    found.counts[USED] = used


@compiled
def _before(pairs: Pairs, one: int, other: int) -> bool:
    """Which of two pairs that say the same is taken first."""
    first = abs(int(pairs.left[one]) - int(pairs.right[one]))
    second = abs(int(pairs.left[other]) - int(pairs.right[other]))
    if first != second:
        return first < second
    if pairs.left[one] != pairs.left[other]:
        return bool(pairs.left[one] < pairs.left[other])
    return bool(pairs.right[one] < pairs.right[other])


@compiled
def align_initials(  # noqa: PLR0917 - kernels take arrays one by one
    initials: Small, tokens: Places, first: int, length: int,
    other_initials: Small, other_tokens: Places, start: int, other_length: int, found: Aligned,
) -> None:  # fmt: skip
    """Set lone letters against words that begin with them. ``initials`` are by token."""
    for place in range(length):
        if found.partner[place] >= 0:
            continue
        left = initials[tokens[first + place]]
        for other in range(other_length):
            right = other_initials[other_tokens[start + other]]
            if ((left | right) & LONE) == 0 or ((left ^ right) & (LONE - 1)) != 0:
                continue
            if (left & (LONE - 1)) != 0 and ((found.counts[USED] >> other) & 1) == 0:
                found.partner[place] = other
                found.counts[USED] |= 1 << other
                found.counts[BY_INITIAL] += 1
                found.bits[0] += INITIAL_BITS
                break
