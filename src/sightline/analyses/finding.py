"""A finding: what an analysis says, with all that it rests on and all that it does not know."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.errors import BadValue
from sightline.values.words import WordScale, say

#: How many facts one saying cites; what is beyond is counted.
CITED = 40


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an analysis says of a picture.

    ``basis`` holds the ids of statements of that picture. A finding without a
    basis can only say what is not known. ``low`` and ``high`` are a range of
    probability, where the claim is one that can be true or false.
    """

    method: str
    version: str
    about: tuple[str, ...]
    claim: str
    basis: tuple[str, ...]
    rival: str
    unknown: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    address: str
    day: dt.date

    def __post_init__(self) -> None:
        if not self.basis and not self.unknown:
            raise BadValue("a finding cites statements, or says what is not known")
        if (self.low is None) != (self.high is None):
            raise BadValue("a range of probability has two ends")
        if self.low is not None and not 0 <= self.low <= (self.high or 0) <= 1:
            raise BadValue(f"{self.low} to {self.high} is not a range of probability")

    def words(self, scale: WordScale = WordScale.PHIA) -> str | None:
        """Say the range of probability in words, each with the range it stands for."""
        if self.low is None or self.high is None:
            return None
        ends = [say(end, scale) for end in (self.low, self.high)]
        return ends[0] if ends[0] == ends[1] else f"from {ends[0]} to {ends[1]}"
