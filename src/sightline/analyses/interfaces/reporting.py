"""Reporting: in how many months and districts anything at all was reported.

It says how much of a count can be trusted. It is never used to make a count larger.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
import yaml

from sightline.analyses.interfaces.scene import Scene

#: By which levels an area is parted: the first of these that its territories have.
_LEVELS = (
    frozenset({"district", "cercle", "county", "commune"}),
    frozenset({"province", "region", "governorate", "department", "state"}),
)


class Reporting(msgspec.Struct, frozen=True, kw_only=True):
    """Months times districts, how many of them have a report, and in how many districts."""

    months: int
    districts: int
    cells: int
    heard: int
    silent: tuple[str, ...]
    enough: float

    @property
    def share(self) -> float | None:
        """The part of months and districts that is reported on; None without districts."""
        return self.heard / self.cells if self.cells else None

    def __str__(self) -> str:
        if self.share is None:
            return "coverage unknown: the area has no districts in this picture"
        words = f"{self.heard} of {self.cells} months and districts have any report"
        return words + (", coverage low" if self.share < self.enough else "")


class Rivalry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What else could explain an interface, and what would tell."""

    code: str
    rival: str
    tells: str


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an assessment looks: its window, what coverage is enough, the rivals."""

    version: str
    window_days: int
    enough: float
    interfaces: tuple[Rivalry, ...]


@cache
def load_terms() -> Terms:
    """Read the terms of assessments."""
    text = Path(__file__).with_name("interfaces.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Terms)


def measure_reporting(scene: Scene) -> Reporting:
    """Count the months and districts of a scene with any incident or observation."""
    district_of = _districts(scene)
    districts = sorted(set(district_of.values()))
    months = _months(scene.since, scene.day)
    heard: set[tuple[str, tuple[int, int]]] = set()
    facts = [*scene.incidents, *(f for f in scene.here("Observation") if scene.within(f))]
    sites = {fact.id: fact.texts("territory") for fact in scene.reading.of("Site")}
    for fact in facts:
        day = fact.start
        places = [
            *fact.texts("territory"),
            *(t for s in fact.texts("site") for t in sites.get(s, ())),
        ]
        if day is not None:
            month = (day.year, day.month)
            heard |= {(district_of[one], month) for one in places if one in district_of}
    spoken = {district for district, _ in heard}
    return Reporting(
        months=len(months),
        districts=len(districts),
        cells=len(months) * len(districts),
        heard=len(heard),
        silent=tuple(one for one in districts if one not in spoken),
        enough=load_terms().enough,
    )


def _districts(scene: Scene) -> dict[str, str]:
    """Say to which district each territory of the area belongs; where none is named, the leaves."""
    inside = {f.id: f for f in scene.reading.of("Territory") if f.id in scene.area.ids}
    parents = {name: set(fact.texts("partOf")) for name, fact in inside.items()}
    above = {parent for one in parents.values() for parent in one}
    levels = {name: {w.lower() for w in fact.texts("level")} for name, fact in inside.items()}
    by_level = ({name for name in inside if levels[name] & level} for level in _LEVELS)
    named = next((names for names in by_level if names), set(inside) - above)
    found = {name: name for name in named}
    waiting = sorted(named)
    while waiting:
        above_id = waiting.pop()
        for part in scene.reading.pointing("Territory", "partOf", above_id):
            if part.id not in found:
                found[part.id] = found[above_id]
                waiting.append(part.id)
    return found


def _months(first: dt.date, last: dt.date) -> list[tuple[int, int]]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [divmod(start + step, 12) for step in range(count)]
