"""What must hold of a case before anything of it is used; what does not is named with its line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sightline.casebook.case import KNOWN_AS, Case, CaseFact, Told
from sightline.errors import BadInstant, BadValue, BadVocabulary
from sightline.model import Property, load_model
from sightline.reference import reference_records
from sightline.reference.volume import Step, Volume
from sightline.values import Grade, Instant, Kind, Statement

Sheets = Volume[Any]
#: No topic is ever given by us, least of all one that calls somebody a criminal.
_REFUSED = ("topics",)


@cache
def reference_ids() -> frozenset[str]:
    """Name all entities of the reference data."""
    records = reference_records("any")
    return frozenset(one.entity for one in records if isinstance(one, Statement))


def check_case(volume: Sheets, case: Case) -> None:
    """Refuse a case in which something is misspelt, missing or points to nothing."""
    if volume.name.removesuffix(".yaml") != case.code:
        volume.refuse(f"the file of the case {case.code!r} is {case.code}.yaml", "case")
    volume.check_codes((one.fact for one in case.facts), "facts")
    volume.check_codes((one.id for one in case.things), "things")
    volume.check_codes((one.id for one in case.outcomes), "outcomes")
    _check_places(volume, case)
    known = _ids(case)
    for place, thing in enumerate(case.things):
        _check_told(volume, thing, known, "things", place)
    for place, fact in enumerate(case.facts):
        _check_fact(volume, fact, "facts", place)
        _check_derived(volume, case, fact, place)
        for number, told in enumerate(fact.says):
            _check_told(volume, told, known, "facts", place, "says", number)
    _check_outcomes(volume, case)
    _check_answers(volume, case)


def _ids(case: Case) -> frozenset[str]:
    said = {told.id for fact in case.facts for told in fact.says}
    return frozenset(said | {thing.id for thing in case.things}) | reference_ids()


def _check_places(volume: Sheets, case: Case) -> None:
    for place, mission in enumerate(case.missions):
        volume.check_known(mission, reference_ids(), "missions", place)
    for territory in case.territories:
        volume.check_known(territory, reference_ids(), "territory")


def _check_fact(volume: Sheets, fact: CaseFact, *path: Step) -> None:
    _check_day(volume, fact.known, *path, "known")
    _check_choice(volume, fact.known_as, KNOWN_AS, *path, "known_as")
    volume.check_date(fact.event or None, *path, "event")
    if not fact.sources and not fact.refers:
        volume.refuse(f"{fact.fact} needs a source, or what it refers to", *path)
    if fact.says and not fact.sources:
        volume.refuse(f"{fact.fact} says something, and nobody says it: give its sources", *path)
    for number, name in enumerate(fact.refers):
        volume.check_known(name, reference_ids(), *path, "refers", number)
    for number, source in enumerate(fact.sources):
        here: tuple[Step, ...] = (*path, "sources", number)
        _check_choice(volume, source.kind, [str(kind) for kind in Kind], *here, "kind")
        _check_grade(volume, source.grade, *here, "grade")
        volume.check_date(source.event or None, *here, "event")
        if source.known:
            _check_day(volume, source.known, *here, "known")
        if source.known_as:
            _check_choice(volume, source.known_as, KNOWN_AS, *here, "known_as")
    for number, told in enumerate(fact.says):
        if told.by is not None and max(told.by) >= len(fact.sources):
            volume.refuse("`by` names a source that is not there", *path, "says", number, "by")


def _check_derived(volume: Sheets, case: Case, fact: CaseFact, place: int) -> None:
    """Refuse a document that draws on a later fact of its file: what is drawn on comes first."""
    earlier = {one.fact for one in case.facts[:place] if one.sources}
    for number, source in enumerate(fact.sources):
        for name in source.derived_from:
            path: tuple[Step, ...] = ("facts", place, "sources", number, "derived_from")
            volume.check_known(name, earlier, *path)


def _check_told(volume: Sheets, told: Told, known: frozenset[str], *path: Step) -> None:
    try:
        schema = load_model().schema(told.schema)
    except BadVocabulary as error:
        volume.refuse(str(error), *path, "schema")
    for name, values in told.values.items():
        prop = schema.properties.get(name)
        if prop is None or prop.stub or name in _REFUSED:
            volume.refuse(f"{schema.name} has no property {name!r} that may be said", *path, name)
        for value in values:
            _check_value(volume, prop, value, known, *path, name)


def _check_value(
    volume: Sheets, prop: Property, value: str, known: frozenset[str], *path: Step
) -> None:
    if prop.type == "entity":
        volume.check_known(value, known, *path)
    cleaned = prop.clean(value)
    if cleaned.value is None or cleaned.problem is not None:
        volume.refuse(f"{value!r} does not fit: {cleaned.problem}", *path)


def _check_outcomes(volume: Sheets, case: Case) -> None:
    for place, outcome in enumerate(case.outcomes):
        _check_day(volume, outcome.date, "outcomes", place, "date", first=True)
        if not outcome.bears_on:
            volume.refuse("an outcome names the rules whose matter it is", "outcomes", place)


def _check_answers(volume: Sheets, case: Case) -> None:
    """Refuse an expectation that speaks of no day, or of facts and entities that are not here."""
    facts = {one.fact for one in case.facts}
    known = _ids(case)
    for place, one in enumerate(case.expect):
        if not one.on and not one.cannot:
            volume.refuse("an expectation needs `on`, or `cannot` with the reason", "expect", place)
        volume.check_date(one.on or None, "expect", place, "on")
        _check_each(volume, one.facts, facts, "expect", place, "facts")
        _check_each(volume, one.about, known, "expect", place, "about")
    for place, kept in enumerate(case.silent):
        volume.check_date(kept.until or None, "silent", place, "until")
        volume.check_date(kept.since or None, "silent", place, "since")
        _check_each(volume, kept.facts, facts, "silent", place, "facts")
        volume.check_known(kept.about or None, known, "silent", place, "about")
    for place, probe in enumerate(case.probes):
        _check_day(volume, probe.on, "probes", place, "on")
        _check_each(volume, probe.facts, facts, "probes", place, "facts")
        volume.check_known(probe.meeting, known, "probes", place, "meeting")


def _check_each(volume: Sheets, given: Iterable[str], known: Iterable[str], *path: Step) -> None:
    held = frozenset(known)
    for number, name in enumerate(given):
        volume.check_known(name, held, *path, number)


def _check_day(volume: Sheets, text: str, *path: Step, first: bool = False) -> None:
    """Refuse a date that has no end, or no beginning: it cannot be placed in time."""
    try:
        read = Instant.parse(text)
    except BadInstant as error:
        volume.refuse(str(error), *path)
    if (read.earliest if first else read.latest) is None:
        volume.refuse(f"{text!r} has no {'first' if first else 'last'} day", *path)


def _check_choice(volume: Sheets, given: str, expected: Iterable[str], *path: Step) -> None:
    if given not in expected:
        volume.refuse(f"{given!r} came: expected one of {', '.join(expected)}", *path)


def _check_grade(volume: Sheets, text: str, *path: Step) -> None:
    try:
        Grade.parse(text)
    except BadValue as error:
        volume.refuse(str(error), *path)
