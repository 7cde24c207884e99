"""How long it took: from the authorization of a mission to its first task and means on crime."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.finding import Finding
from sightline.analyses.flags.mission import Mission
from sightline.analyses.lag import Lag, lag
from sightline.analyses.mandates.decision import (
    Decision,
    decisions,
    make_finding,
    missions_of,
)
from sightline.analyses.reading import Reading

_RIVAL = "an earlier task or means that nobody filed here"


class Mark(msgspec.Struct, frozen=True):
    """The first of its kind: what it is, its day, and the time from the authorization."""

    fact: str
    caption: str
    day: dt.date
    lag: Lag


class MissionLag(msgspec.Struct, frozen=True, kw_only=True):
    """The first naming of crime, the first task and the first means of one mission.

    None is not yet or not known, and never no time at all: ``finding.unknown`` says which.
    """

    mission: str
    name: str
    authorized: dt.date
    until: dt.date
    named: Mark | None
    task: Mark | None
    means: Mark | None
    finding: Finding


class Mean(msgspec.Struct, frozen=True, kw_only=True):
    """The mean of the lags that are over, and how many are still open or not known."""

    years: float | None
    of: int
    open: int


def lags(reading: Reading, mission: str | None = None) -> tuple[MissionLag, ...]:
    """Reckon the lags of all missions with a mandate in the picture, or of one."""
    found = (_lag(reading, one) for one in missions_of(reading) if mission in (None, one.id))
    return tuple(one for one in found if one is not None)


def mean_lag(found: Sequence[MissionLag], step: str = "task") -> Mean:
    """The mean in years of one step, over the missions that have taken it."""
    marks = [getattr(one, step) for one in found]
    years = [mark.lag.years for mark in marks if mark is not None]
    mean = sum(years) / len(years) if years else None
    return Mean(years=mean, of=len(years), open=len(marks) - len(years))


def _lag(reading: Reading, mission: Mission) -> MissionLag | None:
    start = mission.start
    if start is None or start > reading.day:
        return None
    held = [one for one in decisions(reading, mission.id) if one.mandate]
    named = _first(start, [(fact, one.adopted) for one in held for fact in one.named])
    task = _first(start, [(fact, one.adopted) for one in held for fact in one.tools])
    means = _first(start, [(one, one.start) for one in mission.means if _by(one, reading.day)])
    seen = [mission.fact, *(one.fact for one in held)]
    seen += [fact for mark in (named, task, means) for fact in _facts(reading, mark)]
    last = min(reading.day, mission.fact.end_last or reading.day)
    return MissionLag(
        mission=mission.id,
        name=mission.name,
        authorized=start,
        until=last,
        named=named,
        task=task,
        means=means,
        finding=make_finding(
            reading,
            "lag",
            (mission.id,),
            _claim(mission.name, lag(start, last), task, means),
            seen,
            rival=_RIVAL,
            unknown=_unknown(mission, held),
            would_change=("a mandate of the time between that nobody read",),
        ),
    )


def _first(start: dt.date, found: list[tuple[Fact, dt.date | None]]) -> Mark | None:
    dated = [(day, fact.id, fact) for fact, day in found if day is not None]
    if not dated:
        return None
    day, _, fact = min(dated, key=lambda one: one[:2])
    return Mark(fact.id, fact.caption, day, lag(start, day))


def _facts(reading: Reading, mark: Mark | None) -> list[Fact]:
    fact = reading.find(mark.fact) if mark else None
    return [fact] if fact else []


def _by(means: Fact, day: dt.date) -> bool:
    return means.start is not None and means.start <= day


def _claim(name: str, so_far: Lag, task: Mark | None, means: Mark | None) -> str:
    told = [
        f"first task on crime after {task.lag} ({task.caption})"
        if task
        else f"no task on crime is known in {so_far}",
        f"first dated means after {means.lag} ({means.caption})"
        if means
        else "no dated means is known",
    ]
    return f"{name}: {'; '.join(told)}"


def _unknown(mission: Mission, held: list[Decision]) -> list[str]:
    """What could have made the lag shorter."""
    uncoded = [one.symbol for one in held if not one.read_through and not one.tools]
    undated = sorted(one.caption for one in mission.means if one.start is None)
    told = []
    if uncoded:
        told.append(f"what these mandates task, which nobody read whole: {', '.join(uncoded)}")
    if undated:
        told.append(f"when these means began: {', '.join(undated)}")
    return told
