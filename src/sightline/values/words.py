"""Words of probability, always with their range.

A mission picks one scale and keeps to it. A number that falls into a gap of
the scale is shown as the number, between the two words beside it. Likelihood
and confidence are never mixed in one sentence.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sightline.errors import BadValue


class WordScale(StrEnum):
    """The two scales in use: the British PHIA yardstick and the American ICD 203."""

    PHIA = "phia"
    ICD203 = "icd203"


class Word(msgspec.Struct, frozen=True):
    """One word of a scale and the range it stands for, in per cent."""

    label: str
    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.label} ({self.low}-{self.high} %)"


# Ranges as published: PHIA Probability Yardstick (2019); ICD 203, Analytic Standards (2015).
WORDS: dict[WordScale, tuple[Word, ...]] = {
    WordScale.PHIA: (
        Word("remote chance", 0, 5),
        Word("highly unlikely", 10, 20),
        Word("unlikely", 25, 35),
        Word("realistic possibility", 40, 50),
        Word("likely", 55, 75),
        Word("highly likely", 80, 90),
        Word("almost certain", 95, 100),
    ),
    WordScale.ICD203: (
        Word("almost no chance", 1, 5),
        Word("very unlikely", 5, 20),
        Word("unlikely", 20, 45),
        Word("roughly even chance", 45, 55),
        Word("likely", 55, 80),
        Word("very likely", 80, 95),
        Word("almost certain", 95, 99),
    ),
}


def find_words(probability: float, scale: WordScale = WordScale.PHIA) -> tuple[Word, ...]:
    """Find the word for a probability, or the two words beside it when it falls into a gap.

    Where two words of a scale share a bound, the one farther from even odds is meant.
    """
    if not 0 <= probability <= 1:
        raise BadValue(f"{probability} is not a probability: expected a number from 0 to 1")
    percent = round(probability * 100, 9)
    words = WORDS[scale]
    inside = [word for word in words if word.low <= percent <= word.high]
    if inside:
        return (inside[0] if percent <= 50 else inside[-1],)
    below = [word for word in words if word.high < percent]
    above = [word for word in words if word.low > percent]
    return tuple(below[-1:] + above[:1])


def say(probability: float, scale: WordScale = WordScale.PHIA) -> str:
    """Say a probability: the number, the word and the range of the word, never one alone.

    >>> say(0.6)
    '60 %, likely (55-75 %)'
    >>> say(0.37)
    '37 %, between unlikely (25-35 %) and realistic possibility (40-50 %)'
    >>> say(0, WordScale.ICD203)
    '0 %, below almost no chance (1-5 %)'
    """
    words = find_words(probability, scale)
    number = _percent(probability)
    if len(words) == 2:
        return f"{number}, between {words[0]} and {words[1]}"
    word, percent = words[0], probability * 100
    if round(percent, 9) < word.low:
        return f"{number}, below {word}"
    if round(percent, 9) > word.high:
        return f"{number}, above {word}"
    return f"{number}, {word}"


def _percent(probability: float) -> str:
    """Write per cent to one decimal, and never 0 or 100 for what is neither."""
    if 0 < probability < 0.0005:
        return "less than 0.1 %"
    if 0.9995 <= probability < 1:
        return "more than 99.9 %"
    return f"{round(probability * 100, 1):g} %"


def say_share(share: float) -> str:
    """Write a probability as a share; what is not certain is never written as if it were."""
    if 0.999 < share < 1.0:
        return "over 99.9%"
    return "under 0.1%" if 0.0 < share < 0.001 else f"{share:.1%}"


def read_word(text: str, scale: WordScale = WordScale.PHIA) -> Word:
    """Find a word of a scale by its label."""
    for word in WORDS[scale]:
        if word.label == text.strip().lower():
            return word
    known = ", ".join(word.label for word in WORDS[scale])
    raise BadValue(f"{text!r} is not a word of the scale {scale}: expected one of {known}")
