"""How much a neighbour of each level tells: how often it is meant against how often it is met.

Fellegi and Sunter's ratio for spellings: the share of true pairs that differ by a level,
against the share of all bearers who have any token that near. Rare names tell more.
"""

from __future__ import annotations

import numpy as np

from sightline.engines.names.compiled import Bits, Counts, Offsets, Places, Small, compiled
from sightline.engines.names.roster.vocabulary import LEVELS, OTHER_LANGUAGE

MEANT = np.array(
    [0.58, 0.097, 0.052, 0.034, 0.037, 0.050, 0.046, 0.0125, 0.008, 0.005, 0.002, 0.02]
)
"""The share of parts of true pairs on each level."""
UNSEEN = 1_000
"""So many bearers without the token are added to every count: short lists say little."""
LEAST = 0.3
SURE_LEVEL = 3
MOST_STEP = 5.0
"""The same token tells at most so much more than the nearest that occurs."""
UNHEARD = 10.0
"""What a token tells that nothing in the index is near."""


@compiled
def count_levels(tokens: Places, ends: Offsets, carriers: Counts, counts: Counts) -> None:
    """Add to ``counts`` how many bearers have the neighbours on each level of each token."""
    at = 0
    for asked in range(len(ends)):
        for level in range(LEVELS):
            while at < ends[asked, level]:
                counts[asked, level] += carriers[tokens[at]]
                at += 1


@compiled
def tell(  # noqa: PLR0917 - kernels take arrays one by one
    counts: Counts, bearers: int, meant: Bits, bits: Bits, order: Small, mass: Counts, most: Bits
) -> None:
    """Write for each token the bits of its levels, their order, and the sums over them."""
    for asked in range(len(counts)):
        _tell(counts[asked], bearers + UNSEEN, meant, bits[asked])
        order[asked] = np.argsort(-bits[asked], kind="mergesort").astype(np.uint8)
        best = bits[asked, order[asked, 0]]
        reached = 0
        for level in range(LEVELS):
            if bits[asked, level] > 0.0:
                mass[asked] += counts[asked, level]
                reached += counts[asked, level]
        most[asked] = max(best, LEAST) if reached else UNHEARD


@compiled
def _tell(counts: Counts, bearers: int, meant: Bits, bits: Bits) -> None:
    """The bits of one token's levels: no level tells more than a nearer one."""
    above, nearest = 30.0, -1.0
    for level in range(LEVELS):
        bits[level] = 0.0
        if counts[level] == 0:
            continue
        told = np.log2(meant[level] * bearers / counts[level])
        if level == OTHER_LANGUAGE:
            bits[level] = told if told >= LEAST else 0.0
            continue
        if level > 0:
            told = min(told, above)
            nearest = told if nearest < 0.0 and level <= SURE_LEVEL else nearest
        above = told
        if told < LEAST:
            told = LEAST if level <= SURE_LEVEL else 0.0
        bits[level] = told
    if nearest >= 0.0 and bits[0] > nearest + MOST_STEP:
        bits[0] = nearest + MOST_STEP


def rarity(carriers: Counts, bearers: int) -> Bits:
    """How much it tells that a bearer has a token that so many have."""
    share = np.maximum(carriers, 1) / (bearers + UNSEEN)
    return np.maximum(-np.log2(share) - 1.2, LEAST).astype(np.float32)
