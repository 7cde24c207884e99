"""What is shipped against what can be produced, and one price against another.

Partners' statistics and the capacity of a place must be of one period and one unit. A bound that
is not known is left open; no capacity at all is not taken for zero.
"""

from __future__ import annotations

import msgspec

Range = tuple[float, float]


class Mirror(msgspec.Struct, frozen=True):
    """How many times its capacity a place is said to have shipped, as a range."""

    low: float
    high: float
    threshold: float

    @property
    def flagged(self) -> bool:
        """Whether even the low end lies above the threshold."""
        return self.low > self.threshold

    def __str__(self) -> str:
        if round(self.low, 1) == round(self.high, 1):
            return f"{self.low:.1f} times the capacity"
        return f"{self.low:.0f} to {self.high:.0f} times the capacity"


def mirror(shipped: Range, capacity: Range | None, *, threshold: float = 1.5) -> Mirror | None:
    """Set what was shipped against the capacity; None when the capacity is not known.

    >>> str(mirror((6.72, 6.72), (0.15, 0.15)))
    '44.8 times the capacity'
    """
    if capacity is None or min(capacity) <= 0:
        return None
    return Mirror(min(shipped) / max(capacity), max(shipped) / min(capacity), threshold)


def price_gap(here: float | None, there: float | None) -> float | None:
    """Say how many times the price on the other side the price on this side is."""
    return None if here is None or not there else here / there
