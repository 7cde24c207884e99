"""Tables from decided cases, earned letters, and the quantiles behind both."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import (
    Batch,
    Counts,
    calibrate,
    count_cases,
    earn_letter,
)
from sightline.engines.evidence.beta import cumulative, interval, quantile
from sightline.errors import BadValue
from sightline.values.grade import Grade

SMALL = st.integers(0, 300)
MARK_COUNTS = st.tuples(SMALL, SMALL)


def counts_of(letters: list[tuple[int, int]], digits: list[tuple[int, int]], cases: int) -> Counts:
    return Counts(
        cases=cases,
        right=sum(right for right, _ in letters),
        wrong=sum(wrong for _, wrong in letters),
        letters=dict(zip("ABCDEF", letters, strict=True)),
        digits=dict(zip("123456", digits, strict=True)),
    )


def test_cases_are_counted_one_report_of_an_origin_and_side() -> None:
    """Origin 0 says B2 twice and C3 once, and denies once: one B2 right, one D4 wrong."""
    batch = Batch(
        count=2,
        hypothesis=np.array([0, 0, 0, 0, 1]),
        origin=np.array([0, 0, 0, 0, 0]),
        code=np.array([14, 7, 7, 21, 0]),
        affirms=np.array([True, True, True, False, True]),
    )
    counts = count_cases(batch, np.array([True, False]))
    assert (counts.cases, counts.right, counts.wrong) == (2, 1, 2)
    assert counts.letters["B"] == counts.digits["2"] == (1, 0)
    assert counts.letters["D"] == counts.digits["4"] == (0, 1)
    assert counts.letters["A"] == counts.digits["1"] == (0, 1)
    assert counts.letters["C"] == (0, 0)


def test_the_order_of_the_reports_does_not_matter() -> None:
    random = np.random.default_rng(3)
    arrays = [random.integers(high, size=80) for high in (10, 6, 36)]
    affirms = random.random(80) < 0.5
    truth = random.random(10) < 0.5
    found = []
    for order in (np.arange(80), random.permutation(80)):
        hypothesis, origin, code = (array[order] for array in arrays)
        batch = Batch(
            count=10, hypothesis=hypothesis, origin=origin, code=code, affirms=affirms[order]
        )
        found.append(count_cases(batch, truth))
    assert found[0] == found[1]


def test_a_table_by_hand() -> None:
    letters = [(90, 10), (0, 0), (60, 40), (0, 0), (0, 0), (50, 50)]
    digits = [(0, 0), (150, 50), (0, 0), (0, 0), (0, 0), (50, 50)]
    found = calibrate(counts_of(letters, digits, 250))
    base = 201 / 302
    best = (90 + 4 * base) / 104
    second = (150 + 4 * base) / 204
    odds = best / (1 - best) * second / (1 - second) / (base / (1 - base))
    assert found.table.weight(Grade.parse("A2")) == pytest.approx(math.log(odds))
    assert found.letters[0].mean == pytest.approx(best)
    assert found.letters[0].low < best < found.letters[0].high
    assert "300 reports" in found.table.basis


@given(st.lists(MARK_COUNTS, min_size=6, max_size=6), st.lists(MARK_COUNTS, min_size=6, max_size=6))
def test_what_cannot_be_judged_stays_the_average(
    letters: list[tuple[int, int]], digits: list[tuple[int, int]]
) -> None:
    table = calibrate(counts_of(letters, digits, 300)).table
    assert table.weight(None) >= 0
    spread = {
        round(
            table.weight(Grade(x, "6")) + table.weight(Grade("F", y)) - table.weight(Grade(x, y)), 9
        )
        for x in "ABCDEF"
        for y in "123456"
    }
    assert spread == {round(table.weight(None), 9)}


def test_marks_that_were_never_seen_are_the_average() -> None:
    nothing = [(0, 0)] * 6
    found = calibrate(counts_of(nothing, nothing, 0))
    assert set(found.table.weights) == {0.0}
    assert "only 0 cases" in found.cautions[0]


def test_marks_in_the_wrong_order_are_warned_of() -> None:
    letters = [(50, 50), (90, 10), (80, 20), (10, 90), (5, 95), (200, 0)]
    digits = [(100, 0), (100, 10), (100, 20), (35, 100), (50, 100), (50, 35)]
    found = calibrate(counts_of(letters, digits, 400))
    assert [words.split(":")[0] for words in found.cautions] == [
        "B was right more often than A",
        "5 was right more often than 4",
    ]


def test_every_case_needs_a_decision() -> None:
    batch = Batch(
        count=2,
        hypothesis=np.array([0]),
        origin=np.array([0]),
        code=np.array([0]),
        affirms=np.array([True]),
    )
    with pytest.raises(BadValue, match="2 hypotheses have 1 decisions"):
        count_cases(batch, np.array([True]))


@pytest.mark.parametrize(
    ("right", "wrong", "letter"),
    [
        (0, 0, "F"),
        (2, 0, "F"),
        (3, 0, "D"),
        (4, 0, "C"),
        (200, 5, "A"),
        (80, 15, "B"),
        (60, 40, "C"),
        (40, 60, "D"),
        (5, 60, "E"),
        (0, 3, "E"),
    ],
)
def test_letters_are_earned(right: int, wrong: int, letter: str) -> None:
    assert earn_letter(right, wrong).letter == letter


@given(st.integers(3, 200), st.integers(0, 200))
def test_being_right_never_costs_a_letter(right: int, wrong: int) -> None:
    before, after = earn_letter(right, wrong), earn_letter(right + 1, wrong)
    assert after.low > before.low
    assert after.letter <= before.letter


def test_counts_below_nothing_are_refused() -> None:
    with pytest.raises(BadValue, match="counts"):
        earn_letter(-1, 3)


@given(st.floats(0.01, 0.99), st.integers(1, 40), st.integers(1, 40))
def test_the_beta_distribution_is_a_sum_of_binomials(value: float, a: int, b: int) -> None:
    n = a + b - 1
    exact = math.fsum(math.comb(n, k) * value**k * (1 - value) ** (n - k) for k in range(a, n + 1))
    assert cumulative(value, a, b) == pytest.approx(exact, abs=1e-12)


@given(st.floats(0.02, 0.98), st.floats(0.3, 3_000), st.floats(0.3, 3_000))
def test_quantiles_turn_the_distribution_round(share: float, a: float, b: float) -> None:
    assert cumulative(quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-6)
    low, high = interval(a, b)
    assert low < high


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, 1, 1), (0.5, 0, 1), (0.5, 1, -1)])
def test_quantiles_that_are_none_are_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(BadValue, match="no quantile"):
        quantile(*wrong)
