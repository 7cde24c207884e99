"""Profiles: what reports tell of one person: name, papers, vehicle, place in a group."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws
from sightline.exercise.incidents import name_crowd, name_group
from sightline.exercise.thing import Claim, Thing
from sightline.exercise.world import World


class Profile(msgspec.Struct, frozen=True):
    """One person who is reported on."""

    number: int
    day: int

    def subject(self, language: str) -> str:
        """Say no more than that it is about a person."""
        return {"fra": "Profil", "ara": "ملف شخص"}.get(language, "Profile")

    def things(self, world: World) -> list[Thing]:
        """The truth about the person belongs to the crowd."""
        del world
        return []

    def tell(self, world: World, language: str, draws: Draws, at: int) -> list[Claim]:
        """Tell of the person under the id that the receiving organisation uses."""
        person = world.crowd.person(self.number)
        own = person.ids[at % len(person.ids)]
        claims = name_crowd(world, self.number, language, draws, at)
        for prop, value in person.thing().values[1:]:
            if draws.chance(620):
                claims.append(_told(own, prop, value, draws))
        if person.group is not None:
            group = world.field.groups[person.group]
            claims += person.membership(own, group.id).claims()
            claims += name_group(world, person.group, language, draws)
        for thing in (person.vehicle(own), person.papers(own)):
            if thing is not None and draws.chance(700):
                claims += thing.claims()
        return claims


def person_things(world: World, number: int) -> list[Thing]:
    """Tell the truth about one of the crowd, with vehicle, papers and membership.

    What hangs on a person has as many ids as the person has, for each is told of anew.
    """
    person = world.crowd.person(number)
    faces: list[list[Thing | None]] = []
    for own in person.ids:
        group = None if person.group is None else world.field.groups[person.group].id
        membership = None if group is None else person.membership(own, group)
        faces.append([membership, person.vehicle(own), person.papers(own)])
    told = [person.thing()]
    for versions in zip(*faces, strict=True):
        same = [thing for thing in versions if thing is not None]
        if same:
            ids = tuple(dict.fromkeys(thing.id for thing in same))
            told.append(Thing(same[0].schema, ids, same[0].values))
    return told


def _told(own: str, prop: str, value: str, draws: Draws) -> Claim:
    if prop == "birthDate" and draws.chance(500):
        return Claim(own, "Person", prop, value[:4], original=f"born in {value[:4]}")
    return Claim(own, "Person", prop, value)
