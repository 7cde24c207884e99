"""How far an item is trusted, in the scale in which it was graded.

A source is graded on its record and a report on its own merits. The two are
never averaged, and a grade is never converted silently: `4x4:B2` stays what
it is. "Cannot be judged" is not the worst grade; it is none.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import msgspec

from sightline.errors import BadGrade


class Scale(StrEnum):
    """The grading systems that reach a mission."""

    ADMIRALTY = "admiralty"
    UK_3X5X2 = "3x5x2"
    UK_5X5X5 = "5x5x5"
    EUROPOL_4X4 = "4x4"


class Steps(msgspec.Struct, frozen=True):
    """The marks of one scale, best first, and the mark that says 'cannot be judged'."""

    source: str
    claim: str
    source_unjudged: str = ""
    claim_unjudged: str = ""
    handling: str = ""


# Sources: AJP-2.1 for Admiralty; College of Policing for 3x5x2 and 5x5x5; Europol for 4x4.
STEPS: dict[Scale, Steps] = {
    Scale.ADMIRALTY: Steps("ABCDE", "12345", "F", "6"),
    Scale.UK_3X5X2: Steps("13", "ABCE", "2", "D", "PC"),
    Scale.UK_5X5X5: Steps("ABCD", "1235", "E", "4", "12345"),
    Scale.EUROPOL_4X4: Steps("ABC", "123", "X", "4"),
}


class Grade(msgspec.Struct, frozen=True):
    """Both marks of one scale, in the order in which they are spoken, and the handling if given."""

    source: str
    claim: str
    scale: Scale = Scale.ADMIRALTY
    handling: str = ""

    def __post_init__(self) -> None:
        steps = STEPS[Scale(self.scale)]
        _check(self, "source", self.source, steps.source + steps.source_unjudged)
        _check(self, "claim", self.claim, steps.claim + steps.claim_unjudged)
        if self.handling:
            _check(self, "handling", self.handling, steps.handling)

    @classmethod
    def parse(cls, text: str) -> Grade:
        """Read ``B2``, ``3x5x2:1BP`` or ``4x4:X4``; spaces and hyphens between marks are free."""
        return _read(text)

    @property
    def source_rank(self) -> int | None:
        """The place of the source mark, 1 the best, or None when it cannot be judged."""
        return _rank(self.source, STEPS[self.scale].source, STEPS[self.scale].source_unjudged)

    @property
    def claim_rank(self) -> int | None:
        """The place of the claim mark, 1 the best, or None when it cannot be judged."""
        return _rank(self.claim, STEPS[self.scale].claim, STEPS[self.scale].claim_unjudged)

    @property
    def judged(self) -> bool:
        """Whether either mark says anything at all."""
        return self.source_rank is not None or self.claim_rank is not None

    def at_least(self, other: Grade) -> bool:
        """Say whether this grade is as good on both marks as another of the same scale.

        What cannot be judged is never at least anything: it is no evidence of quality.
        """
        if self.scale != other.scale:
            raise BadGrade(f"cannot compare {self} with {other}: grades of two scales stay apart")
        pairs = ((self.source_rank, other.source_rank), (self.claim_rank, other.claim_rank))
        return all(
            mine is not None and theirs is not None and mine <= theirs for mine, theirs in pairs
        )

    def __str__(self) -> str:
        marks = f"{self.source}{self.claim}{self.handling}"
        return marks if self.scale is Scale.ADMIRALTY else f"{self.scale}:{marks}"


@lru_cache(maxsize=4096)  # a grade is read again with every item that carries it
def _read(text: str) -> Grade:
    name, _, marks = text.strip().rpartition(":")
    try:
        scale = Scale(name.strip().lower() or Scale.ADMIRALTY)
    except ValueError:
        known = ", ".join(Scale)
        raise BadGrade(f"{name!r} is not a grading scale: expected one of {known}") from None
    letters = [mark for mark in marks.upper() if mark not in " -/."]
    if len(letters) not in (2, 3):
        raise BadGrade(
            f"{text!r} is not a grade: expected two marks such as B2, three with handling"
        )
    return Grade(letters[0], letters[1], scale, "".join(letters[2:]))


def _check(grade: Grade, which: str, mark: str, allowed: str) -> None:
    if len(mark) == 1 and mark in allowed:
        return
    expected = f"expected one of {', '.join(sorted(allowed))}" if allowed else "it has none"
    raise BadGrade(f"{mark!r} is not a {which} mark of the scale {grade.scale}: {expected}")


def _rank(mark: str, steps: str, unjudged: str) -> int | None:
    return None if mark == unjudged else steps.index(mark) + 1
