"""Clues: which reported facts bear on which hypothesis, how directly, and why."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from sightline.analyses.relations.question import find_question, read_yaml
from sightline.analyses.relations.sign import SIGNS
from sightline.errors import BadValue

NAMED = "*"
"""In place of a hypothesis: the one that the statement itself names."""


class Clue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pattern of facts that speaks for a hypothesis; 1 is a report of the thing itself."""

    code: str
    question: str
    pattern: str
    hypothesis: str
    strength: float
    reason: str
    source: str

    @property
    def bound(self) -> float:
        """The log-odds that the clue can reach, however many voices tell of it."""
        return math.inf if self.direct else self.strength * math.log(10)

    @property
    def direct(self) -> bool:
        """Whether the statement itself names the hypothesis."""
        return self.hypothesis == NAMED


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    clues: tuple[Clue, ...]


def load_clues(question: str | None = None) -> tuple[Clue, ...]:
    """Read all clues, or those on one question."""
    return tuple(clue for clue in _read().clues if question in (None, clue.question))


@cache
def _read() -> _Sheet:
    sheet = read_yaml("clues.yaml", _Sheet)
    for clue in sheet.clues:
        names = find_question(clue.question).names
        if not clue.direct and clue.hypothesis not in names:
            raise BadValue(
                f"clue {clue.code}: {clue.hypothesis!r} is not one of {', '.join(names)}"
            )
        if clue.pattern not in SIGNS:
            raise BadValue(f"clue {clue.code}: there is no pattern {clue.pattern!r}")
        if not 0 < clue.strength <= 1:
            raise BadValue(f"clue {clue.code}: its strength is above 0 and at most 1")
    return sheet
