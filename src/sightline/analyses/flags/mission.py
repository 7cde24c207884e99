"""A mission as the rules read it: its days, mandates, tasks and means, and the threats it meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

#: Scopes that give a mission something to do. Help to a panel, or what is only implied, is none.
TOOLS = ("awareness", "information", "capacity", "strategy", "operations", "executive")
_TASKING = ("encourages", "requests", "mandates", "authorizes-all-means")
_MEANS = frozenset(f"{number:02}" for number in (*range(1, 11), 12))


class Mission:
    """One mission on the day of a reading."""

    def __init__(self, reading: Reading, fact: Fact) -> None:
        self.reading = reading
        self.fact = fact
        self.id = fact.id
        self.name = fact.text("abbreviation") or fact.caption
        self.area = Area(reading, fact.id)

    # Days

    @cached_property
    def start(self) -> dt.date | None:
        """The day of its authorization or beginning, whichever is said to be earlier."""
        days = [self.fact.start, *(mandate.start for mandate in self.mandates)]
        return min((day for day in days if day is not None), default=None)

    @property
    def over(self) -> bool:
        """Whether it has surely ended before the day."""
        return self.fact.end_last is not None and self.fact.end_last < self.reading.day

    # Mandates

    @cached_property
    def mandates(self) -> tuple[Fact, ...]:
        """Its own mandates that are adopted, the oldest first; no sanctions text is among them."""
        found = [
            mandate
            for mandate in self.reading.pointing("Mandate", "mission", self.id)
            if mandate.has("subjectType", "mission-mandate")
            and mandate.start is not None
            and mandate.start <= self.reading.day
        ]
        return tuple(sorted(found, key=lambda one: (one.start or dt.date.min, one.id)))

    @property
    def in_force(self) -> Fact | None:
        """The newest mandate, unless it has run out or the mission is over."""
        newest = self.mandates[-1] if self.mandates else None
        if newest is None or self.over:
            return None
        ended = newest.end_last is not None and newest.end_last < self.reading.day
        return None if ended else newest

    def provisions(self, *mandates: Fact) -> tuple[Fact, ...]:
        """The coded paragraphs of some mandates."""
        return tuple(
            paragraph
            for mandate in mandates
            for paragraph in self.reading.pointing("MandateProvision", "mandate", mandate.id)
            if paragraph.has("ocScope")
        )

    def tasks(self, *mandates: Fact) -> tuple[Fact, ...]:
        """The operative paragraphs that give it a tool against crime."""
        return tuple(
            one for one in self.provisions(*mandates) if is_task(one) and one.has("ocScope", *TOOLS)
        )

    # Means

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The mission with its contingents and staff, as members of it."""
        members = self.reading.pointing("Membership", "organization", self.id)
        return frozenset({self.id, *(one for edge in members for one in edge.texts("member"))})

    @cached_property
    def measures(self) -> tuple[Fact, ...]:
        """The measures that it or one of its bodies carries out."""
        found = {
            one.id: one
            for body in self.bodies
            for one in self.reading.pointing("Measure", "implementer", body)
        }
        return tuple(found[name] for name in sorted(found))

    @property
    def means(self) -> tuple[Fact, ...]:
        """Those of its measures that act on crime: no campaigns, jobs or rules for its staff."""
        return tuple(one for one in self.measures if areas_of(one) & _MEANS)

    # Threats

    @cached_property
    def threats(self) -> tuple[Fact, ...]:
        """What is known of crime in its area, and what its mandates name."""
        named = [
            one for one in self.provisions(*self.mandates) if one.has("keywords", "threat named")
        ]
        return (*named, *self.drivers, *self.area.threats())

    @cached_property
    def drivers(self) -> tuple[Fact, ...]:
        """Reports that what drives crime here is still open."""
        return tuple(self.observed("open-drivers"))

    def observed(self, *aspects: str, ahead: bool = False) -> Iterator[Fact]:
        """Reports on the mission or on a part of its area; those of things to come if asked."""
        about = self.bodies | self.area.ids
        facts: Iterable[Fact] = self.reading.observed(*aspects)
        if ahead:
            facts = (one for one in self.reading.of("Observation") if one.has("aspect", *aspects))
        for fact in facts:
            if about & {*fact.texts("subject"), *fact.texts("territory")}:
                yield fact

    def successors(self) -> tuple[Fact, ...]:
        """The missions that follow on from it."""
        return self.reading.pointing("Mission", "predecessor", self.id)


def missions(reading: Reading) -> Iterator[Mission]:
    """All missions of a reading, in the order of their ids."""
    for fact in reading.of("Mission"):
        yield Mission(reading, fact)


def is_task(paragraph: Fact) -> bool:
    """Whether an operative paragraph tasks the mission itself; one that recalls others does not.

    Where nobody says in what place a paragraph stands or how strong its verb is, it may be a task:
    what is unknown is not held against a mandate.
    """
    placed = paragraph.has("operative", "operative") or not paragraph.has("operative")
    tasked = paragraph.has("strength", *_TASKING) or paragraph.has("keywords", "tasks the mission")
    uncoded = not paragraph.has("strength") and not paragraph.has("keywords")
    return placed and (tasked or uncoded) and not paragraph.has("keywords", "cross-reference")


def areas_of(measure: Fact) -> frozenset[str]:
    """The areas of the catalogue in which a measure lies, in two digits."""
    codes = {code[1:3] for code in measure.texts("measureCode")}
    return frozenset(codes | {area.zfill(2) for area in measure.texts("area")})


def told(threats: tuple[Fact, ...]) -> str:
    """Say how many threats are known."""
    facts = count(len(threats), "fact")
    return f"{facts} of crime {'is' if len(threats) == 1 else 'are'} known"
