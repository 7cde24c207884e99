"""Which of its values an entity is called by."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from sightline.model.entity import Entity
from sightline.model.schema import Schema

_MOST_COMPARED = 12


def caption(schema: Schema, entity: Entity) -> str:
    """The first value of the first caption property that has one, or the label of the schema."""
    for name in schema.caption:
        values = entity.get(name)
        if len(values) > 1 and schema.properties[name].type == "name":
            return pick_name(values)
        if values:
            return values[0]
    return schema.label


def pick_name(names: Sequence[str]) -> str:
    """The name that is most like the others, in Latin letters if any is.

    Records of one person spell the name in many ways and scripts; the one nearest to the
    rest is the one that a reader will know. Equal names in capitals give way.
    """
    latin = [name for name in names if _is_latin(name)] or list(names)
    candidates = sorted(set(latin))[:_MOST_COMPARED]
    return min(
        candidates,
        key=lambda name: (-_likeness(name, candidates), name.isupper(), len(name), name),
    )


def _likeness(name: str, others: Sequence[str]) -> float:
    folded = name.casefold()
    alike = (SequenceMatcher(None, folded, other.casefold()).ratio() for other in others)
    return round(sum(alike), 6)


def _is_latin(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(char, "") for char in letters)
