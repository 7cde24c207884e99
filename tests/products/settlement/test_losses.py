"""Who loses from peace: worked out by hand, and never narrower when less is known."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.products.settlement import (
    Rent,
    Settlement,
    Stake,
    draw_losses,
    find_losses,
    lose,
    say_loss,
)
from sightline.products.settlement.losses import multiply
from sightline.products.settlement.settlement import EFFECTS, LOSS_BY_EFFECT

CUSTOMS = Rent(name="Customs", low=1_000_000, high=2_000_000, currency="usd", effect="shrinks")
GOLD = Rent(name="Gold", low=500_000, high=500_000, currency="USD", effect="grows")
FUEL = Rent(name="Fuel", low=10, high=20, currency="XOF", effect="unchanged")


def _stake(rent: str, **shares: Any) -> Stake:
    return Stake(actor="Governor's office", rent=rent, **shares)


def test_losses_are_sums_of_products_with_ranges() -> None:
    stakes = (
        _stake("Customs", share_low=10, share_high=20, loss_low=50, loss_high=100),
        _stake("Gold", share_low=10, share_high=10, loss_low=-20, loss_high=-10),
        _stake("Fuel", share_low=50, share_high=50),
    )
    euros, dollars = sorted(
        find_losses(Settlement(rents=(CUSTOMS, GOLD, FUEL), stakes=stakes)),
        key=lambda one: one.currency != "XOF",
    )
    assert (dollars.low, dollars.high) == pytest.approx((50_000 - 10_000, 400_000 - 5_000))
    assert dollars.rents == ("Customs", "Gold")
    assert (euros.currency, euros.low, euros.high) == ("XOF", 0.0, 0.0)


def test_a_size_that_nobody_knows_has_no_upper_end() -> None:
    rent = Rent(name="Tax", low=100, currency="USD", effect="shrinks")
    stake = _stake("Tax", share_low=50, share_high=50, loss_low=100, loss_high=100)
    (loss,) = find_losses(Settlement(rents=(rent,), stakes=(stake,)))
    assert (loss.low, loss.high) == (50.0, None)
    assert loss.unknown == ("the size of Tax",)
    assert say_loss(loss) == "at least 50 USD by year"


def test_nothing_known_is_not_known() -> None:
    (loss,) = find_losses(Settlement(rents=(Rent(name="Tax"),), stakes=(_stake("Tax"),)))
    assert (loss.low, loss.high) == (None, None)
    assert say_loss(loss) == "not known"
    figure = draw_losses("Losses", [loss], "")
    assert figure.table.rows[0][1] is None


def test_a_stake_in_a_rent_that_is_not_there_counts_for_nothing() -> None:
    assert find_losses(Settlement(rents=(CUSTOMS,), stakes=(_stake("Tin"),))) == ()


def test_nought_times_what_has_no_end_is_nought() -> None:
    assert multiply((0.0, math.inf), (0.0, 0.0)) == (0.0, 0.0)


sizes = st.none() | st.floats(0, 1e9)
parts = st.none() | st.floats(0, 100)


def _sorted(one: float | None, other: float | None) -> tuple[float | None, float | None]:
    return (other, one) if one is not None and other is not None and one > other else (one, other)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Stake, Rent]:
    effect: Any = draw(st.sampled_from((*EFFECTS, None)))
    low, high = _sorted(draw(sizes), draw(sizes))
    ends = LOSS_BY_EFFECT[effect]
    losses = st.none() | st.floats(*ends)
    share, loss = _sorted(draw(parts), draw(parts)), _sorted(draw(losses), draw(losses))
    rent = Rent(name="r", low=low, high=high, effect=effect)
    stake = Stake(
        actor="a", rent="r", share_low=share[0], share_high=share[1],
        loss_low=loss[0], loss_high=loss[1],
    )  # fmt: skip
    return stake, rent


_ENDS = ("low", "high", "effect", "share_low", "share_high", "loss_low", "loss_high")


@given(cases(), st.sampled_from(_ENDS))
def test_knowing_less_never_narrows_the_answer(case: tuple[Stake, Rent], end: str) -> None:
    stake, rent = case
    narrow = lose(stake, rent)
    if end in ("low", "high", "effect"):
        rent = msgspec.structs.replace(rent, **{end: None})
    else:
        stake = msgspec.structs.replace(stake, **{end: None})
    wide = lose(stake, rent)
    slack = 1e-9 * max(1.0, *(abs(one) for one in narrow if math.isfinite(one)), 1.0)
    assert wide[0] <= narrow[0] + slack
    assert wide[1] >= narrow[1] - slack


@given(cases(), st.floats(0, 50), st.floats(0, 1e6))
def test_a_wider_range_never_narrows_the_answer(
    case: tuple[Stake, Rent], part: float, size: float
) -> None:
    stake, rent = case
    narrow = lose(stake, rent)
    wider_rent = msgspec.structs.replace(
        rent,
        low=None if rent.low is None else max(0.0, rent.low - size),
        high=None if rent.high is None else rent.high + size,
    )
    wider_stake = msgspec.structs.replace(
        stake,
        share_low=None if stake.share_low is None else max(0.0, stake.share_low - part),
        share_high=None if stake.share_high is None else min(100.0, stake.share_high + part),
    )
    wide = lose(wider_stake, wider_rent)
    assert wide[0] <= narrow[0] + 1e-6
    assert wide[1] >= narrow[1] - 1e-6
