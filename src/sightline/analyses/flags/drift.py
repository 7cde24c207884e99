"""F-DRIFT: what is said to drive a group turns from politics to money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading
from sightline.analyses.said_share import said_share

_MONEY = ("profit", "livelihood", "patronage")
_POLITICS = ("grievance", "political-project", "political-fund", "protection")
_ARMED = ("armed-group", "militia", "self-defence")
_MET = ("office", "municipality", "security", "amnesty", "other")
_ASPECTS = ("motive", "demand-economic", "demand-political", "income-share-illicit")


@rule("F-DRIFT")
def see_drift(reading: Reading, card: Card) -> Iterator[Flag]:
    """See where more voices speak of money than before, and at least two do."""
    for subject, facts in sorted(_by_subject(reading).items()):
        start = reading.day - dt.timedelta(days=number(card, "window_days"))
        dated = [(fact, fact.start or reading.known_by(fact) or start) for fact in facts]
        met = _demands_met(reading, subject)
        recent = [fact for fact, day in dated if day >= start and (met is None or day > met)]
        earlier = [fact for fact, day in dated if day < start]
        money = [fact for fact in recent if _of_money(fact, card)]
        voices = len(reading.graded(money))
        if voices < number(card, "voices"):
            continue
        now = _share(reading, recent, card)
        before = _share(reading, earlier, card)
        if now is not None and now > (0.5 if before is None else before):
            yield _flag(reading, card, subject, (money, recent, earlier), voices)


def _flag(
    reading: Reading,
    card: Card,
    subject: str,
    facts: tuple[list[Fact], list[Fact], list[Fact]],
    voices: int,
) -> Flag:
    money, recent, earlier = facts
    unknown = (
        ()
        if earlier
        else ("what drove it before is not recorded: that it changed is the sources' word",)
    )
    says = (
        f"{count(voices, 'independent voice')} graded C3 or better say that money drives "
        f"{reading.caption(subject)}; political offers alone may not work."
    )
    days = [fact.start for fact in money if fact.start]
    since = min(days, default=None)
    return make_flag(
        reading, card, subject, says, [*recent, *earlier], unknown=unknown, since=since
    )


def _by_subject(reading: Reading) -> dict[str, list[Fact]]:
    """The observations of motive, by armed group or by territory; of nobody else."""
    allowed = {fact.id for fact in reading.of("Group") if fact.has("groupKind", *_ARMED)}
    found: dict[str, list[Fact]] = {}
    seen = reading.observed(*_ASPECTS)
    if seen:
        allowed |= {fact.id for fact in reading.of("Territory")}
    for fact in seen:
        for subject in set(fact.texts("subject")) & allowed:
            found.setdefault(subject, []).append(fact)
    return found


def _of_money(fact: Fact, card: Card) -> bool:
    if fact.has("aspect", "income-share-illicit"):
        share = said_share(fact)
        return share is not None and share[0] >= number(card, "illicit_share")
    return fact.has("aspect", "demand-economic") or fact.has("motive", *_MONEY)


def _of_politics(fact: Fact) -> bool:
    return fact.has("aspect", "demand-political") or fact.has("motive", *_POLITICS)


def _share(reading: Reading, facts: Iterable[Fact], card: Card) -> float | None:
    """The share of graded voices that speak of money among all that speak of a motive."""
    listed = list(facts)
    money = len(reading.graded([fact for fact in listed if _of_money(fact, card)]))
    politics = len(reading.graded([fact for fact in listed if _of_politics(fact)]))
    return money / (money + politics) if money + politics else None


def _demands_met(reading: Reading, subject: str) -> dt.date | None:
    """The day on which it was last granted something political; what came before is answered."""
    days = [
        deal.start
        for deal in reading.pointing("Agreement", "grantee", subject)
        if deal.start and deal.has("grants", *_MET) and deal.start <= reading.day
    ]
    return max(days, default=None)
