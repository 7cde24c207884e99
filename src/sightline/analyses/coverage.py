"""What was seen, and how much of the field was looked at. Nothing is blown up to a whole."""

from __future__ import annotations

import msgspec


class Seen(msgspec.Struct, frozen=True):
    """A count of what was reported, with the part of the area or time that is reported on."""

    count: int
    coverage: float | None
    enough: float = 0.5

    @property
    def low(self) -> bool | None:
        """Whether too little is reported on to speak of the whole; None when that is unknown."""
        return None if self.coverage is None else self.coverage < self.enough

    def __str__(self) -> str:
        if self.low is None:
            return f"{self.count} seen, coverage unknown"
        return f"{self.count} seen, coverage {'low' if self.low else f'{self.coverage:.0%}'}"


def seen(count: int, coverage: float | None, enough: float = 0.5) -> Seen:
    """State a count beside its coverage; the count is never divided by it.

    >>> str(seen(10, 0.2))
    '10 seen, coverage low'
    """
    return Seen(count, coverage, enough)


def share(part: float, whole: float | None) -> float | None:
    """Give a part of a whole as a number from 0 to 1; None when there is no whole."""
    return None if not whole else part / whole
