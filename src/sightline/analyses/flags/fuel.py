"""F-FUEL: somebody who signed, or who fights the operation, lives on an illicit trade."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.income import illicit_income
from sightline.analyses.phrase import name_all
from sightline.analyses.reading import Reading

_KINDS = ("ceasefire", "peace", "inclusion", "local")


@rule("F-FUEL")
def see_fuel(reading: Reading, card: Card) -> Iterator[Flag]:
    """See agreements with parties that live on a trade, and groups that fight a mission on it."""
    armed = frozenset(
        fact.id for fact in reading.of("Group") if not fact.has("groupKind", "security-unit")
    )
    for deal in reading.of("Agreement"):
        if deal.has("agreementKind", *_KINDS) and deal.holds(reading.day):
            yield from _at_risk(reading, card, deal, armed)
    yield from _against_missions(reading, card, armed)


def _at_risk(reading: Reading, card: Card, deal: Fact, armed: frozenset[str]) -> Iterator[Flag]:
    back = dt.timedelta(days=number(card, "memory_days"))
    since = deal.start_first - back if deal.start_first else None
    facts: list[Fact] = [deal]
    actors: list[str] = []
    for actor, ties in _signatories(reading, deal, armed):
        if income := illicit_income(reading, actor, since):
            actors.append(actor)
            facts += [*ties, *income]
    if actors:
        says = (
            f"{reading.caption(deal.id)} is at risk: {name_all(reading, actors)}, bound by it, "
            f"{_are(actors)} reported to live on an illicit trade or to fight over one."
        )
        yield make_flag(
            reading, card, deal.id, says, facts, others=actors, since=_later(deal, facts[1:])
        )


def _signatories(
    reading: Reading, deal: Fact, armed: frozenset[str]
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Give the armed actors of an agreement, each with the ties by which it belongs to a party."""
    parties = sorted({*deal.texts("party"), *deal.texts("grantee")})
    found: dict[str, tuple[Fact, ...]] = dict.fromkeys(parties, ())
    for party in parties:
        for tie in reading.pointing("Membership", "organization", party):
            if tie.holds(reading.day):
                found |= {one: (tie,) for one in tie.texts("member") if one not in found}
    yield from ((one, found[one]) for one in sorted(found) if one in armed)


def _against_missions(reading: Reading, card: Card, armed: frozenset[str]) -> Iterator[Flag]:
    """See groups that fight a mission and are paid by the trade, without any agreement."""
    missions = frozenset(fact.id for fact in reading.of("Mission"))
    enmity: dict[str, list[Fact]] = {}
    for seen in reading.observed("mission-relation"):
        if seen.has("missionRelation", "spoiler"):
            for actor in seen.texts("subject"):
                enmity.setdefault(actor, []).append(seen)
    for tie in reading.of("GroupRelation") if missions else ():
        ends = {*tie.texts("subject"), *tie.texts("object")}
        if ends & missions and tie.has("relation", "rivalry") and tie.holds(reading.day):
            for actor in ends - missions:
                enmity.setdefault(actor, []).append(tie)
    back = reading.day - dt.timedelta(days=number(card, "memory_days"))
    for actor in sorted(set(enmity) & armed):
        income = illicit_income(reading, actor, back)
        if income and reading.graded(enmity[actor]):
            says = (
                f"{reading.caption(actor)} is reported to fight the operation and to live on an "
                "illicit trade: what pays for it goes on while the operation is there."
            )
            yield make_flag(reading, card, actor, says, [*enmity[actor], *income])


def _later(deal: Fact, income: Iterable[Fact]) -> dt.date | None:
    """The day from which both stand: the agreement and the first known income."""
    days = [fact.start for fact in income if fact.start is not None]
    return max(deal.start, min(days)) if deal.start and days else deal.start


def _are(actors: list[str]) -> str:
    return "is" if len(actors) == 1 else "are"
