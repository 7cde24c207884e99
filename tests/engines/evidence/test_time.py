"""How age takes the meaning out of a report."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Report, weigh
from sightline.values.grade import Grade
from tests.engines.evidence.reports import GRADES, PRIORS

RATE = 1 / 400


def aged(age: float, grade: str = "B2", *, affirms: bool = True) -> Report:
    return Report(origin="patrol", grade=Grade.parse(grade), affirms=affirms, age=age)


def test_by_hand() -> None:
    """After 277 days at 1/400 a day half is kept: .8 becomes .25 x .5 + .5 and so on."""
    kept, right, prior = math.exp(-277 / 400), 0.804, 0.25
    then_if_now, then_if_not = kept + (1 - kept) * prior, (1 - kept) * prior
    said_if_now = right * then_if_now + (1 - right) * (1 - then_if_now)
    said_if_not = right * then_if_not + (1 - right) * (1 - then_if_not)
    found = weigh([aged(277)], change_rate=RATE).voices[0].log_odds
    assert found == pytest.approx(math.log(said_if_now / said_if_not))
    denied = weigh([aged(277, affirms=False)], change_rate=RATE).voices[0].log_odds
    assert denied == pytest.approx(math.log((1 - said_if_now) / (1 - said_if_not)))


@given(GRADES, st.booleans(), PRIORS)
def test_fresh_reports_have_not_aged(grade: Grade, affirms: bool, prior: float) -> None:
    fresh = [Report(origin="patrol", grade=grade, affirms=affirms, age=0)]
    assert weigh(fresh, prior=prior, change_rate=RATE).log_odds == pytest.approx(
        weigh(fresh, prior=prior).log_odds, abs=1e-9
    )


@given(GRADES, st.booleans(), PRIORS, st.floats(0, 4_000), st.floats(0, 4_000))
def test_the_older_the_less(
    grade: Grade, affirms: bool, prior: float, one: float, other: float
) -> None:
    young, old = (
        weigh(
            [Report(origin="patrol", grade=grade, affirms=affirms, age=age)],
            prior=prior,
            change_rate=RATE,
        )
        .voices[0]
        .log_odds
        for age in sorted((one, other))
    )
    assert abs(old) <= abs(young) + 1e-9
    assert young * old >= -1e-12


def test_what_is_very_old_says_nothing() -> None:
    assert weigh([aged(40_000)], change_rate=RATE).probability == pytest.approx(0.25)
