"""Grades: four scales, none of which is converted, averaged or read as a rank of doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadGrade
from sightline.values import Grade, Scale
from sightline.values.grade import STEPS


@st.composite
def grades(draw: st.DrawFn) -> Grade:
    scale = draw(st.sampled_from(Scale))
    steps = STEPS[scale]
    return Grade(
        draw(st.sampled_from(steps.source + steps.source_unjudged)),
        draw(st.sampled_from(steps.claim + steps.claim_unjudged)),
        scale,
        draw(st.sampled_from(["", *steps.handling])),
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("B2", "B2"),
        (" b2 ", "B2"),
        ("B-2", "B2"),
        ("B / 2", "B2"),
        ("admiralty:F6", "F6"),
        ("Admiralty: A1", "A1"),
        ("3x5x2:1AP", "3x5x2:1AP"),
        ("3x5x2:1-A-P", "3x5x2:1AP"),
        ("3X5X2:2D", "3x5x2:2D"),
        ("5x5x5:E41", "5x5x5:E41"),
        ("4x4:X4", "4x4:X4"),
    ],
)
def test_reads_what_people_write(text: str, written: str) -> None:
    assert str(Grade.parse(text)) == written


@given(grades())
def test_what_is_written_is_read_again(grade: Grade) -> None:
    assert Grade.parse(str(grade)) == grade


@pytest.mark.parametrize(
    "text",
    [
        "",
        "B",
        "2B",
        "G1",
        "A7",
        "A0",
        "B2H",
        "3x5x2:B2",
        "3x5x2:1AX",
        "4x4:D1",
        "4x4:A1P",
        "5x5x5:F1",
        "2x2:A1",
        "B2 extra",
        "ß",
        "B2:",
        ":B2C",
        "Ａ１",
        "A１",
        "5x5x5:A16",
    ],
)
def test_refuses_what_is_of_no_scale(text: str) -> None:
    with pytest.raises(BadGrade, match=r"expected|has none"):
        Grade.parse(text)


@pytest.mark.parametrize("marks", [("", "1"), ("AB", "1"), ("A", "12"), ("A", "")])
def test_a_mark_is_one_sign(marks: tuple[str, str]) -> None:
    with pytest.raises(BadGrade):
        Grade(*marks)


@pytest.mark.parametrize("text", ["F6", "3x5x2:2D", "5x5x5:E4", "4x4:X4"])
def test_what_cannot_be_judged_has_no_rank(text: str) -> None:
    grade = Grade.parse(text)
    assert (grade.source_rank, grade.claim_rank) == (None, None)
    assert not grade.judged
    worst = Grade(STEPS[grade.scale].source[-1], STEPS[grade.scale].claim[-1], grade.scale)
    assert not grade.at_least(worst)
    assert not grade.at_least(grade)
    assert not worst.at_least(grade)


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("A1", (1, 1)),
        ("E5", (5, 5)),
        ("B6", (2, None)),
        ("F2", (None, 2)),
        ("3x5x2:1A", (1, 1)),
        ("3x5x2:3E", (2, 4)),
        ("5x5x5:D5", (4, 4)),
        ("4x4:C3", (3, 3)),
    ],
)
def test_ranks_count_from_the_best(text: str, ranks: tuple[int | None, int | None]) -> None:
    grade = Grade.parse(text)
    assert (grade.source_rank, grade.claim_rank) == ranks
    assert grade.judged


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("A1", "B2", True), ("B2", "B2", True), ("A3", "B2", False), ("C1", "B2", False)],
)
def test_as_good_means_on_both_marks(one: str, other: str, expected: bool) -> None:
    assert Grade.parse(one).at_least(Grade.parse(other)) is expected


@given(grades(), grades())
def test_grades_of_two_scales_are_not_compared(one: Grade, other: Grade) -> None:
    if one.scale == other.scale:
        one.at_least(other)
        return
    with pytest.raises(BadGrade, match="two scales"):
        one.at_least(other)
