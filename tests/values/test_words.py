"""Words of probability: each with its range, none in a gap, none for what is out of range."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.values import WordScale, say, words
from sightline.values.words import WORDS, find_words, read_word


@pytest.mark.parametrize("scale", WordScale)
@pytest.mark.parametrize("percent", range(101))
def test_every_percentage_finds_its_words(scale: WordScale, percent: int) -> None:
    found = find_words(percent / 100, scale)
    inside = [word for word in WORDS[scale] if word.low <= percent <= word.high]
    if inside:
        assert len(found) == 1
        assert found[0] in inside
    elif percent < WORDS[scale][0].low or percent > WORDS[scale][-1].high:
        assert found == (WORDS[scale][0 if percent < 50 else -1],)
    else:
        below, above = found
        assert below.high < percent < above.low
        between = WORDS[scale].index(above) - WORDS[scale].index(below)
        assert between == 1


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        (5, "almost no chance"),
        (20, "very unlikely"),
        (45, "unlikely"),
        (55, "likely"),
        (80, "very likely"),
        (95, "almost certain"),
        (50, "roughly even chance"),
    ],
)
def test_a_shared_bound_goes_to_the_word_farther_from_even(percent: int, label: str) -> None:
    assert find_words(percent / 100, WordScale.ICD203)[0].label == label


@pytest.mark.parametrize(
    ("probability", "scale", "said"),
    [
        (0.0, WordScale.PHIA, "0 %, remote chance (0-5 %)"),
        (1.0, WordScale.PHIA, "100 %, almost certain (95-100 %)"),
        (0.07, WordScale.PHIA, "7 %, between remote chance (0-5 %) and highly unlikely (10-20 %)"),
        (0.625, WordScale.PHIA, "62.5 %, likely (55-75 %)"),
        (0.0, WordScale.ICD203, "0 %, below almost no chance (1-5 %)"),
        (1.0, WordScale.ICD203, "100 %, above almost certain (95-99 %)"),
        (0.0001, WordScale.PHIA, "less than 0.1 %, remote chance (0-5 %)"),
        (0.99999, WordScale.PHIA, "more than 99.9 %, almost certain (95-100 %)"),
    ],
)
def test_says_number_word_and_range(probability: float, scale: WordScale, said: str) -> None:
    assert say(probability, scale) == said


@given(st.floats(0, 1), st.sampled_from(WordScale))
def test_never_a_word_without_its_number_and_range(probability: float, scale: WordScale) -> None:
    said = say(probability, scale)
    assert re.match(r"(less than |more than )?[\d.]+ %, ", said)
    assert re.search(r"\(\d+-\d+ %\)$", said)
    if 0 < probability < 1:
        assert not said.startswith(("0 %", "100 %"))


@pytest.mark.parametrize("wrong", [-0.01, 1.01, 60, float("nan"), float("inf"), -float("inf")])
def test_refuses_what_is_no_probability(wrong: float) -> None:
    with pytest.raises(BadValue, match="from 0 to 1"):
        say(wrong)


@pytest.mark.parametrize("scale", WordScale)
def test_reads_each_word_and_refuses_the_words_of_the_other_scale(scale: WordScale) -> None:
    for word in WORDS[scale]:
        assert read_word(f" {word.label.upper()} ", scale) == word
    other = next(one for one in WordScale if one != scale)
    foreign = {word.label for word in WORDS[other]} - {word.label for word in WORDS[scale]}
    for label in foreign | {"", "probable"}:
        with pytest.raises(BadValue, match="expected one of"):
            read_word(label, scale)


def test_the_examples_in_the_words_are_true() -> None:
    assert doctest.testmod(words).failed == 0
