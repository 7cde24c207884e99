"""Dealings: payments that change hands, and the standing relations that reports tell of."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, Weighted
from sightline.exercise.incidents import name_group
from sightline.exercise.sounds import LANGUAGES
from sightline.exercise.thing import Claim, Thing, iso, relate
from sightline.exercise.world import World

_PAYMENTS = Weighted(
    ("gift", 4), ("kickback", 3), ("remittance-to-superior", 4), ("tax", 6), ("permit", 2)
)
_WORDS = {"payment": ("Payment", "Versement", "دفعة"), "relation": ("Note", "Note", "مذكرة")}


class Payment(msgspec.Struct, frozen=True):
    """Money or favour that went from one to another."""

    group: int
    office: int
    day: int
    thing: Thing

    def subject(self, language: str) -> str:
        """Say no more than that it is about a payment."""
        return _WORDS["payment"][LANGUAGES.index(language)]

    def things(self, world: World) -> list[Thing]:
        """Tell the truth about it."""
        del world
        return [self.thing]

    def tell(self, world: World, language: str, draws: Draws, at: int) -> list[Claim]:
        """Tell of it, with the names of both ends."""
        del at
        holder = world.state.offices[self.office].holder
        name = Claim(holder.ids[0], "Person", "name", holder.name.spelled(), lang="eng")
        return [*self.thing.claims(), *name_group(world, self.group, language, draws), name]


class Relation(msgspec.Struct, frozen=True):
    """A standing relation that somebody tells of: a hold, an alliance, a route, a protection."""

    thing: Thing
    day: int
    group: int | None

    def subject(self, language: str) -> str:
        """Say no more than that it is a note."""
        return _WORDS["relation"][LANGUAGES.index(language)]

    def things(self, world: World) -> list[Thing]:
        """The truth about it belongs to the world."""
        del world
        return []

    def tell(self, world: World, language: str, draws: Draws, at: int) -> list[Claim]:
        """Tell of it as far as it was known: an end that has not come is not told."""
        del at
        today = iso(self.day)
        claims = [
            claim
            for claim in self.thing.claims()
            if claim.prop != "endDate" or claim.value <= today
        ]
        if self.group is not None:
            claims += name_group(world, self.group, language, draws)
        return claims


def draw_payment(world: World, index: int, day: int, draws: Draws) -> Payment:
    """Draw a payment from a group to somebody in office."""
    office = draws.below(len(world.state.offices))
    province = world.state.offices[office].province
    group = world.field.masters[province][0]
    kind = draws.weigh(_PAYMENTS)
    thing = relate(
        "BenefitFlow",
        world.field.groups[group].id,
        world.state.offices[office].holder.ids[0],
        ("benefitType", kind),
        ("direction", "bottom-up"),
        ("amount", str(draws.between(2, 300) * 50)),
        ("currency", "USD"),
        ("date", iso(day)),
        ("purpose", f"{kind.replace('-', ' ').capitalize()} at the end of the month"),
        apart=index,
    )
    return Payment(group, office, day, thing)


def draw_relation(world: World, day: int, draws: Draws) -> Relation:
    """Draw a relation that had begun by the day; a leg of a route always had."""
    field, turn = world.field, draws.below(100)
    group: int | None = None
    if turn < 30:
        hold = draws.pick(field.holds)
        thing, group = hold.thing, hold.group
    elif turn < 50:
        stand = draws.pick(field.stands)
        thing, group = stand.thing, stand.one
    elif turn < 65 and world.state.shields:
        thing = draws.pick(world.state.shields)
    elif turn < 80:
        thing = draws.pick(world.trade.roles)
    else:
        thing = draws.pick(world.trade.legs).thing
    if dict(thing.values)["startDate"] > iso(day):
        thing, group = draws.pick(world.trade.legs).thing, None
    return Relation(thing, day, group)
