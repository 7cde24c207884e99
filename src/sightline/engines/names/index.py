"""The index: bearers found by names that are only alike, without looking at all of them.

An index is a value. Adding and removing make a new one that shares the arrays of the old,
so a reader who holds the old one is not disturbed. Nothing in it comes from anywhere but
the profiles it was given: built from a picture, it knows what that picture's reader knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

import msgspec

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.match import Match, World, compare_taken
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile, take
from sightline.engines.names.retrieval import Shelf, nearest
from sightline.engines.names.segment import build_segment, country_key, root_key
from sightline.errors import BadName

MOST_SEGMENTS = 8
EXPECTED = 0.1
"""How likely somebody who is looked up stands in the index at all, if nobody says otherwise."""
CANDIDATES = 40


class Hit(msgspec.Struct, frozen=True):
    """A bearer that may be the one who was looked for, and why."""

    id: str
    match: Match


class Index:
    """A value: segments that never change, and which of their bearers were removed."""

    def __init__(self, shelves: tuple[Shelf, ...] = ()) -> None:
        self._shelves = shelves
        self._world = _world(shelves)

    @classmethod
    def build(cls, profiles: Mapping[str, Profile]) -> Self:
        """Build an index of bearers by their ids."""
        return cls((Shelf(build_segment(profiles)),) if profiles else ())

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and any(
            shelf.place_of(identity) is not None for shelf in self._shelves
        )

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(identity for shelf in self._shelves for identity in shelf.ids()))

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """The segments with their removals, the oldest first."""
        return self._shelves

    @property
    def world(self) -> World:
        """How common parts of names and countries are among those who stand here."""
        return self._world

    def profile(self, identity: str) -> Profile | None:
        """The profile of a bearer, or None."""
        for shelf in self._shelves:
            place = shelf.place_of(identity)
            if place is not None:
                return shelf.segment.profile_of(place)
        return None

    def plus(self, profiles: Mapping[str, Profile]) -> Self:
        """The index with these bearers too; who stands here already is replaced."""
        if not profiles:
            return self
        kept = self.minus(profiles)
        return type(self)(_merged((*kept.shelves, Shelf(build_segment(profiles)))))

    def minus(self, identities: Iterable[str]) -> Self:
        """The index without these bearers; who does not stand here is passed over."""
        gone = tuple(identities)
        shelves = (shelf.without(gone) for shelf in self._shelves)
        return type(self)(tuple(shelf for shelf in shelves if len(shelf)))

    def search(
        self, profile: Profile, *, most: int = 10, at_least: float = 0.0, expected: float = EXPECTED
    ) -> list[Hit]:
        """The likeliest bearers, the best first; ``expected`` says how likely there is one."""
        if not 0.0 < expected < 1.0:
            raise BadName(f"expected is {expected}: give a probability between 0 and 1")
        if not len(self):
            return []
        taken = take(profile)
        prior = expected / (len(self) + 1)
        found = [
            Hit(identity, compare_taken(taken, other, prior=prior, world=self._world))
            for identity, other in nearest(
                taken, self._shelves, self._world, most=max(CANDIDATES, most), least=most + 4
            )
        ]
        found.sort(key=lambda hit: (-hit.match.log_odds, hit.id))
        return [hit for hit in found[:most] if hit.match.probability >= at_least]


def _merged(shelves: tuple[Shelf, ...]) -> tuple[Shelf, ...]:
    """Make one of all but the largest shelf once there are too many."""
    if len(shelves) <= MOST_SEGMENTS:
        return shelves
    largest = max(shelves, key=len)
    profiles = {
        identity: profile
        for shelf in shelves
        if shelf is not largest
        for identity, profile in shelf.profiles()
    }
    return largest, Shelf(build_segment(profiles))


def _world(shelves: tuple[Shelf, ...]) -> World:
    persons = sum(shelf.total(Sort.PERSON) for shelf in shelves)
    bodies = sum(shelf.total(Sort.BODY) for shelf in shelves)
    return World(
        Commonness(persons, Tally(shelves, Sort.PERSON)),
        Commonness(bodies, Tally(shelves, Sort.BODY)),
        Tally(shelves, None),
    )


class Tally(Mapping[str, int]):
    """Counts over all segments, looked up when asked for; by name parts, or by countries."""

    def __init__(self, shelves: tuple[Shelf, ...], sort: Sort | None) -> None:
        self._shelves = shelves
        self._sort = sort
        self._known: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        found = self._known.get(word)
        if found is None:
            key = country_key(word) if self._sort is None else root_key(word, self._sort)
            found = self._known[word] = sum(shelf.count_of(key) for shelf in self._shelves)
        if not found:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(word for word, count in self._known.items() if count))

    def __len__(self) -> int:
        return sum(count > 0 for count in self._known.values())
