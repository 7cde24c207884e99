"""What the names of columns mean, in five languages, read from a list."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
import yaml

from sightline.intake.months import fold

_LIST = Path(__file__).with_name("words.yaml")
_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Field(msgspec.Struct, frozen=True):
    """One meaning that a column can have, the properties that carry it, and how it is called."""

    props: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


class KindHints(msgspec.Struct, frozen=True):
    """What speaks for one kind of entity."""

    clear: tuple[str, ...]
    some: tuple[str, ...]
    words: tuple[str, ...]


class Words(msgspec.Struct, frozen=True):
    """The whole list."""

    fields: dict[str, Field]
    kinds: dict[str, KindHints]


class Meaning(msgspec.Struct, frozen=True):
    """What a column name seems to mean, in which language, and whether the whole name says so."""

    field: str
    language: str
    word: str
    whole: bool


@cache
def load_words() -> Words:
    """Read the list once."""
    return msgspec.convert(yaml.safe_load(_LIST.read_text(encoding="utf-8")), Words)


def plain(text: str) -> str:
    """Write a column name as plain words: ``DonationDate`` and ``donation_date`` are the same."""
    return " ".join(_NOT_WORD.sub(" ", fold(_CAMEL.sub(" ", text))).split())


def find_meaning(column: str) -> Meaning | None:
    """Find what a column name means; a name that is exactly a word of the list goes first."""
    name = plain(column)
    whole = _index().get(name)
    if whole is not None:
        return Meaning(whole[0], whole[1], name, whole=True)
    parts = name.split()
    runs = (
        sorted(
            (
                " ".join(parts[start:end])
                for start in range(len(parts))
                for end in range(start + 1, len(parts) + 1)
            ),
            key=len,
            reverse=True,
        )
        if len(parts) <= 8
        else parts
    )
    for run in runs:
        found = _index().get(run)
        if found is not None and len(run) > 2:
            return Meaning(found[0], found[1], run, whole=False)
    return None


@cache
def _index() -> dict[str, tuple[str, str]]:
    index: dict[str, tuple[str, str]] = {}
    for name, field in load_words().fields.items():
        for language, words in field.words.items():
            for word in words:
                index.setdefault(plain(word), (name, language))
    return index
