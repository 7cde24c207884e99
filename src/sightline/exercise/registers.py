"""What is on paper from the start, and what the mission publishes about itself as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.exercise.scale import OPENING
from sightline.exercise.sources import Source
from sightline.exercise.telling import Telling, refer, write
from sightline.exercise.thing import Claim, Thing, iso
from sightline.exercise.world import World

_PAGE = 240


def open_registers(world: World) -> Iterator[Telling]:
    """Enter gazetteer, handbook, directory, company register and the mission's own papers."""
    source = world.sources.registry(0)
    shelves: tuple[tuple[str, list[list[Claim]]], ...] = (
        ("Gazetteer", [place.listed() for place in world.land.places()]),
        ("Mandate and mission", _full(world.mission.things)),
        ("Handbook of groups", [group.listed() for group in world.field.groups]),
        ("Handbook of groups, areas", _full(_early_holds(world))),
        ("Directory of the state", _full(world.state.things())),
        ("Goods and markets", _full(_goods(world))),
        ("Company register", _full(thing for firm in world.firms for thing in firm.things())),
    )
    for title, entries in shelves:
        for number, page in enumerate(_pages(entries)):
            yield _enter(world, source, title, number, claims=page, day=OPENING)


def plan_papers(world: World) -> Iterator[Telling]:
    """Enter later papers, each when it comes: deployments, measures, contracts."""
    source = world.sources.registry(1)
    for number, (day, thing) in enumerate(world.mission.planned):
        yield _enter(world, source, "Mission circular", number, claims=thing.claims(), day=day)
    for number, award in enumerate(world.awards):
        claims = award.contract.claims() + award.award.claims()
        day = award.day + 10
        yield _enter(
            world, source, "Contract award", number, claims=claims, day=day, marking="risk"
        )


def _enter(
    world: World,
    source: Source,
    title: str,
    number: int,
    *,
    claims: list[Claim],
    day: int,
    marking: str = "open",
) -> Telling:
    return write(
        source,
        reference=refer(world.seed, title, number),
        subject=f"{title}, page {number + 1}",
        claims=claims,
        recorded=day,
        known=iso(day),
        event=None if day == OPENING else iso(day),
        grade="B2",
        marking=marking,
    )


def _early_holds(world: World) -> list[Thing]:
    """What was held when the mission came, without the ends that nobody could know of."""
    return [
        Thing(
            hold.thing.schema,
            hold.thing.ids,
            tuple((prop, value) for prop, value in hold.thing.values if prop != "endDate"),
        )
        for hold in world.field.holds
        if hold.start <= OPENING
    ]


def _goods(world: World) -> list[Thing]:
    return [good.thing() for good in world.trade.goods] + [
        market.thing for market in world.trade.markets
    ]


def _full(things: Iterable[Thing]) -> list[list[Claim]]:
    return [thing.claims() for thing in things]


def _pages(entries: list[list[Claim]]) -> Iterator[list[Claim]]:
    page: list[Claim] = []
    for entry in entries:
        if page and len(page) + len(entry) > _PAGE:
            yield page
            page = []
        page = page + entry
    if page:
        yield page
