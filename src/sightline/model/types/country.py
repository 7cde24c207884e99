"""Countries and territories: codes, and names in five languages.

A name or demonym that could mean two countries is refused with both named: 'Congo' is not
read as either of its two states, and a Nigerien is never taken for a Nigerian.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from sightline.model.sources import read
from sightline.model.types.cleaned import Hint, Kind, Reading

_NOT_WORD = re.compile(r"[\W_]+")
_SUBDIVISION = re.compile(r"([a-z]{2})-[a-z0-9]{1,4}")
_ALEF = str.maketrans("أإآٱىة", "اااايه")


class Country(msgspec.Struct, frozen=True):
    """One country or territory, with its names by language."""

    en: str
    fr: str | None = None
    es: str | None = None
    pt: str | None = None
    ar: str | None = None
    alpha3: str | None = None
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def label(self, lang: str = "en") -> str:
        """The name in a language, or in English where there is none."""
        return getattr(self, lang, None) or self.en

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and demonym."""
        own = (self.en, self.fr, self.es, self.pt, self.ar, *self.also, *self.people)
        return tuple(name for name in own if name)


class _CountryList(msgspec.Struct, frozen=True):
    version: int
    countries: dict[str, Country]
    ambiguous: dict[str, tuple[str, ...]]


class _Gazetteer(msgspec.Struct, frozen=True):
    codes: dict[str, str]
    names: dict[str, tuple[str, ...]]


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return read("countries", _CountryList).countries


@cache
def _gazetteer() -> _Gazetteer:
    """Every code and every name folded for look-up; a name may lead to several countries."""
    codes: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    listed = read("countries", _CountryList)
    for code, country in listed.countries.items():
        codes[code] = code
        if country.alpha3:
            codes[country.alpha3] = code
        for name in country.names:
            names.setdefault(_fold(name), set()).add(code)
    for name, meant in listed.ambiguous.items():
        names.setdefault(_fold(name), set()).update(meant)
    return _Gazetteer(codes, {name: tuple(sorted(meant)) for name, meant in names.items()})


def _fold(text: str) -> str:
    """The name without case, accents, punctuation and spelling marks."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_ALEF))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", kept).strip()


def _read_country(text: str, _: Hint) -> Reading:
    gazetteer = _gazetteer()
    code = gazetteer.codes.get(text.lower().replace("_", "-"))
    if code:
        return code, None
    meant = gazetteer.names.get(_fold(text), ())
    if len(meant) == 1:
        return meant[0], None
    if meant:
        known = countries()
        spelled = " or ".join(f"{known[one].en} ({one})" for one in meant)
        return None, f"it could be {spelled}: give the code"
    return _read_subdivision(text.lower())


def _read_subdivision(text: str) -> Reading:
    match = _SUBDIVISION.fullmatch(text)
    country = _gazetteer().codes.get(match.group(1)) if match else None
    if country:
        return country, f"only the country of this area, {country}, is kept"
    return None, "no country of this name or code is known: expected such as ml, MLI or Mali"


COUNTRY = Kind("country", "Country", _read_country, group="countries", max_length=16)
