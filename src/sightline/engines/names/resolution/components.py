"""What hangs together: sets of places that are joined by likely pairs."""

from __future__ import annotations

import numpy as np

from sightline.engines.names.compiled import Bits, Offsets, Places, compiled


@compiled
def root_of(parents: Places, place: int) -> int:
    """Find the smallest place of a set, and shorten the way for the next who asks."""
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


@compiled
def join(parents: Places, one: int, other: int) -> bool:
    """Join two sets under the smaller root; say whether they were two."""
    one, other = root_of(parents, one), root_of(parents, other)
    if one == other:
        return False
    parents[max(one, other)] = min(one, other)
    return True


@compiled
def components(count: int, left: Places, right: Places, odds: Bits, least: float) -> Places:
    """Name for each place the smallest place that it hangs together with."""
    parents = np.arange(count).astype(np.int32)
    for row in range(len(left)):
        if odds[row] >= least:
            join(parents, left[row], right[row])
    for place in range(count):
        parents[place] = root_of(parents, place)
    return parents


@compiled
def weakest_links(labels: Places, left: Places, right: Places, odds: Bits, order: Offsets) -> Bits:
    """Find for each label the likeliness of the weakest pair that it cannot do without.

    ``order`` has the pairs from the likeliest to the least likely.
    """
    parents = np.arange(len(labels)).astype(np.int32)
    weakest = np.full(len(labels), np.inf).astype(np.float32)
    for row in order:
        one, other = left[row], right[row]
        if labels[one] == labels[other] and join(parents, one, other):
            weakest[labels[one]] = odds[row]
    return weakest
