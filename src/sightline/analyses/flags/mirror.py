"""F-MIRROR: a place ships many times what it can produce."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.mirror import Mirror, mirror
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

Key = tuple[str, str, str]


@rule("F-MIRROR")
def see_mirror(reading: Reading, card: Card) -> Iterator[Flag]:
    """See places whose shipments, even at the least, exceed the capacity at the most."""
    able: dict[Key, list[Fact]] = {}
    for fact in reading.observed("capacity-of-production"):
        for key in _keys(fact):
            able.setdefault(key, []).append(fact)
    shipped: dict[Key, list[tuple[Fact, list[Fact], Mirror]]] = {}
    for fact in reading.observed("exports", "partner-imports"):
        for key in _keys(fact):
            period = [one for one in able.get(key, ()) if _overlap(fact, one)]
            if ratio := _measure(reading, card, fact, period):
                shipped.setdefault(key, []).append((fact, period, ratio))
    for key in sorted(shipped):
        yield _flag(reading, card, key, shipped[key])


def _keys(fact: Fact) -> Iterator[Key]:
    """By place, good and unit: tonnes are not held against carats."""
    unit = " / ".join(sorted(one.strip().lower() for one in fact.texts("unit")))
    for place in fact.texts("subject"):
        for commodity in fact.texts("commodity"):
            yield place, commodity, unit


def _measure(reading: Reading, card: Card, fact: Fact, period: list[Fact]) -> Mirror | None:
    """Hold one figure against the widest range of the capacity; None when it is within it."""
    amount = fact.quantity()
    ranges = [one for one in (able.quantity() for able in period) if one is not None]
    if amount is None or not ranges or not reading.graded([fact]):
        return None
    capacity = (min(low for low, _ in ranges), max(high for _, high in ranges))
    if capacity[0] <= 0 < capacity[1]:
        capacity = (capacity[1], capacity[1])
    ratio = mirror(amount, capacity, threshold=number(card, "ratio"))
    return ratio if ratio is not None and ratio.flagged else None


def _overlap(one: Fact, other: Fact) -> bool:
    """Whether two periods may share a day; one that is not dated may be any."""
    return all(
        first.end_last is None or second.start_first is None or second.start_first <= first.end_last
        for first, second in ((one, other), (other, one))
    )


def _flag(
    reading: Reading, card: Card, key: Key, found: list[tuple[Fact, list[Fact], Mirror]]
) -> Flag:
    place, commodity, _ = key
    facts = [fact for fact, _, _ in found]
    period = [one for _, able, _ in found for one in able]
    strongest = max((ratio for _, _, ratio in found), key=lambda one: (one.low, one.high))
    says = (
        f"An anomaly, no proof: {reading.caption(commodity)} shipped from "
        f"{reading.caption(place)} comes to {strongest} ({count(len(facts), 'figure')})."
    )
    unknown = []
    if not reading.graded(period):
        unknown.append("how good the figure of the capacity is: nobody graded it C3 or better")
    if not any(fact.has("aspect", "partner-imports") for fact in facts):
        unknown.append("what partners say they imported")
    days = [fact.start for fact in facts if fact.start]
    return make_flag(
        reading, card, place, says, [*facts, *period], others=[commodity], unknown=unknown,
        since=min(days, default=None),
    )  # fmt: skip
