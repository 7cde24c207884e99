"""What somebody wants to decide of two entities, and what a house lets a rule decide."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sightline.errors import BadValue
from sightline.values.identity import Decision


class Ruling(msgspec.Struct, frozen=True, order=True):
    """A decision about two entities that is not yet recorded, the smaller id first."""

    left: str
    right: str
    decision: Decision
    reason: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise BadValue("a ruling names two different entities, the smaller id first")
        if not self.reason.strip():
            raise BadValue("a reason is needed: say in a few words why")

    @classmethod
    def of(cls, one: str, other: str, decision: Decision, reason: str) -> Ruling:
        """Make a ruling about two entities named in any order."""
        left, right = sorted((one, other))
        return cls(left, right, decision, reason.strip())


class MergeRule(StrEnum):
    """What must agree before a rule may hold two entities for one."""

    NUMBER_AND_NAME = "number-and-name"
    NUMBER_NAME_AND_DATE = "number-name-and-date"


class Within(StrEnum):
    """Where two entities must come from before a rule may hold them for one."""

    ONE_DATA_SET = "one-data-set"
    ANYWHERE = "anywhere"


class MergePolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a house lets a rule decide when a person runs it; without rules nothing merges."""

    rules: tuple[MergeRule, ...] = ()
    at_least: float = 0.99
    within: Within = Within.ONE_DATA_SET

    def __post_init__(self) -> None:
        if not 0.5 <= self.at_least < 1.0:
            raise BadValue(
                f"a policy of merging asks for at least {self.at_least}: "
                "give a probability between 0.5 and 1, 1 left out"
            )
