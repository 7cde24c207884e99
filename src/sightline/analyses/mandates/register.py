"""The register: every decision with its subject, its term, and what it says of crime."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.analyses.mandates.decision import Decision, decisions, highest_scope, themes_of
from sightline.analyses.reading import Reading


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of the register.

    ``subjects`` and ``dates`` hold all that is said: more than one is a conflict, and none is not
    known. ``scope`` is the highest rung among its tasks; None where none tasks the mission or
    nobody coded them, which ``read_through`` tells apart.
    """

    id: str
    symbol: str
    title: str
    adopted: dt.date | None
    dates: tuple[str, ...]
    subjects: tuple[str, ...]
    missions: tuple[str, ...]
    expires: tuple[str, ...]
    recitals: int
    operative: int
    tasks: tuple[str, ...]
    scope: str | None
    themes: tuple[str, ...]
    coded: int
    read_through: bool
    basis: tuple[str, ...]

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What is told in more than one way."""
        pairs = (("adopted", self.dates), ("about", self.subjects), ("expires", self.expires))
        return tuple(f"{name}: {' / '.join(said)}" for name, said in pairs if len(said) > 1)


def register(
    reading: Reading, *, mission: str | None = None, subject: str | None = None
) -> tuple[Entry, ...]:
    """List the decisions of a picture, the oldest first."""
    found = (_entry(reading, one) for one in decisions(reading, mission))
    return tuple(one for one in found if subject is None or subject in one.subjects)


def _entry(reading: Reading, one: Decision) -> Entry:
    named = one.named
    return Entry(
        id=one.fact.id,
        symbol=one.symbol,
        title=one.fact.caption,
        adopted=one.adopted,
        dates=one.fact.texts("adoptionDate"),
        subjects=one.subjects,
        missions=one.missions,
        expires=one.fact.texts("expiryDate"),
        recitals=sum(each.has("operative", "preamble") for each in named),
        operative=sum(not each.has("operative", "preamble") for each in named),
        tasks=tuple(each.text("paragraph") or each.caption for each in one.tasks),
        scope=highest_scope(one.tasks),
        themes=tuple(sorted({theme for each in one.provisions for theme in themes_of(each)})),
        coded=len(one.provisions),
        read_through=one.read_through,
        basis=reading.cite(one.fact, *one.tasks),
    )
