"""What is not known: what was asked and not answered, what judgements lack, what cannot be seen."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.analyses.interfaces.assessment import assess
from sightline.analyses.reading import Reading
from sightline.judgements.docket import Docket
from sightline.picture import Picture
from sightline.web.network.reporting import Heard, Window, find_level, listen

_MOST = 6
_OPEN = frozenset({"raised", "tasked"})
_GONE = frozenset({"withdrawn", "superseded"})


class Gap(msgspec.Struct, frozen=True):
    """Something that is not known, and where it opens."""

    words: str
    address: str


class Blind(msgspec.Struct, frozen=True):
    """An interface of crime and operation of which indicators cannot be seen in an area."""

    area: str
    anchor: str
    interface: str
    unseen: int
    of: int


class Quiet(msgspec.Struct, frozen=True):
    """A place from which too little is reported to speak of it."""

    id: str
    name: str
    heard: Heard


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """All that is not known, as far as anybody can tell."""

    asked: tuple[Gap, ...]
    lacking: tuple[Gap, ...]
    blind: tuple[Blind, ...]
    quiet: tuple[Quiet, ...]
    #: How many more places are as quiet, beside how many there are.
    more_quiet: int
    places: int


def find_unknown(picture: Picture, day: dt.date, window: Window, *, deep: bool) -> Unknown:
    """Find what is not known; the assessment of missions is slow and may be left out."""
    docket, reading = Docket(picture, day), Reading(picture, window.last)
    quiet, places = _find_quiet(reading, window)
    return Unknown(
        asked=_find_asked(docket),
        lacking=_find_lacking(docket),
        blind=_find_blind(reading) if deep else (),
        quiet=tuple(quiet[:_MOST]),
        more_quiet=max(0, len(quiet) - _MOST),
        places=places,
    )


def _find_asked(docket: Docket) -> tuple[Gap, ...]:
    waiting = [one for one in docket.requirements.values() if one.status in _OPEN]
    waiting.sort(key=lambda one: (one.due, one.id))
    return tuple(Gap(one.raised.question, f"/requirements/{one.id}") for one in waiting[:_MOST])


def _find_lacking(docket: Docket) -> tuple[Gap, ...]:
    judged = [
        one for one in docket.judgements.values() if one.draft.gaps and one.status not in _GONE
    ]
    judged.sort(key=lambda one: (one.drafted_on, one.id), reverse=True)
    return tuple(Gap(one.draft.gaps, f"/judgements/{one.id}") for one in judged[:_MOST])


def _find_blind(reading: Reading) -> tuple[Blind, ...]:
    found = []
    for mission in reading.of("Mission")[:2]:
        assessment = assess(reading, mission.id)
        for side in assessment.sides:
            if side.unknown:
                blind = len(side.unknown), len(side.gauges)
                found.append(Blind(assessment.name, mission.id, side.name, *blind))
    return tuple(found)


def _find_quiet(reading: Reading, window: Window) -> tuple[list[Quiet], int]:
    """List the places of the level that reports name, from which little is heard."""
    heard = listen(reading, window)
    level = find_level(reading)
    places = [one for one in reading.of("Territory") if one.id in level and one.id in heard]
    quiet = [Quiet(one.id, one.caption, heard[one.id]) for one in places if heard[one.id].low]
    return sorted(quiet, key=lambda one: (one.heard.months, one.name, one.id)), len(places)
