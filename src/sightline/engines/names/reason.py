"""One reason of an answer: what was compared, what it adds to the log-odds, and in words."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Topic(StrEnum):
    """What a reason is about."""

    START = "start"
    PART = "part"
    DIFFERENCE = "difference"
    MISSING = "missing"
    ORDER = "order"
    LEGAL = "legal form"
    DATE = "date"
    COUNTRY = "country"
    PLACE = "place"
    IDENTIFIER = "identifier"
    KIN = "kin"
    WEAK = "weak alias"


class Reason(msgspec.Struct, frozen=True):
    """One item of the sum. A reason of nought is said too, so that nobody wonders."""

    topic: Topic
    log_odds: float
    words: str

    def __str__(self) -> str:
        return f"{self.log_odds:+.1f}  {self.words}"
