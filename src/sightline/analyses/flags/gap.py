"""F-GAP: a mission that is authorized and not present where routes are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import Mission, missions
from sightline.analyses.lag import full_years
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

_PAPER = "Authorized, not deployed"


@rule("F-GAP")
def see_gap(reading: Reading, card: Card) -> Iterator[Flag]:
    """See start-up gaps, reported ones and those that the deployments themselves show."""
    for mission in missions(reading):
        if mission.start is None or mission.start > reading.day:
            continue
        routes = _routes(reading, mission.area)
        if not routes:
            continue
        yield from _see_reported(mission, routes, card)
        if not mission.over:
            yield from _see_absent(mission, mission.start, card)


def _see_reported(mission: Mission, routes: list[Fact], card: Card) -> Iterator[Flag]:
    reading = mission.reading
    reported = [
        one
        for one in mission.observed("deployment-gap")
        if mission.bodies & set(one.texts("subject")) and _is_new(mission, one, card)
    ]
    if reported:
        says = (
            f"{mission.name} was authorized before it was there, with "
            f"{count(len(routes), 'fact')} of routes or transit known in its area: the gap "
            "at its start is reported"
        )
        seen = (mission.fact, *reported, *routes)
        yield make_flag(reading, card, mission.id, says, seen, since=mission.start)


def _see_absent(mission: Mission, start: dt.date, card: Card) -> Iterator[Flag]:
    """See areas with routes and without presence, where presence is reported at all."""
    reading, days = mission.reading, int(number(card, "days"))
    here = [one for one in _deployed(mission) if one.begun(reading.day)]
    age = (reading.day - start).days
    if not here or age <= days or full_years(start, reading.day) >= number(card, "years"):
        return
    for place in sorted(mission.area.ids - mission.area.roots):
        area = Area(reading, place)
        routes = _routes(reading, area)
        if not routes or any(_covers(reading, one, place) for one in here):
            continue
        says = (
            f"{mission.name} is authorized for {age} days and reported elsewhere, and no "
            f"deployment is reported in {reading.caption(place)}, where routes or transit are known"
        )
        seen = (mission.fact, *here, *routes)
        unknown = (f"whether deployments in {reading.caption(place)} are reported in full",)
        yield make_flag(
            reading, card, mission.id, says, seen, others=(place,), unknown=unknown, since=start
        )


def _deployed(mission: Mission) -> Iterator[Fact]:
    """What is there: an authorized strength is not, and one without a place does not say where."""
    for one in mission.reading.pointing("Deployment", "mission", mission.id):
        if one.has("territory") and not one.has("summary", _PAPER):
            yield one


def _covers(reading: Reading, deployment: Fact, place: str) -> bool:
    """Whether a deployment is said to be within a place or in one that holds it."""
    within = Area(reading, place).ids
    return any(
        one in within or place in Area(reading, one).ids for one in deployment.texts("territory")
    )


def _routes(reading: Reading, area: Area) -> list[Fact]:
    """Legs of routes that touch the area, and its markets in which somebody moves goods."""
    legs = [one for one in reading.of("RouteLeg") if area.holds(one)]
    moved = [
        one for one in reading.of("MarketRole") if one.has("scene", "move") and area.holds(one)
    ]
    return [one for one in (*legs, *moved) if one.begun(reading.day)]


def _is_new(mission: Mission, report: Fact, card: Card) -> bool:
    """A reported gap is told while the mission is young, and for a time after it was learned."""
    reading = mission.reading
    if mission.start and full_years(mission.start, reading.day) < number(card, "years"):
        return True
    known = reading.known_by(report)
    return known is not None and (reading.day - known).days <= number(card, "told_for")
