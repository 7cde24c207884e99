"""Names as sounds, and how three languages write them.

An invented name is kept as sounds and written after English, French or Arabic
habits, so that the variants of one name differ as they do in reports. A capital
vowel is long: Arabic script writes it and leaves the short ones out.
"""

from __future__ import annotations

from functools import lru_cache

ENGLISH, FRENCH, ARABIC = "eng", "fra", "ara"
LANGUAGES = (ENGLISH, FRENCH, ARABIC)

_SHORT = {"a": ("a",), "e": ("e", "i"), "i": ("i",), "o": ("o",), "u": ("u", "o")}
_WRITTEN: dict[str, dict[str, tuple[str, ...]]] = {
    ENGLISH: _SHORT
    | {"A": ("a", "aa"), "I": ("i", "ee"), "U": ("u", "oo"), "O": ("o", "oh"), "E": ("e", "eh")}
    | {"S": ("sh",), "C": ("ch",), "j": ("j",), "x": ("kh", "k"), "G": ("gh", "g")}
    | {"q": ("q", "k"), "k": ("k", "c"), "h": ("h",), "y": ("y", "i"), "f": ("f", "ph")},
    FRENCH: _SHORT
    | {"u": ("ou", "o"), "A": ("a", "â"), "I": ("i", "y"), "U": ("ou",), "O": ("o", "au")}
    | {"E": ("é", "e"), "S": ("ch",), "C": ("tch",), "j": ("dj", "j"), "x": ("kh",)}
    | {"G": ("gh", "r"), "q": ("k", "q"), "w": ("ou", "w"), "h": ("h", ""), "y": ("y", "i")},
    ARABIC: {"a": ("",), "e": ("", "ي"), "i": ("", "ي"), "o": ("و",), "u": ("", "و")}
    | {"A": ("ا",), "I": ("ي",), "U": ("و",), "O": ("و",), "E": ("ي",), "b": ("ب",)}
    | {"p": ("ب", "پ"), "t": ("ت", "ط"), "d": ("د",), "k": ("ك", "ق"), "g": ("غ", "ق")}
    | {"f": ("ف",), "v": ("ف", "ڤ"), "s": ("س", "ص"), "z": ("ز",), "S": ("ش",), "C": ("تش",)}
    | {"j": ("ج",), "m": ("م",), "n": ("ن",), "r": ("ر",), "l": ("ل",), "h": ("ه", "ح")}
    | {"w": ("و",), "y": ("ي",), "x": ("خ",), "G": ("غ",), "q": ("ق",)},
}
_OPENING = {"a": "أ", "e": "إ", "i": "إ", "o": "أو", "u": "أ", "A": "آ", "I": "إي"}
_OPENING |= {"U": "أو", "O": "أو", "E": "إي"}
VARIANTS = 4


@lru_cache(maxsize=32_768)
def spell(word: str, language: str) -> tuple[str, ...]:
    """Write one word of sounds: the usual spelling first, then up to three others."""
    written = _WRITTEN[language]
    choices = [written.get(sound, (sound,)) for sound in word]
    if language == ARABIC:
        choices[0] = (_OPENING.get(word[0], choices[0][0]), *choices[0][1:])
        if word[-1] == "a":
            choices[-1] = ("ا", "ة")
    open_to_choice = [place for place, spellings in enumerate(choices) if len(spellings) > 1]
    found = [_join(choices, {}, language)]
    for turn in range(1, VARIANTS):
        other = dict.fromkeys(open_to_choice[turn - 1 :: VARIANTS - 1], 1)
        found.append(_join(choices, other, language))
    return tuple(found)


def _join(choices: list[tuple[str, ...]], other: dict[int, int], language: str) -> str:
    text = "".join(spellings[other.get(place, 0)] for place, spellings in enumerate(choices))
    return text if language == ARABIC else text[:1].upper() + text[1:]


def mistype(text: str, place: int, kind: int) -> str:
    """Make one slip of the keyboard: two letters swapped, one left out, or one doubled."""
    if len(text) < 4:
        return text + text[-1:]
    at = 1 + place % (len(text) - 2)
    slips = (
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        text[:at] + text[at + 1 :],
        text[: at + 1] + text[at:],
    )
    for turn in range(3):
        slip = " ".join(slips[(kind + turn) % 3].split())
        if slip != text:
            return slip
    return text + text[-1]
