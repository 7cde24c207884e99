"""Territories: names for places, which say nothing of their status."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.reference.naming import entity_id
from sightline.reference.volume import Volume, read_volume


class Territory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region, a country, an area within one, or a place."""

    code: str
    name: str
    level: str
    part_of: str | None = None
    alias: tuple[str, ...] = ()
    known: str | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("territory", self.code)

    @property
    def source(self) -> str:
        """Where the name and the code are from."""
        return "ISO 3166" if self.level == "country" else "general knowledge"


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    territories: tuple[Territory, ...]


@cache
def load_territories() -> tuple[Territory, ...]:
    """List the territories that the reference data speaks of."""
    return read_territories(read_volume("territories.yaml"))


def read_territories(text: str, name: str = "territories.yaml") -> tuple[Territory, ...]:
    """Read and check a file of territories."""
    volume = Volume(name, text, _Shelf)
    places = volume.content.territories
    codes = [one.code for one in places]
    volume.check_codes(codes, "territories")
    for number, one in enumerate(places):
        volume.check_known(one.part_of, codes[:number], "territories", number, "part_of")
        volume.check_date(one.known, "territories", number, "known")
        if one.level not in ("region", "country", "area", "place"):
            expected = "expected region, country, area or place"
            volume.refuse(f"{one.level!r} is no level: {expected}", "territories", number, "level")
    return places
