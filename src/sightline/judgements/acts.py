"""Records for an act: the item that holds it, and statements for whoever searches or exports.

The item is derived from what the act rests on, so that a judgement and its
own evidence are never taken for two voices.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from sightline.judgements.deeds import (
    Answered,
    AnyDeed,
    Approved,
    Closed,
    Deed,
    Drafted,
    Estimated,
    Opened,
    Raised,
    Replied,
    Resolved,
    Reviewed,
    Superseded,
    Tasked,
    name_of,
    schema_of,
)
from sightline.judgements.dimensions import DIMENSIONS
from sightline.judgements.writing import write_deed
from sightline.values import Item, Kind, Reader, Record, Statement

_NAMES = {"Judgement": "judgement", "InformationRequirement": "requirement"}
_NAMES |= {"ForecastQuestion": "forecast", "ForecastEstimate": "estimate"}
_BEGINNINGS = (Drafted, Raised, Opened)

Said = tuple[str, object]
AnyKind = TypeVar("AnyKind", bound=Deed)


def begin(deed: AnyKind) -> AnyKind:
    """Give a deed that begins something an id that nobody can guess."""
    if deed.of or not isinstance(deed, _BEGINNINGS):
        return deed
    return msgspec.structs.replace(deed, of=_new_id(schema_of(deed)))


def make_records(
    deed: AnyDeed, by: Reader, *, marking: str, at: dt.datetime, derived_from: Iterable[str] = ()
) -> tuple[Item, list[Record]]:
    """Make the item that holds an act, and the records to be filed, the item among them."""
    schema = schema_of(deed)
    item = Item(
        title=f"{_NAMES[schema].capitalize()} {name_of(deed)}",
        item_kind=Kind.NOTE,
        about={"by": by.name, "roles": ", ".join(sorted(by.roles)), **write_deed(deed)},
        derived_from=tuple(sorted(set(derived_from))),
        event=at.date().isoformat(),
        known=at.isoformat(timespec="microseconds"),
        marking=marking,
    )
    said: list[Record] = [
        Statement(entity=deed.of, item=item.id, prop=prop, schema=schema, value=value)
        for prop, value in _texts([("act", name_of(deed)), *_say(deed, by)])
    ]
    if isinstance(deed, Estimated):
        said += _estimate(deed, item)
    return item, [item, *said]


def _say(deed: AnyDeed, by: Reader) -> Iterator[Said]:
    """Put a deed into the properties of its schema."""
    match deed:
        case Drafted():
            yield from _say_draft(deed, by)
        case Reviewed() | Approved():
            yield from _say_terms(deed)
        case Replied():
            yield "subjectReply", f"{deed.said_on}, {deed.speaker}: {deed.words}"
        case Superseded():
            yield "description", f"superseded by {deed.later}"
        case Raised():
            yield from _say_question(deed)
        case Tasked():
            yield "collector", deed.collector
        case Answered():
            yield "answer", deed.answer
        case Closed():
            yield "outcome", deed.outcome
        case Opened():
            yield from _say_forecast(deed)
        case Resolved():
            yield "resolved", deed.outcome
        case _:
            return


def _say_draft(deed: Drafted, by: Reader) -> Iterator[Said]:
    yield "subject", deed.subject
    yield "dimension", deed.dimension
    yield "value", deed.value
    known = DIMENSIONS.get(deed.dimension)
    yield "scale", known.answers if known else None
    yield "probabilityLow", deed.low
    yield "probabilityHigh", deed.high
    yield "confidence", deed.confidence
    yield "confidenceReason", deed.confidence_reason
    yield "asOf", deed.as_of
    yield "gaps", deed.gaps
    yield "goal", deed.goal
    yield "rival", deed.rival_id
    yield "rivalText", deed.rival
    yield "authorRole", ", ".join(sorted(by.roles))
    yield from _say_terms(deed)


def _say_terms(deed: Drafted | Reviewed | Approved) -> Iterator[Said]:
    yield "reviewDue", deed.review_due
    yield "consequences", deed.consequences
    yield "negotiability", deed.negotiability
    yield "gained", deed.gained
    yield "accepted", deed.accepted
    yield "expires", deed.expires


def _say_question(deed: Raised) -> Iterator[Said]:
    yield "name", deed.question
    yield "level", deed.level
    yield "decision", deed.decision
    yield "owner", deed.owner
    yield "due", deed.due
    yield "parent", deed.parent
    yield "about", deed.about


def _say_forecast(deed: Opened) -> Iterator[Said]:
    yield "name", deed.question
    yield "questionKind", deed.kind
    yield "opens", deed.opens
    yield "closes", deed.closes
    yield "resolutionRule", deed.rule
    yield "unit", deed.unit
    yield "about", deed.about
    for option in deed.options:
        yield "options", option
    if deed.kind == "binary" and deed.base:
        yield "baseRate", deed.base[0]


def _estimate(deed: Estimated, item: Item) -> list[Record]:
    """Make an entity of an estimate, so that it can be looked up and exported."""
    entity = f"estimate-{item.id[:16]}"
    said: list[Said] = [
        ("question", deed.of),
        ("forecasterRole", deed.role),
        ("rationale", deed.rationale),
        ("date", item.event),
    ]
    said += [("probability", chance) for chance in deed.chances if len(deed.chances) == 1]
    said += [("description", ", ".join(f"{one:g}" for one in deed.draws or deed.chances))]
    return [
        Statement(entity=entity, item=item.id, prop=prop, schema="ForecastEstimate", value=value)
        for prop, value in _texts(said)
    ]


def _texts(said: Iterable[Said]) -> Iterator[tuple[str, str]]:
    """Write values as text, and leave out what was not said; nothing is said twice."""
    texts = (
        (prop, f"{value:g}" if isinstance(value, float) else str(value))
        for prop, value in said
        if value is not None
    )
    yield from dict.fromkeys((prop, text) for prop, text in texts if text.strip())


def _new_id(schema: str) -> str:
    return f"{_NAMES[schema]}-{secrets.token_hex(10)}"
