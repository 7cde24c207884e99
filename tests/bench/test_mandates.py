"""The benchmark of mandates: its scores are right."""

from __future__ import annotations

import pytest
from bench.mandates_labels import accuracy, confusion, f1, is_whole, macro_f1, numbered_exactly

from sightline.engines.mandates import parse

PAIRS = [("a", "a"), ("a", "b"), ("b", "b"), ("c", "c")]


def test_scores() -> None:
    assert accuracy(PAIRS) == 0.75
    assert f1(PAIRS, "a") == pytest.approx(2 / 3)
    assert f1(PAIRS, "c") == 1.0
    assert f1(PAIRS, "nobody") == 1.0
    assert macro_f1(PAIRS) == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_a_value_that_only_the_reader_names_costs() -> None:
    assert macro_f1([("a", "a"), ("a", "z")]) == pytest.approx((2 / 3 + 0) / 2)


def test_the_table_has_a_row_for_each_value_that_was_said() -> None:
    title, head, *rows = confusion(PAIRS, "letters")
    assert title.startswith("letters")
    assert head.split() == ["a", "b", "c"]
    assert rows[0].split() == ["a", "1", "1", "."]


def test_numbering() -> None:
    front = "The Security Council,"
    assert numbered_exactly(parse([front, "1. Decides;", "2. Urges."]))
    assert numbered_exactly(parse([front, "Decides to act."]))
    assert not numbered_exactly(parse([front, "1. Decides;", "3. Urges."]))
    assert not numbered_exactly(parse([front]))


def test_a_document_is_whole_only_with_every_sign() -> None:
    listed = ["The Security Council,", "1. Decides."]
    assert is_whole(parse(listed), listed)
    assert not is_whole(parse(listed), [*listed, "2. Urges."])
