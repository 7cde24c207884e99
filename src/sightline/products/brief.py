"""The weekly brief: key judgements first, what changed and why, what is not known, what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sightline.analyses.area import Area
from sightline.analyses.interfaces import UNSEEN, Assessment, assess
from sightline.analyses.reading import Reading
from sightline.judgements import Docket
from sightline.picture import Picture
from sightline.products.binding import bind
from sightline.products.change import tell_changes
from sightline.products.due import tell_due
from sightline.products.incidents import tell_incidents
from sightline.products.judged import choose, tell_judgements
from sightline.products.order import Order
from sightline.products.paper import Block, Heading, Paper, Points, paragraph

_MOST_JUDGED, _MOST_CHANGED, _MOST_UNKNOWN = 5, 8, 6


def compose_brief(order: Order, picture: Picture, day: dt.date) -> Paper:
    """Compose a brief of a period: of an area, or of the one mission of the picture."""
    reading = Reading(picture, day)
    anchor = picture.entity(order.subject).id if order.subject else _only_mission(reading)
    found = assess(reading, anchor) if anchor else None
    docket = Docket(picture, day)
    since = order.since(day)
    subjects = find_subjects(reading, found) if found and order.subject else None
    blocks: list[Block] = [
        Heading("Key judgements"),
        *_judge(order, picture, docket, subjects),
        Heading(f"What changed since {since}"),
        *_change(order, picture),
        Heading("What was reported"),
        *tell_incidents(reading, anchor, since),
        Heading("What is not known"),
        _unknown(found),
        Heading("What is due"),
        tell_due(docket, subjects),
    ]
    where = found.name if found else "all areas of this picture"
    return bind(
        order,
        picture,
        day,
        kind="brief",
        title=f"Brief of {since} to {day}",
        subtitle=where,
        blocks=blocks,
        subjects=[anchor] if anchor else [],
    )


def find_subjects(reading: Reading, found: Assessment) -> frozenset[str]:
    """The ids of an area, of what lies in it, of its missions and of who is said to be here."""
    area = Area(reading, found.anchor)
    return frozenset({*found.subjects, *area.ids, *area.actors, found.anchor})


def none_judged() -> Block:
    """Say that nothing is judged."""
    return paragraph(
        "No approved judgement is held. What follows is what sources report; it is not assessed."
    )


def _only_mission(reading: Reading) -> str:
    missions = reading.of("Mission")
    return missions[0].id if len(missions) == 1 else ""


def _judge(
    order: Order, picture: Picture, docket: Docket, subjects: Iterable[str] | None
) -> Sequence[Block]:
    held = choose(docket, subjects)
    told: list[Block] = list(tell_judgements(picture, held[:_MOST_JUDGED], order.words))
    if len(held) > _MOST_JUDGED:
        told.append(paragraph(f"{len(held) - _MOST_JUDGED} more judgements are held."))
    return told or [none_judged()]


def _change(order: Order, picture: Picture) -> Sequence[Block]:
    if order.older is None:
        return [paragraph("What changed was not compared: no earlier day was given.")]
    told = tell_changes(picture.difference(order.older), picture, _MOST_CHANGED)
    return [Points(told)] if told else [paragraph("Nothing changed in this picture.")]


def _unknown(found: Assessment | None) -> Block:
    if found is None:
        return paragraph("No area was chosen: what cannot be seen of one is not listed.")
    silent = len(found.reporting.silent)
    lines = (
        [f"Nothing at all is reported of {silent} {_districts(silent)} of {found.name}."]
        if silent
        else []
    )
    for side in found.sides:
        unseen = [one.name for one in side.gauges if one.state == UNSEEN]
        if unseen:
            lines.append(
                f"{side.name}: cannot be seen here: {'; '.join(unseen[:3])}{_more(unseen)}."
            )
    shown = [paragraph(one) for one in lines[:_MOST_UNKNOWN]]
    return Points(tuple(shown)) if shown else paragraph("Every indicator has a reading.")


def _districts(number: int) -> str:
    return "district" if number == 1 else "districts"


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - 3} more" if len(names) > 3 else ""
