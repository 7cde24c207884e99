"""Who will see it: a marking in plain words, before anything is filed under it."""

from __future__ import annotations

from types import MappingProxyType

import msgspec

from sightline.values import Level, Marking
from sightline.values.handling import handling_line
from sightline.web.call import Call

LEVELS = MappingProxyType(
    {
        Level.UNCLASSIFIED: "unclassified",
        Level.CONFIDENTIAL: "confidential",
        Level.STRICTLY_CONFIDENTIAL: "strictly confidential",
    }
)
_BODIES = MappingProxyType(
    {
        "org": "a member of the organisation {name}",
        "role": "whoever has the role {name}",
        "person": "the reader {name}",
    }
)


class Audience(msgspec.Struct, frozen=True, kw_only=True):
    """A marking in words: the name by which a mapping calls it, and what it demands."""

    name: str
    line: str
    level: str
    bodies: tuple[str, ...]
    purposes: tuple[str, ...]


def tell_audience(call: Call, marking: Marking, name: str = "") -> Audience:
    """Say who will see what is filed under a marking."""
    return Audience(
        name=name,
        line=handling_line([marking]),
        level=call.words(LEVELS[marking.level]),
        bodies=tuple(_tell_body(call, body) for body in marking.audience),
        purposes=marking.purpose,
    )


def _tell_body(call: Call, body: str) -> str:
    kind, _, name = body.partition(":")
    if kind in _BODIES:
        return call.words(_BODIES[kind], name=name)
    return call.words("every reader of the house") if body == "all" else body
