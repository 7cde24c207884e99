"""Somebody as they are, before anybody writes them down: no list ever sees this.

A name is held as its parts in the way that it is told at home: as sounds where scripts and
orthographies differ. Every spelling of it is made from here, never from another spelling.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a person's name; a part that is not borne is empty.

    ``naming`` is the way of naming. It decides spellings and stands in no profile.
    """

    naming: str
    given: str
    father: str = ""
    grandfather: str = ""
    family: str = ""
    fame: str = ""


class Firm(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a company's name; ``legal`` are the ways to write its legal form."""

    language: str
    head: str
    trades: tuple[str, ...] = ()
    place: str = ""
    number: str = ""
    legal: tuple[str, ...]


class Birth(NamedTuple):
    """A day of birth."""

    year: int
    month: int
    day: int


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """A person or a company as it is. A company has no birth."""

    name: Person | Firm
    born: Birth | None
    country: str
    number: str


class Written(NamedTuple):
    """A name as somebody wrote it: the words, and the script (Latin, Cyrillic or Arabic)."""

    words: list[str]
    script: str

    @property
    def text(self) -> str:
        """The words in a line, with single spaces."""
        return " ".join(" ".join(self.words).split())
