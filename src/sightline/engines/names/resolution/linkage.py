"""Clusters within what hangs together: average linkage, so that one weak pair joins nothing.

Two clusters are joined while the mean of the log-odds between their members, a pair that
nobody compared counting as unlikely, reaches the threshold. The likeliest are joined first;
equals in the order of their places. Clusters that were told apart are never joined.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import (
    Bits,
    Offsets,
    Places,
    Sums,
    compiled,
)
from sightline.engines.names.resolution.columns import Flags
from sightline.engines.names.resolution.components import components

LARGEST = 1500
"""More that hangs together is parted at a higher threshold before it is looked at."""
STEP = 1.0
"""How much higher, in natural logarithms of odds."""
APART = -np.inf


class Links(NamedTuple):
    """Pairs by their places, sorted by what they hang together in; ``APART`` forbids one."""

    left: Places
    right: Places
    odds: Bits


class _Bench(NamedTuple):
    """Working space: the sums between clusters, and the best partner of each."""

    sums: Sums
    sizes: Sums
    best: Sums
    partner: Offsets
    merged: Places


@compiled
def _mean(bench: _Bench, one: int, other: int) -> float:
    return float(bench.sums[one, other] / (bench.sizes[one] * bench.sizes[other]))


@compiled
def _look_right(bench: _Bench, one: int, count: int) -> None:
    """Find the best partner of a cluster among those that stand after it."""
    bench.best[one] = APART
    bench.partner[one] = -1
    for other in range(one + 1, count):
        if bench.merged[other] < 0:
            mean = _mean(bench, one, other)
            if mean > bench.best[one]:
                bench.best[one] = mean
                bench.partner[one] = other


@compiled
def _merge(bench: _Bench, one: int, other: int, count: int) -> None:
    """Take the second cluster into the first, and set right who is whose best partner."""
    for third in range(count):
        if third not in (one, other) and bench.merged[third] < 0:
            bench.sums[one, third] += bench.sums[other, third]
            bench.sums[third, one] = bench.sums[one, third]
    bench.sizes[one] += bench.sizes[other]
    bench.merged[other] = one
    bench.best[other] = APART
    for third in range(count):
        if bench.merged[third] >= 0:
            continue
        if third == one or bench.partner[third] in (one, other):
            _look_right(bench, third, count)
        elif third < one:
            mean = _mean(bench, third, one)
            if mean > bench.best[third] or (
                mean == bench.best[third] and one < bench.partner[third]
            ):
                bench.best[third] = mean
                bench.partner[third] = one


@compiled
def _agglomerate(bench: _Bench, count: int, least: float) -> None:
    for one in range(count):
        _look_right(bench, one, count)
    while True:
        first = 0
        for one in range(1, count):
            if bench.best[one] > bench.best[first]:
                first = one
        if bench.partner[first] < 0 or bench.best[first] < least:
            return
        _merge(bench, first, bench.partner[first], count)


@compiled
def _set_out(bench: _Bench, links: Links, rows: Offsets, seats: Places, unseen: float) -> None:
    """Lay the pairs between the members of one component out in a square."""
    count = len(bench.sizes)
    for one in range(count):
        bench.merged[one] = -1
        for other in range(count):
            bench.sums[one, other] = unseen * bench.sizes[one] * bench.sizes[other]
    for row in rows:
        one, other = seats[links.left[row]], seats[links.right[row]]
        odds = links.odds[row] - unseen
        bench.sums[one, other] += odds
        bench.sums[other, one] += odds


@compiled
def link(  # noqa: PLR0917 - kernels take arrays one by one
    members: Places,
    sizes: Places,
    links: Links,
    rows: Offsets,
    seats: Places,
    labels: Places,
    least: float,
    unseen: float,
) -> None:
    """Cluster the members of one component; ``labels`` gets the smallest place of each."""
    count = len(members)
    bench = _Bench(
        np.empty((count, count), np.float64),
        np.empty(count, np.float64),
        np.empty(count, np.float64),
        np.empty(count, np.int64),
        np.empty(count, np.int32),
    )
    for seat in range(count):
        seats[members[seat]] = seat
        bench.sizes[seat] = sizes[members[seat]]
    _set_out(bench, links, rows, seats, unseen)
    _agglomerate(bench, count, least)
    for seat in range(count):
        first = seat
        while bench.merged[first] >= 0:
            first = bench.merged[first]
        labels[members[seat]] = members[first]


@compiled
def link_each(  # noqa: PLR0917
    starts: Offsets,
    members: Places,
    row_starts: Offsets,
    rows: Offsets,
    sizes: Places,
    links: Links,
    labels: Places,
    least: float,
    unseen: float,
) -> None:
    """Cluster every component: its members and its rows stand between two starts."""
    seats = np.empty(len(labels), np.int32)
    for number in range(len(starts) - 1):
        link(
            members[starts[number] : starts[number + 1]],
            sizes,
            links,
            rows[row_starts[number] : row_starts[number + 1]],
            seats,
            labels,
            least,
            unseen,
        )


def cluster(sizes: Places, links: Links, least: float, unseen: float) -> Places:
    """Name for each place the smallest place of its cluster."""
    labels = np.arange(len(sizes), dtype=np.int32)
    open_places = np.ones(len(sizes), dtype=bool)
    level = least
    while open_places.any() and len(links.left):
        found = components(len(sizes), links.left, links.right, links.odds, level)
        counts = np.bincount(found, minlength=len(sizes))[found]
        small = open_places & (counts > 1) & (counts <= LARGEST)
        _link_some(found, small, sizes, links, labels, least, unseen)
        open_places &= counts > LARGEST
        links = _between(links, open_places)
        level += STEP
    return labels


def _between(links: Links, places: Flags) -> Links:
    kept = places[links.left] & places[links.right]
    return Links(links.left[kept], links.right[kept], links.odds[kept])


def _link_some(  # noqa: PLR0917
    found: Places,
    wanted: Flags,
    sizes: Places,
    links: Links,
    labels: Places,
    least: float,
    unseen: float,
) -> None:
    members = np.flatnonzero(wanted).astype(np.int32)
    members = members[np.argsort(found[members], kind="stable")]
    inside = np.flatnonzero(wanted[links.left] & (found[links.left] == found[links.right]))
    rows = inside[np.argsort(found[links.left[inside]], kind="stable")]
    names, starts = np.unique(found[members], return_index=True)
    row_starts = np.searchsorted(found[links.left[rows]], names)
    link_each(
        np.append(starts, len(members)),
        members,
        np.append(row_starts, len(rows)),
        rows,
        sizes,
        links,
        labels,
        least,
        unseen,
    )
