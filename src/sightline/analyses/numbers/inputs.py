"""What a figure is computed from: numbers, days and words, each with its source.

A value that begins with @ is read from the reference data, so that a figure and the data that it
rests on cannot drift apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import msgspec

from sightline.errors import BadReference, BadVocabulary
from sightline.model import load_terms
from sightline.reference import (
    concept,
    find_deployment,
    find_document,
    load_indicators,
    load_interfaces,
    load_missions,
)
from sightline.values import Instant


class Input(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One value or several as written, and where they are from."""

    value: str | tuple[str, ...]
    source: str


class Inputs:
    """The inputs of one figure, read in the form in which a formula wants them."""

    def __init__(self, given: Mapping[str, Input]) -> None:
        #: The values by name, with those of the reference data in place.
        self.values = {name: _resolve(one.value) for name, one in given.items()}

    def text(self, name: str) -> str:
        """One value as written."""
        value = self._value(name)
        if isinstance(value, tuple):
            raise BadReference(f"the input {name!r} has several values where one is expected")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Several values as written; one is a list of one."""
        value = self._value(name)
        return value if isinstance(value, tuple) else (value,)

    def number(self, name: str) -> float:
        """One number."""
        return _number(name, self.text(name))

    def numbers(self, name: str) -> tuple[float, ...]:
        """Several numbers."""
        return tuple(_number(name, text) for text in self.texts(name))

    def range(self, name: str) -> tuple[float, float]:
        """Two numbers: the low and the high end."""
        numbers = self.numbers(name)
        return min(numbers), max(numbers)

    def day(self, name: str) -> dt.date:
        """One day."""
        return _day(name, self.text(name))

    def days(self, name: str) -> tuple[dt.date, ...]:
        """Several days."""
        return tuple(_day(name, text) for text in self.texts(name))

    def has(self, name: str) -> bool:
        """Say whether an input is given."""
        return name in self.values

    def _value(self, name: str) -> str | tuple[str, ...]:
        if name not in self.values:
            given = ", ".join(self.values) or "none"
            raise BadReference(f"the input {name!r} is missing: given are {given}")
        return self.values[name]


def _resolve(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, tuple) or not value.startswith("@"):
        return value
    kind, _, rest = value[1:].partition(" ")
    try:
        found = _READERS[kind](rest)
    except (KeyError, BadVocabulary) as error:
        raise BadReference(f"{value!r} is not in the reference data") from error
    if found is None:
        raise BadReference(f"{value!r} is not in the reference data")
    return found


def _document(rest: str) -> str | None:
    symbol, _, _field = rest.rpartition(" ")
    found = find_document(symbol)
    return found.date if found else None


def _mission(rest: str) -> str | None:
    name, _, field = rest.rpartition(" ")
    found = [one for one in load_missions() if one.abbreviation == name]
    return (found[0].end if field == "end" else found[0].start) if found else None


def _deployment(rest: str) -> str | None:
    mission, year, field = rest.rsplit(" ", 2)
    found = find_deployment(mission, int(year))
    fields = {"troops": found.troops, "individual": found.individual} if found else {}
    fields |= {"formed": found.formed} if found else {}
    number = fields[field]
    return None if number is None else str(number)


def _count(rest: str) -> str:
    counts = {
        "interfaces": len(load_interfaces()),
        "indicators": len(load_indicators()),
        "seed_list": sum(one.seed_list for one in load_missions()),
    }
    return str(counts[rest])


_READERS: dict[str, Callable[[str], str | None]] = {
    "document": _document,
    "mission": _mission,
    "deployment": _deployment,
    "count": _count,
    "concept": lambda code: str(len(concept(code).entries)),
    "terms": lambda name: str(len(load_terms(name).terms)),
}


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadReference(f"the input {name!r} is {text!r}: expected a number") from None


def _day(name: str, text: str) -> dt.date:
    found = Instant.parse(text).earliest
    if found is None:
        raise BadReference(f"the input {name!r} is {text!r}: expected a day")
    return found
