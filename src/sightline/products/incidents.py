"""Incidents of a period, drawn: by kind and by place, with how much of the area is reported on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.reporting import measure_reporting
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.reading import Reading
from sightline.engines.figures import Bar, Mark, draw_bars, draw_map
from sightline.model import load_terms
from sightline.products.change import impersonal
from sightline.products.paper import Block, Drawing, Sentence, paragraph

UNKNOWN_COVERAGE = "Coverage is not known: the area is not parted into districts"
_BOUNDARIES = "No boundaries are drawn. Marks are places as reported."
_MOST_KINDS, _MOST_PLACES, _MOST_CITED = 8, 30, 40


def tell_incidents(reading: Reading, anchor: str, since: dt.date) -> tuple[Block, ...]:
    """Draw what was reported since a day, by kind and on a map, or say that nothing was."""
    facts, coverage = find_incidents(reading, anchor, since)
    if not facts:
        words = f"No incident is reported between {since} and {reading.day}."
        return (paragraph(words, f"That is not to say that none happened. {coverage}."),)
    basis, about = _cite(reading, facts), tuple(fact.id for fact in facts)
    more = max(0, len(facts) - _MOST_CITED)
    noun = "incident is" if len(facts) == 1 else "incidents are"
    counted = f"{len(facts)} {noun} reported between {since} and {reading.day}"
    left = f"; the statements behind {more} of them are not listed here" if more else ""
    blocks: list[Block] = [paragraph(Sentence(f"{counted}{left}.", basis), f"{coverage}.")]
    period = f"{since} to {reading.day}"
    blocks.append(
        Drawing(
            draw_bars(
                f"Incidents reported by kind, {period}",
                _by_kind(facts),
                unit="reports",
                note=coverage,
            ),
            basis,
            coverage=coverage,
            counts_reports=True,
            about=about,
        )
    )
    marks, placeless = _by_place(facts, coverage)
    if marks:
        title = f"Incidents reported by place, {period}"
        figure = draw_map(title, (), marks, boundaries=_BOUNDARIES, unit="reports")
        blocks.append(Drawing(figure, basis, coverage=coverage, counts_reports=True, about=about))
    if placeless:
        blocks.append(paragraph(f"The place of {placeless} incidents is not known."))
    return tuple(blocks)


def find_incidents(reading: Reading, anchor: str, since: dt.date) -> tuple[tuple[Fact, ...], str]:
    """Find the incidents since a day, in an area or everywhere, and how much is reported on."""
    if anchor:
        scene = Scene(reading, anchor, days=(reading.day - since).days + 1)
        return scene.incidents, f"Reporting: {measure_reporting(scene)}"
    found = [
        fact
        for fact in reading.of("Incident")
        if fact.start_first is not None
        and fact.start is not None
        and since <= fact.start_first
        and fact.start <= reading.day
    ]
    return tuple(found), UNKNOWN_COVERAGE


def _cite(reading: Reading, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Cite what says of the first incidents which kind, when and where."""
    said = [
        saying.id
        for fact in facts[:_MOST_CITED]
        for saying in reading.sayings(fact, "incidentType")[:1]
    ]
    return impersonal(reading.picture, said)


def _by_kind(facts: Sequence[Fact]) -> list[Bar]:
    names = load_terms("incident-type")
    counts: Counter[str] = Counter()
    for fact in facts:
        for code in fact.texts("incidentType") or ("",):
            held = names.find(code) if code else None
            counts[held.name() if held else code or "kind not said"] += 1
    first = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    shown = [Bar(name=name, value=float(number)) for name, number in first[:_MOST_KINDS]]
    rest = sum(number for _, number in first[_MOST_KINDS:])
    return [*shown, Bar(name="other kinds", value=float(rest))] if rest else shown


def _by_place(facts: Sequence[Fact], coverage: str) -> tuple[list[Mark], int]:
    counts: Counter[tuple[str, float, float]] = Counter()
    placeless = 0
    for fact in facts:
        latitude, longitude = fact.numbers("latitude"), fact.numbers("longitude")
        if latitude is None or longitude is None or latitude[0] != latitude[1]:
            placeless += 1
            continue
        name = fact.text("location") or fact.caption
        counts[name, round(longitude[0], 2), round(latitude[0], 2)] += 1
    first = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_PLACES]
    marks = [
        Mark(name=name, longitude=x, latitude=y, count=float(number), coverage=coverage)
        for (name, x, y), number in first
        if -180 <= x <= 180 and -90 <= y <= 90
    ]
    return marks, placeless
