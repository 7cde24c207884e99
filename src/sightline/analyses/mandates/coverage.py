"""How many missions have a task on crime on a day: a range, where mandates were not read."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.analyses.coverage import share
from sightline.analyses.fact import Fact
from sightline.analyses.finding import Finding
from sightline.analyses.flags.mission import Mission
from sightline.analyses.mandates.decision import Decision, decisions, make_finding, missions_of
from sightline.analyses.phrase import count, per_cent
from sightline.analyses.reading import Reading


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The missions of a day, by what their mandate in force says of crime.

    ``low`` is the share that surely has a task, ``high`` the share that may have one. Missions
    whose mandate in force nobody read count for neither side.
    """

    day: dt.date
    tasked: tuple[str, ...]
    named: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]
    low: float | None
    high: float | None
    finding: Finding

    @property
    def missions(self) -> int:
        """How many missions there were."""
        return sum(map(len, (self.tasked, self.named, self.silent, self.unread)))


def mandate_coverage(reading: Reading) -> Coverage:
    """Sort the missions that are there on the day of a reading."""
    sorts: dict[str, list[str]] = {"tasked": [], "named": [], "silent": [], "unread": []}
    seen: list[Fact] = []
    for mission in missions_of(reading):
        if mission.over or mission.start is None or mission.start > reading.day:
            continue
        mandate = _in_force(reading, mission)
        sorts[_sort(mandate)].append(mission.name)
        if mandate is not None:
            seen += [mandate.fact, *mandate.tools[:1]]
    there = sum(map(len, sorts.values()))
    low = share(len(sorts["tasked"]), there)
    high = share(len(sorts["tasked"]) + len(sorts["unread"]), there)
    return Coverage(
        day=reading.day,
        **{name: tuple(sorted(names)) for name, names in sorts.items()},
        low=low,
        high=high,
        finding=_finding(reading, sorts, low, high, seen=seen),
    )


def _in_force(reading: Reading, mission: Mission) -> Decision | None:
    newest = mission.in_force
    if newest is None:
        return None
    held = decisions(reading, mission.id)
    return next((one for one in held if one.fact.id == newest.id), None)


def _sort(mandate: Decision | None) -> str:
    if mandate is not None and mandate.tools:
        return "tasked"
    if mandate is None or not mandate.read_through:
        return "unread"
    return "named" if mandate.named else "silent"


def _finding(
    reading: Reading,
    sorts: dict[str, list[str]],
    low: float | None,
    high: float | None,
    *,
    seen: list[Fact],
) -> Finding:
    told = "unknown" if low is None or high is None else per_cent(low, high)
    unread = sorted(sorts["unread"])
    there = count(sum(map(len, sorts.values())), "mission")
    return make_finding(
        reading,
        "coverage",
        (),
        f"{len(sorts['tasked'])} of {there} have a task on crime in force: {told}",
        seen,
        rival="a count of missions that are named in other words, or of all missions there were",
        unknown=(f"what the mandates in force give: {', '.join(unread)}",) if unread else (),
        would_change=("mandates in force that are read and filed",),
    )
