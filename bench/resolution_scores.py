"""How good pairs and clusters are, for ours and for the peer alike. It needs numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]


def pairs_in(sizes: Ints) -> int:
    """How many pairs stand in groups of these sizes."""
    return int((sizes * (sizes - 1) // 2).sum())


def best_pairs(left: Ints, right: Ints, scores: Reals, truth: Ints) -> dict[str, float]:
    """The best F1 of pairs over all thresholds, with its precision, recall and threshold."""
    total = pairs_in(np.bincount(truth))
    order = np.argsort(-scores, kind="stable")
    same = (truth[left] == truth[right])[order]
    hits, count = np.cumsum(same), np.arange(1, len(order) + 1)
    f1 = 2 * hits / (count + total)
    ranked = scores[order]
    last = np.append(ranked[1:] != ranked[:-1], True)
    best = int(np.argmax(np.where(last, f1, -1.0)))
    return {
        "pair_f1": float(f1[best]),
        "pair_precision": float(hits[best] / count[best]),
        "pair_recall": float(hits[best] / total),
        "pair_reach": float(same.sum() / total),
        "threshold": float(ranked[best]),
    }


def joined(left: Ints, right: Ints, size: int) -> Ints:
    """The connected component of every record, named by its smallest record."""
    above = np.arange(size)
    while True:
        further = above.copy()
        low = np.minimum(above[left], above[right])
        for places in (left, right, above[left], above[right]):
            np.minimum.at(further, places, low)
        further = further[further]
        if np.array_equal(further, above):
            return above
        above = further


def cluster_scores(found: Ints, truth: Ints) -> dict[str, float]:
    """F1 over the pairs in clusters, and B-cubed F1 over records."""
    _, cluster = np.unique(found, return_inverse=True)
    both = cluster.astype(np.int64) * (truth.max() + 1) + truth
    _, cell, counts = np.unique(both, return_inverse=True, return_counts=True)
    sizes, wanted = np.bincount(cluster), np.bincount(truth)
    hits = pairs_in(counts)
    precision, recall = hits / max(1, pairs_in(sizes)), hits / max(1, pairs_in(wanted))
    shared = counts[cell]
    cubed = float((shared / sizes[cluster]).mean()), float((shared / wanted[truth]).mean())
    return {
        "cluster_f1": 2 * precision * recall / max(1e-9, precision + recall),
        "cluster_precision": precision,
        "cluster_recall": recall,
        "bcubed_f1": 2 * cubed[0] * cubed[1] / sum(cubed),
    }
