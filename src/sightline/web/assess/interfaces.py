"""The seven interfaces of an area: gauges with their evidence, who takes part, and what moved."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from sightline.analyses.interfaces import UNSEEN, Assessment, Gauge, Side, assess
from sightline.analyses.reading import Reading
from sightline.engines.figures import Bar, Estimate, Figure, draw_bars, draw_dots, draw_matrix
from sightline.errors import BadInstant, BadValue
from sightline.judgements import Docket, Judgement, say_answer, say_confidence, say_likelihood
from sightline.picture import Picture
from sightline.values.words import say
from sightline.web.assess.worked import once
from sightline.web.call import Call
from sightline.web.reply import Reply

_PAGE = 50
_MOST_ACTORS = 10
#: A contested judgement is shown as such; a draft is nobody's word yet.
_SHOWN = ("approved", "contested")
_STATES = ("seen", "filed", UNSEEN)


class Moved(msgspec.Struct, frozen=True):
    """One gauge on two days, where it does not say the same."""

    code: str
    name: str
    before: str
    after: str


def show_areas(call: Call) -> Reply:
    """List the missions and territories whose area can be assessed."""
    picture = call.visit.picture("interfaces", "list")
    missions = () if call.asked("after") else picture.entities("Mission", limit=_PAGE)
    places = picture.entities("Territory", after=call.asked("after") or None, limit=_PAGE + 1)
    shown = places[:_PAGE]
    named = [one.id for one in (*missions, *shown)]
    return call.show(
        "assess/areas.html",
        missions=missions,
        territories=shown,
        after=shown[-1].id if len(places) > _PAGE else "",
        handling=call.visit.handling(picture.marked(named)),
        address=picture.address,
    )


def show_area(call: Call) -> Reply:
    """Assess one area: all interfaces in short, or one of them in full, or who takes part."""
    area, part = call.path["area"], call.asked("part")
    picture = call.visit.picture("interfaces", area)
    found = assess_area(picture, call.visit.day, area)
    if part and part not in ("actors", "judgements", *(side.code for side in found.sides)):
        raise BadValue(f"{part!r} is no part of an assessment: expected 1 to 7, actors, judgements")
    side = next((one for one in found.sides if one.code == part), None)
    earlier, than = _compare(call, area)
    actors = found.participants.actors
    start = _read_start(call)
    return call.show(
        "assess/area.html",
        found=found,
        part=part,
        side=side,
        overview=None if part else draw_overview(found),
        figures=draw_gauges(side) if side else {},
        relations=_draw_actors(found, start) if part == "actors" else {},
        actors=actors[start : start + _MOST_ACTORS] if part == "actors" else (),
        after=start + _MOST_ACTORS if len(actors) > start + _MOST_ACTORS else "",
        judgements=_judge(call, picture, found),
        than=than,
        moved=find_moved(earlier, found) if earlier else (),
        names=picture.named((*found.reporting.silent, *found.missions)),
        say=say,
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
    )


def assess_area(picture: Picture, day: dt.date, area: str) -> Assessment:
    """Assess an area, once for each picture and day."""
    anchor = picture.entity(area).id
    key = ("interfaces", picture.address, day, anchor)
    return once(key, lambda: assess(Reading(picture, day), anchor))


def find_moved(before: Assessment, after: Assessment) -> tuple[Moved, ...]:
    """Find the gauges that say something else than on the earlier day."""
    old = {one.code: one for side in before.sides for one in side.gauges}
    return tuple(
        Moved(one.code, one.name, _tell(old[one.code]), _tell(one))
        for side in after.sides
        for one in side.gauges
        if one.code in old and _tell(old[one.code]) != _tell(one)
    )


def _tell(one: Gauge) -> str:
    return UNSEEN if one.state == UNSEEN else one.says


def _compare(call: Call, area: str) -> tuple[Assessment | None, str]:
    than = call.asked("than")
    if not than:
        return None, ""
    try:
        day = dt.date.fromisoformat(than)
    except ValueError:
        raise BadInstant(f"than={than!r} is not a day: give one such as 2018-04-25") from None
    terms = msgspec.structs.replace(call.visit.terms, known=day)
    picture = call.visit.picture("interfaces", f"{area} {than}", terms)
    return assess_area(picture, day, area), than


def _read_start(call: Call) -> int:
    asked = call.asked("after")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def draw_overview(found: Assessment) -> Figure:
    """Draw how many indicators of each interface are seen, filed, or cannot be seen here."""
    rows = [f"{side.code} {side.name}" for side in found.sides]
    cells: dict[tuple[str, str], float | None] = {
        (row, state): float(sum(one.state == state for one in side.gauges))
        for row, side in zip(rows, found.sides, strict=True)
        for state in _STATES
    }
    title = f"What can be seen: {found.name}, {found.day}"
    note = f"Numbers of indicators. {found.reporting}."
    return draw_matrix(title, rows, _STATES, cells, unit="indicators", note=note)


def draw_gauges(side: Side) -> dict[str, Figure]:
    """Draw the gauges of an interface that have a number, each with its parts and ranges."""
    return {one.code: _draw_gauge(one) for one in side.gauges if len(one.parts) > 1}


def _draw_gauge(one: Gauge) -> Figure:
    bars = [
        Bar(
            name=part.label,
            value=(part.low + part.high) / 2,
            low=None if part.low == part.high else part.low,
            high=None if part.low == part.high else part.high,
        )
        for part in one.parts
        if part.low >= 0
    ]
    note = f"Share of months and districts with any report: {_say_share(one.coverage)}."
    return draw_bars(f"{one.code} {one.name}", bars, unit=one.unit, note=note)


def _say_share(value: float | None) -> str:
    return "not known" if value is None else f"{100 * value:.0f} %"


def _draw_actors(found: Assessment, start: int) -> dict[str, Figure]:
    """Draw the competing answers on each actor, with their ranges."""
    drawn = {}
    for one in found.participants.actors[start : start + _MOST_ACTORS]:
        estimates = [
            Estimate(f"{held.name}", held.low, held.high, held.probability)
            for relation in (one.goal, one.state, one.mission)
            for held in relation.held[:2]
        ]
        if estimates:
            drawn[one.actor] = draw_dots(
                f"{one.name}: leading answers and their rivals", estimates,
                note="Hypotheses, not labels. The range is that under other ways of weighing.",
            )  # fmt: skip
    return drawn


def _judge(call: Call, picture: Picture, found: Assessment) -> list[dict[str, Any]]:
    """Tell the judgements on the area, its missions and groups, with what makes them grey."""
    subjects, scale = set(found.subjects), call.visit.house.settings.words
    held: list[Judgement] = [
        one
        for one in Docket(picture, found.day).judgements.values()
        if one.draft.subject in subjects and one.status in _SHOWN
    ]
    names = picture.named(one.draft.subject for one in held)
    return [
        {
            "id": one.id,
            "status": one.status,
            "subject": one.draft.subject,
            "caption": names[one.draft.subject].caption if one.draft.subject in names else "",
            "answer": say_answer(one),
            "likelihood": say_likelihood(one, scale),
            "confidence": say_confidence(one),
            "grey": one.grey,
        }
        for one in held
    ]
