"""Statements about statements: who is who, and what no longer stands.

Nothing is edited in place. A decision that two entities are the same is
reversed by a later one; a withdrawn statement stays in the ledger with the
reason why it was withdrawn.
"""

from __future__ import annotations

from enum import StrEnum

from sightline.errors import BadValue
from sightline.values.canon import Canonical
from sightline.values.instant import check_dates


class Decision(StrEnum):
    """What a person decided about two entities."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Identity(Canonical, frozen=True, kw_only=True, tag="identity"):
    """A person's decision whether two entities are one, with the reason; the latest counts."""

    author: str
    decision: Decision
    known: str
    left: str
    marking: str
    reason: str
    right: str

    def __post_init__(self) -> None:
        if not isinstance(self.decision, Decision):
            raise BadValue(f"{self.decision!r} is not a decision: use one of Decision")
        check_dates(self.known)
        if self.left >= self.right:
            raise BadValue(
                "an identity decision names two different entities, the smaller id first"
            )

    @classmethod
    def of(cls, one: str, other: str, decision: Decision | str, **rest: str) -> Identity:
        """Make a decision about two entities named in any order."""
        left, right = sorted((one, other))
        try:
            choice = Decision(decision)
        except ValueError:
            expected = ", ".join(Decision)
            raise BadValue(f"{decision!r} is not a decision: expected {expected}") from None
        return cls(left=left, right=right, decision=choice, **rest)


class Withdrawal(Canonical, frozen=True, kw_only=True, tag="withdrawal"):
    """One record no longer stands: the target is a statement, an item, or another withdrawal."""

    author: str
    known: str
    marking: str
    reason: str
    target: str

    def __post_init__(self) -> None:
        check_dates(self.known)
