"""Rivals of which one is true, and the matrix of competing hypotheses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Kind, Mark, Matrix, Report, Rival, compete, mark_of, weigh
from sightline.errors import BadValue
from tests.engines.evidence.reports import PRIORS, SEVERAL, said

CC, C, N, IN, II = Mark


@given(SEVERAL, PRIORS)
def test_two_rivals_are_one_hypothesis_and_its_denial(reports: list[Report], prior: float) -> None:
    rivals = [
        Rival(name="it is so", prior=prior, reports=tuple(reports)),
        Rival(name="it is not", prior=1 - prior, kind=Kind.NULL),
    ]
    assert compete(rivals).probabilities[0] == pytest.approx(
        weigh(reports, prior=prior).probability, abs=1e-9
    )


@given(SEVERAL, SEVERAL)
def test_probabilities_sum_to_one(one: list[Report], other: list[Report]) -> None:
    rivals = [
        Rival(name="tax", prior=0.3, reports=tuple(one)),
        Rival(name="toll", prior=0.2, reports=tuple(other), kind=Kind.INNOCENT),
        Rival(name="none of these", prior=0.5, kind=Kind.NULL),
    ]
    found = compete(rivals)
    assert math.fsum(found.probabilities) == pytest.approx(1)
    assert found.missing == (Kind.DECEPTION,)
    assert len(found.words()) == 3


def test_by_hand() -> None:
    weight = math.log(0.804 / 0.196)
    found = compete(
        [
            Rival(name="a", prior=0.5, reports=(said("panel"),)),
            Rival(name="b", prior=0.25, reports=(said("patrol", affirms=False),)),
            Rival(name="c", prior=0.25),
        ]
    )
    shares = [0.5 * math.exp(weight), 0.25 * math.exp(-weight), 0.25]
    assert found.probabilities == pytest.approx([share / sum(shares) for share in shares])
    seen = found.matrix()
    assert seen.items == ("panel", "patrol")
    assert seen.marks == ((CC, N, N), (N, II, N))
    assert seen.ranks == (1, 3, 1)


@pytest.mark.parametrize(
    ("rivals", "words"),
    [
        ([Rival(name="a", prior=1.0)], "two hypotheses"),
        ([Rival(name="a", prior=0.5), Rival(name="a", prior=0.5)], "one name"),
        ([Rival(name="a", prior=0.5), Rival(name="b", prior=0.4)], "sum to 0.9"),
    ],
)
def test_rivals_that_cannot_compete_are_refused(rivals: list[Rival], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        compete(rivals)


CLASSIC = Matrix(
    hypotheses=("militia tax", "traders' toll", "nothing happened"),
    items=("receipts", "barrier", "denial", "rumour"),
    marks=((CC, IN, II), (C, C, II), (IN, N, C), (N, N, N)),
    weights=(1.0, 0.5, 2.0, 1.0),
)


def test_a_matrix_by_hand() -> None:
    assert CLASSIC.inconsistency == (-2.0, -1.0, -3.0)
    assert CLASSIC.ranks == (2, 1, 3)
    assert CLASSIC.diagnosticity == (4, 3, 2, 0)
    without = {dropped.item: dropped for dropped in CLASSIC.sensitivity}
    assert without["denial"].ranks == (1, 2, 3)
    assert without["denial"].changes_leader
    assert without["receipts"].ranks == (3, 1, 2)
    assert (without["receipts"].changes_ranks, without["receipts"].changes_leader) == (True, False)
    assert not without["rumour"].changes_ranks


def test_equals_share_a_rank() -> None:
    even = Matrix(hypotheses=("a", "b", "c"), items=("x",), marks=((IN, IN, II),))
    assert even.ranks == (1, 1, 3)


@pytest.mark.parametrize(
    ("decibans", "mark"),
    [(6, CC), (5.9, C), (2, C), (1.9, N), (0, N), (-1.9, N), (-2, IN), (-5.9, IN), (-6, II)],
)
def test_marks_by_decibans(decibans: float, mark: Mark) -> None:
    assert mark_of(decibans) is mark


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"hypotheses": ("a",), "items": (), "marks": ()}, "two hypotheses"),
        ({"hypotheses": ("a", "b"), "items": ("x",), "marks": ()}, "0 rows"),
        ({"hypotheses": ("a", "b"), "items": ("x",), "marks": ((N,),)}, "'x' has 1 marks"),
        ({"items": ("x",), "marks": ((N, N),), "weights": (1.0, 1.0)}, "2 weights"),
        ({"items": ("x",), "marks": ((N, N),), "weights": (-1.0,)}, "from 0 up"),
        ({"items": ("x",), "marks": ((N, N),), "weights": (math.nan,)}, "from 0 up"),
    ],
)
def test_a_matrix_that_does_not_fit_is_refused(parts: dict[str, object], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        Matrix(**{"hypotheses": ("a", "b"), **parts})  # type: ignore[arg-type]


@given(st.lists(st.tuples(*[st.sampled_from(list(Mark))] * 3), max_size=5))
def test_consistent_items_never_raise_a_hypothesis(rows: list[tuple[Mark, Mark, Mark]]) -> None:
    """Only inconsistency counts: that is the whole of the method."""
    plain = Matrix(
        hypotheses=("a", "b", "c"), items=tuple(map(str, range(len(rows)))), marks=tuple(rows)
    )
    more = Matrix(
        hypotheses=plain.hypotheses, items=(*plain.items, "more"), marks=(*plain.marks, (CC, C, N))
    )
    assert more.inconsistency == plain.inconsistency
