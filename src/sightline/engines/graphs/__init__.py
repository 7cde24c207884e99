"""Graphs: who holds what through whom, what falls apart without whom, and how few hold how much."""

from sightline.engines.graphs.concentration import (
    Concentration,
    largest_share,
    measure_concentration,
)
from sightline.engines.graphs.fragmentation import distance_fragmentation, fragmentation
from sightline.engines.graphs.layout import lay_out
from sightline.engines.graphs.ownership import (
    Blocked,
    Holdings,
    Route,
    Stake,
    cascade,
    effective_share,
)

__all__ = [
    "Blocked",
    "Concentration",
    "Holdings",
    "Route",
    "Stake",
    "cascade",
    "distance_fragmentation",
    "effective_share",
    "fragmentation",
    "largest_share",
    "lay_out",
    "measure_concentration",
]
