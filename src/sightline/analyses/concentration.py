"""How much of a market lies with few: the Herfindahl index and the share of the largest."""

from __future__ import annotations

from collections.abc import Iterable


def hhi(shares: Iterable[float]) -> float:
    """Add up the squares of shares in per cent: 10,000 when one has all.

    >>> hhi([40, 20, 20, 20])
    2800
    """
    return sum(share * share for share in shares)


def hhi_at_least(share: float, firms: int) -> float:
    """Give the smallest index that is possible when so many firms hold a share together."""
    return firms * (share / firms) ** 2


def largest(shares: Iterable[float], count: int = 3) -> float:
    """Add up the largest shares."""
    return sum(sorted(shares, reverse=True)[:count])
