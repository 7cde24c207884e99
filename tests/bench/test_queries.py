"""The searches are of six kinds, always the same, and said rightly to the peer."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.queries import EACH, KINDS, cyrillic, make_queries, match_words
from bench.search import fill

LATIN = [f"Orsu{chr(97 + n % 26)}{chr(97 + n // 26)}ra Velkamar" for n in range(200)]
NAMES = [*LATIN, *(f"أورسو فلكمار {n}" for n in range(80))]


def test_there_are_so_many_of_each_kind_and_always_the_same() -> None:
    made = make_queries(NAMES)
    counts = Counter(kind for kind, _ in made)
    assert counts["two words"] == counts["arabic"] == counts["prefix"] == EACH
    assert set(counts) == set(KINDS)
    assert make_queries(list(reversed(NAMES))) == made


def test_a_small_sample_makes_fewer_and_no_empty_ones() -> None:
    assert all(text.strip() for _, text in make_queries(LATIN[:3]))


@pytest.mark.parametrize(("word", "expected"), [("Velkamar", "велкамар"), ("shakh", "шах")])
def test_a_word_is_written_in_cyrillic(word: str, expected: str) -> None:
    assert cyrillic(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("orsu", '"orsu"*'), ("orsu velk", '"orsu" "velk"*'), ('a"b c', '"ab" "c"*')],
)
def test_the_peer_is_asked_for_all_words_the_last_as_a_prefix(text: str, expected: str) -> None:
    assert match_words(text).strip() == expected
    assert fill(["orsu velkamar"]).execute(
        "SELECT count(*) FROM texts WHERE texts MATCH ?", [match_words("orsu vel")]
    ).fetchone() == (1,)
