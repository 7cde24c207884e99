"""Languages by their ISO 639-3 code."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.model.sources import read
from sightline.model.types.cleaned import Hint, Kind, Reading


class Language(msgspec.Struct, frozen=True):
    """One language with its names."""

    en: str
    fr: str | None = None
    ar: str | None = None
    alpha2: str | None = None

    def label(self, lang: str = "en") -> str:
        """The name in a language, or in English where there is none."""
        return getattr(self, lang, None) or self.en


class _LanguageList(msgspec.Struct, frozen=True):
    version: int
    languages: dict[str, Language]
    older: dict[str, str]
    unnamed: str


@cache
def languages() -> dict[str, Language]:
    """The languages that have a name here, by code."""
    return read("languages", _LanguageList).languages


@cache
def _codes() -> dict[str, str]:
    listed = read("languages", _LanguageList)
    codes = {code: code for code in listed.unnamed.split()}
    for code, language in listed.languages.items():
        for name in (language.fr, language.en):
            if name:
                codes.setdefault(name.lower(), code)
        if language.alpha2:
            codes[language.alpha2] = code
    codes.update({code: code for code in listed.languages})
    return codes | listed.older


def _read_language(text: str, _: Hint) -> Reading:
    codes = _codes()
    folded = text.lower()
    primary = folded.replace("_", "-").split("-")[0]
    code = codes.get(folded) or codes.get(primary)
    if code:
        return code, None
    return None, "no language of this code is known: expected ISO 639-3 such as fra, hau or som"


LANGUAGE = Kind(
    "language", "Language", _read_language, group="languages", matchable=False, max_length=16
)
