"""Any script in plain Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names import romanise


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Élodie", "elodie"),
        ("O'Neil", "oneil"),
        ("Łukasz", "lukasz"),
        ("Щербаков", "shcherbakov"),
        ("Їжак", "yizhak"),
        ("Παπάς", "papas"),
        ("محمد", "~mhmd"),
        ("مُحَمَّد", "~mhmd"),
        ("יוסף", "~yvsf"),
        ("გიორგი", "giorgi"),
        ("Արամ", "aram"),
        ("김", "gim"),
        ("राम", "raama"),
        ("किशन", "kishana"),
        ("さくら", "sakura"),
        ("አበበ", "ababa"),
        ("Ⅳ", "iv"),
        ("ＡＢＣ", "abc"),
        ("王", "王"),
        ("—", ""),
    ],
)
def test_words_are_written_in_latin(word: str, written: str) -> None:
    assert romanise(word) == written


@given(st.text(max_size=20))
def test_writing_never_fails_and_does_it_once(text: str) -> None:
    written = romanise(text)
    assert all(letter.isalnum() or letter == "~" for letter in written)
    if written.isascii() and "~" not in written:
        assert romanise(written) == written
