"""From scored pairs and what people decided to clusters and what contradicts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Places
from sightline.engines.names.resolution.components import weakest_links
from sightline.engines.names.resolution.decisions import Decided
from sightline.engines.names.resolution.linkage import APART, Links, cluster
from sightline.engines.names.resolution.resolution import Cluster

UNSEEN = -1.0
"""The log-odds of a pair that no key brought together, and the least that any pair counts.

Chosen on 100,000 invented records (seed 9): with less too little is joined, since the keys
miss true pairs too.
"""
SURE = 1e6
"""The log-odds of a pair that was given as the same."""


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs by the places of their records, each once, and the log-odds that they are one."""

    left: Places
    right: Places
    odds: Bits

    def __len__(self) -> int:
        return len(self.left)

    def at_least(self, odds: float) -> Scored:
        """Only the pairs that are so likely."""
        kept = self.odds >= odds
        return Scored(left=self.left[kept], right=self.right[kept], odds=self.odds[kept])


def form_clusters(
    ids: Sequence[str], scored: Scored, decided: Decided, least: float
) -> tuple[Cluster, ...]:
    """Cluster records. ``ids`` are sorted, and ``least`` is in log-odds."""
    if not ids:
        return ()
    places = {identity: place for place, identity in enumerate(ids)}
    heads, sizes = _contract(places, decided)
    forbidden = _forbidden(places, heads, decided)
    links = _links(scored, heads, forbidden)
    labels = cluster(sizes, links, least, unseen_at(least))[heads]
    weakest = _weakest(places, labels, scored, decided)
    order = np.argsort(labels, kind="stable")
    _, starts, counts = np.unique(labels[order], return_index=True, return_counts=True)
    found = []
    for start, count in zip(starts[counts > 1], counts[counts > 1], strict=True):
        members = tuple(ids[place] for place in order[start : start + count])
        found.append(Cluster(members, probability(float(weakest[labels[order[start]]]))))
    return tuple(sorted(found))


def unseen_at(least: float) -> float:
    """What a pair counts that was not seen: never so much that it would join by itself."""
    return min(UNSEEN, least - 1.0)


def probability(odds: float) -> float:
    """The probability to log-odds."""
    return float(1.0 / (1.0 + np.exp(-odds)))


def _contract(places: Mapping[str, int], decided: Decided) -> tuple[Places, Places]:
    """Let the first of each group that was given as one stand for all of it."""
    heads = np.arange(len(places), dtype=np.int32)
    sizes = np.ones(len(places), dtype=np.int32)
    for group in decided.groups:
        members = [places[one] for one in group if one in places]
        if members:
            heads[members] = min(members)
            sizes[min(members)] = len(members)
    return heads, sizes


def _forbidden(places: Mapping[str, int], heads: Places, decided: Decided) -> list[tuple[int, int]]:
    """Who must stay apart, by the first of each group; who is not here is passed over."""
    first = {
        group[0]: next((int(heads[places[one]]) for one in group if one in places), None)
        for group in decided.groups
    }
    sides = [
        tuple(first[one] if one in first else places.get(one) for one in couple)
        for couple in sorted(decided.apart)
    ]
    return [(one, other) for one, other in sides if one is not None and other is not None]


def _links(scored: Scored, heads: Places, forbidden: list[tuple[int, int]]) -> Links:
    """Pairs between groups, and the forbidden ones after them."""
    left, right = heads[scored.left], heads[scored.right]
    kept = left != right
    apart = np.array(forbidden, dtype=np.int32).reshape(-1, 2)
    return Links(
        np.concatenate([left[kept], apart[:, 0]]),
        np.concatenate([right[kept], apart[:, 1]]),
        np.concatenate([scored.odds[kept], np.full(len(apart), APART, dtype=np.float32)]),
    )


def _weakest(places: Mapping[str, int], labels: Places, scored: Scored, decided: Decided) -> Bits:
    """The likeliness of the weakest pair that holds each cluster together."""
    given = [[places[one] for one in group if one in places] for group in decided.groups]
    pairs = np.array(
        [(group[0], other) for group in given for other in group[1:]], dtype=np.int32
    ).reshape(-1, 2)
    left = np.concatenate([scored.left, pairs[:, 0]])
    right = np.concatenate([scored.right, pairs[:, 1]])
    odds = np.concatenate([scored.odds, np.full(len(pairs), SURE, dtype=np.float32)])
    return weakest_links(labels, left, right, odds, np.argsort(-odds, kind="stable"))
