"""F-LISTED: the operation meets, pays, supports or signs with somebody who is listed that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.listing import active
from sightline.analyses.reading import Reading
from sightline.analyses.sanctioned import read_listing, say_listing

#: Acts, and through which property each involves somebody.
_ACTS = (
    ("Engagement", "counterpart"),
    ("ContractAward", "supplier"),
    ("Payment", "beneficiary"),
    ("Measure", "beneficiary"),
    ("Measure", "implementer"),
    ("Agreement", "party"),
    ("Agreement", "grantee"),
)
_LASTING = ("Measure", "SupportPackage")


class _Act(NamedTuple):
    """An act, and the days on which it ran or between which its one day lies."""

    fact: Fact
    first: dt.date
    last: dt.date

    @property
    def lasting(self) -> bool:
        return self.fact.schema in _LASTING


@rule("F-LISTED")
def see_listed(reading: Reading, card: Card) -> Iterator[Flag]:
    """See acts that involve somebody on a day on which a listing was in force."""
    entities = {entity for fact in reading.of("Sanction") for entity in fact.texts("entity")}
    for entity in sorted(entities):
        listings = reading.pointing("Sanction", "entity", entity)
        facts = {
            fact.id: fact
            for schema, prop in _ACTS
            for fact in reading.pointing(schema, prop, entity)
            if fact.schema != "BenefitFlow" and fact.begun(reading.day)
        }
        for name in sorted(facts):
            act = _date(reading, facts[name])
            force = [one for one in listings if act and _in_force(reading, one, act)]
            if act and force:
                yield _flag(reading, card, entity, act, force)


def _date(reading: Reading, fact: Fact) -> _Act | None:
    """Say when an act was; None when nobody says, or when it is over before it began."""
    if fact.schema in _LASTING:
        start = fact.start or reading.day
        end = min(fact.end or reading.day, reading.day)
        return _Act(fact, start, end) if start <= end else None
    if fact.start is not None and fact.start_first is not None:
        return _Act(fact, fact.start_first, fact.start)
    for name in fact.texts("contract"):
        contract = reading.find(name)
        span = None if contract is None else contract.span("contractDate")
        if span and span[0] and span[1]:
            return _Act(fact, span[0], span[1])
    return None


def _in_force(reading: Reading, sanction: Fact, act: _Act) -> bool:
    """Whether a listing held on any day of a lasting act, or on every day another can have been."""
    listing = read_listing(reading, sanction)
    if listing is None:
        return False
    if not act.lasting:
        return active(listing, act.first) and active(listing, act.last)
    applied = listing.measures[0]
    return applied.start <= act.last and (applied.end is None or act.first < applied.end)


def _flag(reading: Reading, card: Card, entity: str, act: _Act, force: list[Fact]) -> Flag:
    words = "; ".join(say_listing(one) for one in force)
    when = f"while it runs from {act.first}" if act.lasting else f"on {act.last}"
    says = (
        f"Stop and decide: {reading.caption(act.fact.id)} involves {reading.caption(entity)}, "
        f"listed {when} ({words}). A listing is an administrative measure and no finding of guilt."
    )
    unknown = [] if all(one.has("provisions") for one in force) else ["which measures are in force"]
    begun = min(one.start for one in force if one.start)
    return make_flag(
        reading,
        card,
        entity,
        says,
        [act.fact, *force],
        others=[act.fact.id],
        unknown=unknown,
        since=max(act.first, begun),
    )
