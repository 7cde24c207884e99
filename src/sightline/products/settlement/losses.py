"""Who loses from peace: over all rents, the share of each actor times what is lost, with ranges.

All is reckoned with intervals. What is not known is everything that it can be, and never nought:
a size that nobody knows has no upper end, a share lies between nothing and all. So knowing less
never gives a narrower answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from sightline.engines.figures import Bar, Figure, draw_bars
from sightline.products.settlement.settlement import (
    LOSS_BY_EFFECT,
    Rent,
    Settlement,
    Stake,
)

Interval = tuple[float, float]


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """What one actor loses by year if the agreement holds, in one currency; below nought it gains.

    An end that is None has no bound: it is not known how much. ``unknown`` says why.
    """

    actor: str
    currency: str
    low: float | None
    high: float | None
    rents: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


def multiply(one: Interval, other: Interval) -> Interval:
    """Multiply two intervals; nought times what has no end is nought."""
    ends = [_times(a, b) for a in one for b in other]
    return (min(ends), max(ends))


def add(intervals: Iterable[Interval]) -> Interval:
    """Add intervals."""
    low, high = 0.0, 0.0
    for one in intervals:
        low, high = low + one[0], high + one[1]
    return (low, high)


def find_losses(record: Settlement) -> tuple[Loss, ...]:
    """Reckon who loses: actors and currencies in the order of their names, nobody is ranked."""
    rents = {rent.name: rent for rent in record.rents}
    groups: dict[tuple[str, str], list[tuple[Stake, Rent]]] = {}
    for stake in record.stakes:
        rent = rents.get(stake.rent)
        if rent is not None and stake.actor:
            key = (stake.actor, rent.currency.strip().upper())
            groups.setdefault(key, []).append((stake, rent))
    return tuple(_reckon(key, groups[key]) for key in sorted(groups))


def _reckon(key: tuple[str, str], held: list[tuple[Stake, Rent]]) -> Loss:
    low, high = add(lose(stake, rent) for stake, rent in held)
    basis = (one for pair in held for each in pair for one in each.statements)
    return Loss(
        actor=key[0],
        currency=key[1],
        low=_end(low),
        high=_end(high),
        rents=tuple(dict.fromkeys(rent.name for _, rent in held)),
        unknown=tuple(word for stake, rent in held for word in _lacking(stake, rent)),
        basis=tuple(dict.fromkeys(basis)),
    )


def lose(stake: Stake, rent: Rent) -> Interval:
    """Reckon what one actor loses of one rent by year."""
    size = (rent.low if rent.low is not None else 0.0, _or(rent.high, math.inf))
    share = (_or(stake.share_low, 0.0) / 100, _or(stake.share_high, 100.0) / 100)
    least, most = LOSS_BY_EFFECT[rent.effect]
    loss = (_or(stake.loss_low, least) / 100, _or(stake.loss_high, most) / 100)
    return multiply(multiply(size, share), loss)


def draw_losses(title: str, losses: Iterable[Loss], currency: str) -> Figure:
    """Draw what each actor may lose in one currency; what has no bound is not known."""
    bars = []
    for one in losses:
        if one.currency != currency:
            continue
        known = one.low is not None and one.high is not None and one.low >= 0
        low, high = (one.low, one.high) if known else (None, None)
        middle = None if low is None or high is None else (low + high) / 2
        bars.append(Bar(name=one.actor, value=middle, low=low, high=high))
    note = "Bars end in the middle of the range. Gains and what has no bound: see the table."
    return draw_bars(title, bars, unit=f"{currency} by year".strip(), note=note)


def say_loss(loss: Loss) -> str:
    """Say a loss in words."""
    low, high = loss.low, loss.high
    if low is None or high is None:
        ends = [f"at least {low:,.4g}"] if low is not None else []
        ends += [f"at most {high:,.4g}"] if high is not None else []
        return f"{ends[0]} {loss.currency} by year".strip() if ends else "not known"
    span = f"{low:,.4g}" if low == high else f"{low:,.4g} to {high:,.4g}"
    word = " (a gain)" if high < 0 else " (may be a gain)" if low < 0 else ""
    return f"{span} {loss.currency} by year".replace("  ", " ") + word


def _lacking(stake: Stake, rent: Rent) -> list[str]:
    pairs = (
        (f"the size of {rent.name}", rent.low, rent.high),
        (f"the share of {stake.actor} in {rent.name}", stake.share_low, stake.share_high),
        (f"what {stake.actor} loses of {rent.name}", stake.loss_low, stake.loss_high),
    )
    return [words for words, low, high in pairs if low is None or high is None]


def _times(one: float, other: float) -> float:
    return 0.0 if one == 0 or other == 0 else one * other


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _end(value: float) -> float | None:
    return value if math.isfinite(value) else None
