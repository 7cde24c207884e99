"""Shares in words: what is not certain is never written as if it were."""

from __future__ import annotations

import pytest

from sightline.values.words import say_share


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0.0%"), (0.0004, "under 0.1%"), (0.12345, "12.3%"),
        (0.999, "99.9%"), (0.99995, "over 99.9%"), (1.0, "100.0%"),
    ],
)  # fmt: skip
def test_a_share_is_written(share: float, words: str) -> None:
    assert say_share(share) == words
