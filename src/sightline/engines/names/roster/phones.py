"""The sounds of a token, one byte each, and the other ways in which it may have been meant.

French, English, Portuguese, German and Slavic habits of writing one sound with several
letters are read; what is left are some forty sounds between which slips have costs.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from sightline.engines.names.compiled import Small
from sightline.engines.names.letters import BARE

SOUNDS = "aeiouEObptTdDkqXgGhszSCJcfvwylmnrQNxj0123456789"
"""E and O stand for ay and aw, T and D for th and dh, X and G for kh and gh, Q for ayn."""
CODES = {sound: place for place, sound in enumerate(SOUNDS, 1)}
SIZE = len(SOUNDS) + 1
VOWELS = "aeiouEO"
LONGEST = 30

_GROUPS = {
    "tsch": "C", "shch": "S", "chtch": "S", "tch": "C", "sch": "S", "dzh": "J", "dj": "J",
    "zh": "J", "sh": "S", "ch": "C", "kh": "X", "gh": "G", "th": "T", "dh": "D", "ph": "f",
    "ts": "c", "tz": "c", "ck": "k", "cq": "k", "qu": "k", "gn": "N", "nh": "N", "ou": "u",
    "oo": "u", "ee": "i", "ii": "i", "iy": "i", "yi": "i", "ij": "i", "aa": "a", "uu": "u",
    "ay": "E", "ai": "E", "ei": "E", "ey": "E", "aw": "O", "au": "O", "ow": "O", "j": "J",
}  # fmt: skip
_WRITTEN = re.compile(
    "|".join(
        f"{group}(?=.)" if group in {"gn", "nh"} else group
        for group in sorted(_GROUPS, key=len, reverse=True)
    )
    + "|c(?=[eiy])|c|y(?=[aeiou])|y"
)
_TWICE = re.compile(r"(\D)\1+")

_COARSE = {
    "b": "b", "p": "b", "t": "t", "T": "t", "d": "d", "D": "d", "k": "k", "q": "k", "X": "k",
    "g": "g", "G": "g", "s": "s", "z": "s", "S": "S", "C": "S", "J": "J", "c": "s", "f": "f",
    "v": "f", "l": "l", "m": "m", "n": "n", "N": "n", "r": "r", "x": "k", "j": "J",
}  # fmt: skip
_VOWELS = {"a": "a", "e": "e", "i": "e", "y": "e", "E": "e", "o": "o", "u": "o", "O": "o", "w": "o"}


def _table(pairs: dict[str, str]) -> Small:
    """For every sound the code of the one it is taken for, nought where it is passed over."""
    table = np.zeros(SIZE, np.uint8)
    for sound, code in CODES.items():
        table[code] = CODES.get(pairs.get(sound, sound if sound.isdigit() else ""), 0)
    return table


CONSONANTS = _table(_COARSE)
CONSONANTS_AND_VOWELS = _table(_COARSE | _VOWELS)


@lru_cache(1 << 16)
def sounds(token: str) -> bytes:
    """The sounds of a token; a token that cannot be read aloud has none."""
    if token.startswith(BARE):
        return bytes(CODES[sign] for sign in token[1:] if sign in CODES)[:LONGEST]
    heard = _TWICE.sub(r"\1", _WRITTEN.sub(_heard, token))
    return bytes(CODES[sound] for sound in heard if sound in CODES)[:LONGEST]


def _heard(match: re.Match[str]) -> str:
    text = match[0]
    if text == "c":
        soft = match.string[match.end() : match.end() + 1] in {"e", "i", "y"}
        return "s" if soft else "k"
    if text == "y":
        return "y" if match.string[match.end() : match.end() + 1] in set("aeiou") else "i"
    return _GROUPS[text]


def said(codes: bytes) -> str:
    """The sounds of a token as letters, for tests and for people."""
    return "".join(SOUNDS[code - 1] for code in codes)


_DIGITS = str.maketrans("0158", "oisb")
_SOMALI = re.compile(r"x|^c[aeiou]|aa|uu")
_ARTICLE = re.compile(r"^(?:[ae]l.{4,}|[ae]([sdrznt])\1.{4,})$")
_MUTE_C = re.compile(r"c(?=[aeiou])")


@lru_cache(1 << 16)
def forms(token: str) -> tuple[str, ...]:
    """The token, and other ways to take it: with an article, in Somali letters, misread digits."""
    found = [token]
    if token.startswith(BARE) or not token.isascii():
        return (token,)
    if _ARTICLE.match(token):
        found.append(token[2:])
    if _SOMALI.search(token):
        meant = _MUTE_C.sub("", token.replace("x", "h"))
        if meant != token and len(meant) > 2:
            found.append(meant)
    if not token.isdigit() and len(token) > 3 and any(map(str.isdigit, token)):
        found.append(token.translate(_DIGITS))
    return tuple(found)
