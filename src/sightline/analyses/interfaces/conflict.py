"""Interface 1, crime fuels conflict: income of armed groups, and what is worth fighting for."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.counting import count_observed, range_observed, tally
from sightline.analyses.interfaces.gauge import Found, Part, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count
from sightline.analyses.relations.drift import ECONOMIC, POLITICAL

_RESOURCES = ("mine", "plantation")

range_observed("I1.1", "per cent", "income-share-illicit")
count_observed("I1.5", "purchase", "arms-after-income")
count_observed("I1.7", "report", "sexual-violence-at-site", by="object")
range_observed("I1.9", "per cent", "recruitment-by-wages")


@gauge("I1.2")
def look_for_taxers(scene: Scene) -> Found | None:
    """Count the armed actors that take money, by trade and site."""
    takers: dict[str, set[str]] = {}
    facts: list[Fact] = []
    for fact, who, what in _takings(scene):
        armed = set(who) & scene.armed
        if armed:
            facts.append(fact)
            takers.setdefault(scene.name(what) or "trade not said", set()).update(armed)
    if not facts:
        return None
    number = float(len(set().union(*takers.values())))
    return Found(
        says=f"{count(int(number), 'armed actor')} reported to take money",
        facts=tuple(facts),
        low=number,
        high=number,
        parts=tuple(
            Part(label=name, low=len(who), high=len(who)) for name, who in sorted(takers.items())
        ),
        counted=True,
    )


def _takings(scene: Scene) -> Iterable[tuple[Fact, tuple[str, ...], tuple[str, ...]]]:
    for fact in scene.here("MarketRole"):
        if fact.has("scene", "tax") and fact.holds(scene.day):
            yield fact, fact.texts("actor"), fact.texts("market")
    for fact in scene.incidents_of("roadblock-tax"):
        yield fact, fact.texts("involved"), fact.texts("site") or fact.texts("commodity")
    for actor in sorted(scene.area.actors & scene.armed):
        for fact in scene.reading.pointing("BenefitFlow", "beneficiary", actor):
            if fact.has("benefitType", "tax") and scene.within(fact):
                yield fact, (actor,), fact.texts("commodity")


@gauge("I1.3")
def look_for_held_sites(scene: Scene) -> Found | None:
    """Count resource sites that an armed actor still holds after an agreement."""
    deals = [deal for deal in scene.here("Agreement") if deal.start is not None]
    if not deals:
        return None
    sites = {f.id for f in scene.here("Site") if f.has("siteType", *_RESOURCES)}
    held = [
        fact
        for fact in scene.here("TerritorialControl")
        if fact.holds(scene.day)
        and fact.has("degree", "control", "contested")
        and sites & set(fact.texts("area"))
        and scene.armed & set(fact.texts("actor"))
    ]
    last = max(deals, key=lambda deal: (deal.start, deal.id))
    months = (scene.day - last.start).days // 30 if last.start else 0
    tail = f", {count(months, 'month')} after the agreement last known"
    return tally(held, "hold", label=lambda fact: [scene.name(fact.texts("area"))], tail=tail)


@gauge("I1.4")
def look_for_clashes(scene: Scene) -> Found | None:
    """Count clashes over goods on the move."""
    clashes = scene.incidents_of("convoy-clash")
    tail = f" in {scene.days} days"
    return tally(
        clashes,
        "clash",
        many="clashes",
        label=lambda fact: [scene.name(fact.texts("territory"))],
        tail=tail,
    )


@gauge("I1.6")
def look_for_losers(scene: Scene) -> Found | None:
    """Name the groups that would lose income by the agreement, with their reported size."""
    facts = scene.observed("loses-from-peace")
    found = tally(facts, "actor")
    if found is None:
        return None
    parts = []
    for actor in sorted({name for fact in facts for name in fact.texts("subject")}):
        own = scene.reading.find(actor)
        size = own.quantity("sizeLow", "sizeHigh") if own is not None else None
        if size is not None:
            label = f"{scene.name([actor])}, reported size"
            parts.append(Part(label=label, low=size[0], high=size[1]))
    unknown = () if parts else ("how strong those are who lose",)
    return Found(
        says=f"{count(len(facts), 'report')} of actors who would lose income",
        facts=found.facts,
        low=found.low,
        high=found.high,
        parts=tuple(parts),
        unknown=unknown,
        counted=True,
    )


@gauge("I1.8")
def look_for_demands(scene: Scene) -> Found | None:
    """Show the share of voices that report an economic demand or motive, as a range."""
    facts = scene.observed("demand-political", "demand-economic", "motive")
    voices = scene.reading.voices(facts)
    sides = [{_side(said.value) for said in voice} - {""} for voice in voices]
    heard = [one for one in sides if one]
    if not heard:
        return None
    economic = sum("economic" in one for one in heard)
    political = sum("political" in one for one in heard)
    low, high = 100 * (len(heard) - political) / len(heard), 100 * economic / len(heard)
    return Found(
        says=f"{count(economic, 'voice')} of {len(heard)} report an economic demand or motive",
        facts=facts,
        low=low,
        high=high,
        unknown=() if len(heard) > 1 else ("a second voice",),
    )


def _side(value: str) -> str:
    if value in ECONOMIC or value == "demand-economic":
        return "economic"
    return "political" if value in POLITICAL or value == "demand-political" else ""
