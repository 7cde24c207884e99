"""A point on the earth, with how exact it is. Coordinates are decimal degrees, WGS 84."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from sightline.errors import BadValue

_NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
_COMMA_ALONE = re.compile(r"^\s*[-+]?\d+,[-+]?\d+\s*$")
_PAIR = re.compile(rf"^\s*(?P<lat>{_NUMBER})\s*[;,/ ]\s*(?P<lon>{_NUMBER})\s*$")


class Place(msgspec.Struct, frozen=True):
    """A point and the radius in kilometres within which it is meant; None is not known."""

    latitude: float
    longitude: float
    radius_km: float | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise BadValue(
                f"({self.latitude}, {self.longitude}) is not a place: expected latitude -90 to 90 "
                "and longitude -180 to 180, in this order"
            )
        if self.radius_km is not None and not 0 <= self.radius_km < float("inf"):
            raise BadValue(f"{self.radius_km} is not a radius: expected kilometres from 0 up")

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read ``12.65, -8.0``; latitude stands first. Decimal commas need a semicolon between."""
        match = _PAIR.match(text)
        if match is None or _COMMA_ALONE.match(text):
            raise BadValue(
                f"{text!r} is not a pair of coordinates: "
                "expected e.g. '12.65, -8.0', or '12,65; -8,0' with decimal commas"
            )
        return cls(_degrees(match["lat"]), _degrees(match["lon"]))

    def __str__(self) -> str:
        return f"{_written(self.latitude)}, {_written(self.longitude)}"


def _degrees(text: str) -> float:
    return float(text.replace(",", "."))


def _written(degrees: float) -> str:
    """Write all the digits that were given, and no powers of ten."""
    return f"{Decimal(repr(degrees)):f}"
