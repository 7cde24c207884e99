"""How few hold how much of a market, also where the share of some is not known."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.errors import BadValue


class Concentration(msgspec.Struct, frozen=True, kw_only=True):
    """The Herfindahl-Hirschman index, from 0 to 10,000, as the range that the facts allow.

    Both ends are equal when all shares are known. ``unknown`` is the part of the market, in
    per cent, of which nobody knows who holds it.
    """

    low: float
    high: float
    unknown: float

    @property
    def known(self) -> bool:
        """Whether the index is one number and not a range."""
        return self.high - self.low < 1e-6


def measure_concentration(shares: Iterable[float], *, others: int | None = None) -> Concentration:
    """The index of a market from the shares that are known, in per cent.

    What is missing to 100 is held by somebody: by ``others`` further firms if their number
    is known. At the least it is spread evenly over them, or over so many that it adds
    nothing; at the most one of them holds it all.

    >>> measure_concentration([40, 20, 20, 20])
    Concentration(low=2800.0, high=2800.0, unknown=0.0)
    """
    known, missing = _check(shares)
    if others is not None and others < 1 and missing > 0:
        raise BadValue(f"{missing:g} per cent are held by somebody: expected one other or more")
    sure = float(sum(share**2 for share in known))
    spread = missing**2 / others if others else 0.0
    return Concentration(low=sure + spread, high=sure + missing**2, unknown=missing)


def largest_share(shares: Iterable[float], count: int = 3) -> tuple[float, float]:
    """What the largest few hold together, in per cent: at the least and at the most.

    At the least the missing part is spread thin; at the most one firm holds all of it.
    """
    if count < 1:
        raise BadValue(f"the largest {count} are nobody: expected 1 or more")
    known, missing = _check(shares)
    low = sum(sorted(known, reverse=True)[:count])
    high = sum(sorted([*known, missing], reverse=True)[:count])
    return float(low), float(min(high, 100.0))


def _check(shares: Iterable[float]) -> tuple[list[float], float]:
    known = sorted(shares)
    for share in known:
        if not 0 <= share <= 100:
            raise BadValue(f"{share} is no share of a market: expected per cent, 0 to 100")
    total = sum(known)
    if total > 100 + 1e-6:
        raise BadValue(f"the shares sum to {total:g} per cent: expected 100 at most")
    missing = 100 - total
    return known, float(missing) if missing > 1e-9 else 0.0
