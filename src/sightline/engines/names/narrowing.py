"""Of a bearer with many names those that are worth comparing with what is sought."""

from __future__ import annotations

from msgspec.structs import replace

from sightline.engines.names.likeness import likeness
from sightline.engines.names.parts import Parts
from sightline.engines.names.profile import Taken

NAMES_WEIGHED = 3
"""So many names of a bearer are weighed in full: those that share the most with what is sought."""


def narrowed(asked: Taken, taken: Taken) -> Taken:
    """The bearer with those names only that share the most with what is sought."""
    if len(taken.everything) <= NAMES_WEIGHED:
        return taken
    ranked = sorted(
        taken.everything, key=lambda name: -max(_shared(one, name) for one in asked.everything)
    )
    kept = ranked[:NAMES_WEIGHED]
    return replace(
        taken,
        names=tuple(name for name in taken.names if name in kept),
        weak=tuple(name for name in taken.weak if name in kept),
    )


def _shared(one: Parts, other: Parts) -> float:
    """How alike the parts of two names are, parts left over counting a little against."""
    if not (one.parts and other.parts):
        return 0.0
    found = sum(max(likeness(part, word) for word in other.parts) for part in one.parts)
    return found - 0.5 * abs(len(one.parts) - len(other.parts))
