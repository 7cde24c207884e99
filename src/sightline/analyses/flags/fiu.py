"""F-FIU: a unit that is to follow money, has had its years, and has no result."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.chain import results_of
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.lag import full_years
from sightline.analyses.reading import Reading

_KEYWORDS = ("financial-intelligence", "asset-recovery")
_MONEY = ("confiscation", "asset-recovery")


@rule("F-FIU")
def see_fiu(reading: Reading, card: Card) -> Iterator[Flag]:
    """See units without results, and training on money that is not practised."""
    results = results_of(reading)
    for unit in reading.of("Organization"):
        if unit.has("keywords", *_KEYWORDS) and unit.id in results:
            flag = _see_unit(reading, unit, results[unit.id], card)
            if flag is not None:
                yield flag
    for report in reading.observed("practice-absent"):
        if report.has("chainStage", *_MONEY) and report.holds(reading.day):
            yield from _see_training(reading, report, card)


def _see_unit(reading: Reading, unit: Fact, results: list[Fact], card: Card) -> Flag | None:
    """A unit without a known beginning has no known age, and nothing is said of it."""
    amounts = [amount for one in results if (amount := one.quantity()) is not None]
    if not amounts or any(high > 0 for _, high in amounts) or unit.start is None:
        return None
    years = full_years(unit.start, reading.day)
    if years < number(card, "years"):
        return None
    said = sorted({word for one in results for word in one.texts("unit")})
    says = (
        f"{unit.caption} has stood for {years} years and reports zero of "
        f"{', '.join(said) or 'anything'}: the money is not followed"
    )
    return make_flag(reading, card, unit.id, says, (unit, *results), since=unit.start)


def _see_training(reading: Reading, report: Fact, card: Card) -> Iterator[Flag]:
    for subject in report.texts("subject"):
        begun = reading.find(subject)
        start = begun.start if begun else None
        if start is not None and (reading.day - start).days < number(card, "training_days"):
            continue
        says = (
            f"{reading.caption(subject)}: training to follow and recover money was begun and is "
            "reported not to be practised"
        )
        unknown = () if start else ("since when the training has run",)
        seen = (report, begun) if begun else (report,)
        yield make_flag(reading, card, subject, says, seen, unknown=unknown, since=start)
