"""A deed in the words that an item holds, and back: everything is plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, get_origin, get_type_hints

import msgspec

from sightline.errors import BadValue
from sightline.judgements.deeds import SCHEMATA, AnyDeed, Deed, name_of

_BREAK = "\n"


def write_deed(deed: Deed) -> dict[str, str]:
    """Write a deed as the words of an item; what has its default value is left out."""
    words = {"act": name_of(deed)}
    for field in msgspec.structs.fields(deed):
        value = getattr(deed, field.name)
        if value != field.default:
            words[field.name] = _write(value)
    return words


def read_deed(words: Mapping[str, str]) -> AnyDeed:
    """Read a deed from the words of an item, or say what is wrong with them."""
    kind = _kinds().get(words.get("act", ""))
    if kind is None:
        raise BadValue(f"{words.get('act')!r} is not an act that is known here")
    lists = _lists(kind)
    given: dict[str, Any] = {
        name: value.split(_BREAK) if name in lists else value
        for name, value in words.items()
        if name in kind.__struct_fields__
    }
    try:
        deed: AnyDeed = msgspec.convert(given | {"act": words["act"]}, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadValue(f"the act cannot be read: {error}") from error
    return deed


def _write(value: Any) -> str:
    if isinstance(value, tuple):
        return _BREAK.join(_write(one) for one in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


@cache
def _kinds() -> dict[str, type[AnyDeed]]:
    every = [kind for kinds in SCHEMATA.values() for kind in kinds]
    return {str(kind.__struct_config__.tag): kind for kind in every}  # type: ignore[misc] # closed


@cache
def _lists(kind: type[Deed]) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if get_origin(hint) is tuple)
