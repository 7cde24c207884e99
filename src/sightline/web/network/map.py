"""The map page: layers drawn and as a table, and the same as GeoJSON for the island."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from sightline.errors import BadInstant, BadValue
from sightline.picture import Picture
from sightline.web.call import Call
from sightline.web.network.boundaries import Area, Boundaries, read_boundaries
from sightline.web.network.drawing import draw_places, find_box
from sightline.web.network.layers import LAYERS, MOST, Feature, Sheet, choose_window, read_layers
from sightline.web.reply import Reply

PAGE = 40
_MEDIA = "application/geo+json"


def show_map(call: Call) -> Reply:
    """Show the layers of the map, one of them as a table."""
    picture, sheet, boundaries = _look(call)
    layer = call.asked("layer") or "events"
    if layer not in LAYERS:
        raise BadValue(f"layer={layer!r}: expected one of {', '.join(LAYERS)}")
    shown = sheet.of(layer)
    first = _start(call)
    queried = {"since": call.asked("since"), "until": call.asked("until")}
    unit = call.words("months with reports") if layer == "reporting" else call.words(LAYERS[layer])
    return call.show(
        "network/map.html",
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
        layers=LAYERS,
        layer=layer,
        sheet=sheet,
        placed=_count_placed(sheet),
        shown=shown,
        first=first,
        page=PAGE,
        most=MOST,
        where=say_place,
        boundaries=boundaries,
        queried=queried,
        data=call.link("/map/data", **queried),
        outlines=call.link("/map/outlines", **queried),
        figure=draw_places(call.words(LAYERS[layer]), shown, boundaries, unit=unit),
    )


def give_map(call: Call) -> Reply:
    """Give every layer to the island."""
    picture, sheet, boundaries = _look(call)
    document = {
        "type": "FeatureCollection",
        "picture": picture.address,
        "since": sheet.window.first,
        "until": sheet.window.last,
        "boundaries": boundaries.name,
        "disclaimer": boundaries.disclaimer,
        "box": find_box(sheet.features, around=0.05, least=0.2),
        "left_out": sheet.left_out,
        "features": [_describe(call, one) for one in sheet.features],
    }
    return Reply(body=msgspec.json.encode(document), media=_MEDIA)


def give_outlines(call: Call) -> Reply:
    """Give the outlines around what the reader sees."""
    _, sheet, boundaries = _look(call)
    near = boundaries.within(find_box(sheet.features, around=2.0, least=8.0))
    features = [
        {"type": "Feature", "properties": {"name": one.name}, "geometry": _shape(one)}
        for one in near
    ]
    document = {"type": "FeatureCollection", "name": boundaries.name, "features": features}
    return Reply(body=msgspec.json.encode(document), media=_MEDIA)


def say_place(feature: Feature) -> str | None:
    """Write where something is, latitude first; None where it is not known."""
    if feature.area is not None:
        return feature.area.name
    return " – ".join(f"{y:g}, {x:g}" for x, y in feature.points) or None


def _look(call: Call) -> tuple[Picture, Sheet, Boundaries]:
    picture = call.visit.picture("map", f"{call.asked('since')}..{call.asked('until')}")
    boundaries = read_boundaries(call.visit.house.folder)
    window = choose_window(picture, call.visit.day, _day(call, "since"), _day(call, "until"))
    if window.first > window.last:
        raise BadValue(f"{window.first} is after {window.last}: give the earlier day first")
    return picture, read_layers(picture, window, boundaries), boundaries


def _describe(call: Call, feature: Feature) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": _locate(feature),
        "properties": {
            "layer": feature.layer,
            "name": feature.name,
            "kind": feature.kind,
            "when": feature.said,
            "where": say_place(feature),
            "precision": feature.precision,
            "radius": feature.radius,
            "coverage": feature.coverage,
            "share": round(feature.heard.months / feature.heard.of, 2) if feature.heard else None,
            "href": call.link(f"/entity/{quote(feature.id, safe='')}"),
        },
    }


def _locate(feature: Feature) -> dict[str, Any] | None:
    if feature.area is not None:
        return _shape(feature.area)
    if len(feature.points) == 2:
        return {"type": "LineString", "coordinates": feature.points}
    return {"type": "Point", "coordinates": feature.points[0]} if feature.points else None


def _shape(area: Area) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": area.polygons}


def _count_placed(sheet: Sheet) -> Mapping[str, int]:
    return {
        name: sum(1 for one in sheet.of(name) if one.points or one.area is not None)
        for name in LAYERS
    }


def _day(call: Call, name: str) -> dt.date | None:
    said = call.asked(name)
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError:
        raise BadInstant(f"{name}={said!r} is not a day: give one such as 2018-04-25") from None


def _start(call: Call) -> int:
    said = call.asked("from")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
