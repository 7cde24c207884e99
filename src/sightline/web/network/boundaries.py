"""Boundaries: whose outlines a map shows, and what they do not mean.

A house may put its own set into the folder ``boundaries``: ``outlines.geojson`` and ``about.toml``
with a name and a disclaimer. Without it the outlines of Natural Earth are used, which come with
the built files; where these are missing too, maps have no outlines and say so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from sightline.engines.figures import Outline
from sightline.errors import BadInput
from sightline.web.assets import load_assets

_NAME = "Natural Earth 1:50m, by world-atlas 2.0.2 (public domain)"
_DISCLAIMER = (
    "Boundaries: Natural Earth, which draws who holds an area in fact. They and the names are no "
    "statement of anybody on the legal status of a territory, its authorities or its frontiers."
)
_NONE = "No boundary set is installed: this map shows places alone, and draws no boundary."

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]


class Patch(msgspec.Struct, frozen=True):
    """One polygon: its rings, the first of them around the others, and the box around it."""

    rings: tuple[Ring, ...]
    box: Box

    def touches(self, box: Box) -> bool:
        """Whether the boxes have anything in common."""
        return (
            self.box[0] <= box[2]
            and self.box[2] >= box[0]
            and self.box[1] <= box[3]
            and self.box[3] >= box[1]
        )


class Area(msgspec.Struct, frozen=True):
    """One outline: what it is called, under which ids it is known, and its polygons."""

    name: str
    ids: frozenset[str]
    patches: tuple[Patch, ...]

    @property
    def outline(self) -> Outline:
        """The outline as a figure draws it."""
        return Outline(self.name, tuple(ring for one in self.patches for ring in one.rings))

    @property
    def polygons(self) -> tuple[tuple[Ring, ...], ...]:
        """The coordinates of the outline as GeoJSON writes them."""
        return tuple(one.rings for one in self.patches)


class Boundaries(msgspec.Struct, frozen=True):
    """A set of outlines, with its name and its disclaimer."""

    name: str
    disclaimer: str
    areas: tuple[Area, ...] = ()

    def within(self, box: Box) -> tuple[Area, ...]:
        """Find the outlines that touch a box of degrees, without their far-away parts."""
        near = (
            Area(one.name, one.ids, tuple(each for each in one.patches if each.touches(box)))
            for one in self.areas
        )
        return tuple(one for one in near if one.patches)

    def find(self, *ids: str) -> Area | None:
        """Find the outline of a territory by its ids, codes or names; two that fit are none."""
        wanted = {one.casefold() for one in ids if one}
        found = [one for one in self.areas if one.ids & wanted]
        return found[0] if len(found) == 1 else None

    def clipped(self, box: Box) -> tuple[Outline, ...]:
        """Give the outlines inside a box, with no more points than a drawing can show."""
        step = max(box[2] - box[0], box[3] - box[1]) / 500
        found = (
            Outline(
                one.name, tuple(_thin(ring, step) for each in one.patches for ring in each.rings)
            )
            for one in self.within(box)
        )
        cut = (
            Outline(one.name, tuple(part for ring in one.rings if (part := _clip(ring, box))))
            for one in found
        )
        return tuple(one for one in cut if one.rings)


def read_boundaries(house: Path) -> Boundaries:
    """Read the boundary set of a house, or the one that is shipped."""
    folder = house / "boundaries"
    if (folder / "outlines.geojson").is_file():
        stamp = tuple(
            (folder / name).stat().st_mtime_ns if (folder / name).is_file() else 0
            for name in ("outlines.geojson", "about.toml")
        )
        return _read_folder(folder, stamp)
    return _read_shipped()


@lru_cache(maxsize=4)
def _read_folder(folder: Path, stamp: tuple[int, ...]) -> Boundaries:  # noqa: ARG001 - a changed file is read anew
    about = folder / "about.toml"
    try:
        said = tomllib.loads(about.read_text("utf-8")) if about.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"boundaries/about.toml cannot be read: {error}") from error
    name, disclaimer = (str(said.get(one, "")).strip() for one in ("name", "disclaimer"))
    if not name or not disclaimer:
        raise BadInput(
            "boundaries/about.toml has to say whose outlines these are and what they do not mean: "
            "expected a name and a disclaimer"
        )
    areas = _read_outlines((folder / "outlines.geojson").read_bytes())
    return Boundaries(name, disclaimer, areas)


@lru_cache(maxsize=1)
def _read_shipped() -> Boundaries:
    shipped = load_assets().get("outlines.geojson")
    if shipped is None:
        return Boundaries("none", _NONE)
    return Boundaries(_NAME, _DISCLAIMER, _read_outlines(shipped.body))


def _read_outlines(body: bytes) -> tuple[Area, ...]:
    try:
        features: Sequence[Any] = msgspec.json.decode(body)["features"]
        return tuple(_read_feature(one, place) for place, one in enumerate(features, start=1))
    except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(
            f"boundaries/outlines.geojson cannot be read: expected a FeatureCollection of polygons "
            f"in degrees of longitude and latitude ({error!r})"
        ) from error


def _read_feature(feature: Any, place: int) -> Area:
    said, geometry = feature.get("properties") or {}, feature["geometry"]
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"feature {place} is a {geometry['type']}")
    whole = geometry["coordinates"]
    patches = tuple(
        _make_patch(rings) for rings in ([whole] if geometry["type"] == "Polygon" else whole)
    )
    ids = {str(said.get(one, "")).casefold() for one in ("id", "name", "code")}
    ids.add(str(feature.get("id", "")).casefold())
    name = str(said.get("name") or said.get("id") or f"area {place}")
    return Area(name, frozenset(ids - {""}), patches)


def _make_patch(rings: Sequence[Sequence[Sequence[Any]]]) -> Patch:
    made = tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for ring in rings)
    across, up = [x for ring in made for x, _ in ring], [y for ring in made for _, y in ring]
    box = (min(across), min(up), max(across), max(up))
    if box[0] < -180 or box[2] > 180 or box[1] < -90 or box[3] > 90:
        raise ValueError(f"{box} is no box of degrees")
    return Patch(made, box)


def _thin(ring: Ring, step: float) -> Ring:
    """Leave out points that lie closer together than a drawing shows."""
    kept = list(ring[:1])
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= step:
            kept.append(point)
    return (*kept, ring[-1]) if len(ring) > 1 else ring


def _clip(ring: Ring, box: Box) -> Ring:
    """Keep what lies in a box (Sutherland and Hodgman); the ring stays closed."""
    points = list(ring[:-1])
    for axis, edge, side in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        found: list[tuple[float, float]] = []
        for place, point in enumerate(points):
            before = points[place - 1]
            inside = (point[axis] - edge) * side >= 0
            if inside != ((before[axis] - edge) * side >= 0):
                share = (edge - before[axis]) / (point[axis] - before[axis])
                x, y = (before[i] + share * (point[i] - before[i]) for i in (0, 1))
                found.append((edge, y) if axis == 0 else (x, edge))
            if inside:
                found.append(point)
        points = found
    return (*points, points[0]) if len(points) > 2 else ()
