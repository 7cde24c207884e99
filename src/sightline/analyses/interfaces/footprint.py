"""Interface 4, operations fuel crime: demand, money, gaps, bans and departure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sightline.analyses.concentration import largest
from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.counting import (
    count_observed,
    range_observed,
    range_of,
    spread,
)
from sightline.analyses.interfaces.gauge import Found, Part, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.mirror import mirror

count_observed("I4.1", "report", "venues-near-base", by="object")
range_observed("I4.5", "per cent", "planned-cut")
count_observed("I4.6", "report", "black-market-near-base", by="object")

Figures = dict[str, tuple[float, float, tuple[Fact, ...]]]


@gauge("I4.2")
def look_for_gaps_in_price(scene: Scene) -> Found | None:
    """Show price gaps, and exports against what can be produced."""
    gaps = range_of(scene, scene.observed("price-gap"), "times", by="commodity")
    beyond = _beyond_capacity(scene)
    found = spread(beyond, "times", "trade flow") if beyond else None
    if gaps is None or found is None:
        return gaps or found
    return Found(
        says=f"price gaps of {gaps.says}; exports against capacity of {found.says}",
        facts=(*gaps.facts, *found.facts),
        low=gaps.low,
        high=gaps.high,
        parts=(*gaps.parts, *found.parts),
    )


def _beyond_capacity(scene: Scene) -> Figures:
    figures: Figures = {}
    for shipped in scene.observed("exports", "partner-imports"):
        for able in scene.reading.observed("capacity-of-production"):
            same = all(
                set(shipped.texts(prop)) & set(able.texts(prop))
                for prop in ("subject", "commodity")
            )
            units = set(shipped.texts("unit")) == set(able.texts("unit"))
            sent, made = shipped.quantity(), able.quantity()
            if not same or not units or sent is None:
                continue
            compared = mirror(sent, made)
            if compared is not None:
                label = f"{scene.name(shipped.texts('commodity'))}, exports against capacity"
                figures[label] = compared.low, compared.high, (shipped, able)
    return figures


@gauge("I4.3")
def look_for_days_without(scene: Scene) -> Found | None:
    """Count the days from authorization to the first presence, by area."""
    figures: Figures = {}
    for mission in sorted(scene.missions):
        allowed = authorized(scene, mission)
        for deployment in scene.reading.pointing("Deployment", "mission", mission):
            first, last = deployment.start_first, deployment.start
            if not allowed or first is None or last is None or not scene.area.holds(deployment):
                continue
            if not deployment.begun(scene.day):
                continue
            day, fact = allowed
            low, high = float((first - day).days), float((last - day).days)
            label = scene.name(deployment.texts("territory"))
            if label not in figures or low < figures[label][0]:
                figures[label] = max(low, 0.0), max(high, 0.0), (fact, deployment)
    reported = range_of(scene, scene.observed("deployment-gap"), "days", by="territory")
    return spread(figures, "days", "area") or reported


def authorized(scene: Scene, mission: str) -> tuple[dt.date, Fact] | None:
    """Find the first mandate of a mission, or the beginning that is said of the mission itself."""
    mandates = [
        fact
        for fact in scene.reading.pointing("Mandate", "mission", mission)
        if fact.has("subjectType", "mission-mandate") and fact.start is not None
    ]
    own = scene.reading.find(mission)
    listed = mandates or ([own] if own is not None and own.start is not None else [])
    days = [(fact.start, fact) for fact in listed if fact.start is not None]
    return min(days, key=lambda pair: (pair[0], pair[1].id)) if days else None


@gauge("I4.4")
def look_for_spending(scene: Scene) -> Found | None:
    """Show shares of spending, and how much of it goes to the three largest suppliers."""
    shares = range_of(scene, scene.observed("spend-share"), "per cent", by="subject")
    reported = range_of(scene, scene.observed("market-concentration"), "per cent", by="subject")
    computed = _largest_three(scene)
    found = [one for one in (shares, reported, computed) if one is not None]
    if not found:
        return None
    return Found(
        says="; ".join(one.says for one in found),
        facts=tuple(fact for one in found for fact in one.facts),
        low=found[0].low,
        high=found[0].high,
        parts=tuple(part for one in found for part in one.parts),
        unknown=tuple(word for one in found for word in one.unknown),
    )


def _largest_three(scene: Scene) -> Found | None:
    awards = [award for award in _awards(scene) if award.begun(scene.day)]
    amounts = [(award, award.numbers("amount")) for award in awards]
    currencies = {name for award in awards for name in award.texts("currency")}
    known = [(award, pair) for award, pair in amounts if pair is not None]
    if not known or len(currencies) > 1:
        return None
    by_supplier: dict[str, float] = {}
    for award, pair in known:
        supplier = " ".join(award.texts("supplier"))
        by_supplier[supplier] = by_supplier.get(supplier, 0.0) + pair[1]
    total = sum(by_supplier.values())
    if not total:
        return None
    share = largest([100 * amount / total for amount in by_supplier.values()])
    missing = len(amounts) - len(known)
    return Found(
        says=f"the three largest of {len(by_supplier)} suppliers have {share:.0f} per cent",
        facts=tuple(award for award, _ in known),
        low=share,
        high=share,
        parts=(Part(label="three largest suppliers", low=share, high=share),),
        unknown=(f"the amount of {missing} awards",) if missing else (),
    )


def _awards(scene: Scene) -> Iterable[Fact]:
    for mission in sorted(scene.missions):
        for contract in scene.reading.pointing("Contract", "authority", mission):
            yield from scene.reading.pointing("ContractAward", "contract", contract.id)
