"""A scene: an area on a day, with what is reported there, as the indicators look at it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from functools import cached_property

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.analyses.relations.dossier import find_officials

_PLACES = ("territory", "area", "location", "site", "market", "origin", "destination")
_WHOSE = ("subject", "object", "mission", "implementer", "actor", "party", "grantee", "protected")
_ARMED = frozenset({"armed-group", "gang", "militia", "self-defence", "extralegal-group"})


class Scene:
    """What a reading holds of a mission's or a territory's area, in a window of time."""

    def __init__(self, reading: Reading, anchor: str, *, days: int = 365) -> None:
        self.reading = reading
        self.area = Area(reading, anchor)
        self.day = reading.day
        self.days = days
        self._here: dict[str, tuple[Fact, ...]] = {}
        self.since = reading.day - dt.timedelta(days=days - 1)

    @cached_property
    def missions(self) -> frozenset[str]:
        """The missions whose area this is, or lies in."""
        wider = self.area.ids | self._wider
        found = {
            fact.id for fact in self.reading.of("Mission") if wider & set(fact.texts("territory"))
        }
        return frozenset(found | {self.area.anchor} & self._mission_ids)

    @cached_property
    def alone(self) -> bool:
        """Whether this is the whole area of the only mission that the picture knows."""
        areas = [set(fact.texts("territory")) for fact in self.reading.of("Mission")]
        return len(areas) == 1 and bool(areas[0]) and areas[0] <= self.area.ids

    def is_ours(self, entities: Iterable[str]) -> bool:
        """Whether one of some entities is an actor, a mission or a contingent of the area."""
        return any(one in self._members for one in entities)

    @cached_property
    def contingents(self) -> frozenset[str]:
        """The bodies that belong to those missions; people are left out."""
        members = {
            member
            for mission in self.missions
            for tie in self.reading.pointing("Membership", "organization", mission)
            for member in tie.texts("member")
        }
        return frozenset(name for name in members if not self.is_person(name))

    @cached_property
    def officials(self) -> frozenset[str]:
        """All that is of a state here or elsewhere."""
        return find_officials(self.reading)

    @cached_property
    def armed(self) -> frozenset[str]:
        """The armed groups of the reading, wherever they are."""
        groups = self.reading.of("Group")
        return frozenset(fact.id for fact in groups if _ARMED & set(fact.texts("groupKind")))

    @cached_property
    def incidents(self) -> tuple[Fact, ...]:
        """The incidents here that fall into the window for sure."""
        return tuple(fact for fact in self.here("Incident") if self.within(fact))

    def here(self, schema: str) -> tuple[Fact, ...]:
        """The facts of a kind that are of this area and have begun by the day."""
        if schema not in self._here:
            facts = self.reading.of(schema)
            self._here[schema] = tuple(f for f in facts if self.holds(f) and f.begun(self.day))
        return self._here[schema]

    def observed(self, *aspects: str) -> tuple[Fact, ...]:
        """The observations of some aspects that are of this area and still say something."""
        facts = self.reading.observed(*aspects)
        return tuple(fact for fact in facts if fact.holds(self.day) and self.holds(fact))

    def incidents_of(self, *kinds: str) -> tuple[Fact, ...]:
        """The incidents of some kinds in the window."""
        return tuple(fact for fact in self.incidents if fact.has("incidentType", *kinds))

    def within(self, fact: Fact) -> bool:
        """Whether a fact surely falls into the window; without a date it does not."""
        first, last = fact.start_first, fact.start
        return first is not None and last is not None and self.since <= first and last <= self.day

    def holds(self, fact: Fact) -> bool:
        """Whether a fact is of this area: by its place, or without one by who it is about."""
        if self.area.holds(fact):
            return True
        if any(fact.row.get(prop) for prop in _PLACES):
            return False
        return any(value in self._members for prop in _WHOSE for value in fact.row.get(prop, ()))

    def is_person(self, entity: str) -> bool:
        """Whether an entity is a person: nothing is listed of one here."""
        return entity in self._persons

    @cached_property
    def _persons(self) -> frozenset[str]:
        every = self.reading.picture.entities("Person", limit=sys.maxsize)
        return frozenset(one.id for one in every)

    def name(self, entities: Iterable[str]) -> str:
        """Name entities in the order of their ids; a person is not named."""
        ids = sorted(set(entities))
        words = ["a person" if self.is_person(one) else self.reading.caption(one) for one in ids]
        return ", ".join(dict.fromkeys(words))

    @cached_property
    def _members(self) -> frozenset[str]:
        own = {fact.id for fact in self.reading.of("Measure") if self.area.holds(fact)}
        return self.area.actors | self.missions | self.contingents | own

    @cached_property
    def _mission_ids(self) -> frozenset[str]:
        return frozenset(fact.id for fact in self.reading.of("Mission"))

    @cached_property
    def _wider(self) -> frozenset[str]:
        found, waiting = set[str](), list(self.area.roots)
        while waiting:
            fact = self.reading.find(waiting.pop())
            above = set(fact.texts("partOf")) - found if fact is not None else set[str]()
            found |= above
            waiting += sorted(above)
        return frozenset(found)
