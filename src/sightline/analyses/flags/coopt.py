"""F-COOPT: somebody who lives on a trade is given the very post from which to tax it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.income import illicit_income
from sightline.analyses.phrase import join
from sightline.analyses.reading import Reading

_TILLS = ("resource", "customs", "licences", "security", "municipality")


@rule("F-COOPT")
def see_coopt(reading: Reading, card: Card) -> Iterator[Flag]:
    """See deals that give a till to somebody with illicit income, and rise to power without one."""
    dealt = set()
    for deal in reading.of("Agreement"):
        if deal.has("grants", *_TILLS) and deal.begun(reading.day) and not _left(deal, reading.day):
            for actor in sorted(deal.texts("grantee")):
                if flag := _at_deal(reading, card, deal, actor):
                    dealt.add(actor)
                    yield flag
    yield from _without_deal(reading, card, dealt)


def _left(deal: Fact, day: dt.date) -> bool:
    """Whether steps out of the illicit income were verified by a day, whatever the date means."""
    verified = deal.span("exitVerified")
    return verified is not None and verified[1] is not None and verified[1] <= day


def _at_deal(reading: Reading, card: Card, deal: Fact, actor: str) -> Flag | None:
    back = dt.timedelta(days=number(card, "memory_days"))
    since = deal.start_first - back if deal.start_first else None
    facts = [*illicit_income(reading, actor, since), *_demands(reading, actor)]
    if not facts:
        return None
    tills = [grant for grant in _TILLS if grant in deal.texts("grants")]
    promised = deal.texts("exitStep")
    plan = "a way out is promised and not verified" if promised else "no way out is agreed"
    says = (
        f"{reading.caption(deal.id)} gives {reading.caption(actor)} {join(tills)}; it is reported "
        f"to live on an illicit trade, and {plan}."
    )
    unknown = () if promised else ("whether a way out was agreed elsewhere",)
    return make_flag(
        reading, card, actor, says, [deal, *facts], others=[deal.id], unknown=unknown,
        since=deal.start,
    )  # fmt: skip


def _demands(reading: Reading, actor: str) -> list[Fact]:
    """The graded reports that it asks for money, posts with revenue or a trade."""
    return [
        fact
        for fact in reading.pointing("Observation", "subject", actor)
        if fact.has("aspect", "demand-economic")
        and fact.begun(reading.day)
        and reading.graded([fact])
    ]


def _without_deal(reading: Reading, card: Card, dealt: set[str]) -> Iterator[Flag]:
    """See those honoured for the war who hold power beside the state and live on a trade."""
    heroes: dict[str, list[Fact]] = {}
    for fact in reading.observed("war-hero"):
        for actor in fact.texts("subject"):
            heroes.setdefault(actor, []).append(fact)
    groups = {fact.id for fact in reading.of("Group")} if heroes else set()
    for actor in sorted(set(heroes) & groups - dealt):
        power, income = _power(reading, actor), illicit_income(reading, actor)
        if power and income and reading.graded(heroes[actor]):
            says = (
                f"{reading.caption(actor)}, honoured for the war, is reported to hold power beside "
                "the state and to live on an illicit trade; no agreement says how it leaves it."
            )
            yield make_flag(
                reading, card, actor, says, [*heroes[actor], *power, *income],
                unknown=("on what terms it was given power",),
            )  # fmt: skip


def _power(reading: Reading, actor: str) -> list[Fact]:
    """The graded reports that it holds an area, or lives in symbiosis with the state."""
    held = reading.pointing("TerritorialControl", "actor", actor)
    seen = reading.pointing("Observation", "subject", actor)
    found = [fact for fact in held if fact.has("degree", "control")]
    found += [fact for fact in seen if fact.has("stateRelation", "symbiotic")]
    return [fact for fact in found if fact.begun(reading.day) and reading.graded([fact])]
