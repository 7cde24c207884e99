"""Shares of firms as registers write them: 60, 60 %, more than 50, 25-50, half unknown."""

from __future__ import annotations

import re

import msgspec

from sightline.analyses.fact import Fact

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_ONE = re.compile(rf"{_NUMBER}\s*(?:%|per ?cent|percent)?")
_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|–|to|and)\s*{_NUMBER}\s*(?:%|per ?cent|percent)?")
_LEAST = re.compile(
    rf"(?:at least|not less than|>=|≥|>|more than|over)\s*{_NUMBER}\s*(?:%|per ?cent)?"
)
_MOST = re.compile(
    rf"(?:at most|not more than|up to|<=|≤|<|less than|under)\s*{_NUMBER}\s*(?:%|per ?cent)?"
)
_JUST_MORE = 1e-4
"""What is more than a share is taken to be a hundredth of one per cent more."""


class Share(msgspec.Struct, frozen=True):
    """The least and the greatest part of one; None is not known."""

    low: float | None = None
    high: float | None = None

    @property
    def known(self) -> bool:
        """Whether both ends are said."""
        return self.low is not None and self.high is not None

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            said = self.low if self.low is not None else self.high
            bound = "at least" if self.low is not None else "at most"
            return "a share that is not said" if said is None else f"{bound} {100 * said:.4g} %"
        if self.low == self.high:
            return f"{100 * self.low:.4g} %"
        return f"{100 * self.low:.4g} to {100 * self.high:.4g} %"


def read_share(said: str) -> Share:
    """Read a share in per cent; what cannot be read is not known."""
    text = " ".join(said.casefold().split())
    if match := _RANGE.fullmatch(text):
        first, last = sorted(map(_part, match.groups()))
        return _checked(Share(first, last))
    if match := _ONE.fullmatch(text):
        part = _part(match[1])
        return _checked(Share(part, part))
    if match := _LEAST.fullmatch(text):
        more = text.startswith((">", "more", "over")) and not text.startswith(">=")
        return _checked(Share(_part(match[1]) + (_JUST_MORE if more else 0.0), 1.0))
    if match := _MOST.fullmatch(text):
        less = text.startswith(("<", "less", "under")) and not text.startswith("<=")
        return _checked(Share(0.0, _part(match[1]) - (_JUST_MORE if less else 0.0)))
    return Share()


def share_of(tie: Fact) -> Share:
    """The share that an ownership reports; where sources differ, from the least to the greatest."""
    said = [read_share(text) for text in tie.texts("percentage")]
    lows = [one.low for one in said if one.low is not None]
    highs = [one.high for one in said if one.high is not None]
    return Share(min(lows), max(highs)) if lows and highs else Share()


def _part(text: str) -> float:
    return float(text.replace(",", ".")) / 100


def _checked(share: Share) -> Share:
    """A share of more than the whole is no share."""
    ends = [end for end in (share.low, share.high) if end is not None]
    return share if all(0 <= end <= 1 for end in ends) else Share()
