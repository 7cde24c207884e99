"""What a resolution says: likely pairs, the clusters they make, and what contradicts them."""

from __future__ import annotations

import msgspec


class Pair(msgspec.Struct, frozen=True, order=True):
    """Two records and how likely they are one. ``left`` is the smaller id."""

    left: str
    right: str
    probability: float


class Cluster(msgspec.Struct, frozen=True, order=True):
    """Records that are taken for one bearer.

    ``weakest`` is the probability of the weakest pair without which the cluster would fall
    into two; a pair that was given as the same counts as certain.
    """

    members: tuple[str, ...]
    weakest: float


class Conflict(msgspec.Struct, frozen=True, order=True):
    """Two records that were told apart and are yet both likely one with what lies between.

    ``through`` names the records on the shortest way from one to the other, in its order.
    """

    left: str
    right: str
    through: tuple[str, ...]


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer. Everything is sorted, so that equal answers are equal values.

    ``pairs`` are all likely pairs, those that were told apart included. ``clusters`` have two
    members or more. ``refused`` are pairs given as the same that would have joined records
    given as different. ``passed_over`` says how many records had no word to be found by.
    """

    pairs: tuple[Pair, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    passed_over: int = 0
