"""A dossier: what a picture holds around one actor, as the signs read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.analyses.shield import Institutions
from sightline.errors import BadValue, NotFound

_PLACES = ("territory", "area", "location")
_THROUGH = ("site", "market", "object", "area", "origin", "destination")


class Dossier:
    """One actor in one reading; nothing is asked of a person."""

    def __init__(
        self, reading: Reading, actor: str, officials: frozenset[str] | None = None
    ) -> None:
        fact = reading.find(actor)
        if fact is None:
            raise NotFound(f"there is no entity {actor!r} in this picture")
        if fact.schema == "Person":
            raise BadValue("relations are asked of groups and bodies, never of a person")
        self.reading = reading
        self._facts: dict[tuple[str, str], tuple[Fact, ...]] = {}
        self.actor = fact.id
        self.caption = fact.caption
        self.officials = find_officials(reading) if officials is None else officials

    @cached_property
    def ids(self) -> frozenset[str]:
        """All the ids under which statements may name the actor."""
        return frozenset(self.reading.ids(self.actor))

    def facts(self, schema: str, prop: str) -> tuple[Fact, ...]:
        """The facts of a kind that name the actor and have begun by the day."""
        if (schema, prop) not in self._facts:
            every, day = self.reading.pointing(schema, prop, self.actor), self.reading.day
            self._facts[schema, prop] = tuple(fact for fact in every if fact.begun(day))
        return self._facts[schema, prop]

    def observed(self, *aspects: str, prop: str = "subject") -> Iterator[Fact]:
        """The observations of some aspects that name the actor."""
        return (fact for fact in self.facts("Observation", prop) if fact.has("aspect", *aspects))

    @cached_property
    def markets(self) -> tuple[str, ...]:
        """The markets in which the actor is said to work."""
        found = {
            name for role in self.facts("MarketRole", "actor") for name in role.texts("market")
        }
        return tuple(sorted(found))

    @cached_property
    def places(self) -> frozenset[str]:
        """The territories where the actor is said to be."""
        facts = [*self.facts("MarketRole", "actor"), *self.facts("TerritorialControl", "actor")]
        own = self.reading.find(self.actor)
        return frozenset(
            place for fact in (own, *facts) if fact is not None for place in self.where(fact)
        )

    def is_state(self, entity: str) -> bool:
        """Whether an entity is of the state: a body, a security unit, or somebody in office."""
        return entity in self.officials

    def offices(self, entities: Iterable[str]) -> tuple[Fact, ...]:
        """The facts by which some entities are of the state: their own, and posts they hold."""
        found: dict[str, Fact] = {}
        for name in sorted(set(entities) & self.officials):
            own = self.reading.find(name)
            if own is not None and own.schema != "Person":
                found[name] = own
            for schema, prop in (("Occupancy", "holder"), ("Membership", "member")):
                found |= {tie.id: tie for tie in self.reading.pointing(schema, prop, name)}
        return tuple(found.values())

    def where(self, fact: Fact) -> tuple[str, ...]:
        """The territories of a fact: its own, or those of the site or market that it names."""
        found = [value for prop in _PLACES for value in fact.texts(prop)]
        for prop in _THROUGH:
            for value in fact.texts(prop):
                through = self.reading.find(value)
                found += through.texts("territory") if through is not None else ()
        return tuple(sorted(set(found)))


def find_officials(reading: Reading) -> frozenset[str]:
    """Find all that is of the state: bodies, security units, posts, and who holds or joins them."""
    bodies = Institutions(reading).bodies
    holders = {name for fact in reading.of("Occupancy") for name in fact.texts("holder")}
    members = {
        name
        for fact in reading.of("Membership")
        if bodies & set(fact.texts("organization"))
        for name in fact.texts("member")
    }
    posts = {fact.id for fact in reading.of("Position")}
    return frozenset(bodies | holders | members | posts)
