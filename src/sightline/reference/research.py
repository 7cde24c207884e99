"""What research found, as cards that may only raise a question; and definitions, side by side."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.reference.naming import entity_id
from sightline.reference.origin import Checked
from sightline.reference.volume import Volume, read_volume


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding: design, scope, size, what to take care of, and the question it raises."""

    code: str
    study: str
    published: str
    claim: str
    design: str
    scope: str
    caveats: tuple[str, ...]
    question: str
    checked: Checked
    source: str
    size: str | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("card", self.code)


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One definition of organized crime, whose it is, since when, and who draws the line."""

    code: str
    author: str
    jurisdiction: str
    date: str
    says: str
    draws_line: str
    source: str

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("definition", self.code)


class _Cards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    cards: tuple[Card, ...]


class _Definitions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    definitions: tuple[Definition, ...]


@cache
def load_cards() -> tuple[Card, ...]:
    """List the cards."""
    return read_cards(read_volume("cards.yaml"))


@cache
def load_definitions() -> tuple[Definition, ...]:
    """List the definitions, side by side: none is taken for granted."""
    return read_definitions(read_volume("definitions.yaml"))


def read_cards(text: str, name: str = "cards.yaml") -> tuple[Card, ...]:
    """Read and check a file of cards."""
    volume = Volume(name, text, _Cards)
    volume.check_codes((one.code for one in volume.content.cards), "cards")
    for number, one in enumerate(volume.content.cards):
        volume.check_date(one.published, "cards", number, "published")
        if not one.caveats:
            volume.refuse("a finding needs its caveats", "cards", number)
        if not one.question.endswith("?"):
            volume.refuse("a card raises a question: end it with '?'", "cards", number, "question")
    return volume.content.cards


def read_definitions(text: str, name: str = "definitions.yaml") -> tuple[Definition, ...]:
    """Read and check a file of definitions."""
    volume = Volume(name, text, _Definitions)
    volume.check_codes((one.code for one in volume.content.definitions), "definitions")
    for number, one in enumerate(volume.content.definitions):
        volume.check_date(one.date, "definitions", number, "date")
    return volume.content.definitions
