"""F-RESOURCE: former fighters hold a mine or a plantation."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.phrase import join, name_all
from sightline.analyses.reading import Reading

_SITES = ("mine", "plantation")
_DEGREES = ("influence", "contested", "control")


@rule("F-RESOURCE")
def see_resource(reading: Reading, card: Card) -> Iterator[Flag]:
    """See groups of former fighters that hold a place of a resource or run what is made there."""
    formers: dict[str, list[Fact]] = {}
    for fact in reading.observed("ex-combatants"):
        for group in fact.texts("subject"):
            formers.setdefault(group, []).append(fact)
    sites = {fact.id for fact in reading.of("Site") if fact.has("siteType", *_SITES)}
    for group in sorted(formers):
        held = _held(reading, group, sites)
        if held and reading.graded(formers[group]):
            yield _flag(reading, card, group, formers[group], held)


def _held(reading: Reading, group: str, sites: set[str]) -> list[Fact]:
    holds = reading.pointing("TerritorialControl", "actor", group)
    roles = reading.pointing("MarketRole", "actor", group)
    found = [
        fact for fact in holds if sites & set(fact.texts("area")) and fact.has("degree", *_DEGREES)
    ]
    found += [fact for fact in roles if fact.has("scene", "produce")]
    return [fact for fact in found if fact.holds(reading.day) and reading.graded([fact])]


def _flag(reading: Reading, card: Card, group: str, formers: list[Fact], held: list[Fact]) -> Flag:
    seen = reading.pointing("Observation", "subject", group)
    motives = [fact for fact in seen if fact.has("motive") and fact.begun(reading.day)]
    places = [one for fact in held for prop in ("area", "market") for one in fact.texts(prop)]
    services = sorted({one for fact in held for one in fact.texts("provides")})
    gives = f"; it is said to give {join(services)}" if services else ""
    says = (
        f"{reading.caption(group)}, reported to be made up of former fighters, holds "
        f"{name_all(reading, places)}{gives}."
    )
    unknown = [] if motives else ["what moves the group: need, profit, protection or politics"]
    if not services:
        unknown.append("which services it gives, and who would give them in its place")
    days = [fact.start for fact in held if fact.start]
    return make_flag(
        reading, card, group, says, [*formers, *held, *motives], others=places, unknown=unknown,
        since=min(days, default=None),
    )  # fmt: skip
