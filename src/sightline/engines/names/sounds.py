"""How a word sounds, roughly, and how many slips of pen, ear or machine part two words.

The tables know French, English, Portuguese, German and Slavic habits of writing down the
same sounds. A slip is one letter that is wrong, missing or too many; letters that are often
taken for each other cost a part of a slip.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sightline.engines.names.letters import BARE

_SPELLED = {
    "tsch": "C", "shch": "S", "chtch": "S", "tch": "C", "sch": "S", "dzh": "J", "dsch": "J",
    "dj": "J", "zh": "J", "sh": "S", "ch": "C", "kh": "X", "gh": "G", "th": "T", "dh": "D",
    "ph": "f", "tz": "ts", "ck": "k", "cq": "k", "qu": "k", "ou": "u", "oo": "u", "ee": "i",
    "ie": "i", "iy": "i", "yi": "i", "ij": "i", "yy": "y", "ce": "se", "ci": "si", "cy": "si",
    "eau": "o",
}  # fmt: skip
_SPELLING = re.compile("|".join(sorted(_SPELLED, key=len, reverse=True)))
_TWICE = re.compile(r"([^\W\d])\1+")
_COARSE = str.maketrans(
    {
        "C": "S", "X": "k", "q": "k", "c": "k", "G": "g", "T": "t", "D": "d", "z": "s", "j": "J",
        "p": "b", "v": "f", "w": "u", "o": "u", "e": "i", "y": "i", "h": "",
    }
)  # fmt: skip
VOWELS = frozenset("aeiouy")
_SOFT = frozenset("hw")
_ALIKE = (
    ("aeiouy", 0.4), ("kqXcgG", 0.4), ("szc", 0.3), ("SCJjs", 0.4), ("tTdD", 0.4), ("bpvfw", 0.5),
    ("mn", 0.6), ("lr", 0.8), ("yij", 0.3), ("wuov", 0.3), ("0o", 0.2), ("1il", 0.3), ("5s", 0.2),
    ("8b", 0.2), ("9g", 0.3), ("3e", 0.3), ("4a", 0.3), ("Xh", 0.3), ("gGJj", 0.5),
)  # fmt: skip
_TURNED = 0.6
_LEAST_LOST = 0.4
_MISREAD = 0.4
FAR = 0.31
"""The share of slips past which two words have nothing to do with each other."""


def _cheap() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for letters, cost in _ALIKE:
        for one in letters:
            for other in letters:
                if one != other:
                    found[one, other] = min(cost, found.get((one, other), 1.0))
    return found


_CHEAP = _cheap()


@lru_cache(1 << 16)
def phones(word: str) -> str:
    """The word with its groups of letters read as one sound each, and no letter twice."""
    said = _SPELLING.sub(lambda match: _SPELLED[match[0]], word.removeprefix(BARE))
    return _TWICE.sub(r"\1", said.replace("x", "ks") if word[:1] != "x" else said)


@lru_cache(1 << 16)
def sound(word: str) -> str:
    """The rough sound: words that are written down by ear often share it."""
    plain = phones(word)
    if len(plain) > 3 and plain.endswith("e"):
        plain = plain[:-1]
    return _TWICE.sub(r"\1", plain.translate(_COARSE))


@lru_cache(1 << 16)
def skeleton(word: str) -> str:
    """The consonants of the rough sound, in which words with and without vowels can meet."""
    return _TWICE.sub(r"\1", "".join(letter for letter in sound(word) if letter not in "aiu"))


def is_bare(word: str) -> bool:
    """Whether the short vowels of the word were not written."""
    return word.startswith(BARE)


@lru_cache(1 << 18)
def slips(one: str, other: str) -> float:
    """The slips between two words; vowels do not count where one word was written without.

    Words that differ by more than `FAR` of their length are all equally far.
    """
    found = _slips(one, other)
    if "rn" in one or "rn" in other:
        found = min(found, _slips(one.replace("rn", "m"), other.replace("rn", "m")) + _MISREAD)
    return found


def _slips(one: str, other: str) -> float:
    first, second = phones(one), phones(other)
    if is_bare(one) != is_bare(other):
        first, second = _consonants(first), _consonants(second)
    longest = max(len(first), len(second))
    limit = FAR * longest
    if abs(len(first) - len(second)) * _LEAST_LOST > limit:
        return float(longest)
    return min(_distance(first, second, limit), float(longest))


def _consonants(text: str) -> str:
    kept = "".join(letter for letter in text if letter not in VOWELS and letter not in _SOFT)
    return kept or text


_LOST = dict.fromkeys(VOWELS, 0.5) | dict.fromkeys(_SOFT, 0.4)


def _distance(first: str, second: str, limit: float) -> float:
    """Edit distance with cheap pairs and neighbours that changed places; infinite past a limit."""
    if first == second:
        return 0.0
    lost, cheap = _LOST, _CHEAP
    costs = [lost.get(letter, 1.0) for letter in second]
    above2: list[float] = []
    above = [0.0]
    for cost in costs:
        above.append(above[-1] + cost)
    for row, one in enumerate(first):
        cost_one = lost.get(one, 1.0)
        line = [best := above[0] + cost_one]
        for column, other in enumerate(second):
            if one == other:
                best = above[column]
            else:
                taken = above[column] + cheap.get((one, other), 1.0)
                gone, come = above[column + 1] + cost_one, best + costs[column]
                best = taken if taken < gone else gone
                best = come if come < best else best
                if row and column and one == second[column - 1] and other == first[row - 1]:
                    best = min(best, above2[column - 1] + _TURNED)
            line.append(best)
        if min(line) > limit and (not row or min(above) > limit - _TURNED):
            return float("inf")
        above2, above = above, line
    return above[-1]
