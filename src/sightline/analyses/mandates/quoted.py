"""What the literature says of single texts, counted again in the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from sightline.analyses.mandates.strength import police_to_troops
from sightline.engines.mandates import Reading
from sightline.errors import BadReference

_NAME = "quoted.yaml"
_YEAR = re.compile(r"\s?\(\d{4}\)$")


class Quoted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement of the literature on one text; ``by_hand`` if we worked it out ourselves."""

    code: str
    symbol: str
    asks: str
    states: str
    source: str
    words: tuple[str, ...] = ()
    paragraph: str | None = None
    note: str = ""
    by_hand: bool = False


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What is stated beside what was read; ``verdict`` is agrees, conflicts or not known."""

    quoted: Quoted
    read: str | None
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def verdict(self) -> str:
        """Whether the two are the same."""
        if self.read is None:
            return "not known"
        return "agrees" if self.read == self.quoted.states else "conflicts"


class _Volume(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quoted: tuple[Quoted, ...]


@cache
def load_quoted() -> tuple[Quoted, ...]:
    """List what the literature says."""
    return read_quoted((files(__package__) / _NAME).read_text("utf-8"))


def read_quoted(text: str) -> tuple[Quoted, ...]:
    """Read and check a file of statements."""
    try:
        found = msgspec.convert(yaml.safe_load(text), _Volume).quoted
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadReference(f"{_NAME} cannot be used: {error}") from None
    wrong = [one.code for one in found if one.asks not in _ASKED]
    if wrong:
        raise BadReference(f"{_NAME}: {wrong[0]} asks what nobody can answer: see its head")
    return found


def check_quoted(reading: Reading, symbol: str | None = None) -> tuple[Checked, ...]:
    """Check all that the literature says of a text."""
    named = _YEAR.sub("", symbol or reading.document.symbol or "")
    return tuple(_check(reading, one) for one in load_quoted() if one.symbol == named)


def count_words(text: str, phrase: str) -> int:
    """Count a phrase in a text, whatever its case and the space between its words.

    >>> count_words("War crimes and war  crimes", "war crimes")
    2
    """
    words = r"\s+".join(map(re.escape, phrase.split()))
    return len(re.findall(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))


def _check(reading: Reading, one: Quoted) -> Checked:
    read = _ASKED[one.asks](reading, one)
    parts = tuple(_counts(reading, one)) if one.asks == "count" else ()
    return Checked(quoted=one, read=read, parts=parts)


def _counts(reading: Reading, one: Quoted) -> Iterator[tuple[str, int]]:
    for phrase in one.words:
        yield phrase, count_words(reading.document.text, phrase)


def _count(reading: Reading, one: Quoted) -> str:
    return str(sum(many for _, many in _counts(reading, one)))


def _literal(reading: Reading, one: Quoted) -> str:
    return "yes" if any(many for _, many in _counts(reading, one)) else "no"


def _scope(reading: Reading, one: Quoted) -> str | None:
    coding = reading.find(one.paragraph or "")
    return None if coding is None else coding.scope.value.term


def _task(reading: Reading, one: Quoted) -> str | None:
    coding = reading.find(one.paragraph or "")
    return None if coding is None else "yes" if coding.tasks_mission.value else "no"


def _individual(reading: Reading, _: Quoted) -> str | None:
    return _rounded(police_to_troops(reading).individual)


def _with_formed(reading: Reading, _: Quoted) -> str | None:
    return _rounded(police_to_troops(reading).with_formed)


def _rounded(number: float | None) -> str | None:
    return None if number is None else f"{number:.1f}"


_ASKED: dict[str, Any] = {
    "count": _count,
    "literal": _literal,
    "scope": _scope,
    "task": _task,
    "individual": _individual,
    "with_formed": _with_formed,
}
