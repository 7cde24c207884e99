"""The seven interfaces of an area as a paper: what each indicator shows, and what it cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sightline.analyses.interfaces import UNSEEN, Assessment, Gauge, Side, assess
from sightline.analyses.reading import Reading
from sightline.engines.figures import Bar, draw_bars
from sightline.judgements import Docket
from sightline.picture import Picture
from sightline.products.binding import bind
from sightline.products.brief import find_subjects
from sightline.products.judged import choose, tell_judgements
from sightline.products.order import Order
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Paper,
    Points,
    Sentence,
    paragraph,
)

_HYPOTHESES = (
    "How each stands to the state and to the mission is a hypothesis with its rival, found by "
    "rule from what is reported; it is no judgement on anybody."
)
_COLUMNS = ("Indicator", "Reading", "Latest", "Voices", "Graded C3 or better", "Coverage")


def compose_interfaces(order: Order, picture: Picture, day: dt.date) -> Paper:
    """Compose the assessment of an area: judgements, who takes part, seven interfaces."""
    area = picture.entity(order.subject)
    reading = Reading(picture, day)
    found = assess(reading, area.id)
    docket = Docket(picture, day)
    judged = tell_judgements(picture, choose(docket, find_subjects(reading, found)), order.words)
    none = paragraph("No approved judgement on the area or its groups is held.")
    blocks: list[Block] = [
        Heading("Key judgements"),
        *(judged or [none]),
        Heading("How much can be seen"),
        paragraph(f"Counts are of {found.since} to {found.day}.", f"{found.reporting}."),
        _draw(found),
        Heading("Who takes part"),
        *_participants(found),
    ]
    for side in found.sides:
        blocks += _tell(side)
    return bind(
        order,
        picture,
        day,
        kind="interfaces",
        title=f"Seven interfaces: {found.name}",
        subtitle=f"Organized crime and the peace operation, {found.day}",
        blocks=blocks,
        subjects=[area.id],
    )


def _draw(found: Assessment) -> Drawing:
    bars = [
        Bar(
            name=f"{side.code} {side.name}",
            value=float(sum(one.state != UNSEEN for one in side.gauges)) or None,
        )
        for side in found.sides
    ]
    note = "Where no indicator can be read, nothing is known; it is not nought."
    figure = draw_bars(
        f"Indicators that can be read, {found.day}",
        bars,
        unit="indicators",
        note=note,
    )
    return Drawing(figure, coverage=f"{found.reporting}", counts_reports=True)


def _participants(found: Assessment) -> Sequence[Block]:
    rows = [
        (
            one.name,
            ", ".join(one.kinds) or None,
            "; ".join(
                f"{work.name}, {', '.join(work.scenes) or 'part not said'}" for work in one.works
            )
            or None,
            _relation(one.state),
            _relation(one.mission),
        )
        for one in found.participants.actors
    ]
    rested = tuple(
        tuple(
            dict.fromkeys(
                (
                    *(each for work in one.works for each in work.basis),
                    *one.state.finding.basis,
                    *one.mission.finding.basis,
                )
            )
        )
        for one in found.participants.actors
    )
    told: list[Block] = []
    if rows:
        columns = ("Who", "Kind", "Part in illicit trade", "To the state", "To the mission")
        told.append(
            Grid(
                caption="Who takes part",
                columns=columns,
                rows=tuple(rows),
                notes=(_HYPOTHESES,),
                rested=rested,
                about=tuple(one.actor for one in found.participants.actors),
            )
        )
    if found.participants.persons:
        told.append(
            paragraph(f"{found.participants.persons} persons with a reported part are not listed.")
        )
    if found.participants.unknown:
        told.append(paragraph(f"Not known: {'; '.join(found.participants.unknown)}."))
    return told or [paragraph("Nobody is known to take part.")]


def _relation(relation: object) -> str | None:
    leading, rival = getattr(relation, "leading", None), getattr(relation, "rival", None)
    if leading is None:
        return None
    words = f"{leading.name} {100 * leading.low:.0f}-{100 * leading.high:.0f} %"
    if rival is None:
        return words
    return f"{words}; or {rival.name} {100 * rival.low:.0f}-{100 * rival.high:.0f} %"


def _tell(side: Side) -> list[Block]:
    told: list[Block] = [Heading(f"{side.code} {side.name}"), paragraph(side.asks)]
    seen = [one for one in side.gauges if one.state != UNSEEN]
    if seen:
        told.append(
            Grid(
                caption=f"Readings of interface {side.code}",
                columns=_COLUMNS,
                rows=tuple(_row(one) for one in seen),
                rested=tuple(one.basis for one in seen),
                coverage="Coverage is the part of months and districts with any report",
                counts_reports=True,
            )
        )
    unknown = [f"{one.name}: {'; '.join(one.unknown)}" for one in seen if one.unknown]
    unseen = [one.name for one in side.gauges if one.state == UNSEEN]
    if unseen:
        unknown.insert(0, f"Cannot be seen here: {'; '.join(unseen)}")
    if unknown:
        told.append(Points(tuple(paragraph(f"{one.rstrip('.')}.") for one in unknown)))
    rival = Sentence(f"Another explanation: {side.rival.rstrip('.')}.")
    told.append(paragraph(rival, f"What would tell: {side.tells.rstrip('.')}."))
    return told


def _row(one: Gauge) -> tuple[str | int | float | None, ...]:
    parts = "; ".join(
        f"{part.label} {part.low:,.4g}" + (f"-{part.high:,.4g}" if part.high != part.low else "")
        for part in one.parts
    )
    says = f"{one.says} ({parts})" if parts else one.says
    says += f"; {one.reached} by the mission's threshold" if one.reached else ""
    coverage = None if one.coverage is None else f"{100 * one.coverage:.0f} %"
    return (
        f"{one.code} {one.name}", says, one.on.isoformat() if one.on else None,
        one.voices or None, one.graded or "none", coverage,
    )  # fmt: skip
