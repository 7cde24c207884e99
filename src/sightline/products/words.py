"""Words that a paper may not use of somebody, and words of probability that need their range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sightline.values.words import WORDS

#: What calls somebody something. Reported, alleged, listed, charged and convicted are said with
#: authority and day; a characterisation is a judgement with rival and reviewer.
_BANNED = re.compile(
    r"\b(criminals?(?!\s+(?:justice|court|code|law|proceedings|case|investigation|record))"
    r"|gangsters?|terrorists?|thugs?|bandits?|mafios[oi]|crooks?|warlords?|kingpins?"
    r"|drug lords?|godfathers?|masterminds?)\b",
    re.IGNORECASE,
)
_LABELS = sorted({word.label for words in WORDS.values() for word in words}, key=len, reverse=True)
_LIKELY = re.compile(rf"\b({'|'.join(map(re.escape, _LABELS))})\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*\(\d{1,3}-\d{1,3} %\)")


_QUOTED = re.compile("“[^”]*”")


def take_out(text: str, quoted: Iterable[str]) -> str:
    """Take out of a text what is quoted: what stands in quotation marks, and words of sources."""
    own = _QUOTED.sub("…", text)
    for words in sorted((one for one in quoted if one), key=len, reverse=True):
        own = own.replace(words, "…")
    return own


def find_banned(text: str) -> Iterator[str]:
    """Find words that call somebody something."""
    return (match[0] for match in _BANNED.finditer(text))


def find_words(text: str) -> tuple[str, ...]:
    """Find words of probability."""
    return tuple(match[0] for match in _LIKELY.finditer(text))


def wants_range(text: str) -> Iterator[str]:
    """Find words of probability that do not have their range behind them."""
    return (match[0] for match in _LIKELY.finditer(text) if not _RANGE.match(text, match.end()))
