"""Warnings: grades that flatter, and probabilities that clash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Kind, check_conjunction, missing_kinds, warn_of_halo
from sightline.errors import BadValue
from sightline.values.grade import Grade


def graded(*marks: str) -> list[tuple[str, Grade]]:
    return [("desk 1", Grade.parse(one)) for one in marks]


def test_a_grader_who_asks_one_question_is_found() -> None:
    assert warn_of_halo(graded(*["B2"] * 17, *["B3"] * 3)) == {"desk 1": 0.85}
    assert warn_of_halo(graded(*["B2"] * 16, *["B3"] * 4)) == {}


def test_few_grades_are_no_habit() -> None:
    assert warn_of_halo(graded(*["B2"] * 19)) == {}


def test_what_could_not_be_judged_does_not_count() -> None:
    assert warn_of_halo(graded(*["F6"] * 30, *["B2"] * 19)) == {}
    assert warn_of_halo(graded(*["4x4:A1"] * 30)) == {}


@pytest.mark.parametrize(
    ("joint", "parts", "words"),
    [
        (0.5, [0.4, 0.9], "more than the least likely"),
        (0.2, [0.9, 0.8], "less often than 0.7"),
        (0.4, [0.4, 0.9], None),
        (0.7, [0.9, 0.8], None),
        (0.0, [0.3, 0.4], None),
    ],
)
def test_conjunctions(joint: float, parts: list[float], words: str | None) -> None:
    said = check_conjunction(joint, parts)
    assert (said is None) if words is None else (said is not None and words in said)


@given(st.floats(0, 1), st.floats(0, 1))
def test_independent_parts_never_clash(one: float, other: float) -> None:
    assert check_conjunction(one * other, [one, other]) is None


@pytest.mark.parametrize(("joint", "parts"), [(1.2, [0.5]), (0.5, []), (0.5, [-0.1])])
def test_no_probabilities_are_refused(joint: float, parts: list[float]) -> None:
    with pytest.raises(BadValue, match="0 to 1"):
        check_conjunction(joint, parts)


def test_the_three_rivals_that_are_always_needed() -> None:
    assert missing_kinds([Kind.CLAIM]) == (Kind.NULL, Kind.INNOCENT, Kind.DECEPTION)
    assert missing_kinds(Kind) == ()
