"""A segment and which of its bearers were removed, with counts of those who are left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from sightline.engines.names.compiled import Counts, Places, Small
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.facts import BODY
from sightline.engines.names.roster.segment import Segment


class Holding:
    """A value: what stands in a segment, less what was removed."""

    def __init__(self, segment: Segment, removed: frozenset[int] = frozenset()) -> None:
        self.segment = segment
        self.removed = removed

    def __len__(self) -> int:
        return len(self.segment) - len(self.removed)

    @cached_property
    def gone(self) -> Small:
        """A mark for each bearer that was removed; empty if none was."""
        if not self.removed:
            return np.zeros(0, np.uint8)
        marks = np.zeros(len(self.segment), np.uint8)
        marks[list(self.removed)] = 1
        return marks

    @cached_property
    def carriers(self) -> Counts:
        """How many of those who stand here have each token."""
        ends = self.segment.posting_ends.view(np.ndarray)
        counts = np.diff(ends, prepend=np.int64(0))
        for row in self.removed:
            counts[self.segment.tokens_of(row)] -= 1
        return counts

    def without(self, identities: Iterable[str]) -> Holding:
        """The holding without these bearers."""
        places = {self.segment.place_of(identity) for identity in identities}
        removed = self.removed | {place for place in places if place is not None}
        return self if removed == self.removed else Holding(self.segment, removed)

    def place_of(self, identity: str) -> int | None:
        """Where a bearer stands, unless it was removed."""
        place = self.segment.place_of(identity)
        return None if place in self.removed else place

    def ids(self) -> Iterator[str]:
        """The ids of all who stand here."""
        return (identity for identity, _ in self._each())

    def profiles(self) -> Iterator[tuple[str, Profile]]:
        """All who stand here, with their profiles."""
        for identity, place in self._each():
            yield identity, self.segment.profile_of(place)

    def _each(self) -> Iterator[tuple[str, int]]:
        for place in range(len(self.segment)):
            if place not in self.removed:
                yield self.segment.id_of(place), place

    def bearers_of_root(self, root: str, sort: Sort) -> int:
        """How many of a sort who stand here have a part of this root."""
        found = self._standing(self.segment.bearers_of_root(root))
        bodies = self.segment.is_body(found)
        return bodies if sort is Sort.BODY else len(found) - bodies

    def total(self, sort: Sort) -> int:
        """How many of a sort stand here."""
        bodies = int(np.count_nonzero(self.segment.facts & BODY))
        bodies -= self.segment.is_body(np.array(sorted(self.removed), np.int32))
        return bodies if sort is Sort.BODY else len(self) - bodies

    @cached_property
    def countries(self) -> dict[str, int]:
        """How many who stand here have each country."""
        codes = self.segment.country_codes
        found = dict(zip(codes, self.segment.country_counts.tolist(), strict=True))
        for row in self.removed:
            for country in self.segment.profile_of(row).countries & codes.keys():
                found[country] -= 1
        return found

    def _standing(self, rows: Places) -> Places:
        return rows[self.gone[rows] == 0] if self.removed else rows
