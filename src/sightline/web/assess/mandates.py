"""Mandates: the register, what each decision gives, how late, how silent, and what others got."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sightline.analyses.mandates import (
    Cross,
    Decision,
    Gaps,
    cross_decisions,
    decisions,
    find_decision,
    find_mission,
    justice_gaps,
    lags,
    mandate_coverage,
    mean_lag,
    precedents,
    register,
    silences,
)
from sightline.analyses.mandates.decision import (
    activity_of,
    names_crime,
    scopes_of,
    text_of,
    themes_of,
)
from sightline.analyses.reading import Reading
from sightline.engines.figures import Bar, Figure, draw_bars, draw_matrix
from sightline.errors import BadValue, NotFound
from sightline.model import load_terms
from sightline.reference import Document, load_documents
from sightline.web.assess.texts import compare_decisions
from sightline.web.call import Call
from sightline.web.reply import Reply

PARTS: Mapping[str, str] = {
    "register": "Register",
    "reference": "Reference register",
    "lag": "Lag",
    "coverage": "Coverage",
    "silent": "Silences",
    "precedents": "Precedents",
    "cross": "Scope and activity",
}
_PAGE = 40


def show_mandates(call: Call) -> Reply:
    """Show one part of what is known of mandates."""
    part = call.asked("part") or "register"
    if part not in PARTS:
        raise BadValue(f"{part!r} is no part of this page: expected one of {', '.join(PARTS)}")
    picture = call.visit.picture("mandates", f"{part} {call.asked('mission')}".strip())
    reading = Reading(picture, call.visit.day)
    mission = find_mission(reading, call.asked("mission")).id if call.asked("mission") else None
    told = _TOLD[part](_Ask(call, reading, mission))
    named = {name for one in told.get("entries", ()) for name in getattr(one, "missions", ())}
    missions = reading.of("Mission")
    return call.show(
        "assess/mandates.html",
        part=part,
        parts_of=PARTS,
        mission=mission or "",
        missions=[(one.id, one.caption) for one in missions[:200]],
        names=picture.named(named),
        subjects=[one.code for one in load_terms("mandate-subject").terms],
        scopes=[one.code for one in load_terms("oc-scope").terms],
        subject=call.asked("subject"),
        scope=call.asked("scope"),
        theme=call.asked("theme"),
        day=call.visit.day,
        told=told,
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
    )


class _Ask(msgspec.Struct, frozen=True):
    """What a part of the page is asked: the call, the reading, and the mission chosen."""

    call: Call
    reading: Reading
    mission: str | None


def _tell_register(ask: _Ask) -> dict[str, Any]:
    every = register(ask.reading, mission=ask.mission, subject=ask.call.asked("subject") or None)
    start = _read_start(ask.call)
    return {
        "entries": every[start : start + _PAGE],
        "number": len(every),
        "after": start + _PAGE if len(every) > start + _PAGE else "",
    }


def _tell_reference(ask: _Ask) -> dict[str, Any]:
    """The register of the reference data: it is in every house, whoever reads."""
    wanted, subject = ask.call.asked("abbreviation").casefold(), ask.call.asked("subject")
    every = [
        one
        for one in load_documents()
        if (not wanted or (one.mission or "").casefold() == wanted)
        and subject in ("", one.subject)
        and one.adopted <= ask.reading.day
    ]
    start = _read_start(ask.call)
    return {
        "documents": every[start : start + _PAGE],
        "number": len(every),
        "after": start + _PAGE if len(every) > start + _PAGE else "",
    }


def _tell_lag(ask: _Ask) -> dict[str, Any]:
    found = lags(ask.reading, ask.mission)
    bars = [Bar(name=one.name, value=None if one.task is None else one.task.lag.years)
            for one in found]  # fmt: skip
    steps = ("named", "task", "means")
    title = f"Years from the authorization to the first task on crime, {ask.reading.day}"
    note = "Where there is no bar of a length, there is no task yet or it is not known."
    return {
        "lags": found,
        "means": {step: mean_lag(found, step) for step in steps},
        "figure": draw_bars(title, bars, unit="years", note=note) if bars else None,
    }


def _tell_coverage(ask: _Ask) -> dict[str, Any]:
    return {"coverage": mandate_coverage(ask.reading)}


def _tell_silences(ask: _Ask) -> dict[str, Any]:
    return {"silences": silences(ask.reading, ask.mission)}


def _tell_precedents(ask: _Ask) -> dict[str, Any]:
    scope, theme = ask.call.asked("scope") or None, ask.call.asked("theme") or None
    found = precedents(ask.reading, scope=scope, theme=theme, apart_from=ask.mission)
    start = _read_start(ask.call)
    return {
        "precedents": found.found[start : start + _PAGE],
        "number": len(found.found),
        "uncoded": found.uncoded,
        "after": start + _PAGE if len(found.found) > start + _PAGE else "",
    }


def _tell_cross(ask: _Ask) -> dict[str, Any]:
    found = cross_decisions(decisions(ask.reading, ask.mission))
    return {"cross": found, "figure": draw_cross(found, str(ask.reading.day))}


_TOLD = {
    "register": _tell_register,
    "reference": _tell_reference,
    "lag": _tell_lag,
    "coverage": _tell_coverage,
    "silent": _tell_silences,
    "precedents": _tell_precedents,
    "cross": _tell_cross,
}


def draw_cross(found: Cross, day: str) -> Figure | None:
    """Draw tasks on crime by how far they go and by what is to be done."""
    if not found.tasks:
        return None
    cells: dict[tuple[str, str], float | None] = {
        (scope, activity): float(number)
        for scope, row in zip(found.scopes, found.counts, strict=True)
        for activity, number in zip(found.activities, row, strict=True)
    }
    note = "A nought is of the texts that were read; what nobody read is not in it."
    title = f"Tasks on crime by scope and activity, {day}"
    return draw_matrix(title, found.scopes, found.activities, cells, unit="tasks", note=note)


def show_mandate(call: Call) -> Reply:
    """Show one decision with its paragraphs, from the picture or from the reference register."""
    named = call.path["document"]
    picture = call.visit.picture("mandates", named)
    reading = Reading(picture, call.visit.day)
    try:
        held = find_decision(reading, named)
    except NotFound as error:
        known = next((one for one in load_documents() if one.entity == named), None)
        if known is None:
            raise NotFound(f"there is no decision {named[:80]!r} in your picture") from error
        return _show_reference(call, known, picture.address)
    others = [one for one in decisions(reading) if one.fact.id != held.fact.id]
    other = find_decision(reading, call.asked("with")) if call.asked("with") else None
    gaps = justice_gaps(reading, held) if held.mandate else None
    entry = next(one for one in register(reading) if one.id == held.fact.id)
    return call.show(
        "assess/mandate.html",
        entry=entry,
        provisions=[_tell_provision(reading, one) for one in held.provisions],
        whole=held.read_through,
        gaps=gaps,
        figure=draw_chain(gaps) if gaps else None,
        others=[(one.fact.id, one.symbol) for one in others],
        other=other,
        steps=compare_decisions(held, other) if other else (),
        names=picture.named(held.missions),
        handling=call.visit.handling(
            picture.marked([held.fact.id, *(one.id for one in held.provisions), *_ids(other)])
        ),
        address=picture.address,
    )


def _ids(other: Decision | None) -> list[str]:
    return [other.fact.id, *(one.id for one in other.provisions)] if other else []


def _tell_provision(reading: Reading, one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "paragraph": one.text("paragraph") or one.caption,
        "place": ", ".join(one.texts("operative")),
        "text": text_of(one),
        "quoted": one.has("quote"),
        "strength": ", ".join(one.texts("strength")),
        "scope": ", ".join(scopes_of(one)),
        "activity": activity_of(one) or "",
        "themes": ", ".join(themes_of(one)),
        "tasks": one.has("keywords", "tasks the mission"),
        "crime": names_crime(one),
        "basis": reading.cite(one),
    }


def draw_chain(gaps: Gaps) -> Figure:
    """Draw how a mandate holds each link of the chain of justice; not known is no nought."""
    states = ("tasked on crime", "tasked in general", "asked of others", "only recited", "absent")
    rows = [one.name for one in gaps.links]
    cells: dict[tuple[str, str], float | None] = {}
    for one in gaps.links:
        for state in states:
            known = one.held.value != "not known"
            number = len(one.paragraphs) or 1
            held = float(number) if one.held.value == state else 0.0
            cells[one.name, state] = held if known else None
    title = f"The chain of justice in {gaps.symbol}"
    note = "Numbers of paragraphs; a link that is absent is marked with 1 in its own column."
    return draw_matrix(title, rows, states, cells, unit="paragraphs", note=note)


def _show_reference(call: Call, known: Document, address: str) -> Reply:
    tasks = [one for one in known.provisions if one.tasks]
    scopes = [term.code for term in load_terms("oc-scope").terms]
    rungs = [scopes.index(one.scope) for one in tasks if one.scope in scopes]
    return call.show(
        "assess/mandate_reference.html",
        known=known,
        highest=scopes[max(rungs)] if rungs else None,
        address=address,
    )


def _read_start(call: Call) -> int:
    asked = call.asked("after")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
