"""A map file (GeoJSON) as a table: one feature to a row, read piece by piece within bounds.

The properties of a feature are its columns. A point gives ``longitude`` and ``latitude``; of an
outline the middle of its bounds is given as ``middle longitude`` and ``middle latitude``, which is
a place to find it on a map and no place where anything was seen.
"""

from __future__ import annotations

import codecs
import math
from collections.abc import Iterator
from typing import Any

from sightline.errors import UnreadableFile
from sightline.intake.cells import object_to
from sightline.intake.jsonlines import LISTED, Line, flatten, parse_json
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Row, Sheet
from sightline.intake.source import Source

_CHUNK = 1 << 16
_DEPTH = 200
#: Columns that are made of the geometry; a property of the same name keeps the name with a star.
MADE = ("geometry", "longitude", "latitude", "middle longitude", "middle latitude")


def find_geojson(source: Source, limits: Limits) -> Sheet:
    """Make a table of the features of a map file."""
    columns = dict.fromkeys(MADE, 0) | {name: place for place, name in enumerate(MADE)}
    for line in read_features(source, limits):
        for name in _cells(line.content or {}):
            if name not in columns and len(columns) < limits.columns:
                columns[name] = len(columns)
    return Sheet(
        file=source.name,
        columns=tuple(columns),
        unit="feature",
        listed=LISTED,
        reread=lambda: _rows(source, columns, limits),
    )


def _rows(source: Source, columns: dict[str, int], limits: Limits) -> Iterator[Row]:
    for line in read_features(source, limits):
        if line.content is None:
            yield Row(line.number, [], (line.refusal,) if line.refusal else ())
            continue
        cells, refusals = [""] * len(columns), list[Refusal]()
        for name, text in _cells(line.content).items():
            reason = object_to(text, limits)
            if reason:
                refusals.append(_refuse(source, line.number, reason, text, name))
            elif name in columns:
                cells[columns[name]] = text
        yield Row(line.number, cells, tuple(refusals))


def _cells(feature: dict[str, Any]) -> dict[str, str]:
    """Write a feature as named texts."""
    properties = feature.get("properties")
    named = flatten(properties) if isinstance(properties, dict) else {}
    cells = {f"{name}*" if name in MADE else name: text for name, text in named.items()}
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and isinstance(geometry.get("type"), str):
        cells["geometry"] = str(geometry["type"])
        cells |= _place(geometry)
    return cells


def _place(geometry: dict[str, Any]) -> dict[str, str]:
    """Write where a geometry lies: a point as it stands, an outline by the middle of its bounds."""
    coordinates = geometry.get("coordinates")
    if geometry["type"] == "Point":
        if isinstance(coordinates, list) and len(coordinates) >= 2:
            return {"longitude": _said(coordinates[0]), "latitude": _said(coordinates[1])}
        return {}
    points = list(_points(coordinates))
    if not points:
        return {}
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return {
        "middle longitude": f"{(min(xs) + max(xs)) / 2:.6f}",
        "middle latitude": f"{(min(ys) + max(ys)) / 2:.6f}",
    }


def _said(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Find the points of a geometry, however deep they lie."""
    waiting = [coordinates]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, list):
            continue
        if len(one) >= 2 and all(isinstance(part, str) for part in one[:2]):
            x, y = _figure(one[0]), _figure(one[1])
            if x is not None and y is not None:
                yield x, y
        else:
            waiting += one


def _figure(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def read_features(source: Source, limits: Limits) -> Iterator[Line]:
    """Read the features of a map file one by one; a broken one is listed and the rest kept."""
    number = 0
    for raw in _pieces(source, limits):
        number += 1
        if raw is None:
            reason = f"the feature has more than {limits.line_chars:,} characters"
            yield Line(number, None, _refuse(source, number, reason))
            continue
        yield _read_feature(source, number, raw)


def _read_feature(source: Source, number: int, raw: str) -> Line:
    try:
        content = parse_json(raw)
    except (ValueError, RecursionError) as error:
        reason = f"the feature is not a JSON object: {show(str(error))}"
        return Line(number, None, _refuse(source, number, reason, raw[:400]))
    if not isinstance(content, dict):
        reason = "the feature is JSON, but not an object with named fields"
        return Line(number, None, _refuse(source, number, reason, raw[:400]))
    return Line(number, content)


def _pieces(source: Source, limits: Limits) -> Iterator[str | None]:
    """Cut the list of features into its objects, looking at every letter once."""
    cutter = _Cutter(limits.line_chars)
    decode = codecs.getincrementaldecoder("utf-8-sig")()
    with source.open() as handle:
        while chunk := handle.read(_CHUNK):
            try:
                text = decode.decode(chunk)
            except UnicodeDecodeError:
                raise UnreadableFile(f"{source.name}: the map is not UTF-8") from None
            yield from cutter.feed(text)
            if cutter.done:
                return
    if not cutter.begun:
        raise UnreadableFile(f"{source.name}: the map has no list of features")
    raise UnreadableFile(f"{source.name}: the map ends in the middle: ask for the whole file")


class _Cutter:
    """Finds the objects in ``"features": [...]`` of the outermost object."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.begun = self.done = False
        self._depth = 0
        self._text: list[str] = []
        self._size = 0
        self._head = ""
        self._quoted = self._escaped = False

    def feed(self, text: str) -> Iterator[str | None]:
        """Give out each object that this part of the file completes; None for one too large."""
        if not self.begun:
            text = self._skip_head(text)
        start = 0
        for place, letter in enumerate(text):
            if self._quoted:
                self._quote(letter)
            elif letter == '"':
                self._quoted = True
            elif letter in "{[":
                if self._depth == 0:
                    start = place
                self._depth += 1
            elif letter in "}]":
                if self._depth == 0:
                    self.done = True
                    return
                self._depth -= 1
                if self._depth == 0:
                    yield self._take(text[start : place + 1])
                    start = place + 1
        if self._depth:
            self._keep(text[start:])

    def _skip_head(self, text: str) -> str:
        self._head += text
        before, found, after = self._head.partition('"features"')
        opening = after.find("[")
        if found and opening >= 0 and not after[:opening].strip(" \t\r\n:"):
            self.begun, self._head = True, ""
            return after[opening + 1 :]
        if len(before) > self.most:
            raise UnreadableFile("the map has no list of features in its first part")
        return ""

    def _quote(self, letter: str) -> None:
        if self._escaped:
            self._escaped = False
        elif letter == "\\":
            self._escaped = True
        elif letter == '"':
            self._quoted = False

    def _keep(self, text: str) -> None:
        self._size += len(text)
        if self._size <= self.most and self._depth <= _DEPTH:
            self._text.append(text)
        else:
            self._text.clear()

    def _take(self, text: str) -> str | None:
        self._keep(text)
        whole = "".join(self._text) if self._size <= self.most else None
        self._text, self._size = [], 0
        return whole


def _refuse(
    source: Source, number: int, reason: str, raw: str | None = None, column: str | None = None
) -> Refusal:
    shown = None if raw is None else show(raw)
    return Refusal(file=source.name, row=number, column=column, reason=reason, raw=shown)
