"""Facets: how many of the entities that a search found are of which kind, country and level.

Everything is counted inside the picture, so that no number tells of what is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np

from sightline.picture.database import Database
from sightline.picture.sayings import Sayings

Ints = np.ndarray[Any, np.dtype[np.int64]]
_COUNTRY = "country"


class Sieve(msgspec.Struct, frozen=True, kw_only=True):
    """What the entities found must have; nothing is asked where a part is left out.

    ``schemata`` are kinds, ``country`` a country that is said of them, ``markings`` the
    markings of which one statement carries one, ``withdrawn`` that something was withdrawn.
    """

    schemata: tuple[str, ...] | None = None
    country: str | None = None
    markings: frozenset[str] | None = None
    withdrawn: bool = False

    def without(self, part: str) -> Sieve:
        """The same sieve with one part left out."""
        empty = Sieve()
        return msgspec.structs.replace(self, **{part: getattr(empty, part)})


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the entities found have what; each facet is counted as if it were not chosen."""

    kinds: Mapping[str, int]
    countries: Mapping[str, int]
    levels: Mapping[str, int]
    withdrawn: int


class Sifter:
    """Narrows the entities that a search found, and counts them by what they have."""

    def __init__(self, database: Database, sayings: Sayings) -> None:
        self._database = database
        self._sayings = sayings
        self._countries = [
            no for no, field in sayings.fields.items() if field.type == _COUNTRY and field.known
        ]

    def sift(self, numbers: Ints, sieve: Sieve) -> Ints:
        """Leave the entities that meet every condition, in the order in which they came."""
        asked: list[tuple[str, dict[str, Any]]] = []
        if sieve.schemata is not None:
            asked.append(("found_of_kinds", {"schemata": list(sieve.schemata)}))
        if sieve.country is not None:
            wanted = {"value": sieve.country, "fields": self._countries}
            asked.append(("found_with_value", wanted))
        if sieve.markings is not None:
            batches = self._sayings.batches_under(sieve.markings)
            asked.append(("found_in_batches", {"batches": batches}))
        if sieve.withdrawn:
            asked.append(("found_withdrawn", {}))
        for query, params in asked:
            numbers = numbers[np.isin(numbers, self._ask(numbers, query, params))]
        return numbers

    def count(self, numbers: Ints, sieve: Sieve, levels: Mapping[str, str]) -> Facets:
        """Count the entities found; ``levels`` says which level a marking has."""
        kinds = self._rows(self.sift(numbers, sieve.without("schemata")), "facet_kinds")
        fields = {"fields": self._countries}
        countries = self._rows(self.sift(numbers, sieve.without("country")), "facet_values", fields)
        graded = self._levels(self.sift(numbers, sieve.without("markings")), levels)
        fallen = self._rows(self.sift(numbers, sieve.without("withdrawn")), "facet_withdrawn")
        return Facets(
            kinds=_ordered(kinds),
            countries=_ordered(countries),
            levels=dict(sorted(graded)),
            withdrawn=int(fallen[0][0]),
        )

    def _levels(self, numbers: Ints, levels: Mapping[str, str]) -> list[tuple[str, int]]:
        """Count the entities of which something carries a marking of each level."""
        pairs = self._sayings.batches_by(levels)
        graded = {
            "no": np.array([no for no, _ in pairs], dtype=np.int64),
            "level": np.array([level for _, level in pairs], dtype=object),
        }
        if not pairs:
            return []
        self._database.lend("graded", graded)
        try:
            return [(str(name), int(count)) for name, count in self._rows(numbers, "facet_levels")]
        finally:
            self._database.give_back("graded")

    def _rows(
        self, numbers: Ints, query: str, params: dict[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        self._database.lend("found", {"no": numbers})
        try:
            return self._database.rows(query, params)
        finally:
            self._database.give_back("found")

    def _ask(self, numbers: Ints, query: str, params: dict[str, Any]) -> Ints:
        self._database.lend("found", {"no": numbers})
        try:
            found: Ints = self._database.arrays(query, params or None)["no"].astype(np.int64)
            return found
        finally:
            self._database.give_back("found")


def _ordered(rows: list[tuple[Any, ...]]) -> dict[str, int]:
    """The most first; of equals in the order of their names."""
    return {name: int(count) for name, count in sorted(rows, key=lambda row: (-row[1], row[0]))}
