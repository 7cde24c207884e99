"""Interface 2, crime undermines security: gangs, violence, closed areas, attacks on the mission."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.counting import (
    count_observed,
    number_of,
    range_observed,
    tally,
)
from sightline.analyses.interfaces.gauge import Found, Part, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count

ANSWER_DAYS = 90
"""Within so many days an attack counts as after an action; the indicator is defined so."""
_RESOURCES = ("mine", "plantation")

range_observed("I2.5", "per cent", "private-security", by="territory")
count_observed("I2.7", "reversal", "reform-reversed")


@gauge("I2.1")
def look_for_answers(scene: Scene) -> Found | None:
    """Count strikes on the mission within 90 days after an action against crime."""
    actions = [fact for fact in scene.here("Incident") if _is_action(fact)]
    starts = [fact.start for fact in (*actions, *scene.here("Measure"))]
    days = sorted(day for day in starts if day is not None)
    strikes = [
        fact
        for fact in scene.incidents_of("strike-on-mission")
        if fact.start_first is not None and _soon(days, fact.start_first)
    ]
    threats = scene.observed("threatened-staff", "reprisal")
    found = tally([*strikes, *threats], "attack")
    if found is None:
        return None
    attacks = number_of(len(found.facts), "attack or threat", "attacks or threats")
    return Found(
        says=f"{attacks} within {ANSWER_DAYS} days after an action",
        facts=found.facts,
        low=found.low,
        high=found.high,
        unknown=("whether one answered the other: coming after is not coming from",),
        counted=True,
    )


def _is_action(fact: Fact) -> bool:
    return fact.has("incidentType", "seizure", "raid", "arrest")


def _soon(actions: list[dt.date], strike: dt.date) -> bool:
    """Whether the last action before a strike was within the days."""
    before = bisect_right(actions, strike)
    return before > 0 and (strike - actions[before - 1]).days <= ANSWER_DAYS


@gauge("I2.2")
def look_for_gangs(scene: Scene) -> Found | None:
    """Count the gangs here, with their reported sizes."""
    gangs = [
        fact
        for fact in scene.reading.of("Group")
        if fact.has("groupKind", "gang") and fact.id in scene.area.actors and fact.begun(scene.day)
    ]
    if not gangs:
        return None
    sizes = [(fact, fact.quantity("sizeLow", "sizeHigh")) for fact in gangs]
    parts = [Part(label=f.caption, low=s[0], high=s[1], facts=(f.id,)) for f, s in sizes if s]
    unsized = [fact.caption for fact, size in sizes if size is None]
    return Found(
        says=f"{count(len(gangs), 'gang')} reported",
        facts=tuple(gangs),
        props=("groupKind", "sizeLow", "sizeHigh", "territory"),
        low=float(len(gangs)),
        high=float(len(gangs)),
        parts=tuple(parts),
        unknown=("how they are armed", *(f"the size of {name}" for name in unsized)),
        counted=True,
    )


@gauge("I2.4")
def look_for_crimes(scene: Scene) -> Found | None:
    """Count kidnapping, extortion and robbery, each kind apart."""
    cases = scene.incidents_of("kidnapping", "extortion", "looting")
    tail = f" in {scene.days} days"
    return tally(cases, "case", label=lambda fact: fact.texts("incidentType"), tail=tail)


@gauge("I2.6")
def look_for_former_fighters(scene: Scene) -> Found | None:
    """Count resource sites that groups of former fighters hold."""
    former = {name for f in scene.observed("ex-combatants") for name in f.texts("subject")}
    former |= {f.id for f in scene.reading.of("Group") if f.has("groupKind", "extralegal-group")}
    sites = {f.id for f in scene.here("Site") if f.has("siteType", *_RESOURCES)}
    holds = [
        fact
        for fact in scene.here("TerritorialControl")
        if former & set(fact.texts("actor"))
        and sites & set(fact.texts("area"))
        and fact.holds(scene.day)
    ]
    return tally(holds, "hold", label=lambda fact: [scene.name(fact.texts("area"))])


@gauge("I2.8")
def look_for_closed_areas(scene: Scene) -> Found | None:
    """Count the areas that the state or the mission does not enter."""
    facts = scene.observed("no-go-area")
    places = sorted({name for fact in facts for name in fact.texts("territory")})
    if not places:
        return None
    number = float(len(places))
    label = "area" if len(places) == 1 else "areas"
    return Found(
        says=f"{len(places)} {label} reported closed: {scene.name(places)}",
        facts=facts,
        low=number,
        high=number,
        counted=True,
    )
