"""F-LAG: years in which a mission knows of crime and has no task and no means against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import Mission, missions, told
from sightline.analyses.lag import full_years, lag
from sightline.analyses.reading import Reading

_HANDLES = ("commodity", "actor", "market", "protected", "site", "territory")


class _Tool(NamedTuple):
    """A task or a means, and the days between which it came."""

    fact: Fact
    first: dt.date
    last: dt.date
    aimed: frozenset[str]


@rule("F-LAG")
def see_lag(reading: Reading, card: Card) -> Iterator[Flag]:
    """See missions whose first tool is late, or has not come."""
    for mission in missions(reading):
        if mission.start is None or mission.start > reading.day or mission.over:
            continue
        if full_years(mission.start, reading.day) < number(card, "years"):
            continue
        if mission.threats:
            yield from _see_mission(mission, mission.start, card)


def _see_mission(mission: Mission, start: dt.date, card: Card) -> Iterator[Flag]:
    tools = sorted(_tools(mission), key=lambda one: (one.first, one.last, one.fact.id))
    groups: dict[str, tuple[_Tool | None, list[Fact]]] = {}
    for threat in mission.threats:
        tool = next((one for one in tools if _answers(one, threat, mission.reading)), None)
        groups.setdefault(tool.fact.id if tool else "", (tool, []))[1].append(threat)
    for tool, threats in groups.values():
        flag = _see_group(mission, start, tool, tuple(threats), card)
        if flag is not None:
            yield flag


def _see_group(
    mission: Mission, start: dt.date, tool: _Tool | None, threats: tuple[Fact, ...], card: Card
) -> Flag | None:
    reading = mission.reading
    unknown = tuple(_find_unknown(mission))
    if tool is None:
        if not mission.provisions(*mission.mandates):
            return None  # nobody coded a mandate: whether there is a task is unknown
        since = lag(start, reading.day).years
        says = (
            f"{mission.name} has had no explicit task and no dated means for {since:.2f} years so "
            f"far, while {told(threats)} in its area; ten operations took almost five on average"
        )
        return make_flag(
            reading,
            card,
            mission.id,
            says,
            (mission.fact, *mission.mandates, *threats),
            unknown=unknown,
            since=start,
        )
    if full_years(start, tool.first) < number(card, "years") or not _is_fresh(mission, tool, card):
        return None
    says = (
        f"{mission.name} got {tool.fact.caption} {_measured(start, tool)} after its beginning, "
        f"while {told(threats)} in its area; ten operations took almost five years on average"
    )
    seen = (mission.fact, *mission.mandates, tool.fact, *threats)
    return make_flag(
        reading, card, mission.id, says, seen, others=(tool.fact.id,), unknown=unknown, since=start
    )


def _tools(mission: Mission) -> Iterator[_Tool]:
    """All explicit tasks, and those of the means of which it is said when they began."""
    for mandate in mission.mandates:
        span = mandate.span("adoptionDate")
        for task in mission.tasks(mandate):
            if span and span[0] and span[1]:
                yield _Tool(task, span[0], span[1], frozenset())
    for means in mission.means:
        span = means.span("startDate", "date")
        if span and span[0] and span[1] and span[0] <= mission.reading.day:
            aimed = frozenset((*means.texts("commodity"), *means.texts("target")))
            yield _Tool(means, span[0], span[1], aimed)


def _answers(tool: _Tool, threat: Fact, reading: Reading) -> bool:
    """A tool that is aimed at one thing answers only threats that have to do with it."""
    if not tool.aimed or threat.schema in ("MandateProvision", "Observation"):
        return True
    handles = {threat.id, *(value for prop in _HANDLES for value in threat.texts(prop))}
    for market in threat.texts("market"):
        found = reading.find(market)
        handles |= set(found.texts("commodity")) if found else set()
    return bool(tool.aimed & handles)


def _is_fresh(mission: Mission, tool: _Tool, card: Card) -> bool:
    """A lag that is over is told once: for a time after it could be known."""
    reading, fact = mission.reading, tool.fact
    known = reading.known_by(fact, "startDate", "date") or reading.known_by(fact) or tool.last
    return (reading.day - known).days <= number(card, "told_for")


def _measured(start: dt.date, tool: _Tool) -> str:
    least, most = lag(start, tool.first), lag(start, tool.last)
    if least == most:
        return f"{most.years:.2f} years ({most.days} days)"
    return f"between {least.years:.2f} and {most.years:.2f} years"


def _find_unknown(mission: Mission) -> Iterator[str]:
    """Say what could have ended the lag earlier, or have ended it at all."""
    if names := sorted(one.caption for one in mission.means if one.start is None):
        yield f"when these means began: {'; '.join(names)}"
    uncoded = [one for one in mission.mandates if not mission.provisions(one)]
    if names := [one.caption for one in uncoded]:
        yield f"what these mandates task, which nobody coded: {'; '.join(names)}"
