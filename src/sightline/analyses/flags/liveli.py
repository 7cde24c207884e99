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
    """See measures, running or planned, against a trade on which households depend."""
    for measure in reading.of("Measure"):
        over = measure.end_last is not None and measure.end_last < reading.day
        if over or not _cuts(measure):
            continue
        aims = _aims(reading, measure)
        costs = [fact for aim in aims for fact in _costs(reading, card, aim)]
        costs = list({fact.id: fact for fact in costs}.values())
        if costs and not _alternative(reading, measure, aims):
            yield _flag(reading, card, measure, aims, costs)


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
    for fact in reading.observed("income-dependence"):
        share = said_share(fact)
        fits = fact.has("subject", aim) and share is not None
        if fits and share and share[0] >= number(card, "share") and reading.graded([fact]):
            yield fact
    market = next((one for one in reading.of("IllicitMarket") if one.id == aim), None)
    people = market.numbers("livelihoods") if market else None
    if market and people and people[0] >= number(card, "people"):
        yield market


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
        f"{' and '.join(parts)} are reported to live: alternatives first."
    )
    unknown = [] if shares else ["which share of their income it is"]
    return make_flag(
        reading, card, measure.id, says, [measure, *costs], others=hit, unknown=unknown,
        since=measure.start,
    )  # fmt: skip
