"""Damaged documents of every sort: a document or one clear error, never a crash or a hang."""

from __future__ import annotations

import pytest

from tests.intake.documents.fuzz import mutate, seeds, try_one


def test_the_seeds_themselves_are_read() -> None:
    for name, content in seeds():
        from_seed = {mutate(1, number)[0] for number in range(300)}
        assert name in from_seed
        assert content


def test_the_same_number_gives_the_same_document() -> None:
    assert mutate(1, 7) == mutate(1, 7)
    assert mutate(1, 7) != mutate(2, 7)


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_damaged_documents(first: int) -> None:
    ends = {try_one(3, number) for number in range(first, first + 20)}
    assert "an error that cannot be printed" not in ends


@pytest.mark.slow
def test_many_damaged_documents() -> None:
    ends = [try_one(4, number) for number in range(2_000)]
    assert ends.count("read") > 500
    assert "an error that cannot be printed" not in ends
    assert len(set(ends)) > 2
