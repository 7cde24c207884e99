"""What contradicts what people decided: A is not B, yet both are likely C."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sightline.engines.names.resolution.clusters import Scored
from sightline.engines.names.resolution.decisions import Decided
from sightline.engines.names.resolution.resolution import Conflict

LONGEST_WAY = 3
"""So many records may lie between two that were told apart for it to be worth a word."""


def find_conflicts(ids: Sequence[str], likely: Scored, decided: Decided) -> tuple[Conflict, ...]:
    """List the ways between records that were told apart over pairs that are likely or given.

    Every record that is likely one with both is named; longer ways only if there is none.
    """
    if not decided.different:
        return ()
    ways = _Ways(ids, likely, decided)
    found = {
        Conflict(left, right, through)
        for left, right in decided.different
        for through in ways.between(left, right)
    }
    return tuple(sorted(found))


class _Ways:
    """The neighbours of a record: who is likely one with it, and who was given as the same."""

    def __init__(self, ids: Sequence[str], likely: Scored, decided: Decided) -> None:
        self._ids = ids
        self._places = {identity: place for place, identity in enumerate(ids)}
        ends = np.concatenate([likely.left, likely.right])
        order = np.argsort(ends, kind="stable")
        self._starts = np.searchsorted(ends[order], np.arange(len(ids) + 1))
        self._others = np.concatenate([likely.right, likely.left])[order]
        self._given: dict[str, set[str]] = {}
        for one, other in (*decided.same, *decided.refused):
            self._given.setdefault(one, set()).add(other)
            self._given.setdefault(other, set()).add(one)

    def of(self, identity: str) -> set[str]:
        found = set(self._given.get(identity, ()))
        place = self._places.get(identity)
        if place is not None:
            start, end = self._starts[place : place + 2]
            found.update(self._ids[other] for other in self._others[start:end])
        return found

    def between(self, left: str, right: str) -> Iterator[tuple[str, ...]]:
        shared = self.of(left) & self.of(right)
        if shared:
            yield from ((one,) for one in shared)
            return
        way = self._shortest(left, right)
        if way is not None:
            yield way

    def _shortest(self, left: str, right: str) -> tuple[str, ...] | None:
        """The first of the shortest ways in the order of ids, without the direct one."""
        before: Mapping[str, tuple[str, ...]] = {left: ()}
        seen = {left}
        for _ in range(LONGEST_WAY + 1):
            reached: dict[str, tuple[str, ...]] = {}
            for one, way in before.items():
                for other in sorted(self.of(one) - seen):
                    if (one, other) != (left, right):
                        reached.setdefault(other, (*way, other))
            if right in reached:
                return reached[right][:-1]
            seen |= reached.keys()
            before = reached
        return None
