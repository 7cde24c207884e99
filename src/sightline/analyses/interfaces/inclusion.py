"""Interface 5, operations co-opt crime: posts given in deals, and income that goes on."""

from __future__ import annotations

from sightline.analyses.fact import Fact
from sightline.analyses.income import has_role, illicit_income
from sightline.analyses.interfaces.counting import count_observed, range_observed, tally
from sightline.analyses.interfaces.gauge import Found, gauge
from sightline.analyses.interfaces.scene import Scene

_LEVERS = ("resource", "customs", "licences", "security", "municipality")

range_observed("I5.2", "per cent of before", "income-after-deal")
count_observed("I5.3", "report", "still-taxing")


@gauge("I5.1")
def look_for_posts(scene: Scene) -> Found | None:
    """Count deals that give a lever to somebody with graded reports of illicit income."""
    deals = [deal for deal in scene.here("Agreement") if deal.has("grants", *_LEVERS)]
    to_implicated = [deal for deal in deals if _has_income(scene, deal)]
    rest = len(deals) - len(to_implicated)
    found = tally(to_implicated, "deal", label=lambda deal: deal.texts("grants"))
    if found is None:
        return None
    unknown = (f"whether those of {rest} other deals have illicit income",) if rest else ()
    return Found(
        says=found.says,
        facts=found.facts,
        low=found.low,
        high=found.high,
        parts=found.parts,
        unknown=unknown,
        counted=True,
    )


def _has_income(scene: Scene, deal: Fact) -> bool:
    given = deal.texts("grantee") or deal.texts("party")
    return any(
        has_role(scene.reading, name) or illicit_income(scene.reading, name) for name in given
    )


@gauge("I5.4")
def look_for_heroes(scene: Scene) -> Found | None:
    """Count actors who are honoured for the war and hold a municipality."""
    heroes: dict[str, Fact] = {
        name: fact for fact in scene.observed("war-hero") for name in fact.texts("subject")
    }
    holds = [
        fact
        for fact in scene.here("TerritorialControl")
        if fact.has("degree", "control") and fact.holds(scene.day)
    ]
    towns = [deal for deal in scene.here("Agreement") if deal.has("grants", "municipality")]
    both: list[Fact] = []
    for fact, who in [(f, f.texts("actor")) for f in holds] + [
        (f, f.texts("grantee")) for f in towns
    ]:
        for name in who:
            if name in heroes:
                both += [heroes[name], fact]
    if not both:
        return None
    actors = {name for fact in both for name in fact.texts("subject") if name in heroes}
    return Found(
        says=f"{len(actors)} with both at once",
        facts=tuple({fact.id: fact for fact in both}.values()),
        low=float(len(actors)),
        high=float(len(actors)),
        counted=True,
    )
