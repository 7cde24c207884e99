"""The language of a text is said in a way that screen readers know, or not at all."""

from __future__ import annotations

import pytest

from sightline.web.tongue import tongue


@pytest.mark.parametrize(
    ("code", "said"),
    [("fra", "fr"), ("fr", "fr"), ("ara", "ar"), ("xxx", ""), (None, ""), ("", ""), ("zho", "zh")],
)
def test_a_language_is_said_with_two_letters(code: str | None, said: str) -> None:
    assert tongue(code) == said
