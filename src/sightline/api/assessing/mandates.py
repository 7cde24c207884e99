"""Mandates: what the Council asked, how late, where it was silent, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import FromPath, Parameter

from sightline.analyses.mandates import (
    find_decision,
    find_mission,
    justice_gaps,
    lags,
    mandate_coverage,
    precedents,
    register,
    silences,
)
from sightline.analyses.reading import Reading
from sightline.api.answer import Listed, Told, show, show_all
from sightline.api.assessing.assessment import FindingShown
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut


class DocumentShown(msgspec.Struct, frozen=True, kw_only=True):
    """A decision: its subject, its term, and what it says of crime."""

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
    conflicts: tuple[str, ...]


class MarkShown(msgspec.Struct, frozen=True, kw_only=True):
    """When a step came."""

    fact: str
    caption: str
    day: dt.date


class LagShown(msgspec.Struct, frozen=True, kw_only=True):
    """How long a mission waited for each step; null is not known or not come."""

    mission: str
    name: str
    authorized: dt.date
    until: dt.date
    named: MarkShown | None
    task: MarkShown | None
    means: MarkShown | None
    finding: FindingShown


class CoverageShown(msgspec.Struct, frozen=True, kw_only=True):
    """How many missions have a task on crime: a range where texts are unread."""

    day: dt.date
    tasked: tuple[str, ...]
    named: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]
    low: float | None
    high: float | None
    finding: FindingShown


class SilenceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A mandate that names a threat of crime and gives no tool against it."""

    mandate: str
    symbol: str
    missions: tuple[str, ...]
    adopted: dt.date | None
    named: tuple[str, ...]
    themes: tuple[str, ...]
    benchmarks: tuple[str, ...]
    sure: bool
    finding: FindingShown


class LinkShown(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain of justice, and how a mandate holds it."""

    link: str
    name: str
    held: str
    paragraphs: tuple[str, ...]


class GapsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The chain of justice through one mandate."""

    mandate: str
    symbol: str
    links: tuple[LinkShown, ...]
    missing: tuple[str, ...]
    finding: FindingShown


class OutcomeShown(msgspec.Struct, frozen=True, kw_only=True):
    """What was done or reported after a task; it need not have come of it."""

    fact: str
    what: str
    since: str | None
    based: bool


class PrecedentShown(msgspec.Struct, frozen=True, kw_only=True):
    """A task on crime of another mission."""

    provision: str
    symbol: str
    paragraph: str
    adopted: dt.date | None
    missions: tuple[str, ...]
    scopes: tuple[str, ...]
    themes: tuple[str, ...]
    strength: tuple[str, ...]
    words: str
    measures: tuple[OutcomeShown, ...]
    results: tuple[OutcomeShown, ...]


_Mission = Annotated[str | None, Parameter(max_length=200, description="A name or an id.")]
_Word = Annotated[str | None, Parameter(max_length=100)]


@get("/mandates")
async def list_mandates(
    counter: AtCounter, page: Leaf, mission: _Mission = None, subject: _Word = None
) -> Listed[DocumentShown]:
    """List decisions: what each is about, until when it holds, and what it says of crime."""

    def read(look: Look, place: str | None, limit: int) -> Part[DocumentShown]:
        reading = _read(look)
        named = _name(reading, mission)
        found, after = cut(register(reading, mission=named, subject=subject), place, limit)
        return show_all(DocumentShown, found), after

    return await counter.list("mandates", [mission, subject], page, read)


@get("/mandates/lags")
async def list_lags(counter: AtCounter, mission: _Mission = None) -> Told[tuple[LagShown, ...]]:
    """Tell how long each mission waited for a task and for means on crime."""

    def read(look: Look) -> tuple[LagShown, ...]:
        reading = _read(look)
        return show_all(LagShown, lags(reading, _name(reading, mission)))

    return await counter.tell("mandate lag", mission or "", read)


@get("/mandates/coverage")
async def find_coverage(counter: AtCounter) -> Told[CoverageShown]:
    """Tell how many missions have a task on crime in force."""
    return await counter.tell(
        "mandate coverage", "", lambda look: show(CoverageShown, mandate_coverage(_read(look)))
    )


@get("/mandates/silences")
async def list_silences(
    counter: AtCounter, mission: _Mission = None
) -> Told[tuple[SilenceShown, ...]]:
    """Tell which mandates name a threat of crime and give no tool against it."""

    def read(look: Look) -> tuple[SilenceShown, ...]:
        reading = _read(look)
        return show_all(SilenceShown, silences(reading, _name(reading, mission)))

    return await counter.tell("mandate silent", mission or "", read)


@get("/mandates/precedents")
async def list_precedents(
    counter: AtCounter,
    page: Leaf,
    scope: _Word = None,
    theme: _Word = None,
    elsewhere: _Mission = None,
) -> Listed[PrecedentShown]:
    """Find tasks on crime of other missions, with what was done and reported after them."""

    def read(look: Look, place: str | None, limit: int) -> Part[PrecedentShown]:
        reading = _read(look)
        apart = _name(reading, elsewhere)
        told = precedents(reading, scope=scope, theme=theme, apart_from=apart)
        found, after = cut(told.found, place, limit)
        return show_all(PrecedentShown, found), after

    return await counter.list("precedents", [scope, theme, elsewhere], page, read)


@get("/mandates/{mandate:str}/gaps")
async def find_gaps(counter: AtCounter, mandate: FromPath[str]) -> Told[GapsShown]:
    """Follow the chain of justice through a mandate, named by its id or its symbol."""

    def read(look: Look) -> GapsShown:
        reading = _read(look)
        return show(GapsShown, justice_gaps(reading, find_decision(reading, mandate)))

    return await counter.tell("mandate gaps", mandate, read)


def _read(look: Look) -> Reading:
    return Reading(look.picture, look.visit.day)


def _name(reading: Reading, mission: str | None) -> str | None:
    """Find the id of a mission by its name, its abbreviation or its id."""
    return None if mission is None else find_mission(reading, mission).id


ROUTES = (
    list_mandates,
    list_lags,
    find_coverage,
    list_silences,
    list_precedents,
    find_gaps,
)
