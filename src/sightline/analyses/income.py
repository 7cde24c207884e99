"""Illicit income: what is known of an actor's earnings from a trade, as reported and graded.

It is the actor's own. What is said of a person is never carried over to a group.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading

_TAKEN = ("tax", "ransom", "kickback", "permit")
_EARNING = ("roadblock-tax", "extortion", "looting", "convoy-clash")
_SEEN = ("income-share-illicit", "still-taxing", "income-after-deal")
#: So many incidents show what they show; a thousand more would show no more.
_INCIDENTS = 12


def illicit_income(reading: Reading, actor: str, since: dt.date | None = None) -> tuple[Fact, ...]:
    """Find what shows income of an actor that was not over by a day, each thing graded."""
    roles = reading.pointing("MarketRole", "actor", actor)
    flows = reading.pointing("BenefitFlow", "beneficiary", actor)
    seen = reading.pointing("Observation", "subject", actor)
    found = [
        *roles,
        *(flow for flow in flows if flow.has("benefitType", *_TAKEN)),
        *(fact for fact in seen if fact.has("aspect", *_SEEN)),
    ]
    kept = [fact for fact in found if runs(reading, fact, since) and reading.graded([fact])]
    return (*kept, *_incidents(reading, actor, since))


def has_role(reading: Reading, entity: str, *, paid: tuple[str, ...] = ("tax", "kickback")) -> bool:
    """Whether an entity is reported, with a grade, to have a part in a trade or its protection."""
    return any(True for _ in implications(reading, entity, paid))


def implications(
    reading: Reading, entity: str, paid: tuple[str, ...] = ("tax", "kickback")
) -> Iterator[Fact]:
    """Give the graded reports of an entity's part in a trade, its protection or its payments."""
    ends = (
        ("MarketRole", "actor"),
        ("Protection", "protector"),
        ("Protection", "protected"),
        ("BenefitFlow", "payer"),
        ("BenefitFlow", "beneficiary"),
    )
    for schema, prop in ends:
        for fact in reading.pointing(schema, prop, entity):
            fits = schema != "BenefitFlow" or fact.has("benefitType", *paid)
            if fits and fact.begun(reading.day) and reading.graded([fact]):
                yield fact


def runs(reading: Reading, fact: Fact, since: dt.date | None) -> bool:
    """Whether a fact has begun by the day of the reading, and was not surely over before a day."""
    if not fact.begun(reading.day):
        return False
    last = fact.end_last if fact.has("endDate") else _instant(fact)
    return since is None or last is None or last >= since


def _instant(fact: Fact) -> dt.date | None:
    """The day of what happens at once; what holds for a time has no end as long as none is said."""
    return fact.start if fact.schema in ("Incident", "BenefitFlow") else None


def _incidents(reading: Reading, actor: str, since: dt.date | None) -> tuple[Fact, ...]:
    """The newest incidents in which the actor earned or fought over a trade."""
    found = [
        fact
        for fact in reading.pointing("Incident", "involved", actor)
        if fact.has("incidentType", *_EARNING) and runs(reading, fact, since)
    ]
    found.sort(key=lambda fact: (fact.start or dt.date.min, fact.id), reverse=True)
    graded = (fact for fact in found if reading.graded([fact]))
    return tuple(fact for fact, _ in zip(graded, range(_INCIDENTS), strict=False))
