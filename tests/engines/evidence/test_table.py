"""The tables of weights, and how grades of all scales are read."""

from __future__ import annotations

import math
from itertools import pairwise, product

import pytest

from sightline.engines.evidence import (
    Marks,
    Table,
    code,
    doctrinal_table,
    ratio_table,
    read_marks,
)
from sightline.errors import BadValue
from sightline.values.grade import STEPS, Grade, Scale

TABLES = pytest.mark.parametrize(
    "table", [doctrinal_table(), ratio_table()], ids=lambda table: table.name
)
ALL = [
    Grade(source, claim, scale)
    for scale, steps in STEPS.items()
    for source in steps.source + steps.source_unjudged
    for claim in steps.claim + steps.claim_unjudged
]


@pytest.mark.parametrize(
    ("grade", "right"),
    [("A1", 0.9465), ("B2", 0.804), ("C3", 0.655), ("F6", 0.6), ("A5", 0.49), ("E5", 0.33)],
)
def test_the_start_values_by_hand(grade: str, right: float) -> None:
    assert doctrinal_table().accuracy(Grade.parse(grade)) == pytest.approx(right)


@pytest.mark.parametrize("letters", [*pairwise("ABCDE"), ("F", "E")])
@pytest.mark.parametrize("digit", "123456")
def test_a_better_source_never_makes_a_report_worse(letters: tuple[str, str], digit: str) -> None:
    better, worse = (doctrinal_table().weight(Grade(letter, digit)) for letter in letters)
    assert better >= worse


@TABLES
@pytest.mark.parametrize("digits", [*pairwise("12345"), ("6", "5")])
@pytest.mark.parametrize("letter", "ABCDEF")
def test_better_content_never_makes_a_report_worse(
    table: Table, digits: tuple[str, str], letter: str
) -> None:
    better, worse = (table.weight(Grade(letter, digit)) for digit in digits)
    assert better >= worse


@TABLES
def test_what_cannot_be_judged_tells_nothing_against(table: Table) -> None:
    assert table.weight(None) == table.weight(Grade("F", "6")) >= 0
    assert all(table.weight(Grade(letter, "6")) >= 0 for letter in "ABCDEF")


@pytest.mark.parametrize("grade", ALL, ids=str)
def test_every_grade_of_every_scale_is_read(grade: Grade) -> None:
    marks = read_marks(grade)
    assert 0 <= code(grade) < 36
    assert math.isfinite(doctrinal_table().weight(grade))
    if grade.source_rank is None:
        assert marks.letter == "F"
    if grade.claim_rank is None:
        assert marks.digit == "6"
    assert bool(marks.loss) == (marks.digit == "6" and grade.claim_rank is not None)
    if grade.scale is Scale.ADMIRALTY:
        assert (marks.letter, marks.digit) == (grade.source, grade.claim)


@pytest.mark.parametrize("scale", [scale for scale in Scale if scale is not Scale.ADMIRALTY])
def test_order_survives_the_reading(scale: Scale) -> None:
    """Better sources of another scale are never read as worse ones."""
    letters = [
        read_marks(Grade(mark, STEPS[scale].claim[0], scale)).letter for mark in STEPS[scale].source
    ]
    assert letters == sorted(letters)


def test_codes_run_through_letters_and_digits() -> None:
    assert [code(Grade(*marks)) for marks in product("ABCDEF", "123456")] == list(range(36))
    assert code(None) == Marks().code == 35


@pytest.mark.parametrize("weights", [(0.0,) * 35, (math.nan,) * 36, (math.inf,) * 36])
def test_a_table_that_is_not_whole_is_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(BadValue, match="36 finite weights"):
        Table(name="broken", basis="", weights=weights)
