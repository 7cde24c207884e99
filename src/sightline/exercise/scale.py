"""How big the exercise is: one number, from which every count follows.

Incidents and reports grow with the size, people nearly so, places and firms with its
square root, groups and provinces with its logarithm. All counts are whole-number
arithmetic, so that no machine rounds differently.
"""

from __future__ import annotations

from datetime import date
from math import isqrt

import msgspec

from sightline.errors import BadValue

SMALLEST, LARGEST = 1_000, 100_000_000
#: The first day of the mission, and how many days the exercise lasts.
OPENING = date(2016, 3, 1).toordinal()
SPAN = 2_190


class Scale(msgspec.Struct, frozen=True):
    """The counts of an exercise of about ``size`` statements."""

    size: int
    provinces: int
    towns: int
    sites: int
    groups: int
    firms: int
    people: int
    sources: int

    @classmethod
    def of(cls, size: int) -> Scale:
        """Derive all counts from the number of statements that are wanted."""
        if not SMALLEST <= size <= LARGEST:
            raise BadValue(
                f"{size} is not a size of an exercise: expected a number of statements "
                f"from {SMALLEST} to {LARGEST}"
            )
        root, steps = isqrt(size), size.bit_length()
        return cls(
            size=size,
            provinces=max(3, steps - 7),
            towns=max(6, root // 5),
            sites=max(8, root // 5),
            groups=max(5, steps - 5),
            firms=3 + root // 8,
            people=size // 40,
            sources=16 + root // 5,
        )
