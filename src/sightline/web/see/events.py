"""What names an entity: incidents and other things that happened, with time and place."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.engines.figures import Figure, draw_map, draw_timeline
from sightline.engines.figures.map import Mark
from sightline.engines.figures.timeline import Moment
from sightline.model import load_model
from sightline.picture import Entity, Picture, Saying
from sightline.web.call import Call
from sightline.web.see.days import read_days
from sightline.web.see.labels import label_kind, label_property
from sightline.web.see.pages import Page, turn_to

_BOUNDARIES = "Places as reported. No boundaries are drawn."


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that names the entity: as what, when it happened, since when it is known."""

    id: str
    caption: str
    kind: str
    role: str
    start: dt.date | None
    end: dt.date | None
    known: dt.date | None
    saying: Saying
    places: tuple[tuple[float, float], ...] = ()


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what names an entity, with a line of time and a map of it."""

    page: Page[str]
    events: tuple[Event, ...]
    timeline: Figure | None
    map: Figure | None
    shown: tuple[str, ...]


def gather_events(call: Call, picture: Picture, entity: Entity) -> Events:
    """Gather one page of what names an entity and is no tie."""
    page = turn_to(call, _naming(picture, entity))
    said = picture.said_of([entity.id, *page.rows])
    names = picture.named(page.rows)
    events = tuple(
        _event(found, names[one].caption, said[one])
        for one in page.rows
        if one in said and (found := _find_naming(said[one], entity)) is not None
    )
    own = _places(said.get(entity.id, ()))
    return Events(
        page=page,
        events=events,
        timeline=_draw(entity, events) if events else None,
        map=_map(entity, own, events),
        shown=tuple(one.id for one in events),
    )


def _naming(picture: Picture, entity: Entity) -> list[str]:
    """Name what names the entity and is no tie, the latest first."""
    model = load_model()
    kinds = [one.name for one in model if one.edge is None]
    starts = {"date", *(prop for one in model for prop in one.starts)}
    return picture.naming(entity.id, kinds, starts)


def _find_naming(said: tuple[Saying, ...], entity: Entity) -> Saying | None:
    """Find the statement by which something names the entity."""
    return next((one for one in said if one.value in entity.ids and not one.negated), None)


def _find_days(saying: Saying, said: tuple[Saying, ...]) -> tuple[dt.date | None, dt.date | None]:
    """Find when something began and ended, by its own word, else by that of the statement."""
    model = load_model()
    schema = model.schema(saying.schema) if saying.schema in model else None
    starts = ("date", "startDate") if schema is None else (*schema.starts, "date")
    ends = ("endDate",) if schema is None else schema.ends
    start, latest = read_days(one.value for one in said if one.prop in starts)
    _, end = read_days(one.value for one in said if one.prop in ends)
    if start is None and saying.event:
        start, latest = read_days([saying.event])
    return start, end or latest


def _event(saying: Saying, caption: str, said: tuple[Saying, ...]) -> Event:
    start, last = _find_days(saying, said)
    return Event(
        id=saying.entity,
        caption=caption,
        kind=label_kind(saying.schema),
        role=label_property(saying.schema, saying.prop),
        start=start,
        end=last if start is not None and last is not None and last > start else None,
        known=min((one.known_by for one in said if one.known_by), default=None),
        saying=saying,
        places=_places(said),
    )


def _places(said: tuple[Saying, ...]) -> tuple[tuple[float, float], ...]:
    """Find where something is said to be: longitude and latitude of one item belong together."""
    found: dict[str, dict[str, float]] = {}
    for one in said:
        if one.prop in ("longitude", "latitude") and not one.negated:
            try:
                found.setdefault(one.item, {})[one.prop] = float(one.value)
            except ValueError:
                continue
    pairs = {(at["longitude"], at["latitude"]) for at in found.values() if len(at) == 2}
    return tuple(sorted(one for one in pairs if abs(one[0]) <= 180 and abs(one[1]) <= 90))


def _draw(entity: Entity, events: tuple[Event, ...]) -> Figure:
    moments = [
        Moment(row=one.kind, words=one.caption, start=one.start, end=one.end, known=one.known)
        for one in events
    ]
    return draw_timeline(f"What names {entity.caption}", moments)


def _map(
    entity: Entity, own: tuple[tuple[float, float], ...], events: tuple[Event, ...]
) -> Figure | None:
    marks = [Mark(name=entity.caption, longitude=x, latitude=y) for x, y in own]
    here: dict[tuple[float, float], list[str]] = {}
    for one in events:
        for place in one.places:
            here.setdefault(place, []).append(one.caption)
    marks += [
        Mark(name=_tell(names), longitude=x, latitude=y, count=len(names))
        for (x, y), names in sorted(here.items())
    ]
    if not marks:
        return None
    return draw_map(
        f"Places around {entity.caption}", [], marks, boundaries=_BOUNDARIES, unit="events"
    )


def _tell(names: list[str]) -> str:
    """Name what happened at one place."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
