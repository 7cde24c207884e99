"""F-EMBARGO: a new ban drives a trade over a border behind which nothing is banned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

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
    """See new bans and certifications with a neighbour outside that is tied to the trade."""
    bans = [fact for fact in reading.of("Measure") if _is_ban(fact) and fact.holds(reading.day)]
    ground = _Ground(reading)
    oldest = reading.day - dt.timedelta(days=number(card, "new_days"))
    for ban in bans:
        if ban.start is None:
            continue
        for commodity in sorted(ban.texts("commodity")):
            covered = _covered(reading, [one for one in bans if one != ban], commodity)
            ties = _seen_elsewhere(reading, ban, oldest)
            if ban.start >= oldest:
                ties = _join(_neighbours(ground, card, ban, commodity), ties)
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
        f"{reading.caption(ban.id)} can be expected to be evaded through "
        f"{name_all(reading, ties)}, where {reading.caption(commodity)} is under no such rule "
        "that is known."
    )
    unknown = () if payers else ("how many people live from the trade and would pay for the ban",)
    facts = [ban, *(fact for place in sorted(ties) for fact in ties[place]), *payers]
    return make_flag(
        reading, card, ban.id, says, facts, others=ties, unknown=unknown, since=ban.start
    )


class _Ground:
    """The territories of a reading: what they are part of, and what stands in them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        return {fact.id: fact.texts("partOf") for fact in self.reading.of("Territory")}

    @cached_property
    def _sites(self) -> dict[str, tuple[str, ...]]:
        return {fact.id: fact.texts("territory") for fact in self.reading.of("Site")}

    def places(self, ends: Iterable[str]) -> set[str]:
        """The territories of the ends of a tie: of a site its own, of a territory itself."""
        found = {place for end in ends for place in self._sites.get(end, (end,))}
        return found & set(self._parts)

    def above(self, places: Iterable[str]) -> set[str]:
        """The territories that some places are part of, up to the country."""
        found: set[str] = set()
        waiting = [above for place in places for above in self._parts.get(place, ())]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._parts.get(one, ())
        return found


def _neighbours(ground: _Ground, card: Card, ban: Fact, commodity: str) -> Ties:
    """Find the places outside to which a price, a trader or a road leads, or where it is seen."""
    reading = ground.reading
    within = frozenset[str]().union(*(Area(reading, place).ids for place in ban.texts("territory")))
    own = within | ground.above(within)
    found: Ties = {}
    for fact, ends, others in _roads(reading, card, commodity):
        here, there = ground.places(ends), ground.places(others)
        for inside, outside in ((here, there), (there, here)):
            if inside & within:
                for place in sorted(outside - own):
                    found.setdefault(place, []).append(fact)
    return found


def _seen_elsewhere(reading: Reading, ban: Fact, since: dt.date) -> Ties:
    """Find where the trade is seen to have gone, as far as that became known of late.

    A ban may be old when it is first told what it did: whoever pays for it still pays.
    """
    found: Ties = {}
    for fact in reading.observed("displacement"):
        known = reading.known_by(fact)
        if fact.has("subject", ban.id) and known and known >= since and reading.graded([fact]):
            for place in fact.texts("territory"):
                found.setdefault(place, []).append(fact)
    return found


def _join(one: Ties, other: Ties) -> Ties:
    return {place: [*one.get(place, ()), *other.get(place, ())] for place in sorted({*one, *other})}


def _roads(
    reading: Reading, card: Card, commodity: str
) -> Iterator[tuple[Fact, tuple[str, ...], tuple[str, ...]]]:
    """Give the graded ties over which a commodity can move, with the ends of each."""
    for fact in reading.observed("price-gap", "trader-link"):
        if _fits(fact, commodity, card) and reading.graded([fact]):
            yield fact, fact.texts("subject"), fact.texts("object")
    for leg in reading.pointing("RouteLeg", "commodity", commodity):
        if leg.holds(reading.day) and reading.graded([leg]):
            yield leg, leg.texts("origin"), leg.texts("destination")


def _fits(fact: Fact, commodity: str, card: Card) -> bool:
    if fact.has("commodity") and not fact.has("commodity", commodity):
        return False
    gap = fact.numbers("quantityLow")
    dearer = gap is not None and gap[0] >= number(card, "price_gap")
    return dearer or not fact.has("aspect", "price-gap")


def _covered(reading: Reading, bans: Iterable[Fact], commodity: str) -> frozenset[str]:
    """The places in which the commodity is under some bans, with all within them."""
    return frozenset[str]().union(
        *(
            Area(reading, place).ids
            for ban in bans
            if ban.has("commodity", commodity)
            for place in ban.texts("territory")
        )
    )
