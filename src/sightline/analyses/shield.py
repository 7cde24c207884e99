"""Protection by institutions of a state: who shields a trade, in which post, and who says so.

An institution is a public body, a security unit, or the body of the post that a person held when
the protection was given. A person without a post stands for no institution.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading

LEVELS = ("provincial", "national")
#: How well a published finding has to be graded to count when it names several institutions.
_FINDING = "B3"


class Shield(msgspec.Struct, frozen=True):
    """What is reported of one institution: protections, and the posts in which they are given."""

    institution: str
    facts: tuple[Fact, ...]
    posts: tuple[Fact, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels at which protection is reported."""
        found = {level for fact in self.facts for level in fact.texts("level")}
        return tuple(level for level in LEVELS if level in found)


class Institutions:
    """The institutions of the states in a reading, and the protection they are said to give."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def contingents(self) -> frozenset[str]:
        """The bodies and people that belong to a mission."""
        return frozenset(
            member
            for mission in self.reading.of("Mission")
            for tie in self.reading.pointing("Membership", "organization", mission.id)
            for member in tie.texts("member")
        )

    @cached_property
    def elites(self) -> frozenset[str]:
        """The groups that sources call an elite: no institutions, and beside one of weight."""
        groups = self.reading.of("Group")
        return frozenset(fact.id for fact in groups if fact.has("groupKind", "elite"))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Public bodies and security units, without those that are part of a mission."""
        bodies = {fact.id for fact in self.reading.of("PublicBody")}
        groups = self.reading.of("Group")
        bodies |= {fact.id for fact in groups if fact.has("groupKind", "security-unit")}
        return frozenset(bodies - self.contingents)

    @cached_property
    def _posts(self) -> dict[str, tuple[str, ...]]:
        """The public bodies of every post; a post whose body nobody names stands for itself."""
        posts = {}
        for fact in self.reading.of("Position"):
            said = fact.texts("organization")
            posts[fact.id] = tuple(sorted(set(said) & self.bodies)) if said else (fact.id,)
        return posts

    def of(self, actor: str, during: Fact) -> tuple[tuple[str, Fact | None], ...]:
        """Name the institutions that an actor is, or held a post in while something held."""
        if actor in self.bodies:
            return ((actor, None),)
        reading = self.reading
        found: list[tuple[str, Fact | None]] = []
        for term in reading.pointing("Occupancy", "holder", actor):
            if _overlap(term, during):
                bodies = (body for post in term.texts("post") for body in self._posts.get(post, ()))
                found += [(body, term) for body in bodies]
        for seat in reading.pointing("Directorship", "director", actor):
            if _overlap(seat, during):
                bodies = (body for body in seat.texts("organization") if body in self.bodies)
                found += [(body, seat) for body in bodies]
        return tuple(found)

    @cached_property
    def shields(self) -> tuple[Shield, ...]:
        """The institutions reported to protect a trade, beyond single places, as graded.

        A report that gives no level does not confine it to a place. What is reported of a place
        alone speaks with the others, and is nothing by itself.
        """
        facts: dict[str, list[Fact]] = {}
        posts: dict[str, list[Fact]] = {}
        for fact in self.reading.of("Protection"):
            if not fact.begun(self.reading.day) or not self.reading.graded([fact]):
                continue
            for protector in fact.texts("protector"):
                for body, post in self.of(protector, fact):
                    facts.setdefault(body, []).append(fact)
                    posts.setdefault(body, []).extend([post] if post else [])
        return tuple(
            Shield(body, _once(facts[body]), _once(posts[body]))
            for body in sorted(facts)
            if any(not fact.has("level", "local") for fact in facts[body])
        )

    @cached_property
    def findings(self) -> dict[str, tuple[str, ...]]:
        """Published documents, graded B3 or better, that name several institutions, by document.

        An elite that is said to take part counts beside an institution, never without one.
        """
        named: dict[str, set[str]] = {}
        for shield in self.shields:
            for document in self._published(shield.facts):
                named.setdefault(document, set()).add(shield.institution)
        for role in self.reading.of("MarketRole") if self.elites else ():
            for actor in set(role.texts("actor")) & self.elites:
                for document in self._published((role,)) & named.keys():
                    named[document].add(actor)
        return {one: tuple(sorted(names)) for one, names in named.items() if len(names) > 1}

    def _published(self, facts: Iterable[Fact]) -> set[str]:
        """The published documents, graded B3 or better, that tell of some facts."""
        documents = {
            self.reading.item(saying.item).item.about.get("document", "")
            for voice in self.reading.graded(facts, _FINDING)
            for saying in voice
            if self.reading.graded([saying], _FINDING)
        }
        return documents - {""}


def _overlap(one: Fact, other: Fact) -> bool:
    """Whether two facts may have held at one time; a date that is not known excludes nothing."""
    return all(
        first.end_last is None or second.start_first is None or second.start_first <= first.end_last
        for first, second in ((one, other), (other, one))
    )


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    found = {fact.id: fact for fact in facts}
    return tuple(found[one] for one in sorted(found))
