"""How good a resolution is where the truth is known: by pairs, and by records (B-cubed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import fsum

import msgspec

from sightline.engines.names.resolution.resolution import Cluster
from sightline.errors import BadValue


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """Precision and recall over pairs, and their B-cubed kin over records.

    Where nothing was found or nothing is there to be found, the share is not known: None.
    """

    pair_precision: float | None
    pair_recall: float | None
    pair_f1: float | None
    bcubed_precision: float
    bcubed_recall: float
    bcubed_f1: float


def score_clusters(found: Iterable[Cluster], truth: Mapping[str, Hashable]) -> Scores:
    """Measure clusters against the true bearer of each record; the rest stand alone."""
    if not truth:
        raise BadValue("there is no truth to measure against: give the bearer of each record")
    cluster_of = _cluster_of(found, truth)
    cells = Counter((cluster_of.get(one, one), bearer) for one, bearer in truth.items())
    found_sizes: Counter[Hashable] = Counter()
    true_sizes: Counter[Hashable] = Counter()
    for (cluster, bearer), count in cells.items():
        found_sizes[cluster] += count
        true_sizes[bearer] += count
    right = _pairs(cells.values())
    precision = _share(right, _pairs(found_sizes.values()))
    recall = _share(right, _pairs(true_sizes.values()))
    total = len(truth)
    bcubed_precision = fsum(n * n / found_sizes[one] for (one, _), n in cells.items()) / total
    bcubed_recall = fsum(n * n / true_sizes[one] for (_, one), n in cells.items()) / total
    return Scores(
        pair_precision=precision,
        pair_recall=recall,
        pair_f1=_harmonic(precision, recall),
        bcubed_precision=bcubed_precision,
        bcubed_recall=bcubed_recall,
        bcubed_f1=2 * bcubed_precision * bcubed_recall / (bcubed_precision + bcubed_recall),
    )


def _cluster_of(found: Iterable[Cluster], truth: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """Number the clusters; a record whose bearer nobody knows is left out."""
    places: dict[str, Hashable] = {}
    for number, cluster in enumerate(found):
        for member in cluster.members:
            if member in places:
                raise BadValue(f"record {member!r} stands in two clusters: it can be in one")
            places[member] = number
    return {member: number for member, number in places.items() if member in truth}


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _harmonic(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    return 2 * one * other / (one + other) if one + other else 0.0
