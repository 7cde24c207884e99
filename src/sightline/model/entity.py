"""An entity in the JSON shape of FollowTheMoney: an id, a schema, and lists of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec


class Entity(msgspec.Struct, frozen=True):
    """One thing or tie. Values keep their order and occur once.

    `context` holds what came beside the properties, such as the data sets of OpenSanctions.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]] = {}
    context: Mapping[str, Any] = {}

    def get(self, name: str) -> tuple[str, ...]:
        """The values of a property; none at all when nothing is known."""
        return self.properties.get(name, ())

    def values(self) -> Iterator[tuple[str, str]]:
        """Every property name with each of its values."""
        for name, values in self.properties.items():
            for value in values:
                yield name, value

    def to_dict(self) -> dict[str, Any]:
        """The entity as plain JSON data."""
        properties = {name: list(values) for name, values in self.properties.items()}
        return {**self.context, "id": self.id, "schema": self.schema, "properties": properties}


class Loss(msgspec.Struct, frozen=True):
    """Values that could not be kept where they were, why, and where they now stand, if anywhere."""

    entity: str
    property: str
    values: tuple[str, ...]
    reason: str
    kept_in: str | None = None


def distinct(values: Iterator[str]) -> tuple[str, ...]:
    """The values once each, in the order of their first occurrence."""
    return tuple(dict.fromkeys(values))
