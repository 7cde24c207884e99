"""How much of a market lies with few, by figures as stated: sources may say more than the whole.

Shares that are known to fit together belong to `sightline.engines.graphs.measure_concentration`.
"""

from __future__ import annotations

from collections.abc import Iterable


def hhi_at_least(share: float, firms: int) -> float:
    """Give the smallest index that is possible when so many firms hold a share together."""
    return firms * (share / firms) ** 2


def largest(shares: Iterable[float], count: int = 3) -> float:
    """Add up the largest shares."""
    return sum(sorted(shares, reverse=True)[:count])
