"""F-HANDOVER: a mission that ends or hands over while cases, questions and measures are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import Mission, missions
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

_CLOSED = ("answered", "closed")
_LOST = ("records-lost", "cases-dropped")


@rule("F-HANDOVER")
def see_handover(reading: Reading, card: Card) -> Iterator[Flag]:
    """See packs that are not complete before a handover, and what was lost in one."""
    for mission in missions(reading):
        found = _ending(mission, int(number(card, "days")))
        if found is not None:
            yield from _see_open(mission, *found, card)
        yield from _see_lost(mission, card)


def _ending(mission: Mission, days: int) -> tuple[str, Fact, dt.date | None] | None:
    """How a mission ends within some days, if it does: what is said, by which fact, and when."""
    day, span = mission.reading.day, dt.timedelta(days=days)
    end = mission.fact.end
    if end is not None and day <= end <= day + span:
        return f"ends on {end}", mission.fact, end
    for successor in mission.successors():
        start = successor.start
        if start is not None and day - span <= start <= day + span:
            return f"hands over to {successor.caption} from {start}", successor, start
    for cut in mission.observed("planned-cut", ahead=True):
        if cut.start is not None and day <= cut.start <= day + span:
            return f"is to be cut on {cut.start}", cut, cut.start
    return None


def _see_open(
    mission: Mission, how: str, by: Fact, when: dt.date | None, card: Card
) -> Iterator[Flag]:
    cases, asked, running = _cases(mission), _asked(mission), _running(mission, when)
    if not (cases or asked or running):
        return
    says = (
        f"{mission.name} {how} with {count(len(cases), 'open case')}, "
        f"{count(len(asked), 'open question')} and {count(len(running), 'running measure')} on "
        "record: the pack is not complete"
    )
    unknown = ("promises to sources and witnesses, which this record does not hold",)
    seen = (mission.fact, by, *cases, *asked, *running)
    others = [one.id for one in (by, *cases)]
    yield make_flag(mission.reading, card, mission.id, says, seen, others=others, unknown=unknown)


def _see_lost(mission: Mission, card: Card) -> Iterator[Flag]:
    """What was lost in a handover is told for a time, so that it is looked for."""
    reading = mission.reading
    lost = []
    for one in reading.observed(*_LOST):
        known = reading.known_by(one)
        fresh = known is not None and (reading.day - known).days <= number(card, "told_for")
        if fresh and mission.bodies & set(one.texts("subject")) and one.has("object"):
            lost.append(one)
    if lost:
        takers = sorted({name for one in lost for name in one.texts("object")})
        names = ", ".join(reading.caption(name) for name in takers)
        says = (
            f"Cases or records of {mission.name} are reported lost or dropped on the way to {names}"
        )
        yield make_flag(reading, card, mission.id, says, lost, others=takers)


def _cases(mission: Mission) -> list[Fact]:
    """Cases whose file it holds and of which nobody says that they are closed."""
    return [
        one
        for body in sorted(mission.bodies)
        for one in mission.reading.pointing("JusticeCase", "custodian", body)
        if not one.has("closeDate") and not one.has("droppedReason")
    ]


def _asked(mission: Mission) -> list[Fact]:
    about = mission.bodies | mission.area.ids
    return [
        one
        for one in mission.reading.of("InformationRequirement")
        if about & set(one.texts("about"))
        and not one.has("status", *_CLOSED)
        and not one.has("act", *_CLOSED)
    ]


def _running(mission: Mission, when: dt.date | None) -> list[Fact]:
    """Measures that run on past the end, as far as their end is said."""
    day = mission.reading.day
    return [
        one
        for one in mission.measures
        if one.begun(day) and when is not None and one.end is not None and one.end > when
    ]
