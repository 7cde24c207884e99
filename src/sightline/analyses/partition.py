"""Shares of a whole, each with the partition it belongs to.

A whole can be cut in several ways: by category, by single good. Shares of one cut add up and can be
ranked; shares of two cuts can do neither, even when they are of the same whole.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.errors import MixedPartitions


class Share(msgspec.Struct, frozen=True):
    """One share in per cent, and the name of the cut in which it stands."""

    name: str
    value: float
    partition: str


def partition_sum(shares: Iterable[Share]) -> float:
    """Add up the shares of one partition."""
    return sum(one.value for one in _of_one(shares))


def rank_shares(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Rank the shares of one partition, the largest first; equal ones by name."""
    return tuple(sorted(_of_one(shares), key=lambda one: (-one.value, one.name)))


def is_whole(shares: Iterable[Share], tolerance: float = 0.5) -> bool:
    """Say whether the shares of one partition make up the whole."""
    return abs(partition_sum(shares) - 100) <= tolerance


def _of_one(shares: Iterable[Share]) -> list[Share]:
    listed = list(shares)
    cuts = sorted({one.partition for one in listed})
    if len(cuts) > 1:
        raise MixedPartitions(
            f"shares of {' and of '.join(map(repr, cuts))} cannot be added or ranked together: "
            "take one partition at a time"
        )
    return listed
