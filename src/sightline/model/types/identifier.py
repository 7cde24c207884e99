"""Identifiers: numbers that an authority gave, with the check digits that some carry.

A number that fails its check is kept as it was written and the failure is said: a slip of
one digit in a report is a clue, not rubbish.
"""

from __future__ import annotations

from sightline.model.types.cleaned import Hint, Kind, Reading
from sightline.model.types.formats import FORMATS


def _read_identifier(text: str, hint: Hint) -> Reading:
    form = FORMATS.get(hint.format or "")
    if form is None:
        return text, None
    found = form.find(text)
    if found is not None:
        return found, None
    return text, f"it is not a valid {form.label}: {form.expected}"


IDENTIFIER = Kind(
    "identifier",
    "Identifier",
    _read_identifier,
    group="identifiers",
    pivot=True,
    max_length=64,
)
