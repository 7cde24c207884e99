"""Where things are, never more exactly than it was said.

Coordinates are rounded to what their precision is worth before anything else is done with them.
What is told at several places is put at none of them. Nothing here places a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading

#: Of each precision: how many decimals of a degree are kept, and within how many kilometres.
PRECISIONS: Mapping[str, tuple[int, float]] = MappingProxyType(
    {"exact": (3, 0.0), "near": (2, 5.0), "district": (1, 25.0), "province": (0, 110.0)}
)
UNKNOWN = "not known"
_UNSAID = (1, 0.0)


class Place(msgspec.Struct, frozen=True):
    """A place of a precision: within how many kilometres it lies, 0 when that is not known."""

    longitude: float
    latitude: float
    precision: str
    radius: float = 0.0


class Gazetteer:
    """The places of one picture: of sites, of what happened, and the middles of territories."""

    def __init__(self, reading: Reading) -> None:
        self._facts = {fact.id: fact for fact in (*reading.of("Site"), *reading.of("Address"))}
        self._territories = {fact.id: fact for fact in reading.of("Territory")}
        self._inside = _gather(reading.of("Site"), self._territories)

    def of(self, fact: Fact) -> Place | None:
        """Place what has coordinates of its own, or is at a site that has."""
        own = place_of(fact)
        if own is not None or fact.has("latitude") or fact.has("longitude"):
            return own
        sites = [self._facts[one] for one in fact.texts("site") if one in self._facts]
        return place_of(sites[0]) if len(sites) == 1 else None

    def find(self, entity_id: str) -> Place | None:
        """Place a site, or a territory at the middle of the sites that are known in it."""
        if entity_id in self._facts:
            return self.of(self._facts[entity_id])
        found = [place for one in self._inside.get(entity_id, ()) if (place := place_of(one))]
        if not found:
            return None
        return Place(
            round(sum(one.longitude for one in found) / len(found), 1),
            round(sum(one.latitude for one in found) / len(found), 1),
            f"the middle of {len(found)} known sites in it, and no boundary",
        )


def place_of(fact: Fact) -> Place | None:
    """Read the coordinates of a fact at the coarsest precision that is said of them."""
    said = fact.texts("precision")
    if fact.schema in {"Site", "Address"} and not said:
        said = ("exact",)
    if "country" in said:
        return None
    known = [one for one in reversed(list(PRECISIONS)) if one in said]
    decimals, radius = PRECISIONS[known[0]] if known and len(known) == len(said) else _UNSAID
    pairs = {
        (round(x, decimals) + 0.0, round(y, decimals) + 0.0)
        for x in _degrees(fact, "longitude", 180)
        for y in _degrees(fact, "latitude", 90)
    }
    if len(pairs) != 1:
        return None
    longitude, latitude = pairs.pop()
    return Place(longitude, latitude, known[0] if known else UNKNOWN, radius)


def _degrees(fact: Fact, prop: str, most: int) -> list[float]:
    values = [one for one in fact.row.get(prop, ()) if isinstance(one, float)]
    return values if all(abs(one) <= most for one in values) else []


def _gather(sites: Iterable[Fact], territories: Mapping[str, Fact]) -> dict[str, list[Fact]]:
    """List the sites of every territory, those of its parts included."""
    found: dict[str, list[Fact]] = {}
    for site in sites:
        reached = {one for one in site.texts("territory") if one in territories}
        waiting = sorted(reached)
        while waiting:
            wider = set(territories[waiting.pop()].texts("partOf")) & territories.keys()
            waiting += sorted(wider - reached)
            reached |= wider
        for name in reached:
            found.setdefault(name, []).append(site)
    return found
