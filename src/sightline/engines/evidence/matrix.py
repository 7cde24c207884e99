"""The matrix of competing hypotheses: which is least inconsistent with what is known.

It shows what an answer rests on and where the evidence is thin. Experiments found little
gain in accuracy from it, so it stands beside the probability and not in its place.
"""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec

from sightline.errors import BadValue


class Mark(StrEnum):
    """How one item sits with one hypothesis."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"


SCORES = {
    Mark.VERY_CONSISTENT: 2,
    Mark.CONSISTENT: 1,
    Mark.NEUTRAL: 0,
    Mark.INCONSISTENT: -1,
    Mark.VERY_INCONSISTENT: -2,
}
SLIGHT = 2.0  # decibans: less than odds of 8 to 5 tells hardly anything
STRONG = 6.0  # decibans: odds of 4 to 1


def mark_of(decibans: float) -> Mark:
    """Turn what a voice adds into a mark: below 2 decibans neutral, from 6 on very (in)consistent.

    >>> mark_of(6.2), mark_of(-3), mark_of(0)
    (<Mark.VERY_CONSISTENT: 'CC'>, <Mark.INCONSISTENT: 'I'>, <Mark.NEUTRAL: 'N'>)
    """
    if abs(decibans) < SLIGHT:
        return Mark.NEUTRAL
    if decibans > 0:
        return Mark.VERY_CONSISTENT if decibans >= STRONG else Mark.CONSISTENT
    return Mark.VERY_INCONSISTENT if decibans <= -STRONG else Mark.INCONSISTENT


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """What the ranks would be without one item, and whether the leader would be another."""

    item: str
    ranks: tuple[int, ...]
    changes_ranks: bool
    changes_leader: bool


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Items against hypotheses. ``marks`` has a row for each item and a column for each hypothesis.

    ``weights`` says how much each item counts: 1 where nothing else is said.
    """

    hypotheses: tuple[str, ...]
    items: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if len(self.hypotheses) < 2:
            raise BadValue("a matrix compares: expected two hypotheses or more")
        if len(self.marks) != len(self.items):
            raise BadValue(f"{len(self.items)} items have {len(self.marks)} rows of marks")
        for item, row in zip(self.items, self.marks, strict=True):
            if len(row) != len(self.hypotheses):
                expected = len(self.hypotheses)
                raise BadValue(f"item {item!r} has {len(row)} marks: expected {expected}")
        if self.weights and len(self.weights) != len(self.items):
            raise BadValue(f"{len(self.items)} items have {len(self.weights)} weights")
        if any(not (math.isfinite(weight) and weight >= 0) for weight in self.weights):
            raise BadValue("a weight of an item is a number from 0 up")

    @property
    def inconsistency(self) -> tuple[float, ...]:
        """The inconsistency of each hypothesis: 0 at best, the lower the worse."""
        return self._inconsistency(range(len(self.items)))

    @property
    def ranks(self) -> tuple[int, ...]:
        """The rank of each hypothesis, 1 the least inconsistent; equals share a rank."""
        return _rank(self.inconsistency)

    @property
    def diagnosticity(self) -> tuple[int, ...]:
        """How far each item tells the hypotheses apart, from 0 (not at all) to 4."""
        spreads = []
        for row in self.marks:
            scores = [SCORES[mark] for mark in row]
            spreads.append(max(scores) - min(scores))
        return tuple(spreads)

    @property
    def sensitivity(self) -> tuple[Dropped, ...]:
        """Drop each item in turn and see whether the ranks hold."""
        return tuple(self._drop(number) for number in range(len(self.items)))

    def _inconsistency(self, rows: range | list[int]) -> tuple[float, ...]:
        return tuple(
            math.fsum(min(SCORES[self.marks[row][column]], 0) * self._weight(row) for row in rows)
            for column in range(len(self.hypotheses))
        )

    def _weight(self, row: int) -> float:
        return self.weights[row] if self.weights else 1.0

    def _drop(self, number: int) -> Dropped:
        rest = [row for row in range(len(self.items)) if row != number]
        ranks, before = _rank(self._inconsistency(rest)), self.ranks
        return Dropped(
            item=self.items[number],
            ranks=ranks,
            changes_ranks=ranks != before,
            changes_leader=_leaders(ranks) != _leaders(before),
        )


def _rank(scores: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(1 + sum(other > score + 1e-12 for other in scores) for score in scores)


def _leaders(ranks: tuple[int, ...]) -> set[int]:
    return {place for place, rank in enumerate(ranks) if rank == 1}
