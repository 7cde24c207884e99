"""From any script to plain small Latin letters, without a dictionary and without ICU.

Scripts whose letters stand for sounds in their own way have a table. The syllabaries and
the scripts of India and its neighbours are read by the names that Unicode gives their
letters. What cannot be read so (Chinese above all) stays as it is, and is compared with
itself only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sightline.engines.names.tables import rows

BARE = "~"
"""Stands before a word whose short vowels were not written."""

_ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
_QUOTES = re.compile("['`´‘’ʻʼʿʾ\u02b9\u02ba\u05f3]")
_NAMED = re.compile(
    r"^(?:\w+ )+?(?P<kind>LETTER|SYLLABLE|VOWEL SIGN|CHARACTER|SIGN|VOWEL)"
    r"(?: SMALL)? (?P<sound>[A-Z]+)(?: [A-Z]+)*$"
)
_KEPT_VOWEL = re.compile(r"^(?:HIRAGANA|KATAKANA|ETHIOPIC|HANGUL)")
_SILENT = re.compile(r"\b(?:GLOTTAL|PHARYNGEAL) ")
_THAI = ("THAI", "LAO")


@cache
def _table() -> dict[str, str]:
    return {letter: latin for _, letter, latin in rows("letters")}


def romanise(word: str) -> str:
    """Write one word in small Latin letters and digits; `BARE` stands first where vowels lack."""
    return _romanise(unicodedata.normalize("NFKC", word).casefold())


@lru_cache(1 << 16)
def _romanise(word: str) -> str:
    plain = _QUOTES.sub("", word)
    if plain.isascii():
        return "".join(letter for letter in plain if letter.isalnum())
    bare = BARE if _ABJAD.search(plain) else ""
    written: list[str] = []
    for letter in plain:
        _write(letter, written)
    text = "".join(written)
    return bare + text if text else ""


def _write(letter: str, written: list[str]) -> None:
    """Add one letter; a sign for a vowel replaces the vowel that its consonant brought along."""
    known = _table().get(letter)
    if known is not None:
        written.append(known)
        return
    if letter.isascii():
        written.append(letter if letter.isalnum() else "")
        return
    if unicodedata.combining(letter) and unicodedata.name(letter, "").startswith("COMBINING"):
        return
    root = unicodedata.normalize("NFD", letter)[0]
    if root != letter and (root.isascii() or root in _table()):
        written.append(_table().get(root, root))
        return
    _write_named(letter, written)


def _write_named(letter: str, written: list[str]) -> None:
    name = _SILENT.sub("", unicodedata.name(letter, ""))
    if "VIRAMA" in name or name.endswith(("SIGN COENG", "AL-LAKUNA")):
        _drop_vowel(written)
        return
    match = _NAMED.match(name)
    if match is None or name.startswith("CJK"):
        written.append(letter if letter.isalnum() else "")
        return
    if match["kind"] == "CHARACTER" and name.startswith(_THAI):
        sound = re.sub(r"^(?:SARA|MAI) ", "", name.split("CHARACTER ")[1]).split()[0].lower()
        vowel = "SARA" in name or "MAI HAN-AKAT" in name
        written.append(sound if vowel else sound.rstrip("aeiou"))
        return
    sound = match["sound"].lower()
    if match["kind"] in {"VOWEL SIGN", "VOWEL"}:
        _drop_vowel(written)
    elif match["kind"] == "SIGN":
        sound = "n" if sound.startswith(("anusvara", "candrabindu", "bindi", "nikahit")) else ""
    elif not _KEPT_VOWEL.match(name) and len(sound) > 1 and sound[-1] == "o":
        sound = sound[:-1] + "a"
    written.append(sound)


def _drop_vowel(written: list[str]) -> None:
    if written and len(written[-1]) > 1 and written[-1][-1] == "a":
        written[-1] = written[-1][:-1]
