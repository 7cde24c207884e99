"""The index: bearers found by names that are only alike, without looking at all of them.

An index is a value. Adding and removing make a new one that shares the arrays of the old,
so a reader who holds the old one is not disturbed. Nothing in it comes from anywhere but
the profiles it was given: built from a picture, it knows what that picture's reader knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self

import msgspec
import numpy as np

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.compiled import Bits, Offsets, Places, Sums
from sightline.engines.names.match import Match, World, compare_taken
from sightline.engines.names.narrowing import narrowed
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile, take
from sightline.engines.names.roster.building import Progress, build_segment
from sightline.engines.names.roster.candidates import find
from sightline.engines.names.roster.holding import Holding
from sightline.engines.names.roster.standing import Standing
from sightline.errors import BadName, NotFound

MOST_HOLDINGS = 8
EXPECTED = 0.1
"""How likely somebody who is looked up stands in the index at all, if nobody says otherwise."""
COMPARED = 16
"""So many candidates are compared in words."""


class Hit(msgspec.Struct, frozen=True):
    """A bearer that may be the one who was looked for, and why."""

    id: str
    match: Match


class Candidates(msgspec.Struct, frozen=True):
    """Who may be meant by each of many questions, the likeliest first.

    The share of question ``number`` lies between ``offsets[number]`` and the next; ``rows``
    are places in the index, ``scores`` natural log-odds.
    """

    offsets: Offsets
    rows: Places
    scores: Bits
    index: Index

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def probabilities(self) -> Sums:
        """How likely each candidate is the one who was asked for."""
        return _likely(self.scores)

    def ids(self, number: int) -> list[str]:
        """The ids of the candidates of one question."""
        share = self.rows[self.offsets[number] : self.offsets[number + 1]]
        return [self.index.id_at(row) for row in share.tolist()]

    def of(self, number: int) -> list[tuple[str, float]]:
        """The ids of the candidates of one question, with their probabilities."""
        scores = self.scores[self.offsets[number] : self.offsets[number + 1]]
        return list(zip(self.ids(number), _likely(scores).tolist(), strict=True))


class Index:
    """A value: segments that never change, and which of their bearers were removed."""

    def __init__(self, holdings: tuple[Holding, ...] = ()) -> None:
        self._holdings = holdings
        self.standing = Standing(holdings)

    @classmethod
    def build(cls, bearers: Mapping[str, Profile], *, progress: Progress | None = None) -> Self:
        """Build an index of bearers by their ids."""
        return cls((Holding(build_segment(bearers, progress)),) if bearers else ())

    def __len__(self) -> int:
        return self.standing.bearers

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and any(
            holding.place_of(identity) is not None for holding in self._holdings
        )

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(identity for holding in self._holdings for identity in holding.ids()))

    @property
    def ids(self) -> list[str]:
        """The ids of all who stand here, in order."""
        return list(self)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """The segments with their removals, the oldest first."""
        return self._holdings

    @cached_property
    def world(self) -> World:
        """How common parts of names and countries are among those who stand here."""
        persons, bodies = (
            Commonness(
                sum(holding.total(sort) for holding in self._holdings), Tally(self._holdings, sort)
            )
            for sort in (Sort.PERSON, Sort.BODY)
        )
        return World(persons, bodies, self.standing.countries)

    def id_at(self, row: int) -> str:
        """The id of the bearer at a place that `candidates` named."""
        for holding in self._holdings:
            if row < len(holding.segment):
                return holding.segment.id_of(row)
            row -= len(holding.segment)
        raise NotFound("no such place in the index: it has fewer bearers")

    def profile(self, identity: str) -> Profile | None:
        """The profile of a bearer, or None."""
        for holding in self._holdings:
            place = holding.place_of(identity)
            if place is not None:
                return holding.segment.profile_of(place)
        return None

    def plus(self, bearers: Mapping[str, Profile]) -> Self:
        """The index with these bearers too; who stands here already is replaced."""
        if not bearers:
            return self
        kept = self.minus(bearers)
        return type(self)(_merged((*kept.holdings, Holding(build_segment(bearers)))))

    def minus(self, ids: Iterable[str]) -> Self:
        """The index without these bearers; who does not stand here is passed over."""
        gone = tuple(ids)
        holdings = (holding.without(gone) for holding in self._holdings)
        return type(self)(tuple(holding for holding in holdings if len(holding)))

    def candidates(
        self,
        asked: Sequence[Profile],
        *,
        most: int = 10,
        expected: float = EXPECTED,
        progress: Progress | None = None,
    ) -> Candidates:
        """The likeliest bearers for many at once, as arrays and without words."""
        _check(most, expected)
        found = find(self.standing, asked, most=most, expected=expected, progress=progress)
        return Candidates(found.offsets, found.rows, found.scores, self)

    def search(
        self, asked: Profile, *, most: int = 10, at_least: float = 0.0, expected: float = EXPECTED
    ) -> list[Hit]:
        """The likeliest bearers, the best first; ``expected`` says how likely there is one."""
        found = self.candidates([asked], most=max(COMPARED, most), expected=expected)
        hits = [
            Hit(identity, self.look(asked, identity, expected=expected))
            for identity in found.ids(0)
        ]
        hits.sort(key=lambda hit: (-hit.match.log_odds, hit.id))
        return [hit for hit in hits[:most] if hit.match.probability >= at_least]

    def look(self, asked: Profile, id: str, *, expected: float = EXPECTED) -> Match:  # noqa: A002 - an id is called id wherever a reader meets it
        """Compare with one bearer, in the world of this index, with every reason in words."""
        _check(1, expected)
        profile = self.profile(id)
        if profile is None:
            raise NotFound(f"{id!r} does not stand in the index")
        taken = take(asked)
        prior = expected / (len(self) + 1)
        return compare_taken(taken, narrowed(taken, take(profile)), prior=prior, world=self.world)


def _likely(scores: Bits) -> Sums:
    found: Sums = 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))
    return found


def _check(most: int, expected: float) -> None:
    if not 0.0 < expected < 1.0:
        raise BadName(f"expected is {expected}: give a probability between 0 and 1")
    if most < 1:
        raise BadName(f"most is {most}: ask for one candidate at least")


def _merged(holdings: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """Make one of all but the largest holding once there are too many."""
    if len(holdings) <= MOST_HOLDINGS:
        return holdings
    largest = max(holdings, key=len)
    profiles = {
        identity: profile
        for holding in holdings
        if holding is not largest
        for identity, profile in holding.profiles()
    }
    return largest, Holding(build_segment(profiles))


class Tally(Mapping[str, int]):
    """How many bearers have a part of a name, counted when it is asked for."""

    def __init__(self, holdings: tuple[Holding, ...], sort: Sort) -> None:
        self._holdings = holdings
        self._sort = sort
        self._known: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        found = self._known.get(word)
        if found is None:
            counted = (holding.bearers_of_root(word, self._sort) for holding in self._holdings)
            found = self._known[word] = sum(counted)
        if not found:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(word for word, count in self._known.items() if count))

    def __len__(self) -> int:
        return sum(count > 0 for count in self._known.values())
