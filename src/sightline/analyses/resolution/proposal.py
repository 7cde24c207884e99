"""What the likely pairs add up to: clusters that are proposed, and joins that contradict a person.

The likeliest pairs are joined first. A pair that would bring together two entities which a person
told apart is not joined, and is said: A is held not to be B, but both are likely C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product, starmap
from math import fsum

import msgspec

from sightline.analyses.resolution.decided import Pair, Settled, in_order

Sides = tuple[frozenset[str], frozenset[str]]


class Likely(msgspec.Struct, frozen=True, order=True):
    """Two entities, the smaller id first, and how likely they are one."""

    left: str
    right: str
    probability: float


class Proposal(msgspec.Struct, frozen=True, order=True):
    """Entities that are likely one; ``weakest`` is the least likely of the joins that it takes."""

    members: tuple[str, ...]
    weakest: Likely


class Contradiction(msgspec.Struct, frozen=True, order=True):
    """A likely pair that contradicts a person: ``left`` and ``right`` were told apart."""

    left: str
    right: str
    through: tuple[str, ...]
    pair: Likely
    record: str

    @property
    def words(self) -> str:
        """Say what does not go together."""
        between = " and ".join(self.through)
        return (
            f"{self.left} was decided not to be {self.right}, but both would be one with {between}"
        )


def propose(
    pairs: Iterable[Likely],
    settled: Settled,
    likely: float,
) -> tuple[tuple[Proposal, ...], tuple[Contradiction, ...]]:
    """Join the likeliest pairs first, as long as the two sides are likely one on average.

    A pair that was not found, or not asked for, counts as nought.
    """
    known = {(one.left, one.right): one for one in pairs}
    groups = _Groups()
    warnings = []
    for pair in sorted(known.values(), key=lambda one: (-one.probability, one.left, one.right)):
        sides = groups.of(pair.left), groups.of(pair.right)
        if pair.probability < likely or sides[0] is sides[1]:
            continue
        warning = _clash(sides, pair, settled)
        if warning is not None:
            warnings.append(warning)
        elif _average(sides, known) >= likely:
            groups.join(sides, pair)
    return tuple(sorted(groups.proposals())), tuple(sorted(warnings))


class _Groups:
    """Who is joined with whom, and by which of the pairs last."""

    def __init__(self) -> None:
        self._of: dict[str, frozenset[str]] = {}
        self._weakest: dict[frozenset[str], Likely] = {}

    def of(self, name: str) -> frozenset[str]:
        return self._of.setdefault(name, frozenset({name}))

    def join(self, sides: Sides, pair: Likely) -> None:
        both = sides[0] | sides[1]
        for side in sides:
            self._weakest.pop(side, None)
        self._weakest[both] = pair
        self._of |= dict.fromkeys(both, both)

    def proposals(self) -> Iterator[Proposal]:
        for members, pair in self._weakest.items():
            yield Proposal(tuple(sorted(members)), pair)


def _average(sides: Sides, known: Mapping[Pair, Likely]) -> float:
    across = starmap(in_order, product(*sides))
    found = [known[pair].probability for pair in across if pair in known]
    return fsum(found) / (len(sides[0]) * len(sides[1]))


def _clash(sides: Sides, pair: Likely, settled: Settled) -> Contradiction | None:
    """Find two entities, one on either side, that were told apart."""
    few, many = sorted(sides, key=len)
    for one in sorted(few):
        for other in sorted(settled.foes(one) & many):
            left, right = in_order(one, other)
            ends = {pair.left, pair.right} - {left, right}
            through = ends or (few | many) - {left, right}
            record = settled.apart[left, right].id
            return Contradiction(left, right, tuple(sorted(through)), pair, record)
    return None
