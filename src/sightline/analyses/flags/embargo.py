"""F-EMBARGO: a new ban drives a trade over a border behind which nothing is banned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.phrase import name_all
from sightline.analyses.reading import Reading

_CODES = ("M10.1", "M10.2", "M10.3", "M11.1")
_AREAS = ("10", "11")
Ties = dict[str, list[Fact]]


@rule("F-EMBARGO")
def see_embargo(reading: Reading, card: Card) -> Iterator[Flag]:
    """See new bans and certifications with a neighbour that stays outside and is tied to the trade."""
    bans = [fact for fact in reading.of("Measure") if _is_ban(fact) and fact.holds(reading.day)]
    oldest = reading.day - dt.timedelta(days=number(card, "new_days"))
    for ban in bans:
        if ban.start is None or ban.start < oldest:
            continue
        for commodity in sorted(ban.texts("commodity")):
            covered = _covered(reading, bans, commodity)
            ties = _neighbours(reading, card, ban, commodity)
            open_ = {place: facts for place, facts in ties.items() if place not in covered}
            if open_:
                yield _flag(reading, card, ban, commodity, open_)


def _is_ban(fact: Fact) -> bool:
    return fact.has("measureCode", *_CODES) or fact.has("area", *_AREAS)


def _flag(reading: Reading, card: Card, ban: Fact, commodity: str, ties: Ties) -> Flag:
    markets = [
        market
        for place in ban.texts("territory")
        for market in reading.pointing("IllicitMarket", "territory", place)
        if market.has("commodity", commodity)
    ]
    payers = [market for market in markets if market.numbers("livelihoods")]
    says = (
        f"{reading.caption(ban.id)} will be evaded through {name_all(reading, ties)}, "
        f"where {reading.caption(commodity)} is not under the same rule."
    )
    unknown = () if payers else ("how many people live from the trade and would pay for the ban",)
    facts = [ban, *(fact for place in sorted(ties) for fact in ties[place]), *payers]
    return make_flag(
        reading, card, ban.id, says, facts, others=ties, unknown=unknown, since=ban.start
    )


def _neighbours(reading: Reading, card: Card, ban: Fact, commodity: str) -> Ties:
    """Find the places outside to which a price, a trader or a road leads, or where it is seen."""
    within = frozenset().union(*(Area(reading, place).ids for place in ban.texts("territory")))
    found: Ties = {}
    for fact in reading.observed("price-gap", "trader-link"):
        if _fits(fact, commodity, card) and reading.graded([fact]):
            _tie(reading, found, within, fact, fact.texts("subject"), fact.texts("object"))
    for leg in reading.pointing("RouteLeg", "commodity", commodity):
        if leg.holds(reading.day) and reading.graded([leg]):
            _tie(reading, found, within, leg, leg.texts("origin"), leg.texts("destination"))
    for fact in reading.observed("displacement"):
        if fact.has("subject", ban.id) and reading.graded([fact]):
            for place in fact.texts("territory"):
                found.setdefault(place, []).append(fact)
    return found


def _fits(fact: Fact, commodity: str, card: Card) -> bool:
    if fact.has("commodity") and not fact.has("commodity", commodity):
        return False
    gap = fact.numbers("quantityLow")
    dearer = gap is not None and gap[0] >= number(card, "price_gap")
    return dearer or not fact.has("aspect", "price-gap")


def _tie(
    reading: Reading,
    found: Ties,
    within: frozenset[str],
    fact: Fact,
    ends: tuple[str, ...],
    others: tuple[str, ...],
) -> None:
    """Note a tie between a place within and one outside, whichever end is which."""
    here = {place for end in ends for place in _places(reading, end)}
    there = {place for end in others for place in _places(reading, end)}
    for inside, outside in ((here, there), (there, here)):
        if inside & within:
            above = {one for place in within for one in _above(reading, place)}
            for place in sorted(outside - within - above):
                found.setdefault(place, []).append(fact)


def _places(reading: Reading, end: str) -> tuple[str, ...]:
    """The territories of an end of a tie: of a site its own, of a territory itself."""
    for site in reading.of("Site"):
        if site.id == end:
            return site.texts("territory")
    return (end,) if any(fact.id == end for fact in reading.of("Territory")) else ()


def _above(reading: Reading, place: str) -> set[str]:
    """The territories that a place is part of, up to the country."""
    parts = {fact.id: fact.texts("partOf") for fact in reading.of("Territory")}
    found: set[str] = set()
    waiting = list(parts.get(place, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parts.get(one, ())
    return found


def _covered(reading: Reading, bans: Iterable[Fact], commodity: str) -> frozenset[str]:
    """The places in which the commodity is under a ban or certification, with all within them."""
    return frozenset().union(
        *(
            Area(reading, place).ids
            for ban in bans
            if ban.has("commodity", commodity)
            for place in ban.texts("territory")
        )
    )
