"""Arabic and Persian names from their sounds: five Latin habits of spelling, and Arabic script.

One letter is one sound (see data/names.tsv). A habit offers several ways for many of them, and
each is drawn anew, so that one name is spelled in as many ways as it is in reports.
"""

from __future__ import annotations

from functools import lru_cache

from sightline.exercise.bearers.tables import Choices, habits, numbers, words
from sightline.exercise.draws import Draws

VOWELS = frozenset("aiuāīū")
SUN = frozenset("tṯdḏrzsšṣḍṭẓln")
_LETTERS = dict(
    zip("ābtṯjḥḵdḏrzsšṣḍṭẓʿġfqklmnhwyūīpgvč", "ابتثجحخدذرزسشصضطظعغفقكلمنهويويپگوچ", strict=True)
)
_FIXED = {"allāh": "الله", "al-raḥmān": "الرحمن"}
_OPENING = {"a": "أ", "i": "إ", "u": "أ", "ā": "آ"}
_BENT = frozenset(words("names", "arabic", "bent"))
"""Names whose last long a is written with the letter yā without dots."""
DOUBLED = "\x01"
"""Stands in a plan for a consonant said twice, which is not always written twice."""


@lru_cache(1 << 16)
def _plan(word: str, habit: str) -> tuple[Choices, ...]:
    """The choices for each sound of a word, in order."""
    table = habits("orthographies", habit)
    plan: list[Choices] = []
    place = 0
    while place < len(word):
        sound, after = word[place], word[place + 1 : place + 2]
        diphthong = sound + after
        if diphthong in table and word[place + 2 : place + 3] not in {*VOWELS, after}:
            plan.append(table[diphthong])
            place += 2
            continue
        doubled = place > 0 and sound == word[place - 1] and sound not in VOWELS
        plan.append((DOUBLED,) if doubled else table.get(sound, (sound,)))
        place += 1
    return tuple(plan)


def latin(word: str, habit: str, draws: Draws) -> str:
    """Spell one word, without its article, in small letters."""
    often = numbers(habit)
    text = ""
    for choices in _plan(word, habit):
        if len(choices) > 1:
            text += choices[draws.below(len(choices))]
        elif choices[0] != DOUBLED:
            text += choices[0]
        elif len(text) == 1 or (text and text[-2:] not in {"sh", "kh", "gh", "dh", "th", "ch"}):
            text += text[-1] if draws.below(100) < often["double"] else ""
    if word.endswith("a") and draws.below(100) < often["final"]:
        text += "h"
    if text.endswith(("iya", "iyya")) and draws.below(10) < 4:
        text = text.removesuffix("ya").removesuffix("y").removesuffix("i") + "ia"
    return text.strip("'") or word


def large(text: str) -> str:
    """Write the first letter large, passing over signs for sounds that Latin letters lack."""
    for place, letter in enumerate(text):
        if letter.upper() != letter:
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def word_in_latin(word: str, habit: str, draws: Draws) -> str:
    """Spell one part of a name in Latin letters: a plain word, or one of two words joined."""
    if " " in word:
        return _joined(word, habit, draws)
    if word.startswith("al-"):
        core = word[3:]
        article = draws.pick(habits("orthographies", habit)["article"])
        if core[0] in SUN and draws.below(100) < 18:
            article = article[0] + latin(core[0], habit, draws)[:2] + article[2:]
        rest = latin(core, habit, draws)
        if article[-1].isalpha():
            return large(article + rest)
        return (article if draws.below(2) else large(article)) + large(rest)
    return large(latin(word, habit, draws))


def _joined(word: str, habit: str, draws: Draws) -> str:
    table = habits("joined", habit)
    first, second = word.split(" ", 1)
    if second == "allāh":
        return draws.pick(table["god"])
    if first == "ʿabd":
        core = second.removeprefix("al-")
        way = draws.pick(table["sun" if core[0] in SUN else "servant"])
        return _filled(way, latin(core, habit, draws), latin(core[0], habit, draws))
    if second == "al-dīn":
        return _filled(draws.pick(table["faith"]), latin(first, habit, draws), "")
    way = draws.pick(table["father"])
    return _filled(way, latin(second, habit, draws), "")


def _filled(way: str, word: str, first: str) -> str:
    """Put a word in its frame: a large letter unless it is grown onto the word before."""
    at = way.index("{}")
    grown = at > 0 and (way[at - 1].isalpha() or way[at - 1] == "}")
    return way.replace("{r}", first).replace("{}", word if grown else large(word))


@lru_cache(1 << 16)
def _script(word: str) -> str:
    """Write one word in Arabic letters: long vowels are written, short and doubled sounds not."""
    if word in _FIXED:
        return _FIXED[word]
    article = "ال" if word.startswith("al-") else ""
    word = word.removeprefix("al-")
    text, last = "", len(word) - 1
    for place, sound in enumerate(word):
        if place and sound == word[place - 1] and sound not in VOWELS:
            continue
        if place == 0 and sound in _OPENING:
            text += _OPENING[sound]
        elif sound in "aiu":
            text += "ة" if sound == "a" and place == last else ""
        elif sound == "ʾ":
            text += "ء" if place == last else "ئ"
        elif sound == "ā" and place == last and word in _BENT:
            text += "ى"
        else:
            text += _LETTERS.get(sound, sound)
    return article + text


def in_arabic(parts: list[str], draws: Draws, *, persian: bool = False) -> list[str]:
    """Write the parts of a name in Arabic script, with the usual carelessness."""
    written = [" ".join(map(_script, part.split())) for part in parts]
    careless = draws.below(1000)
    changes: list[tuple[str, str]] = []
    if careless % 20 < 7:
        changes += [("أ", "ا"), ("إ", "ا"), ("آ", "ا")]
    if careless % 7 == 0:
        changes.append(("ة", "ه"))
    if persian or careless % 10 == 9:
        changes += [("ي", "ی"), ("ك", "ک")]
    if careless % 10 < 3:
        changes.append(("عبد ال", "عبدال"))
    for old, new in changes:
        written = [word.replace(old, new) for word in written]
    return written
