"""Candidate pairs: who may be one with whom, found by names without looking at every pair.

Which pairs are worth comparing is found quickly and roughly, in two ways that miss different
ones: each bearer is looked up in an index, and all are laid side by side under common keys. How
likely a pair is one, and why, is said by the full comparison alone, so that one pair has one
score wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, product

from sightline.analyses.resolution.decided import Pair, in_order
from sightline.engines.names import Index, Match, Profile
from sightline.engines.names.resolution import resolve

#: A pair that is less likely than this is no question.
FLOOR = 0.02
#: How likely a bearer has another record here at all, before anything is compared.
EXPECTED = 0.1
#: How many others are looked at for each bearer.
MOST_NEAR = 12
#: The rough search is asked for so many times less likely pairs, lest it miss a good one.
MARGIN = 10.0
#: No more pairs than this are compared in full: those that seem most worth it.
MOST_COMPARED = 20_000
#: Where there are so few pairs, every one is compared.
FEW = 4_000

Progress = Callable[[int], None]
Worth = Callable[[Pair, float], float]


class Candidates:
    """Bearers that stand in an index, and others or the same ones that are asked for in it.

    How common a name is counts among those in the index and no others.
    """

    def __init__(
        self,
        standing: Mapping[str, Profile],
        asked: Mapping[str, Profile] | None = None,
        *,
        index: Index | None = None,
    ) -> None:
        self._standing = standing
        self._asked = standing if asked is None else asked
        self._index = Index.build(standing) if index is None else index
        #: How many pairs that have a worth were not compared, because others had more.
        self.passed_over = 0

    @property
    def bearers(self) -> dict[str, Profile]:
        """All of whom it is asked who may be one."""
        return {**self._standing, **self._asked}

    def near(
        self, worth: Worth, *, at_least: float = FLOOR, progress: Progress | None = None
    ) -> dict[Pair, Match]:
        """Find the pairs that may be one; where there are too many, those with the most worth.

        A pair that has no worth is not looked at.
        """
        valued = ((worth(pair, chance), pair) for pair, chance in self._rough(at_least))
        ranked = sorted((-value, *pair) for value, pair in valued if value)
        self.passed_over = max(0, len(ranked) - MOST_COMPARED)
        found: dict[Pair, Match] = {}
        for count, (_, *pair) in enumerate(ranked[:MOST_COMPARED]):
            match = self.match(*pair)
            if match.probability >= at_least:
                found[in_order(*pair)] = match
            if progress is not None:
                progress(count + 1)
        return dict(sorted(found.items()))

    def match(self, one: str, other: str) -> Match:
        """Compare two bearers, the smaller id on the left where both stand in the index."""
        left, right = in_order(one, other)
        if right not in self._standing or left not in self._asked:
            left, right = right, left
        return self._index.look(self._asked[left], right, expected=EXPECTED)

    def _rough(self, at_least: float) -> Iterable[tuple[Pair, float]]:
        """Pairs that may be worth comparing, each once, and roughly how likely it is one."""
        if len(self._asked) * len(self._standing) <= FEW:
            return dict(self._every()).items()
        best: dict[Pair, float] = {}
        least = at_least / MARGIN
        for pair, chance in chain(self._looked_up(), self._resolved(least)):
            if chance >= least and chance > best.get(pair, 0.0):
                best[pair] = chance
        return best.items()

    def _every(self) -> Iterator[tuple[Pair, float]]:
        """All pairs, where there are few."""
        for one, other in product(sorted(self._asked), sorted(self._standing)):
            if one != other:
                yield in_order(one, other), 0.5

    def _looked_up(self) -> Iterator[tuple[Pair, float]]:
        names = sorted(self._asked)
        found = self._index.candidates(
            [self._asked[name] for name in names], most=MOST_NEAR, expected=EXPECTED
        )
        for number, name in enumerate(names):
            for other, chance in found.of(number):
                if other != name and other in self._standing:
                    yield in_order(name, other), chance

    def _resolved(self, from_: float) -> Iterator[tuple[Pair, float]]:
        """Pairs that meet under common keys, all records of both sides taken at once."""
        for pair in resolve(self.bearers, pairs_from=from_).pairs:
            one, other = pair.left, pair.right
            if (one in self._asked and other in self._standing) or (
                other in self._asked and one in self._standing
            ):
                yield in_order(one, other), pair.probability
