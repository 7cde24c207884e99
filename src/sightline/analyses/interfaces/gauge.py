"""A gauge: what one indicator of an interface shows, or that it cannot be seen here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.scene import Scene

SEEN, FILED, UNSEEN = "seen", "filed", "cannot be seen here"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a reading: a commodity, an actor, a kind; never a person."""

    label: str
    low: float
    high: float
    facts: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What an indicator finds in a scene.

    ``counted`` says that the number is a count of what was reported, which is never
    scaled up to what was not. Without numbers something was seen that has none.
    ``props`` are the properties that were looked at, where not the whole fact was.
    """

    says: str
    facts: tuple[Fact, ...]
    low: float | None = None
    high: float | None = None
    parts: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    counted: bool = False
    props: tuple[str, ...] = ()


class Gauge(msgspec.Struct, frozen=True, kw_only=True):
    """The reading of one indicator, with all that is needed to disagree.

    ``coverage`` is the part of months and districts with any report; None is not known.
    ``basis`` are statements; ``more`` counts facts beyond those that are cited.
    """

    code: str
    interface: str
    name: str
    state: str
    says: str
    unit: str
    direction: str
    worry: str
    low: float | None = None
    high: float | None = None
    coverage: float | None = None
    on: dt.date | None = None
    basis: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    more: int = 0
    voices: int = 0
    graded: int = 0
    grades: Mapping[str, int] = {}
    parts: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    reached: str | None = None


#: How an indicator looks at a scene; None says that nothing was seen.
Look = Callable[[Scene], Found | None]
LOOKS: dict[str, Look] = {}


def gauge(code: str) -> Callable[[Look], Look]:
    """Make a function the look of an indicator."""

    def register(look: Look) -> Look:
        LOOKS[code] = look
        return look

    return register
