"""A threat assessment on paper: key judgements first, then the matrix, the threats and the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.picture import Picture
from sightline.products.binding import bind
from sightline.products.order import Order
from sightline.products.paper import (
    Block,
    Cell,
    Drawing,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    paragraph,
)
from sightline.products.record import Kept
from sightline.products.threat.assessment import Threat, ThreatAssessment, find_wants, spread
from sightline.products.threat.figure import draw_threats, say_top
from sightline.products.threat.rating import Rated, Shift, find_gaps, find_shifts, rate
from sightline.products.threat.scales import DOMAINS, FACTORS, say_probability


def draw_up(
    assessment: ThreatAssessment, kept: Kept, order: Order, picture: Picture, day: dt.date
) -> Paper:
    """Draw up a kept assessment as a paper; what a draft still wants is said in it."""
    rated = rate(assessment)
    blocks = [
        *_open(assessment, kept, day),
        *_show_matrix(assessment, rated),
        *_show_threats(assessment, rated),
        *_show_turning(find_shifts(assessment), rated),
        *_show_gaps(assessment),
        *_close(assessment),
    ]
    subjects = (kept.record, assessment.area, *(one.subject for one in assessment.threats))
    return bind(
        order,
        picture,
        day,
        kind="threat",
        title=assessment.title or "Threat assessment",
        subtitle=f"Threat assessment, version {kept.version}, {kept.stage}",
        blocks=blocks,
        subjects=subjects,
    )


def _open(one: ThreatAssessment, kept: Kept, day: dt.date) -> Iterator[Block]:
    yield Heading("Key judgements")
    said = tuple(
        Paragraph((Sentence(judgement.text, judgement.statements, assessed=True),))
        for judgement in one.judgements
        if judgement.text.strip()
    )
    yield Points(said) if said else paragraph("None is written yet.")
    wants = find_wants(one, day)
    if wants:
        yield Heading("A draft: what is still wanting", 2)
        yield Points(tuple(paragraph(want) for want in wants))
    yield Heading("The task")
    asked = (
        ("Question", one.tasking.question),
        ("Scope", one.tasking.scope),
        ("Period", one.tasking.period),
        ("For", one.tasking.audience),
        ("Decision that it serves", one.tasking.decision),
        ("Working definition", one.definition),
    )
    rows = tuple((name, words or None) for name, words in asked)
    yield Grid(caption="The task", columns=("what", "as given"), rows=rows, basis=(kept.item,))


def _show_matrix(one: ThreatAssessment, rated: tuple[Rated, ...]) -> Iterator[Block]:
    yield Heading("Probability and impact")
    yield Drawing(draw_threats(f"Threats: {one.title or 'without a title'}", rated), one.basis)
    yield paragraph(
        "Classes are ordinal and are not averaged.",
        "Impact is the greatest of its domains, shown with all of them.",
        "What is not known is an intelligence gap and has no rank.",
    )


def _show_threats(one: ThreatAssessment, rated: tuple[Rated, ...]) -> Iterator[Block]:
    yield Heading("Threats")
    if not rated:
        yield paragraph("None is written yet.")
        return
    yield Grid(
        caption="Impact by domain, from 1 to 5",
        columns=("threat", *DOMAINS, "greatest"),
        rows=tuple(
            (threat.name, *(threat.impact.get(name) for name in DOMAINS), place.impact)
            for threat, place in zip(one.threats, rated, strict=True)
        ),
        basis=one.basis,
    )
    for threat, place in zip(one.threats, rated, strict=True):
        yield Heading(f"{place.number}. {threat.name or 'Without a name'}", 2)
        yield from _show_threat(threat, place)
    if one.factors or one.factors_reason:
        yield Heading("What makes crime easier here")
        rows = tuple((name, one.factors.get(name)) for name in FACTORS)
        yield Grid(caption="Crime-relevant factors", columns=("factor", "how it stands"), rows=rows)
        if one.factors_reason:
            yield paragraph(one.factors_reason)


def _show_threat(threat: Threat, place: Rated) -> Iterator[Block]:
    basis = threat.statements
    assessed = bool(basis)
    said = [Sentence(f"Probability: {say_probability(threat.probability)}.", basis, assessed)]
    if threat.reason:
        said.append(Sentence(threat.reason, basis, assessed))
    yield Paragraph(tuple(said))
    impact = "not known" if place.impact is None else f"{place.impact} of 5"
    missing = ", ".join(place.open_domains)
    more = f" Not known: {missing}." if missing else ""
    words = [Sentence(f"Greatest impact: {impact}.{more}", basis, assessed)]
    if threat.impact_reason:
        words.append(Sentence(threat.impact_reason, basis, assessed))
    yield Paragraph(tuple(words))
    yield paragraph(f"Top priority: {say_top(place.top)}. {say_rank(place)}")
    counts = spread(threat)
    yield paragraph(
        "Indicators: " + ", ".join(f"{number} {level}" for level, number in counts.items()) + "."
    )
    if threat.effects:
        told = ", ".join(f"{name} {level}" for name, level in sorted(threat.effects.items()))
        yield paragraph(f"Effects: {told}.")
    yield paragraph(f"What else could explain it: {threat.rival or 'not written yet'}.")


def say_rank(one: Rated) -> str:
    """Say the rank of a threat and the ranks that it may have."""
    first, last = one.ranks
    if one.rank is None:
        return f"No rank: an intelligence gap; it may stand anywhere from {first} to {last}."
    if first != last:
        return f"Rank {one.rank} of what is known; from {first} to {last} with what is not."
    return f"Rank {one.rank}."


def _show_turning(shifts: tuple[Shift, ...], rated: tuple[Rated, ...]) -> Iterator[Block]:
    yield Heading("What the ranks turn on")
    if not shifts:
        ranked = any(one.rank is not None for one in rated)
        yield paragraph(
            "No rank and no priority changes when one class moves by one."
            if ranked
            else "Nothing is ranked yet."
        )
        return
    yield Grid(
        caption="What changes when one class moves by one",
        columns=("threat", "class", "from", "to", "ranks that change", "priorities that change"),
        rows=tuple(
            (
                one.threat,
                one.what,
                one.before,
                one.after,
                say_moves(one),
                ", ".join(one.priorities) or "none",
            )
            for one in shifts
        ),
    )


def say_moves(shift: Shift) -> str:
    """Say whose rank changes."""
    return "; ".join(f"{name}: {old} to {new}" for name, old, new in shift.ranks) or "none"


def _show_gaps(one: ThreatAssessment) -> Iterator[Block]:
    yield Heading("What is not known, and who finds out")
    gaps = find_gaps(one)
    if gaps:
        yield Points(tuple(paragraph(question) for question, _ in gaps))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.question or None,
            row.source or None,
            row.owner or None,
            str(row.due) if row.due else None,
        )
        for row in one.plan
    )
    columns = ("question", "source", "owner", "date")
    if rows:
        yield Grid(caption="Collection plan", columns=columns, rows=rows)
    else:
        yield paragraph("The collection plan has no row yet.")


def _close(one: ThreatAssessment) -> Iterator[Block]:
    yield Heading("Limits and disagreements")
    yield paragraph(f"Limits: {one.limits or 'not written yet'}.")
    yield paragraph(f"Disagreements: {one.disagreements or 'none is noted'}.")
    yield paragraph(f"To be reviewed by: {one.review_due or 'not known'}.")
