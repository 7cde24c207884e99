"""Police to troops, always both ways: individual officers alone, and with formed units.

The study that gives 60 police to 1,000 troops does not say whether formed police count. The two
ways can fall on opposite sides of it, so neither is shown without the other. It is a question
about a plan and no forecast.
"""

from __future__ import annotations

import math

import msgspec

#: Police to 1,000 troops where two lines of Di Salvatore's model cross; see the effect card.
THRESHOLD = 60.0


class Ratio(msgspec.Struct, frozen=True):
    """Police to 1,000 troops both ways; None where an input is not known."""

    individual: float | None
    with_formed: float | None
    needed: int | None
    threshold: float = THRESHOLD

    @property
    def low_individual(self) -> bool | None:
        """Whether individual police alone are below the threshold."""
        return None if self.individual is None else self.individual < self.threshold

    @property
    def low_with_formed(self) -> bool | None:
        """Whether all police together are below the threshold."""
        return None if self.with_formed is None else self.with_formed < self.threshold

    @property
    def differ(self) -> bool | None:
        """Whether the two ways fall on opposite sides; None when one is not known."""
        if self.low_individual is None or self.low_with_formed is None:
            return None
        return self.low_individual != self.low_with_formed

    def __str__(self) -> str:
        one, all_of_them = _said(self.individual), _said(self.with_formed)
        return f"individual police {one}, with formed police {all_of_them} to 1,000 troops"


def police_ratio(
    troops: float | None,
    individual: float | None,
    formed: float | None,
    *,
    police: float | None = None,
    threshold: float = THRESHOLD,
) -> Ratio:
    """Reckon the ratio both ways; `police` is the sum where a text does not part the two.

    >>> str(police_ratio(2000, 60, 140))
    'individual police 30.0, with formed police 100.0 to 1,000 troops'
    """
    everyone = police
    if everyone is None and individual is not None and formed is not None:
        everyone = individual + formed
    needed = None if not troops else math.ceil(round(troops * threshold / 1000, 9))
    return Ratio(_ratio(individual, troops), _ratio(everyone, troops), needed, threshold)


def _ratio(police: float | None, troops: float | None) -> float | None:
    """Without troops there is no ratio: that is unknown, not zero and not endless."""
    return None if police is None or not troops else police / troops * 1000


def _said(number: float | None) -> str:
    return "unknown" if number is None else f"{number:.1f}"
