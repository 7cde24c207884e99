"""What a verification found: nothing, or problems with their places, in words."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing that is not as it was written, and where."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class Verdict(msgspec.Struct, frozen=True):
    """The outcome of a verification: how much was checked, and every problem found."""

    entries: int
    records: int
    withheld: int
    problems: tuple[Problem, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything is as it was written."""
        return not self.problems
