"""Formulas that rules and numbers share: values worked out by hand, and what holds for all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analyses.citation import independent
from sightline.analyses.claim import check_claim
from sightline.analyses.concentration import hhi_at_least, largest
from sightline.analyses.coverage import seen, share
from sightline.analyses.lag import full_years, lag, within_years
from sightline.analyses.listing import Applied, Listing, active, count_active
from sightline.analyses.mirror import mirror, price_gap
from sightline.analyses.partition import Share, is_whole, partition_sum, rank_shares
from sightline.analyses.police_ratio import police_ratio
from sightline.engines.graphs import measure_concentration
from sightline.errors import MixedPartitions
from sightline.values import say

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))
COUNTS = st.integers(0, 50_000)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2013-04-25", "2018-06-28", 1890),
        ("2018-06-28", "2013-04-25", -1890),
        ("2020-02-28", "2020-03-01", 2),
        ("2021-02-28", "2021-03-01", 1),
    ],
)
def test_lag_counts_calendar_days(first: str, last: str, days: int) -> None:
    assert lag(_day(first), _day(last)).days == days


@pytest.mark.parametrize(
    ("start", "day", "years", "inside"),
    [
        ("2013-04-25", "2013-04-24", 3, False),
        ("2013-04-25", "2013-04-25", 3, True),
        ("2013-04-25", "2016-04-24", 3, True),
        ("2013-04-25", "2016-04-25", 3, False),
        ("2012-02-29", "2015-02-28", 3, True),
        ("2012-02-29", "2015-03-01", 3, False),
    ],
)
def test_the_deployment_clock(start: str, day: str, years: int, inside: bool) -> None:
    assert within_years(_day(start), _day(day), years) is inside


@given(DAYS, DAYS)
def test_lag_is_the_same_both_ways_round(first: dt.date, last: dt.date) -> None:
    assert lag(first, last).days == -lag(last, first).days
    assert abs(full_years(first, last) - lag(first, last).years) < 1.02


def test_police_both_ways_by_hand() -> None:
    ratio = police_ratio(2000, 60, 140)
    assert (ratio.individual, ratio.with_formed) == (30, 100)
    assert (ratio.low_individual, ratio.low_with_formed, ratio.differ) == (True, False, True)


@pytest.mark.parametrize(
    ("troops", "individual", "formed", "police", "expected"),
    [
        (4200, None, None, 50, (None, 11.9, 252)),
        (7000, None, None, 900, (None, 128.6, 420)),
        (17300, 3300, None, None, (190.8, None, 1038)),
        (15000, None, None, None, (None, None, 900)),
        (0, 10, 20, None, (None, None, None)),
        (None, 10, 20, None, (None, None, None)),
        (1000, 0, 0, None, (0.0, 0.0, 60)),
    ],
)
def test_what_is_not_known_of_police_stays_unknown(
    troops: float | None,
    individual: float | None,
    formed: float | None,
    police: float | None,
    expected: tuple[float | None, float | None, int | None],
) -> None:
    ratio = police_ratio(troops, individual, formed, police=police)
    assert (_one(ratio.individual), _one(ratio.with_formed), ratio.needed) == expected
    if ratio.individual is None or ratio.with_formed is None:
        assert ratio.differ is None
        assert "unknown" in str(ratio)


def _one(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


@given(st.integers(1, 50_000), COUNTS, COUNTS)
def test_both_ratios_are_always_shown_and_formed_police_never_lower_one(
    troops: int, individual: int, formed: int
) -> None:
    ratio = police_ratio(troops, individual, formed)
    assert ratio.individual is not None
    assert ratio.with_formed is not None
    assert ratio.with_formed >= ratio.individual
    assert "individual police" in str(ratio)
    assert "with formed police" in str(ratio)
    assert ratio.needed is not None
    enough = police_ratio(troops, ratio.needed, 0)
    assert enough.low_individual is False


def test_shipped_against_capacity_by_hand() -> None:
    found = mirror((6.72, 6.72), (0.15, 0.15))
    assert found is not None
    assert (round(found.low, 1), found.flagged) == (44.8, True)
    both = mirror((6.72, 6.72), (0.1, 0.15))
    assert both is not None
    assert str(both) == "45 to 67 times the capacity"


@pytest.mark.parametrize("capacity", [None, (0.0, 0.0), (0.0, 1.0)])
def test_without_a_capacity_there_is_no_ratio(capacity: tuple[float, float] | None) -> None:
    assert mirror((1, 2), capacity) is None


def test_a_range_that_reaches_below_the_threshold_raises_nothing() -> None:
    found = mirror((1.0, 9.0), (1.0, 1.0))
    assert found is not None
    assert not found.flagged


@pytest.mark.parametrize(
    ("here", "there", "gap"), [(30, 10, 3), (None, 10, None), (30, None, None), (30, 0, None)]
)
def test_price_gap(here: float | None, there: float | None, gap: float | None) -> None:
    assert price_gap(here, there) == gap


def test_a_count_is_never_blown_up_by_its_coverage() -> None:
    told = str(seen(10, 0.2))
    assert told == "10 seen, coverage low"
    assert "50" not in told
    assert str(seen(10, None)) == "10 seen, coverage unknown"
    assert str(seen(10, 0.8)) == "10 seen, coverage 80%"


@given(COUNTS, st.none() | st.floats(0.01, 1))
def test_a_count_stays_what_was_seen(count: int, coverage: float | None) -> None:
    found = seen(count, coverage)
    assert found.count == count
    assert str(found).startswith(f"{count} seen")
    assert (found.low is None) == (coverage is None)


@pytest.mark.parametrize(("part", "whole", "given"), [(1, 4, 0.25), (1, 0, None), (1, None, None)])
def test_a_share_needs_a_whole(part: float, whole: float | None, given: float | None) -> None:
    assert share(part, whole) == given


def test_claims_by_hand() -> None:
    assert check_claim((870, 870), (0.015, 0.015), (60_000, 61_000)).agrees is True
    assert check_claim((3.6, 4.8), (0.07, 0.07), (75, 77)).agrees is False
    alone = check_claim((3.6, 4.8), (0.07, 0.07))
    assert (alone.agrees, alone.share) == (None, None)
    assert "base unknown" in str(alone)


@given(st.floats(1, 1e6), st.floats(0.01, 1))
def test_a_claim_agrees_with_the_base_that_it_implies(amount: float, part: float) -> None:
    base = amount / part
    assert check_claim((amount, amount), (part, part), (base, base)).agrees is True
    assert check_claim((amount, amount), (part, part), (base * 2, base * 3)).agrees is False


def test_shares_of_one_cut_add_up_and_rank() -> None:
    parts = [Share(str(n), value, "income") for n, value in enumerate((3, 38, 28, 26, 3, 1, 1))]
    assert partition_sum(parts) == 100
    assert is_whole(parts)
    assert not is_whole(parts[:3])
    assert [one.value for one in rank_shares(parts)][:3] == [38, 28, 26]


@pytest.mark.parametrize("act", [partition_sum, rank_shares, is_whole])
def test_shares_of_two_cuts_do_neither(act: object) -> None:
    assert callable(act)
    with pytest.raises(MixedPartitions, match="one partition at a time"):
        act([Share("a", 38, "category"), Share("b", 28, "good")])


def test_concentration_by_hand() -> None:
    assert round(hhi_at_least(80, 3), 1) == 2133.3
    assert largest([40, 20, 20, 20]) == 80


@given(st.lists(st.floats(0.1, 30), min_size=1, max_size=3))
def test_no_split_is_less_concentrated_than_the_even_one(shares: list[float]) -> None:
    assert measure_concentration(shares).high >= hhi_at_least(sum(shares), len(shares)) - 1e-6


@pytest.mark.parametrize(
    ("cited", "origins"),
    [
        ([("N", "Dziedzic"), ("C", "Dziedzic")], {"Dziedzic"}),
        ([("N", "C"), ("C", "Dziedzic")], {"Dziedzic"}),
        ([("N", None), ("C", None)], {"N", "C"}),
        ([("N", "C"), ("C", "N")], {"C"}),
        ([("N", "C"), ("C", "O"), ("O", "C")], {"C"}),
        ([], set()),
    ],
)
def test_one_origin_counts_once(cited: list[tuple[str, str | None]], origins: set[str]) -> None:
    assert independent(cited) == origins


BAN = Applied("travel-ban", _day("2018-12-20"))
FREEZE = Applied("asset-freeze", _day("2019-12-19"), _day("2021-01-01"))
ONE = Listing("MLi.001", (BAN, FREEZE))
LAPSE = _day("2023-08-31")


@pytest.mark.parametrize(
    ("day", "kind", "holds"),
    [
        ("2018-12-19", None, False),
        ("2018-12-20", None, True),
        ("2019-07-31", "asset-freeze", False),
        ("2019-12-19", "asset-freeze", True),
        ("2021-01-01", "asset-freeze", False),
        ("2021-01-01", "travel-ban", True),
        ("2023-08-30", None, True),
        ("2023-08-31", None, False),
    ],
)
def test_a_measure_holds_between_its_days(day: str, kind: str | None, holds: bool) -> None:
    assert active(ONE, _day(day), kind, lapse=LAPSE) is holds


@given(DAYS, st.sampled_from([None, "travel-ban", "asset-freeze"]))
def test_a_listing_never_holds_outside_its_time(day: dt.date, kind: str | None) -> None:
    holds = active(ONE, day, kind, lapse=LAPSE)
    assert not (holds and (day < BAN.start or day >= LAPSE))
    gone = Listing("MLi.001", ONE.measures, delisted=_day("2018-12-20"))
    assert not active(gone, day, kind)
    assert count_active([ONE, gone], day, kind, lapse=LAPSE) == int(holds)


def test_a_probability_in_a_gap_names_both_words() -> None:
    told = say(0.37)
    assert told.startswith("37 %")
    assert "unlikely (25-35 %)" in told
    assert "realistic possibility (40-50 %)" in told
