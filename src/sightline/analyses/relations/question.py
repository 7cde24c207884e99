"""The questions that are asked of an actor, and the hypotheses of which one is true."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from sightline.engines.evidence import Kind
from sightline.errors import BadValue, NotFound

_Shape = TypeVar("_Shape")


class Hypothesis(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer, what it means in words, and its share before anything is reported."""

    name: str
    prior: float
    words: str
    kind: Kind = Kind.CLAIM


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question with all its answers; ``seeking`` says what would bear on it."""

    code: str
    asks: str
    source: str
    seeking: str
    hypotheses: tuple[Hypothesis, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the hypotheses, in their order."""
        return tuple(one.name for one in self.hypotheses)


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    earlier_after_days: int
    questions: tuple[Question, ...]


def load_questions() -> tuple[Question, ...]:
    """Read the questions, the goal first."""
    return load_sheet().questions


def find_question(code: str) -> Question:
    """Find a question by its code."""
    for one in load_questions():
        if one.code == code:
            return one
    known = ", ".join(one.code for one in load_questions())
    raise NotFound(f"there is no question {code!r}: expected one of {known}")


@cache
def load_sheet() -> _Sheet:
    """Read the whole file of questions."""
    return read_yaml("questions.yaml", _Sheet)


def read_yaml(name: str, shape: type[_Shape]) -> _Shape:
    """Read a file of this room into its shape, or say what is wrong with it."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), shape)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadValue(f"{name} is not what was expected: {error}") from error
