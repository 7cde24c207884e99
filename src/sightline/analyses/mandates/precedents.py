"""Precedents: what other missions were told on the same rung or theme, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.finding import Finding
from sightline.analyses.flags.mission import Mission
from sightline.analyses.mandates.decision import (
    Decision,
    decisions,
    find_mission,
    make_finding,
    text_of,
    themes_of,
)
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A measure or a reported result after a provision; ``based`` if it names that provision."""

    fact: str
    what: str
    since: str | None
    based: bool


class Precedent(msgspec.Struct, frozen=True, kw_only=True):
    """One provision elsewhere; that came after it is told, not that it came of it."""

    provision: str
    symbol: str
    paragraph: str
    adopted: dt.date | None
    missions: tuple[str, ...]
    scopes: tuple[str, ...]
    themes: tuple[str, ...]
    strength: tuple[str, ...]
    words: str
    measures: tuple[Done, ...]
    results: tuple[Done, ...]
    finding: Finding


class Precedents(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, and how many tasks could not be told because their theme was not coded."""

    found: tuple[Precedent, ...]
    uncoded: int


def precedents(
    reading: Reading,
    *,
    scope: str | None = None,
    theme: str | None = None,
    apart_from: str | None = None,
) -> Precedents:
    """Find tasks on crime of other missions, the newest first."""
    found, uncoded = [], 0
    for one in decisions(reading):
        if not one.mandate or apart_from in one.missions:
            continue
        for task in one.tasks:
            if scope is not None and not task.has("ocScope", scope):
                continue
            if theme is not None and not themes_of(task):
                uncoded += 1
            if theme is None or theme in themes_of(task):
                found.append(_precedent(reading, one, task))
    return Precedents(found=tuple(reversed(found)), uncoded=uncoded)


def _precedent(reading: Reading, decision: Decision, task: Fact) -> Precedent:
    missions = tuple(_missions(reading, decision))
    measures = tuple(done for one in missions for done in _measures(one, decision, task))
    results = tuple(done for one in missions for done in _results(one, decision))
    names = tuple(one.name for one in missions)
    place = task.text("paragraph") or task.caption
    seen = [decision.fact, task, *_facts(reading, (*measures, *results))]
    nothing = not measures and not results
    told = f"{count(len(measures), 'measure')} and {count(len(results), 'result')} reported since"
    return Precedent(
        provision=task.id,
        symbol=decision.symbol,
        paragraph=place,
        adopted=decision.adopted,
        missions=names,
        scopes=task.texts("ocScope"),
        themes=themes_of(task),
        strength=task.texts("strength"),
        words=text_of(task),
        measures=measures,
        results=results,
        finding=make_finding(
            reading,
            "precedents",
            (task.id, *decision.missions),
            f"{decision.symbol}, paragraph {place}: {told}",
            seen,
            rival="what was done under another task, or would have been done without one",
            unknown=("what was done under it: nothing is filed",) if nothing else (),
        ),
    )


def _missions(reading: Reading, decision: Decision) -> Iterator[Mission]:
    for name in decision.missions:
        if reading.find(name) is not None:
            yield find_mission(reading, name)


def _measures(mission: Mission, decision: Decision, task: Fact) -> Iterator[Done]:
    """Its measures that began after the decision or name it as their basis."""
    for one in mission.means:
        based = one.has("basis", task.id)
        if based or _after(one, decision):
            since = next(iter(one.texts("startDate")), None)
            yield Done(fact=one.id, what=one.caption, since=since, based=based)


def _results(mission: Mission, decision: Decision) -> Iterator[Done]:
    for one in mission.observed("results"):
        if _after(one, decision):
            amount = one.quantity()
            many = "amount not known" if amount is None else f"{amount[0]:g} to {amount[1]:g}"
            unit = one.text("unit") or "results"
            since = next(iter(one.texts("startDate")), None)
            yield Done(fact=one.id, what=f"{unit}: {many}", since=since, based=False)


def _after(fact: Fact, decision: Decision) -> bool:
    """Whether something surely began on or after the day of a decision."""
    first = fact.start_first
    return first is not None and decision.adopted is not None and first >= decision.adopted


def _facts(reading: Reading, done: tuple[Done, ...]) -> list[Fact]:
    found = (reading.find(one.fact) for one in done)
    return [fact for fact in found if fact is not None]
