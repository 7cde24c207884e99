"""Interface 7, operations combat crime: what was done, when, and as part of which plan."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

from sightline.analyses.fact import Fact
from sightline.analyses.flags.mission import TOOLS, is_task
from sightline.analyses.interfaces.counting import count_observed, part, spread, tally
from sightline.analyses.interfaces.elites import cases
from sightline.analyses.interfaces.footprint import Figures, authorized
from sightline.analyses.interfaces.gauge import Found, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count

count_observed("I7.7", "report", "displacement")


@gauge("I7.1")
def look_for_first_answers(scene: Scene) -> Found | None:
    """Count the days from authorization to the first measure and the first explicit provision."""
    figures: Figures = {}
    missing: list[str] = []
    for mission in sorted(scene.missions):
        begun = authorized(scene, mission)
        if begun is None:
            missing.append(f"when {scene.name([mission])} was authorized")
            continue
        measures = list(scene.reading.pointing("Measure", "implementer", mission))
        firsts = {
            "first measure": _first(measures, scene.day),
            "first explicit provision": _first_provision(scene, mission),
        }
        for what, found in firsts.items():
            if found is None:
                missing.append(f"the {what} of {scene.name([mission])}")
            else:
                days = float((found[0] - begun[0]).days)
                label = f"{scene.name([mission])}, {what}"
                figures[label] = days, days, (begun[1], found[1])
    answer = spread(figures, "days", "first answer")
    if answer is None:
        return None
    return Found(
        says=answer.says,
        facts=answer.facts,
        low=answer.low,
        high=answer.high,
        parts=answer.parts,
        unknown=("the day of the first analysis of crime", *missing),
    )


def _first(facts: list[Fact], day: dt.date) -> tuple[dt.date, Fact] | None:
    dated = [(fact.start, fact) for fact in facts if fact.start is not None and fact.start <= day]
    return min(dated, key=lambda pair: (pair[0], pair[1].id)) if dated else None


def _first_provision(scene: Scene, mission: str) -> tuple[dt.date, Fact] | None:
    found: list[tuple[dt.date, Fact]] = []
    for mandate in scene.reading.pointing("Mandate", "mission", mission):
        if not mandate.has("subjectType", "mission-mandate"):
            continue
        day = mandate.start
        for provision in scene.reading.pointing("MandateProvision", "mandate", mandate.id):
            tasked = is_task(provision) and provision.has("ocScope", *TOOLS)
            if tasked and day is not None and day <= scene.day:
                found.append((day, provision))
    return min(found, key=lambda pair: (pair[0], pair[1].id)) if found else None


def _measures(scene: Scene) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in scene.here("Measure")}.values())


@gauge("I7.2")
def look_at_mix(scene: Scene) -> Found | None:
    """Show the share of the measures in the quadrant that holds most of them."""
    measures = [fact for fact in _measures(scene) if fact.has("quadrant")]
    if not measures:
        return None
    parts = part(measures, lambda fact: fact.texts("quadrant"))
    most = 100 * max(one.low for one in parts) / len(measures)
    unset = len(_measures(scene)) - len(measures)
    return Found(
        says=f"{most:.0f} per cent of {count(len(measures), 'measure')} in one quadrant",
        facts=tuple(measures),
        low=most,
        high=most,
        parts=parts,
        unknown=(f"the quadrant of {count(unset, 'measure')}",) if unset else (),
    )


@gauge("I7.3")
def look_along_chain(scene: Scene) -> Found | None:
    """Count cases by the stage that they reached, and those that were dropped there."""

    def label(fact: Fact) -> list[str]:
        end = ", dropped" if fact.has("droppedReason") else ""
        return [f"{stage}{end}" for stage in fact.texts("stage") or ("stage not said",)]

    return tally(cases(scene), "case", label=label)


@gauge("I7.4")
def look_at_money(scene: Scene) -> Found | None:
    """Set money restrained and confiscated beside goods seized, where figures are reported."""
    facts = scene.observed("results")
    seized = [f for f in facts if f.has("unit", "seizures", "goods seized")]
    money = [f for f in facts if f.has("unit", "recoveries", "restrained", "confiscated")]
    pairs = [(one.quantity(), other.quantity()) for one in seized for other in money]
    ratios = [(m[0] / s[1], m[1] / s[0]) for s, m in pairs if s and m and s[0] > 0]
    if not ratios:
        return None
    low, high = min(one[0] for one in ratios), max(one[1] for one in ratios)
    return Found(
        says=f"{low:.2g} to {high:.2g} of money for one of goods",
        facts=(*seized, *money),
        low=low,
        high=high,
    )


@gauge("I7.5")
def look_for_theories(scene: Scene) -> Found | None:
    """Show the part of the measures that state how they work and by what it is seen."""
    measures = _measures(scene)
    stated = [fact for fact in measures if fact.has("theory") and fact.has("indicator")]
    if not stated:
        return None
    share = 100 * len(stated) / len(measures)
    return Found(
        says=f"at least {len(stated)} of {count(len(measures), 'measure')} state both",
        facts=tuple(stated),
        low=share,
        high=100.0,
        unknown=("whether the others state it somewhere else",),
    )


@gauge("I7.6")
def look_for_blind_clashes(scene: Scene) -> Found | None:
    """Count pairs of measures of two bodies on one target at one time."""
    aimed = [fact for fact in _measures(scene) if fact.has("target") and fact.has("implementer")]
    clashes: list[Fact] = []
    pairs = 0
    for one, other in combinations(aimed, 2):
        same = set(one.texts("target")) & set(other.texts("target"))
        two = not set(one.texts("implementer")) & set(other.texts("implementer"))
        if same and two and _overlap(one, other):
            pairs += 1
            clashes += [one, other]
    found = tally(clashes, "measure")
    if found is None:
        return None
    return Found(
        says=f"{count(pairs, 'pair')} of measures of two bodies on one target",
        facts=found.facts,
        low=float(pairs),
        high=float(pairs),
        counted=True,
    )


def _overlap(one: Fact, other: Fact) -> bool:
    if one.start is None or other.start is None:
        return False
    return all(
        a.end is None or (b.start is not None and b.start <= a.end)
        for a, b in ((one, other), (other, one))
    )
