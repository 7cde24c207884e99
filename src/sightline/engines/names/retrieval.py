"""From a name to the bearers most worth a look: by the words they share, rare ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.keys import keys_of, words_of
from sightline.engines.names.likeness import Likeness, likeness
from sightline.engines.names.match import World
from sightline.engines.names.parts import Part, Sort
from sightline.engines.names.profile import Profile, Taken, take
from sightline.engines.names.segment import Segment, counted_keys
from sightline.engines.names.weights import weights_of

KNOWN_WORDS = 20_000
FLOOR = 0.3
WORTH = 0.55
NAMES_WEIGHED = 3
"""So many names of a bearer are weighed in full: those that share the most with what is sought."""


class Shelf:
    """A segment, which of its bearers were removed, and what was looked up in it before."""

    def __init__(self, segment: Segment, removed: frozenset[int] = frozenset()) -> None:
        self.segment = segment
        self.removed = removed
        self._near: dict[tuple[str, str], list[tuple[int, tuple[str, str], Likeness]]] = {}

    def __len__(self) -> int:
        return len(self.segment) - len(self.removed)

    @cached_property
    def _less(self) -> tuple[Counter[int], Counter[Sort]]:
        """What the removed bearers no longer add to the counts."""
        keys: Counter[int] = Counter()
        sorts: Counter[Sort] = Counter()
        for place in self.removed:
            profile = self.segment.profile_of(place)
            keys.update(counted_keys(take(profile)))
            sorts[profile.sort] += 1
        return keys, sorts

    @cached_property
    def _gone(self) -> NDArray[np.int64]:
        return np.array(sorted(self.removed), dtype=np.int64)

    def without(self, identities: Iterable[str]) -> Shelf:
        """The shelf without these bearers."""
        places = {self.segment.place_of(identity) for identity in identities} - {None}
        removed = self.removed | {place for place in places if place is not None}
        if removed == self.removed:
            return self
        shelf = Shelf(self.segment, removed)
        shelf._near = self._near
        return shelf

    def place_of(self, identity: str) -> int | None:
        """Where a bearer stands, unless it was removed."""
        place = self.segment.place_of(identity)
        return None if place in self.removed else place

    def ids(self) -> Iterator[str]:
        """The ids of all who stand here."""
        for place in range(len(self.segment)):
            if place not in self.removed:
                yield self.segment.id_of(place)

    def profiles(self) -> Iterator[tuple[str, Profile]]:
        """All who stand here, with their profiles."""
        for place in range(len(self.segment)):
            if place not in self.removed:
                yield self.segment.id_of(place), self.segment.profile_of(place)

    def count_of(self, key: int) -> int:
        """How many of those who stand here were counted under a key."""
        found = self.segment.count_of(key)
        return found - self._less[0][key] if found and self.removed else found

    def total(self, sort: Sort) -> int:
        """How many of a sort stand here."""
        found = int(self.segment.totals[0 if sort is Sort.PERSON else 1])
        return found - self._less[1][sort] if self.removed else found

    def near(self, text: str, root: str) -> list[tuple[int, tuple[str, str], Likeness]]:
        """The words of this segment that are like a word."""
        known = self._near.get((text, root))
        if known is None:
            known = list(self._find_near(Part(text, text, root)))
            if len(self._near) >= KNOWN_WORDS:
                self._near.clear()
            self._near[text, root] = known
        return known

    def _find_near(self, part: Part) -> Iterator[tuple[int, tuple[str, str], Likeness]]:
        for word in sorted(self.segment.words_under(keys_of(part.text, part.root))):
            text, root = self.segment.word(word)
            how = likeness(part, Part(text, text, root))
            if how >= Likeness.LOOSE:
                yield word, (text, root), how

    def score(
        self, taken: Taken, names: Commonness, told: dict[str, float]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The bearers that share words with a profile, and how much these words say.

        What each word says is noted in ``told``.
        """
        total = np.zeros(len(self.segment))
        best = np.zeros(len(self.segment))
        words = {pair for name in taken.everything for pair in words_of(name).items()}
        for text, root in sorted(words):
            found: list[tuple[float, int]] = []
            for word, (near, other), how in self.near(text, root):
                worth = _worth(names, root, other, how, taken.profile.sort)
                if worth > FLOOR:
                    found.append((worth, word))
                    told[near] = max(worth, told.get(near, 0.0))
            found.sort()
            touched = [self.segment.bearers_of(word) for _, word in found]
            for (worth, _), places in zip(found, touched, strict=True):
                best[places] = worth
            if touched:
                reached = np.unique(np.concatenate(touched))
                total[reached] += best[reached]
                best[reached] = 0.0
        total[self._gone] = 0.0
        shared = np.flatnonzero(total).astype(np.int64)
        return shared, total[shared]


def _worth(names: Commonness, root: str, other: str, how: Likeness, sort: Sort) -> float:
    weights = weights_of(sort)
    told = min(names.surprise(root, sort), names.surprise(other, sort), weights.most)
    return max(told + weights.stranger[how], told / 8)


def nearest(
    taken: Taken, shelves: tuple[Shelf, ...], world: World, *, most: int, least: int
) -> list[tuple[str, Taken]]:
    """The bearers who share the most with a profile. How they are shelved does not matter.

    At most ``most`` of them, and at least ``least`` if so many share anything.
    """
    names = world.names(taken.profile.sort)
    told: dict[str, float] = {}
    found: list[tuple[float, str, Shelf, int]] = []
    for shelf in shelves:
        places, totals = shelf.score(taken, names, told)
        if len(totals) > most:
            kept = totals >= np.partition(totals, len(totals) - most)[len(totals) - most]
            places, totals = places[kept], totals[kept]
        found += [
            (-total, shelf.segment.id_of(place), shelf, place)
            for place, total in zip(places.tolist(), totals.tolist(), strict=True)
        ]
    found.sort(key=lambda item: item[:2])
    found = found[: _worth_a_look([-total for total, *_ in found[:most]], least)]
    return [
        (identity, _narrowed(take(shelf.segment.profile_of(place)), told))
        for _, identity, shelf, place in found
    ]


def _worth_a_look(totals: list[float], least: int) -> int:
    """How many to weigh in full: all that share at least half of what the first one shares."""
    return max(least, sum(total >= totals[0] * WORTH for total in totals)) if totals else 0


def _narrowed(taken: Taken, told: dict[str, float]) -> Taken:
    """The bearer with those names only that share the most with what is sought."""
    if len(taken.everything) <= NAMES_WEIGHED:
        return taken
    ranked = sorted(
        taken.everything,
        key=lambda name: -sum(told.get(part.text, 0.0) for part in name.parts),
    )
    kept = ranked[:NAMES_WEIGHED]
    return replace(
        taken,
        names=tuple(name for name in taken.names if name in kept),
        weak=tuple(name for name in taken.weak if name in kept),
    )
