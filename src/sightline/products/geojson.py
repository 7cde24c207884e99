"""GeoJSON (RFC 7946): whatever has a place of its own, as points; no boundaries are made up.

What it loses: everything without coordinates, ties between places, and who denies a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from sightline.model import Loss
from sightline.products.letters import visible

if TYPE_CHECKING:
    from sightline.products.export import Wanted

_HEAD = b'{"type":"FeatureCollection","features":[\n'
_NO_PLACE = "GeoJSON holds only what has a latitude and a longitude"
_TWO_PLACES = "sources give different coordinates: a point for each would be a choice"


def write_geojson(stream: BinaryIO, wanted: Wanted) -> int:
    """Write a point for every entity with coordinates, and note what has none."""
    stream.write(_HEAD)
    count = 0
    for shape in _shapes(wanted):
        place = _find_place(shape, wanted.losses)
        if place is None:
            continue
        stream.write(b",\n" if count else b"")
        stream.write(msgspec.json.encode(_feature(shape, place)))
        count += 1
    stream.write(b"\n]}\n")
    return count


def _shapes(wanted: Wanted) -> Iterator[dict[str, Any]]:
    for shape in wanted.picture.export(wanted.schema):
        if wanted.entity is None or wanted.entity in (shape["id"], *shape.get("referents", ())):
            yield shape


def _find_place(shape: dict[str, Any], losses: list[Loss]) -> tuple[float, float] | None:
    """Find the one place of an entity; where sources differ, none is chosen."""
    told: dict[str, list[str]] = shape["properties"]
    north, east = told.get("latitude", []), told.get("longitude", [])
    if not north or not east:
        losses.append(Loss(shape["id"], "", (shape["caption"],), _NO_PLACE))
        return None
    if len(north) > 1 or len(east) > 1:
        losses.append(Loss(shape["id"], "latitude", (*north, *east), _TWO_PLACES))
        return None
    try:
        place = float(east[0]), float(north[0])
    except ValueError:
        place = (float("nan"), float("nan"))
    if -180 <= place[0] <= 180 and -90 <= place[1] <= 90:
        return place
    losses.append(Loss(shape["id"], "latitude", (*north, *east), _NO_PLACE))
    return None


def _feature(shape: dict[str, Any], place: tuple[float, float]) -> dict[str, Any]:
    told = {
        name: [visible(value) for value in values]
        for name, values in shape["properties"].items()
        if name not in ("latitude", "longitude")
    }
    return {
        "type": "Feature",
        "id": shape["id"],
        "geometry": {"type": "Point", "coordinates": list(place)},
        "properties": {
            "schema": shape["schema"],
            "caption": visible(shape["caption"]),
            **told,
            "statements": shape.get("statements", []),
        },
    }
