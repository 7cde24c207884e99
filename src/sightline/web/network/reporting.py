"""How much is reported from where: in how many months of a window anything at all was said.

A place from which nothing comes is not quiet; nobody told. So every count stands beside this.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading

#: Less than this part of the months is called low.
ENOUGH = 0.5


class Heard(msgspec.Struct, frozen=True):
    """In how many months of a window something was reported from a place."""

    months: int
    of: int

    @property
    def low(self) -> bool:
        """Whether too little is reported to speak of the place."""
        return self.months < ENOUGH * self.of

    @property
    def words(self) -> str:
        """Say it as it stands beside a count."""
        return f"reports in {self.months} of {self.of} months" + (", low" if self.low else "")


class Window(msgspec.Struct, frozen=True):
    """Days from one to another, both included."""

    first: dt.date
    last: dt.date

    def holds(self, fact: Fact) -> bool:
        """Whether a fact surely falls into the window."""
        first, last = fact.start_first, fact.start
        return first is not None and last is not None and self.first <= first and last <= self.last

    @property
    def months(self) -> int:
        """How many calendar months the window touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def listen(reading: Reading, window: Window) -> dict[str, Heard]:
    """Say of every territory in how many months anything was reported from within it."""
    above = _ways_up(reading.of("Territory"))
    sites = {fact.id: fact.texts("territory") for fact in reading.of("Site")}
    heard: dict[str, set[tuple[int, int]]] = {name: set() for name in above}
    for fact in (*reading.of("Event"), *reading.of("Observation")):
        day = fact.start
        if day is None or not window.holds(fact):
            continue
        for place in places_of(fact, sites):
            for name in above.get(place, ()):
                heard[name].add((day.year, day.month))
    return {name: Heard(len(found), window.months) for name, found in heard.items()}


def places_of(fact: Fact, sites: Mapping[str, Iterable[str]]) -> set[str]:
    """Name the territories in which something is said to be, by itself or by its site."""
    by_site = {place for site in fact.texts("site") for place in sites.get(site, ())}
    return {*fact.texts("territory"), *by_site}


def find_level(reading: Reading) -> frozenset[str]:
    """Find the territories that reports name, and all others of the same level."""
    sites = {fact.id: fact.texts("territory") for fact in reading.of("Site")}
    named = {place for fact in reading.of("Event") for place in places_of(fact, sites)}
    levels = {
        level
        for fact in reading.of("Territory")
        if fact.id in named
        for level in fact.texts("level")
    }
    return frozenset(
        fact.id
        for fact in reading.of("Territory")
        if fact.id in named or fact.has("level", *levels)
    )


def last_report(reading: Reading) -> dt.date:
    """Find the last day on which anything surely happened, by the day of the reading."""
    days = [
        fact.start
        for fact in reading.of("Event")
        if fact.start is not None and fact.start <= reading.day
    ]
    return max(days, default=reading.day)


def _ways_up(territories: Iterable[Fact]) -> dict[str, set[str]]:
    """Name for every territory itself and all those of which it is a part."""
    parents = {fact.id: set(fact.texts("partOf")) for fact in territories}
    found: dict[str, set[str]] = {}
    for name in parents:
        reached, waiting = {name}, [name]
        while waiting:
            new = {one for one in parents.get(waiting.pop(), ()) if one in parents} - reached
            reached |= new
            waiting += sorted(new)
        found[name] = reached
    return found
