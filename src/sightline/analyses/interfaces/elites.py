"""Interface 6, crime corrupts elites: protection by offices, blocked work, cases that go nowhere.

Offices and levels are counted, never persons by name.
"""

from __future__ import annotations

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.counting import (
    count_observed,
    range_observed,
    range_of,
    tally,
)
from sightline.analyses.interfaces.gauge import Found, Part, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count

_STATE_SITES = ("airport", "port", "border-crossing", "base")
_TRUST = {"perception-police": "trust in police", "perception-justice": "trust in justice"}

range_observed("I6.4", "months", "salary-arrears")
count_observed("I6.5", "step", "step-blocked", "specialists-withdrawn", by="aspect")
range_observed("I6.6", "as paid", "post-price", by="subject")


@gauge("I6.1")
def look_for_officials(scene: Scene) -> Found | None:
    """Count the voices that report protection by an office, by level; a report is no finding."""
    actors = scene.area.actors
    facts = [
        fact
        for fact in scene.reading.of("Protection")
        if fact.begun(scene.day)
        and scene.officials & set(fact.texts("protector"))
        and (scene.area.holds(fact) or actors & set(fact.texts("protected")))
    ]
    graded = scene.reading.graded(facts)
    if not graded:
        return None
    kept = {said.entity for voice in graded for said in voice}
    by_level: dict[str, list[Fact]] = {}
    for fact in facts:
        for level in fact.texts("level") or ("level not said",):
            by_level.setdefault(level, []).append(fact)
    parts = [
        Part(label=f"{level}, voices", low=n, high=n, facts=tuple(f.id for f in some))
        for level, some in sorted(by_level.items())
        if (n := len(scene.reading.graded(some)))
    ]
    return Found(
        says=f"{count(len(graded), 'independent graded voice')}; a report is no finding",
        facts=tuple(fact for fact in facts if fact.id in kept) or tuple(facts),
        low=float(len(graded)),
        high=float(len(graded)),
        parts=tuple(parts),
        counted=True,
    )


@gauge("I6.2")
def look_for_dead_ends(scene: Scene) -> Found | None:
    """Count seizures without prosecution, and cases that were dropped."""
    dropped = [case for case in cases(scene) if case.has("droppedReason")]
    facts = [*scene.observed("seizure-without-prosecution", "cases-dropped"), *dropped]
    return tally(
        facts,
        "dead end",
        label=lambda f: ["case dropped" if f.schema == "JusticeCase" else "reported without trial"],
    )


def cases(scene: Scene) -> tuple[Fact, ...]:
    """The cases of justice here.

    A case names no place. It is of this area when its file is kept by somebody here,
    or when the picture knows of no other mission than that of the whole area.
    """
    listed = [fact for fact in scene.reading.of("JusticeCase") if _filed(scene, fact)]
    return tuple(fact for fact in listed if scene.alone or scene.is_ours(fact.texts("custodian")))


def _filed(scene: Scene, fact: Fact) -> bool:
    span = fact.span("fileDate")
    return span is None or span[0] is None or span[0] <= scene.day


@gauge("I6.3")
def look_for_state_sites(scene: Scene) -> Found | None:
    """Count ports, airstrips, crossings and bases through which a trade is reported to pass."""
    sites = {f.id for f in scene.here("Site") if f.has("siteType", *_STATE_SITES)}
    legs = [
        fact
        for fact in scene.here("RouteLeg")
        if fact.holds(scene.day) and sites & {*fact.texts("origin"), *fact.texts("destination")}
    ]
    seized = [f for f in scene.incidents_of("seizure") if sites & set(f.texts("site"))]
    used: dict[str, list[Fact]] = {}
    for fact in [*legs, *seized]:
        for prop in ("origin", "destination", "site"):
            for name in sites & set(fact.texts(prop)):
                used.setdefault(name, []).append(fact)
    if not used:
        return None
    return Found(
        says=f"{count(len(used), 'site')} with traffic reported",
        facts=tuple({f.id: f for facts in used.values() for f in facts}.values()),
        low=float(len(used)),
        high=float(len(used)),
        parts=tuple(
            Part(label=scene.name([name]), low=len(used[name]), high=len(used[name]))
            for name in sorted(used)
        ),
        unknown=("whether those who run each site know of it",),
        counted=True,
    )


@gauge("I6.7")
def look_for_trust(scene: Scene) -> Found | None:
    """Show the shares of people who trust police and courts, and who see corruption."""
    trust = range_of(scene, scene.observed(*_TRUST), "per cent", by="aspect")
    seen = range_of(scene, scene.observed("perception-corruption"), "per cent", by="aspect")
    found = [one for one in (trust, seen) if one is not None]
    if not found:
        return None
    return Found(
        says="; ".join(one.says for one in found),
        facts=tuple(fact for one in found for fact in one.facts),
        low=trust.low if trust else None,
        high=trust.high if trust else None,
        parts=tuple(part for one in found for part in one.parts),
    )


@gauge("I6.8")
def look_for_political_money(scene: Scene) -> Found | None:
    """Count reports of money of the trade in politics."""
    flows = [
        fact
        for actor in sorted(scene.area.actors)
        for fact in scene.reading.pointing("BenefitFlow", "payer", actor)
        if fact.has("benefitType", "political-finance") and fact.begun(scene.day)
    ]
    return tally([*scene.observed("political-finance"), *flows], "report")
