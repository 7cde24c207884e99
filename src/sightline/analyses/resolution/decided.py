"""What people decided, at the heads of a picture: which pairs are settled, and which are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from sightline.picture import Decided, Picture
from sightline.values import Decision

Pair = tuple[str, str]


def in_order(one: str, other: str) -> Pair:
    """Put two ids in order: a pair has no first and no second."""
    return (one, other) if one <= other else (other, one)


class Settled:
    """The decisions in force, seen from the heads under which entities are shown."""

    def __init__(self, decisions: Iterable[Decided], heads: Mapping[str, str]) -> None:
        self._heads = heads
        self._decisions = tuple(decisions)

    @classmethod
    def read(cls, picture: Picture) -> Settled:
        """Read what was decided in a picture."""
        return cls(picture.decisions(), picture.heads())

    @cached_property
    def apart(self) -> dict[Pair, Decided]:
        """Pairs of heads that were decided to be different, however many members they have."""
        return self._by_heads(Decision.DIFFERENT)

    @cached_property
    def _foes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for left, right in self.apart:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
        return {one: frozenset(others) for one, others in found.items()}

    def foes(self, entity: str) -> frozenset[str]:
        """The heads that were decided to be different from an entity."""
        return self._foes.get(entity, frozenset())

    @cached_property
    def open(self) -> dict[Pair, Decided]:
        """Pairs of heads that somebody looked at and left open, with the latest look."""
        return self._by_heads(Decision.UNSURE)

    @cached_property
    def unjoined(self) -> dict[Pair, Decided]:
        """Pairs that were decided to be the same and could not be joined."""
        return self._by_heads(Decision.SAME)

    def closed(self, one: str, other: str) -> bool:
        """Whether a pair of heads is no question any more."""
        pair = in_order(one, other)
        return pair in self.apart or pair in self.unjoined

    def head(self, entity: str) -> str:
        """The id under which an entity is shown."""
        return self._heads.get(entity, entity)

    def _by_heads(self, decision: Decision) -> dict[Pair, Decided]:
        found: dict[Pair, Decided] = {}
        chosen = [one for one in self._decisions if one.decision is decision]
        for one in sorted(chosen, key=lambda one: (one.known_by, one.known, one.id)):
            pair = in_order(self.head(one.left), self.head(one.right))
            if pair[0] != pair[1]:
                found[pair] = one
        return found
