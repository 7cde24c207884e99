"""Which language a text is written in, guessed by its small words; unsure is no answer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import yaml

_LIST = Path(__file__).with_name("languages.yaml")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 20_000
#: Fewer words than this tell nothing.
_FEWEST = 12
#: The share of words that must be small words of the language, and how far it must lead.
_SHARE, _LEAD = 0.12, 1.25
#: A script that is used for one language here must have most of the letters.
_MOSTLY = 0.5
#: The letters of Chinese stand in Japanese too, so that a few of the others decide.
_JAPANESE = 0.08


class _Listed(msgspec.Struct, frozen=True):
    words: dict[str, str]
    scripts: dict[str, str]


@cache
def _listed() -> _Listed:
    return msgspec.convert(yaml.safe_load(_LIST.read_text(encoding="utf-8")), _Listed)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages of which a word is a small word."""
    found: dict[str, list[str]] = {}
    for language, words in _listed().words.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def guess_language(text: str) -> str | None:
    """Guess the language by its ISO 639-3 code, or say that it cannot be told."""
    head = text[:_MOST]
    by_script = _guess_by_script(head)
    if by_script is not None:
        return by_script
    words = [word.lower() for word in _WORD.findall(head)]
    if len(words) < _FEWEST:
        return None
    counts = Counter(language for word in words for language in _languages().get(word, ()))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < len(words) * _SHARE:
        return None
    rival = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= rival * _LEAD else None


def small_words(language: str | None) -> frozenset[str]:
    """The small words of a language, which are no names by themselves."""
    return frozenset(_listed().words.get(language or "", "").split())


def _guess_by_script(text: str) -> str | None:
    letters = Counter(_script(char) for char in text[:4_000] if char.isalpha())
    total = sum(letters.values())
    if not total:
        return None
    kana = letters["Hiragana"] + letters["Katakana"]
    if kana > total * _JAPANESE:
        return "jpn"
    script, count = letters.most_common(1)[0]
    return _listed().scripts.get(script) if count > total * _MOSTLY else None


@cache
def _script(char: str) -> str:
    """The script of a letter, by the first word of its name."""
    name = unicodedata.name(char, "")
    if name.startswith("CJK"):
        return "Han"
    return name.split(" ")[0].capitalize()
