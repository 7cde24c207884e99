"""Names that are known without a picture: larger places, countries, and kinds of illicit market."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from sightline.intake.coordinates import named_places
from sightline.intake.extraction.candidate import What
from sightline.model import load_terms
from sightline.model.types import KINDS
from sightline.model.types.country import countries


class Entry(msgspec.Struct, frozen=True):
    """One name of the gazetteer, what bears it, and the value that would be kept."""

    name: str
    what: What
    value: str | None
    doubt: str | None = None


@cache
def gazetteer() -> tuple[Entry, ...]:
    """Every name, each once: a country goes before a place of its name."""
    found: dict[str, Entry] = {}
    for entry in (*_countries(), *_markets(), *_places()):
        found.setdefault(entry.name.casefold(), entry)
    return tuple(found.values())


def _countries() -> Iterator[Entry]:
    """Countries by the names of the state; what its people are called is no mention of it.

    A name that two states share is given with the question.
    """
    for code, country in countries().items():
        if len(code) != 2 or country.alpha3 is None:
            continue
        own = (country.en, country.fr, country.es, country.pt, country.ar)
        for name in dict.fromkeys(name for name in (*own, *country.also) if name):
            if len(name) > 3:
                meant = KINDS["country"].clean(name)
                yield Entry(name, What.COUNTRY, meant.value, None if meant.value else meant.problem)


def _markets() -> Iterator[Entry]:
    for term in load_terms("market").terms:
        for label in term.label.values():
            yield Entry(label, What.MARKET, term.code)


def _places() -> Iterator[Entry]:
    for name in named_places():
        yield Entry(name, What.PLACE, name)
