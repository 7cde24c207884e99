"""The graph of tokens: slips have costs, and what is near is found by a shared key."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.roster.equivalents import equivalents_of
from sightline.engines.names.roster.keys import all_keys
from sightline.engines.names.roster.phones import CONSONANTS, CONSONANTS_AND_VOWELS, sounds
from sightline.engines.names.roster.spelling import FAR, TURNED, WIDTH, costs, slip_cost
from sightline.engines.names.roster.vocabulary import (
    LEVELS,
    OTHER_LANGUAGE,
    build_vocabulary,
    digests,
    find_near,
    places_of,
)

ROOM = np.zeros((WIDTH, WIDTH), np.float32)
words = st.text("abdefgiklmnorstuvyz", min_size=2, max_size=12)


def heard(token: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(bytearray(sounds(token)), np.uint8)


def slip(one: str, other: str, most: float = FAR) -> float:
    table = costs()
    return slip_cost(heard(one), heard(other), table.taken, table.lost, table.added, most, ROOM)


def near(listed: list[str], asked: str) -> dict[str, int]:
    """The neighbours of a token among those listed, with their levels."""
    found = find_near(build_vocabulary(listed), [asked])
    starts = np.concatenate(([0], found.ends[0][:-1]))
    return {
        listed[token]: level
        for level in range(LEVELS)
        for token in found.tokens[starts[level] : found.ends[0][level]].tolist()
    }


@given(words, words)
def test_a_slip_has_no_direction_and_none_costs_nothing(one: str, other: str) -> None:
    assert slip(one, one) == 0.0
    assert slip(one, other) == pytest.approx(slip(other, one), abs=1e-4)


@given(words, words, st.floats(0.5, 8))
def test_giving_up_early_changes_no_answer(one: str, other: str, most: float) -> None:
    early, late = slip(one, other, most), slip(one, other)
    assert early == late or (early == FAR and late > most)


def test_costs_follow_how_names_are_written() -> None:
    assert slip("oustaroff", "ustarof") < slip("oustaroff", "ustarok")
    assert slip("karvelin", "karvelyn") < slip("karvelin", "karvetin")
    assert slip("kravelin", "karvelin") == pytest.approx(TURNED)


def test_the_same_token_stands_on_level_nought() -> None:
    found = near(["karvelin", "karveline", "oustaroff"], "karvelin")
    assert found["karvelin"] == 0
    assert 0 < found["karveline"] < 6
    assert "oustaroff" not in found


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("mohamed", "~mhmd"),
        ("~Xald", "khaled"),
        ("karvelin", "karvelim"),
        ("karvelin", "kravelin"),
        ("faiz", "afiz"),
        ("hassan", "xasan"),
        ("zerdawi", "alzerdawi"),
        ("dembazou", "denbazou"),
    ],
)
def test_spellings_are_near(listed: str, asked: str) -> None:
    assert listed in near([listed, "brinkhuis"], asked)


def test_names_in_other_languages_have_a_level_of_their_own() -> None:
    assert near(["ivan", "karvelin"], "giovanni") == {"ivan": OTHER_LANGUAGE}
    assert "giovanni" in equivalents_of("jean")
    assert "jean" not in equivalents_of("jean")
    assert not equivalents_of("karvelin")


@given(st.lists(words, min_size=1, max_size=12, unique=True), words)
def test_neighbours_are_listed_once_each_on_one_level(listed: list[str], asked: str) -> None:
    found = find_near(build_vocabulary(listed), [asked, listed[0]])
    assert found.ends.shape == (2, LEVELS)
    first, second = found.ends[:, -1].tolist()
    for share in (found.tokens[:first], found.tokens[first:second]):
        assert len(set(share.tolist())) == len(share)
    assert found.ends[1, 0] - first == 1
    assert (np.diff(found.ends.ravel()) >= 0).all()


@given(st.lists(words, min_size=1, max_size=12, unique=True))
def test_asking_for_many_is_asking_for_each(listed: list[str]) -> None:
    known = build_vocabulary(listed)
    together = find_near(known, listed)
    apart = [find_near(known, [word]) for word in listed]
    assert together.tokens.tolist() == [t for one in apart for t in one.tokens.tolist()]


def test_one_slip_in_a_long_word_shares_a_key() -> None:
    word = "dembazou"
    for place, letter in product(range(1, len(word)), "bklmnrst"):
        other = word[:place] + letter + word[place + 1 :]
        pair = [sounds(word), sounds(other)]
        flat = np.frombuffer(bytearray(b"".join(pair)), np.uint8)
        ends = np.cumsum([len(one) for one in pair], dtype=np.int64)
        keys, owners = all_keys(
            flat, ends, np.zeros(2, np.uint8), CONSONANTS, CONSONANTS_AND_VOWELS
        )
        mine, theirs = (set(keys[owners == owner].tolist()) for owner in (0, 1))
        assert mine & theirs, other


def test_tokens_are_found_by_their_digests() -> None:
    listed = ["karvelin", "oustaroff", "~mhmd"]
    known = build_vocabulary(listed)
    assert places_of(known, digests([*listed, "absent"])).tolist() == [0, 1, 2, -1]
    assert places_of(build_vocabulary([]), digests(["absent"])).tolist() == [-1]
