"""One written word in the letters in which tokens are compared.

Words of scripts that write vowels become plain Latin letters. Words of Arabic and Hebrew
become the sounds of their consonants, one sign each, after a mark that says that vowels
are lacking: a romanisation would have to guess them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sightline.engines.names.letters import BARE, romanise
from sightline.engines.names.tables import rows

_ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_SIGNS = {
    "kh": "X", "sh": "S", "th": "T", "dh": "D", "gh": "G", "ch": "C", "ts": "c", "zh": "J", "j": "J"
}  # fmt: skip
_OWN = {"\u0639": "Q", "\u0649": "y", "\u0625": "a", "\u05e2": "Q"}
"""Letters whose sound counts here although a romanisation passes over it or guesses."""
_ALLAH = {"\u0627\u0644\u0644\u0647", "\u0627\u0644\u0644\u06d5", "\u0627\u0644\u0644\u06c1"}
_GOD = {
    "\u0627\u0644\u0644\u0647",
    "\u0627\u0644\u0627\u0644\u0647",
    "\u0627\u0644\u0625\u0644\u0647",
}
_SERVANT, _ARTICLE = "\u0639\u0628\u062f", "\u0627\u0644"
_DESCENT = {"\u0628\u0646", "\u0627\u0628\u0646", "\u0625\u0628\u0646", "\u0628\u0646\u062a"}
ABD, ALLAH, ABDALLAH = BARE + "Qbd", BARE + "allh", BARE + "Qbdallh"
SON = BARE + "bn"


@cache
def _abjad_letters() -> dict[str, str]:
    found = {
        letter: _SIGNS.get(latin, latin)
        for script, letter, latin in rows("letters")
        if script in {"arabic", "hebrew"}
    }
    return found | _OWN


def is_abjad(word: str) -> bool:
    """Whether a word is written in letters that leave out short vowels."""
    return _ABJAD.search(word) is not None


def latin(word: str) -> tuple[str, ...]:
    """A word in plain Latin letters; one that cannot be read aloud stays as it is."""
    text = romanise(word)
    if not text or text.isascii():
        return (text,) if text else ()
    text = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return tuple(text) if 2 <= len(text) <= 4 else (text,)


def abjad(word: str) -> tuple[str, ...]:
    """A word of Arabic or Hebrew as sounds of consonants, without the article."""
    letters = _abjad_letters()
    word = "".join(letter for letter in unicodedata.normalize("NFKC", word) if letter in letters)
    word = "".join(letter for letter in word if letters[letter] or letter == "\u0621")
    if word in _ALLAH:
        return (ALLAH,)
    if word in _DESCENT:
        return (SON,)
    if word == _ARTICLE:
        return ()
    if word.startswith(_SERVANT) and len(word) > 3:
        rest = word[3:]
        if rest in _GOD:
            return (ABDALLAH,)
        rest = rest[2:] if rest.startswith(_ARTICLE) and len(rest) > 4 else rest
        if len(rest) >= 3:
            return (ABD, *_sounds(rest))
    return _sounds(word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word)


def _sounds(word: str) -> tuple[str, ...]:
    letters = _abjad_letters()
    text = "".join(letters[letter] for letter in word)
    return (BARE + text,) if text else ()
