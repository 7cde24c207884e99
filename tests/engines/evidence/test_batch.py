"""Many hypotheses at once: the same answers as one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Batch, Report, code, weigh, weigh_many
from sightline.engines.evidence.ratio import logit, sigmoid
from sightline.errors import BadValue
from tests.engines.evidence.reports import PRIORS, SEVERAL


def gather(questions: list[list[Report]]) -> Batch:
    flat = [(number, one) for number, reports in enumerate(questions) for one in reports]
    names = sorted({one.origin for _, one in flat})
    return Batch(
        count=len(questions),
        hypothesis=np.array([number for number, _ in flat], dtype=np.int64),
        origin=np.array([names.index(one.origin) for _, one in flat], dtype=np.int64),
        code=np.array([code(one.grade) for _, one in flat], dtype=np.int64),
        affirms=np.array([one.affirms for _, one in flat], dtype=np.bool_),
        age=np.array([one.age for _, one in flat], dtype=np.float64),
    )


@given(st.lists(SEVERAL, min_size=1, max_size=5), PRIORS, st.sampled_from([0.0, 1 / 200]))
def test_many_are_weighed_as_one_by_one(
    questions: list[list[Report]], prior: float, rate: float
) -> None:
    found = weigh_many(gather(questions), prior=prior, change_rate=rate)
    alone = [weigh(reports, prior=prior, change_rate=rate) for reports in questions]
    assert found.log_odds == pytest.approx([one.log_odds for one in alone], abs=1e-9)
    assert found.probability == pytest.approx([one.probability for one in alone])
    assert len(found.voice_weight) == sum(len(one.voices) for one in alone)
    sums = np.bincount(found.voice_hypothesis, found.voice_weight, len(questions))
    assert found.support == pytest.approx(sums)


def test_origins_with_huge_numbers_are_told_apart() -> None:
    """Numbered so that a product of both numbers would come round to where it began."""
    batch = Batch(
        count=5,
        hypothesis=np.array([0, 4, 4]),
        origin=np.array([5, 5, 2**62 - 1]),
        code=np.array([7, 7, 7]),
        affirms=np.array([True, True, True]),
    )
    found = weigh_many(batch, prior=0.5)
    assert found.support[0] > 0
    assert found.support[4] == pytest.approx(2 * found.support[0])
    assert found.voice_origin.tolist() == [5, 5, 2**62 - 1]


def test_each_hypothesis_may_have_its_own_prior() -> None:
    priors = np.array([0.1, 0.6])
    batch = Batch(
        count=2,
        hypothesis=np.array([0, 1]),
        origin=np.array([0, 0]),
        code=np.array([7, 7]),
        affirms=np.array([True, True]),
        age=np.array([50.0, 50.0]),
    )
    for rate in (0.0, 0.01):
        found = weigh_many(batch, prior=priors, change_rate=rate)
        alone = [
            weigh_many(batch, prior=float(prior), change_rate=rate).log_odds[place]
            for place, prior in enumerate(priors)
        ]
        assert found.log_odds == pytest.approx(alone)


def test_undated_reports_are_counted() -> None:
    batch = gather([[Report(origin="a", age=None), Report(origin="b", age=1.0)]])
    assert weigh_many(batch, change_rate=0.1).undated == 1
    assert weigh_many(batch).undated == 0


def _arrays(**other: object) -> dict[str, Any]:
    plain = {
        "count": 2,
        "hypothesis": np.array([0, 1]),
        "origin": np.array([0, 1]),
        "code": np.array([0, 35]),
        "affirms": np.array([True, False]),
    }
    return {**plain, **other}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"origin": np.array([0])}, "one length"),
        ({"age": np.array([1.0])}, "one length"),
        ({"hypothesis": np.array([0, 2])}, "hypothesis runs from 0 to 2: expected 0 to 1"),
        ({"hypothesis": np.array([-1, 0])}, "hypothesis"),
        ({"code": np.array([0, 36])}, "code"),
        ({"origin": np.array([-1, 0])}, "origin"),
        ({"age": np.array([1.0, -1.0])}, "age"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        Batch(**_arrays(**wrong))


def test_ages_are_needed_where_time_matters() -> None:
    with pytest.raises(BadValue, match="need ages"):
        weigh_many(Batch(**_arrays()), change_rate=0.1)


@given(st.floats(-800, 800))
def test_log_odds_and_probability_are_one_another(log_odds: float) -> None:
    probability = float(sigmoid(log_odds))
    assert 0 <= probability <= 1
    if abs(log_odds) < 15:
        assert float(logit(probability)) == pytest.approx(log_odds, abs=1e-6)
