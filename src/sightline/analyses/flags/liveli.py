"""F-LIVELI: a measure would take away what many people live from."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.phrase import name_all, per_cent
from sightline.analyses.reading import Reading
from sightline.analyses.said_share import said_share

_CUTTING = ("1", "2", "3", "7", "9", "10", "11")
_CODES = tuple(f"M{int(area):02d}." for area in _CUTTING)


@rule("F-LIVELI")
def see_liveli(reading: Reading, card: Card) -> Iterator[Flag]:
    """See measures, running or planned, against a trade on which households depend.

    Where no measure is known, what is told of the dependence is a question put ahead of any.
    """
    asked: set[str] = set()
    for measure in reading.of("Measure"):
        over = measure.end_last is not None and measure.end_last < reading.day
        if over or not _cuts(measure):
            continue
        aims = _aims(reading, measure)
        costs = [fact for aim in aims for fact in _costs(reading, card, aim)]
        costs = list({fact.id: fact for fact in costs}.values())
        asked |= {fact.id for fact in costs}
        if costs and not _alternative(reading, measure, aims):
            yield _flag(reading, card, measure, aims, costs)
    for fact in _dependences(reading, card):
        if fact.id not in asked:
            yield _ahead(reading, card, fact)


def _cuts(measure: Fact) -> bool:
    """Whether it is of a kind that stops a trade, and not one that gives work."""
    codes = measure.texts("measureCode")
    return measure.has("area", *_CUTTING) or any(code.startswith(_CODES) for code in codes)


def _aims(reading: Reading, measure: Fact) -> tuple[str, ...]:
    """The markets and places that it is aimed at: named, through an actor, or by good and place."""
    found = set(measure.texts("target"))
    for target in measure.texts("target"):
        for role in reading.pointing("MarketRole", "actor", target):
            if role.holds(reading.day):
                found |= set(role.texts("market"))
    for place in measure.texts("territory"):
        for market in reading.pointing("IllicitMarket", "territory", place):
            if measure.has("commodity") and market.has("commodity", *measure.texts("commodity")):
                found.add(market.id)
    return tuple(sorted(found | set(measure.texts("territory"))))


def _costs(reading: Reading, card: Card, aim: str) -> Iterator[Fact]:
    """What shows that many live from it: a share of the income of households, or a number."""
    yield from (fact for fact in _dependences(reading, card) if fact.has("subject", aim))
    market = next((one for one in reading.of("IllicitMarket") if one.id == aim), None)
    people = market.numbers("livelihoods") if market else None
    if market and people and people[0] >= number(card, "people"):
        yield market


def _dependences(reading: Reading, card: Card) -> Iterator[Fact]:
    """The graded reports that households live from a trade: by a large share, or by one not told.

    A share that nobody gives is not a small one.
    """
    for fact in reading.observed("income-dependence"):
        share = said_share(fact)
        if (share is None or share[0] >= number(card, "share")) and reading.graded([fact]):
            yield fact


def _ahead(reading: Reading, card: Card, fact: Fact) -> Flag:
    """Ask ahead of any measure what would become of those who live from a trade."""
    share = said_share(fact)
    told = f"{per_cent(*share)} of the income of households" if share else "people"
    subject = min(fact.texts("subject"))
    says = (
        f"{told} {'comes' if share else 'are reported to live'} from {reading.caption(subject)}; "
        "no measure against it is known. Before there is one: alternatives first."
    )
    unknown = ["which measure is meant to come, if any"]
    unknown += [] if share else ["how many live from it, and from which share of their income"]
    return make_flag(
        reading, card, subject, says[0].upper() + says[1:], [fact], unknown=unknown,
        since=fact.start,
    )  # fmt: skip


def _alternative(reading: Reading, measure: Fact, aims: tuple[str, ...]) -> bool:
    """Whether work for the same people began before the measure, or with it."""
    return any(
        (other.has("area", "14") or other.has("measureCode", "M14.1"))
        and other.holds(reading.day)
        and set(aims) & {*other.texts("territory"), *other.texts("target")}
        and (measure.start is None or (other.start is not None and other.start <= measure.start))
        for other in reading.of("Measure")
    )


def _flag(
    reading: Reading, card: Card, measure: Fact, aims: tuple[str, ...], costs: list[Fact]
) -> Flag:
    hit = [aim for aim in aims if any(fact.id == aim or fact.has("subject", aim) for fact in costs)]
    shares = [share for share in map(said_share, costs) if share]
    people = [number_ for number_ in (fact.numbers("livelihoods") for fact in costs) if number_]
    parts = []
    if shares:
        least, most = min(low for low, _ in shares), max(high for _, high in shares)
        parts.append(f"{per_cent(least, most)} of the income of households")
    if people:
        parts.append(f"{max(high for _, high in people):,.0f} people")
    says = (
        f"{reading.caption(measure.id)} is aimed at {name_all(reading, hit)}, from which "
        f"{' and '.join(parts) or 'people, how many is not told,'} are reported to live: "
        "alternatives first."
    )
    unknown = [] if shares else ["which share of their income it is"]
    return make_flag(
        reading, card, measure.id, says, [measure, *costs], others=hit, unknown=unknown,
        since=measure.start,
    )  # fmt: skip
