"""A case: what became known of a mission and its place, fact by fact, and what should be said."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from sightline.values import Instant

#: How well a known date is founded; the last two cannot carry a lead time.
KNOWN_AS = ("day", "document", "year", "seed", "n.d.")
UNFOUNDED = ("seed", "n.d.")


class Part(StrEnum):
    """What a case is for: thresholds are fixed on some cases and tried on the others.

    An expectation for which a rule was settled after the first scoring stands apart: that it
    is met shows that the rule does what was settled, and nothing of how well it foresees.
    """

    TUNED_ON = "tuned-on"
    HELD_OUT = "held-out"
    AMENDED = "amended"
    CONTROL = "control"
    PROBE = "probe"


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a file: what is misspelt in it is refused."""


class Source(_Entry, frozen=True, kw_only=True):
    """One document that a fact is taken from; each is an item of its own.

    ``known`` and ``event`` are given where they differ from those of the fact, and
    ``derived_from`` names the facts from whose documents this one drew.
    """

    document: str
    grade: str
    title: str = ""
    kind: str = "document"
    source: str = ""
    seed: str = ""
    known: str = ""
    known_as: str = ""
    event: str = ""
    derived_from: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one entity; ``by`` numbers the sources that say it, None is all of them."""

    id: str
    schema: str
    values: dict[str, tuple[str, ...]]
    by: tuple[int, ...] | None = None
    denied: bool = False


class CaseFact(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the casebook: when it happened, by when it was known, and who says what."""

    fact: str
    words: str
    event: str
    known: str
    known_as: str
    sources: tuple[Source, ...]
    says: tuple[Told, ...]
    refers: tuple[str, ...]
    not_claimed: str

    @property
    def known_by(self) -> dt.date:
        """The last day that its known date can mean: from then on it counts as known."""
        return last_day(self.known)


class Outcome(_Entry, frozen=True, kw_only=True):
    """What came of it, and the rules whose matter it is: for these a lead time is measured."""

    id: str
    date: str
    words: str
    source: str
    bears_on: tuple[str, ...]

    @property
    def day(self) -> dt.date:
        """The first day that its date can mean, so that no lead time is made too long."""
        day = Instant.parse(self.date).earliest
        assert day is not None, "an outcome without a beginning is refused when it is read"  # noqa: S101 - checked on loading
        return day


class Expected(_Entry, frozen=True, kw_only=True):
    """A flag that should be raised: by which facts, on which day; or why it cannot be."""

    rule: str
    on: str = ""
    facts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    cannot: str = ""
    why: str = ""
    amended: str = ""


class Silence(_Entry, frozen=True, kw_only=True):
    """A flag that must not be raised: of whom, from which day, before which day, and why."""

    rule: str
    about: str = ""
    since: str = ""
    until: str = ""
    always: bool = False
    facts: tuple[str, ...] = ()
    why: str


class Probe(_Entry, frozen=True, kw_only=True):
    """An invented meeting with somebody on a day, and whether a rule should speak of it."""

    rule: str
    meeting: str
    on: str
    fires: bool
    facts: tuple[str, ...] = ()
    why: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One case, as its file gives it."""

    code: str
    title: str
    part: Part
    missions: tuple[str, ...]
    territories: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    things: tuple[Told, ...]
    facts: tuple[CaseFact, ...]
    expect: tuple[Expected, ...]
    silent: tuple[Silence, ...]
    probes: tuple[Probe, ...] = ()


def last_day(known: str) -> dt.date:
    """Find the last day that a known date can mean."""
    day = Instant.parse(known).latest
    assert day is not None, "a known date without an end is refused when it is read"  # noqa: S101 - checked on loading
    return day
