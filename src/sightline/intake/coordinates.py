"""Coordinates that stand in the wrong columns: noticed and said, never set right in silence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sightline.intake.months import fold

_HERE = Path(__file__).parent
#: A place counts as near within three degrees, some 300 km.
_NEAR = 3.0

Box = tuple[float, float, float, float]


def find_impossible(latitude: float, longitude: float) -> str | None:
    """Say why a pair of numbers can be no place on the earth."""
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return None
    if -90 <= longitude <= 90 and -180 <= latitude <= 180:
        return "there is no such latitude: the two coordinates seem to be swapped"
    return "there is no such place: expected latitude -90 to 90 and longitude -180 to 180"


def find_swapped(
    latitude: float, longitude: float, countries: Iterable[str], names: Iterable[str]
) -> str | None:
    """Say why the two coordinates of a place seem to be swapped, or nothing when they do not.

    They seem so when the country or a known place of that name lies where they
    would point the other way round, and not where they point now.
    """
    if abs(longitude) > 90 or abs(latitude - longitude) < 0.01:
        return None
    for country in countries:
        boxes = country_boxes().get(country, ())
        if (
            boxes
            and not _within(latitude, longitude, boxes)
            and _within(longitude, latitude, boxes)
        ):
            return (
                f"the coordinates seem to be swapped: the other way round they lie in {country!r}"
            )
    for name in names:
        known = known_places().get(fold(name.strip()))
        if known and not _near(latitude, longitude, known) and _near(longitude, latitude, known):
            return f"the coordinates seem to be swapped: {name.strip()} lies the other way round"
    return None


def is_confirmed(latitude: float, longitude: float, names: Iterable[str]) -> bool:
    """Say whether a known place of one of these names lies there."""
    places = (known_places().get(fold(name.strip())) for name in names)
    return any(place is not None and _near(latitude, longitude, place) for place in places)


@cache
def country_boxes() -> dict[str, tuple[Box, ...]]:
    """The rectangles around every country, by code."""
    boxes: dict[str, tuple[Box, ...]] = {}
    for code, *sides in _read("countries.tsv"):
        south, west, north, east = map(float, sides)
        boxes[code] = (*boxes.get(code, ()), (south, west, north, east))
    return boxes


@cache
def known_places() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of larger places, by folded name."""
    rows = _read("places.tsv")
    return {fold(name): (float(latitude), float(longitude)) for name, latitude, longitude in rows}


@cache
def named_places() -> tuple[str, ...]:
    """The names of larger places, as they are written."""
    return tuple(name for name, *_ in _read("places.tsv"))


def _read(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _within(latitude: float, longitude: float, boxes: Iterable[Box]) -> bool:
    return any(
        south <= latitude <= north and west <= longitude <= east
        for south, west, north, east in boxes
    )


def _near(latitude: float, longitude: float, place: tuple[float, float]) -> bool:
    return abs(latitude - place[0]) <= _NEAR and abs(longitude - place[1]) <= _NEAR
