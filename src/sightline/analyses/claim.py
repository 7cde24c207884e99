"""Checks a claim that gives an amount and its share of a base: do the three agree?

The claim is flagged and never corrected: any of the three may be the one that is wrong.
"""

from __future__ import annotations

import msgspec

Range = tuple[float, float]


class Checked(msgspec.Struct, frozen=True):
    """What an amount and a share imply, and whether that agrees with what is known of the base."""

    implied: Range
    share: Range | None
    agrees: bool | None

    def __str__(self) -> str:
        words = {True: "agrees", False: "does not agree: flagged", None: "base unknown"}
        low, high = self.implied
        return f"implies a base of {low:.4g} to {high:.4g}; {words[self.agrees]}"


def check_claim(
    amount: Range, share: Range, base: Range | None = None, *, tolerance: float = 0.05
) -> Checked:
    """Check an amount against its share of a base, each as a range; shares go from 0 to 1.

    The claim agrees when the base that it implies overlaps the known one, with a
    tolerance for rounding. `share` of the result is what the amount would be of the known base.

    >>> check_claim((3.6, 4.8), (0.07, 0.07), (75, 77)).agrees
    False
    """
    implied = (min(amount) / max(share), max(amount) / min(share))
    if base is None:
        return Checked(implied, None, None)
    shares = (min(amount) / max(base), max(amount) / min(base))
    low, high = implied[0] * (1 - tolerance), implied[1] * (1 + tolerance)
    return Checked(implied, shares, low <= max(base) and min(base) <= high)
