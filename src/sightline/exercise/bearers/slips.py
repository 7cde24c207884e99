"""What goes wrong between hearing a name and having it on file: fingers, scanners, haste."""

from __future__ import annotations

import unicodedata

from sightline.exercise.draws import Draws

_NEAR = {"a": "qsz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj"}
_NEAR |= {"i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o"}
_NEAR |= {"q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc"}
_NEAR |= {"y": "tu", "z": "x", "0": "19", "1": "20", "2": "13", "3": "24", "4": "35", "5": "46"}
_NEAR |= {"6": "57", "7": "68", "8": "79", "9": "80"}
"""The keys beside each key."""
_SEEN = (
    *(("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("o", "0"), ("e", "c"), ("h", "b")),
    *(("s", "5"), ("cl", "d"), ("d", "cl"), ("u", "v"), ("n", "ri"), ("B", "8"), ("a", "o")),
    *(("ه", "ة"), ("ب", "ت"), ("ن", "ت"), ("ر", "ز"), ("и", "н"), ("ш", "щ"), ("е", "с")),
)
"""What a scanner takes for what."""


def mistyped(text: str, draws: Draws) -> str:
    """Make one slip of the keyboard, mostly after the first letter."""
    if len(text) < 4:
        return text
    at = draws.between(1, len(text) - 1) if draws.below(12) else 0
    kind = draws.below(100)
    if kind < 25:
        return text[:at] + text[at + 1 :]
    if kind < 50 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    letter = text[at]
    near = _NEAR.get(letter.casefold())
    struck = draws.pick(near) if near else letter
    struck = struck.upper() if letter.isupper() else struck
    return text[:at] + struck + text[at + (1 if kind < 80 and near else 0) :]


def misread(text: str, draws: Draws) -> str:
    """Make one error of a scanner."""
    for _ in range(4):
        old, new = draws.pick(_SEEN)
        at = text.find(old, 1)
        if at > 0:
            return text[:at] + new + text[at + len(old) :]
    return mistyped(text, draws)


def at_a_long_one(words: list[str], draws: Draws) -> int:
    """Choose the place of a word to go wrong: a long one sooner than a short one."""
    return max(range(len(words)), key=lambda place: len(words[place]) * (draws.below(1000) + 1))


def bare(text: str) -> str:
    """Take the accents off Latin letters."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
