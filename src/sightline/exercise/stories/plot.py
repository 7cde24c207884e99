"""What a storyline is made of, and the pen with which one is written."""

from __future__ import annotations

import msgspec

from sightline.exercise.acts import Act
from sightline.exercise.draws import Draws
from sightline.exercise.incidents import Incident
from sightline.exercise.label import PersonName
from sightline.exercise.land import Place
from sightline.exercise.people import Person, draw_cast
from sightline.exercise.scale import OPENING, SPAN
from sightline.exercise.sources import Source
from sightline.exercise.telling import Telling, refer, write
from sightline.exercise.thing import Claim, Thing, iso
from sightline.exercise.world import World
from sightline.values import Withdrawal

_BEGINNINGS = ("startDate", "date", "contractDate", "fileDate")


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What a good analysis finds, from the day on which it can be known; or must not find."""

    finding: str
    entities: tuple[str, ...]
    says: str
    known_from: str
    silent: bool = False


class Story(msgspec.Struct, frozen=True):
    """One storyline: what newcomers are told, what is true, and what was planted."""

    name: str
    title: str
    setting: str
    truth: str
    expected: tuple[Expected, ...]
    things: tuple[Thing, ...]
    tellings: tuple[Telling, ...]
    sources: tuple[Source, ...]
    acts: tuple[Act, ...] = ()


def day_at(permille: int) -> int:
    """The day when so many thousandths of the exercise are over."""
    return OPENING + SPAN * permille // 1000


class Pen:
    """Writes the tellings of one storyline and keeps what is true in it."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.draws = Draws(world.seed, "story", name)
        self.things: list[Thing] = []
        self.tellings: list[Telling] = []
        self.acts: list[Act] = []
        self.sources: list[Source] = []
        self._cast = 0

    def true(self, thing: Thing) -> Thing:
        """Make something true."""
        self.things.append(thing)
        return thing

    def person(self, *, family_of: Person | None = None, woman: bool | None = None) -> Person:
        """Bring somebody in, who may bear the family name of another."""
        person = draw_cast(self.world.seed, self.name, self._cast, woman=woman)
        self._cast += 1
        if family_of is not None:
            own, other = person.name, family_of.name
            name = PersonName(own.given, own.father, other.family)
            person = msgspec.structs.replace(person, name=name)
        self.true(person.thing())
        return person

    def tell(
        self,
        day: int,
        channel: str,
        claims: list[Claim],
        *,
        subject: str = "Note",
        grade: str | None = None,
        marking: str | None = None,
        copied: Telling | None = None,
        event: int | None = None,
        speaks_for: int | None = None,
    ) -> Telling:
        """Let a source of a channel tell something on a day."""
        number, world = len(self.tellings), self.world
        source = world.sources.make(self.name, number, channel, self.draws, speaks_for)
        self.sources.append(source)
        told = write(
            source,
            reference=refer(world.seed, "story", self.name, number),
            subject=subject,
            claims=claims,
            recorded=day,
            known=iso(day),
            event=_begin(claims) if event is None else iso(event),
            grade=grade or source.grade(self.draws),
            marking=marking or source.channel.markings.values[0],
            origin=None if copied is None else copied.origin,
            derived_from=() if copied is None else (copied.item.id,),
            story=self.name,
        )
        self.tellings.append(told)
        return told

    def withdraw(self, day: int, telling: Telling, reason: str) -> None:
        """Withdraw a telling."""
        record = Withdrawal(
            author=telling.author,
            known=iso(day),
            marking=telling.item.marking,
            reason=reason,
            target=telling.item.id,
        )
        self.acts.append(Act(record, telling.author, right=True, day=day, story=self.name))

    def happen(
        self, kind: str, place: Place, day: int, group: int, ids: tuple[str, ...]
    ) -> Incident:
        """Let an incident happen."""
        deadly = kind in ("attack", "strike-on-mission", "killing")
        deaths = self.draws.between(1, 5) if deadly else None
        good = 0 if kind == "roadblock-tax" else None
        quantity = self.draws.between(30, 150)
        incident = Incident(ids, kind, place, day, group, good, quantity, deaths, None)
        self.things.extend(incident.things(self.world))
        return incident

    def close(self, title: str, setting: str, truth: str, *expected: Expected) -> Story:
        """Finish the storyline."""
        return Story(
            self.name,
            title,
            setting,
            truth,
            expected,
            tuple(self.things),
            tuple(self.tellings),
            tuple(self.sources),
            tuple(self.acts),
        )


def _begin(claims: list[Claim]) -> str | None:
    """Find when the first thing told of began, if that is told."""
    return next((claim.value for claim in claims if claim.prop in _BEGINNINGS), None)


def named(person: Person) -> Claim:
    """Give the name of a person in full."""
    return Claim(person.ids[0], "Person", "name", person.name.spelled(), lang="eng")
