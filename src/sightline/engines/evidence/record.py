"""The letter that a source has earned by its record, as a check on the letter it was given."""

from __future__ import annotations

import msgspec

from sightline.engines.evidence.beta import interval
from sightline.errors import BadValue

BOUNDS = (("A", 0.85), ("B", 0.7), ("C", 0.5), ("D", 0.3))
LEAST = 3


class Earned(msgspec.Struct, frozen=True, kw_only=True):
    """A letter with the counts behind it and the 80 % interval of the share that was right."""

    letter: str
    right: int
    wrong: int
    low: float
    high: float


def earn_letter(right: int, wrong: int) -> Earned:
    """Say which letter the record of a source bears out, from reports that were decided.

    The counts start from two right and two wrong, and the lower end of the interval
    decides: a letter is earned by a long record, not by a lucky start. With fewer than
    three decided reports it cannot be judged.
    """
    if right < 0 or wrong < 0:
        raise BadValue(f"{right} right and {wrong} wrong are no counts: expected 0 or more")
    low, high = interval(right + 2, wrong + 2)
    letter = next((letter for letter, bound in BOUNDS if low > bound), "E")
    letter = "F" if right + wrong < LEAST else letter
    return Earned(letter=letter, right=right, wrong=wrong, low=low, high=high)
