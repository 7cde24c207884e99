"""Motive drift: windows of time, and in each how much of what is reported is economic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.analyses.relations.dossier import Dossier
from sightline.picture import Saying

POLITICAL = frozenset({"political-fund", "political-project", "grievance", "protection"})
ECONOMIC = frozenset({"profit", "patronage", "livelihood"})
WINDOW_DAYS = 730
"""Two years: shorter windows hold too few reports of motive to be compared."""
LEAST_GRADE = "C3"
LEAST_VOICES = 2


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Some time, the voices that report a political and an economic motive in it, and their share.

    A voice that reports both stands on both sides, so the economic share is a range.
    """

    first: dt.date
    last: dt.date
    political: int
    economic: int
    low: float
    high: float
    basis: tuple[str, ...]


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """The windows with reports, and since when independent voices show a move to the economic.

    ``since`` is the first day on which it was known from two voices graded well enough,
    after an earlier window in which the political was more. None says that it is not shown.
    """

    actor: str
    windows: tuple[Window, ...]
    since: dt.date | None = None
    basis: tuple[str, ...] = ()
    undated: int = 0


class _Report(msgspec.Struct, frozen=True):
    side: str
    saying: Saying
    on: dt.date


def trace_drift(reading: Reading, actor: str | Dossier) -> Drift:
    """Trace what is reported of an actor's motive through time."""
    dossier = actor if isinstance(actor, Dossier) else Dossier(reading, actor)
    reports, undated = _collect(dossier)
    windows = _part(reading, reports)
    economic = _well_graded(reading, [one for one in reports if one.side == "economic"])
    turned = next((one for one in windows if one.economic > one.political), None)
    came_from = turned and any(
        one.political > one.economic for one in windows if one.first < turned.first
    )
    if not turned or not came_from:
        return Drift(actor=dossier.actor, windows=windows, undated=undated)
    shown = [one for one in economic if one.on >= turned.first]
    since, basis = _when_two(reading, shown)
    return Drift(actor=dossier.actor, windows=windows, since=since, basis=basis, undated=undated)


def _collect(dossier: Dossier) -> tuple[list[_Report], int]:
    found: list[_Report] = []
    undated: set[str] = set()
    sides = dict.fromkeys(POLITICAL, "political") | dict.fromkeys(ECONOMIC, "economic")
    sides |= {"demand-political": "political", "demand-economic": "economic"}
    for fact in dossier.observed("motive", "demand-political", "demand-economic"):
        for saying in dossier.reading.sayings(fact, "motive", "aspect"):
            side = sides.get(saying.value)
            if side is None:
                continue
            if (on := _day_of(fact)) is None:
                undated.add(fact.id)
            else:
                found.append(_Report(side, saying, on))
    return found, len(undated)


def _day_of(fact: Fact) -> dt.date | None:
    return fact.start or fact.end


def _part(reading: Reading, reports: Sequence[_Report]) -> tuple[Window, ...]:
    """Part the reports into windows that begin with the first of them."""
    if not reports:
        return ()
    start, step = min(one.on for one in reports), dt.timedelta(days=WINDOW_DAYS)
    windows: list[Window] = []
    while start <= max(one.on for one in reports):
        last = start + step - dt.timedelta(days=1)
        here = [one for one in reports if start <= one.on <= last]
        if here:
            windows.append(_window(reading, here, start, min(last, reading.day)))
        start += step
    return tuple(windows)


def _window(reading: Reading, reports: Sequence[_Report], first: dt.date, last: dt.date) -> Window:
    sides = {one.saying.id: one.side for one in reports}
    voices = [
        {sides[said.id] for said in voice}
        for voice in reading.voices(one.saying for one in reports)
    ]
    economic = sum("economic" in sides_of for sides_of in voices)
    political = sum("political" in sides_of for sides_of in voices)
    return Window(
        first=first,
        last=last,
        political=political,
        economic=economic,
        low=(len(voices) - political) / len(voices),
        high=economic / len(voices),
        basis=tuple(sorted(sides)),
    )


def _well_graded(reading: Reading, reports: Iterable[_Report]) -> list[_Report]:
    listed = list(reports)
    good = {
        said.id
        for voice in reading.graded((one.saying for one in listed), LEAST_GRADE)
        for said in voice
    }
    return [one for one in listed if one.saying.id in good]


def _when_two(
    reading: Reading, reports: Sequence[_Report]
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Find the first day on which two voices were known."""
    said = {one.saying.id: one.saying for one in reports}
    days = [
        min((one.known_by for one in voice if one.known_by is not None), default=None)
        for voice in reading.voices(said.values())
    ]
    known = sorted(day for day in days if day is not None)
    if len(known) < LEAST_VOICES:
        return None, ()
    return known[LEAST_VOICES - 1], tuple(sorted(said))
