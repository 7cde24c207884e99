"""The coordinates of an entity, looked at together before they are stated."""

from __future__ import annotations

from sightline.intake.coordinates import find_impossible, find_swapped, is_confirmed
from sightline.intake.entities import Draft
from sightline.intake.sheet import Reading

_MIRRORED = "the same two numbers stand the other way round in another row: one of the two is wrong"
_PLACED = {"latitude", "longitude"}


def look_at_place(draft: Draft, at: Reading, mirrored: frozenset[tuple[str, str]]) -> None:
    """List coordinates that seem swapped, and leave out those that are nowhere on the earth."""
    found = {one.prop: one for one in draft.sightings if one.prop in _PLACED}
    if len(found) < 2:
        return
    latitude, longitude = found["latitude"], found["longitude"]
    try:
        point = float(latitude.value), float(longitude.value)
    except ValueError:
        return
    impossible = find_impossible(*point)
    reason = impossible or _doubt(draft, point)
    if reason is None and not is_confirmed(*point, _names(draft)):
        reason = _find_mirror(draft, at, mirrored)
    if reason is None:
        return
    if impossible:
        draft.sightings = [one for one in draft.sightings if one.prop not in _PLACED]
    at.refuse(
        reason,
        column=f"{latitude.column} + {longitude.column}",
        raw=f"{latitude.value}, {longitude.value}",
        kept=not impossible,
    )


def _find_mirror(draft: Draft, at: Reading, mirrored: frozenset[tuple[str, str]]) -> str | None:
    columns = draft.source.point
    if columns is None or not mirrored:
        return None
    pair = at.cells[columns[0]].strip(), at.cells[columns[1]].strip()
    return _MIRRORED if pair in mirrored else None


def _doubt(draft: Draft, point: tuple[float, float]) -> str | None:
    countries = [one.value for one in draft.sightings if one.prop == "country"]
    return find_swapped(point[0], point[1], countries, _names(draft))


def _names(draft: Draft) -> list[str]:
    """The values of an entity that could be the name of a place."""
    return [
        one.value
        for one in draft.sightings
        if one.prop not in _PLACED and len(one.value) < 60 and not one.value[:1].isdigit()
    ]
