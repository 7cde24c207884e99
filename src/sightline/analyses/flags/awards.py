"""How few suppliers share what one buyer awarded in one category, as far as awards are known."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.concentration import largest
from sightline.analyses.coverage import share
from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number
from sightline.analyses.phrase import count, per_cent
from sightline.analyses.reading import Reading

Lot = tuple[str, str]


def see_concentration(reading: Reading, card: Card) -> Iterator[Flag]:
    """See categories of one buyer in which three suppliers have most of the money.

    A contract whose category nobody gives is in none, since all goods together are no market.
    Money of two currencies is not added: what is in another counts as not known.
    """
    contracts = {fact.id: fact for fact in reading.of("Contract")}
    lots: dict[Lot, list[Fact]] = {}
    for award in reading.of("ContractAward"):
        if award.begun(reading.day):
            for lot in _lots(award, contracts):
                lots.setdefault(lot, []).append(award)
    for lot in sorted(lots):
        money = [(award, _money(award, contracts)) for award in lots[lot]]
        for currency in sorted({paid[0] for _, paid in money if paid}):
            if flag := _see_lot(reading, card, (*lot, currency), money):
                yield flag


def _lots(award: Fact, contracts: dict[str, Fact]) -> Iterator[Lot]:
    """The buyer and the category of an award."""
    for name in award.texts("contract"):
        contract = contracts.get(name)
        category = contract.text("classification") if contract else None
        if contract and category:
            yield from ((buyer, category) for buyer in contract.texts("authority"))


def _money(award: Fact, contracts: dict[str, Fact]) -> tuple[str, float] | None:
    """The currency and the amount of an award; None when either is not known or disputed."""
    amount = award.numbers("amount")
    papers = [contracts[name] for name in award.texts("contract") if name in contracts]
    known = {one for fact in (award, *papers) for one in fact.texts("currency")}
    if amount is None or amount[0] != amount[1] or len(known) != 1:
        return None
    return known.pop(), amount[0]


def _see_lot(
    reading: Reading,
    card: Card,
    lot: tuple[str, str, str],
    money: list[tuple[Fact, tuple[str, float] | None]],
) -> Flag | None:
    buyer, category, currency = lot
    sums: dict[str, float] = {}
    known = [(award, paid[1]) for award, paid in money if paid and paid[0] == currency]
    for award, amount in known:
        for supplier in award.texts("supplier")[:1]:
            sums[supplier] = sums.get(supplier, 0.0) + amount
    covered = share(len(known), len(money)) or 0.0
    whole = sum(sums.values())
    if len(money) < number(card, "awards") or whole <= 0 or covered < number(card, "coverage"):
        return None
    top = largest(sums.values()) / whole
    if top < number(card, "largest_three"):
        return None
    says = (
        f"Of {count(len(money), 'award')} of {reading.caption(buyer)} for {category}, the largest "
        f"three of {count(len(sums), 'supplier')} have {per_cent(top, top)} of the {currency}."
    )
    missing = len(money) - len(known)
    unknown = [f"the amounts of {count(missing, 'award')}"] if missing else []
    awards = [award for award, _ in money]
    return make_flag(reading, card, buyer, says, awards, others=sums, unknown=unknown)
