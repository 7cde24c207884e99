"""The menu: four things that one does here, and the pages under each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A page in the menu."""

    words: str
    address: str


MENU: Mapping[str, tuple[Place, ...]] = MappingProxyType(
    {
        "See": (
            Place("Today", "/"),
            Place("Search", "/search"),
            Place("Network", "/network"),
            Place("Map", "/map"),
            Place("Casebook", "/casebook"),
        ),
        "Assess": (
            Place("Interfaces", "/interfaces"),
            Place("Flags", "/flags"),
            Place("Mandates", "/mandates"),
            Place("Threats", "/threats"),
            Place("Political economy", "/settlements"),
            Place("Judgements", "/judgements"),
            Place("Requirements", "/requirements"),
            Place("Forecasts", "/forecasts"),
        ),
        "Share": (
            Place("Products", "/products"),
            Place("Export", "/export"),
            Place("Readers", "/readers"),
            Place("Readings", "/readings"),
        ),
        "Act": (
            Place("Intake", "/intake"),
            Place("Review", "/review"),
            Place("Resolve", "/resolve"),
            Place("Screening", "/screening"),
            Place("Watches", "/watches"),
            Place("Lists", "/lists"),
            Place("Jobs", "/jobs"),
        ),
    }
)
