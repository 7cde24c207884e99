"""The automaton finds what a search for each pattern by itself finds, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.extraction import Automaton

keys = st.sampled_from("abcd")
patterns = st.lists(st.lists(keys, min_size=1, max_size=4), max_size=12)
texts = st.lists(st.one_of(keys, st.none()), max_size=60)


@given(patterns, texts)
def test_it_finds_all_and_only_what_is_there(held: list[list[str]], text: list[str | None]) -> None:
    found = set(Automaton(held).find(text))
    plain = {
        (at, at + len(pattern) - 1, number)
        for number, pattern in enumerate(held)
        for at in range(len(text) - len(pattern) + 1)
        if text[at : at + len(pattern)] == pattern
    }
    assert found == plain


def test_patterns_within_patterns_are_all_found() -> None:
    automaton = Automaton([["a"], ["a", "b"], ["b"], ["a", "b", "c"], []])
    assert set(automaton.find("abc")) == {(0, 0, 0), (0, 1, 1), (1, 1, 2), (0, 2, 3)}
    assert len(automaton) == 5


def test_nothing_is_found_across_a_break() -> None:
    automaton = Automaton([["a", "b"]])
    assert list(automaton.find(["a", None, "b"])) == []
