"""A schema: a kind of entity, with its fields and its place among the other kinds."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sightline.model.property import Property


class Edge(msgspec.Struct, frozen=True):
    """How an entity of this kind joins two others."""

    source: str
    target: str
    label: str
    directed: bool = True
    caption: tuple[str, ...] = ()


class Schema(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One kind of entity. Everything that it inherits is already in place."""

    name: str
    label: str
    plural: str
    description: str
    extends: tuple[str, ...] = ()
    #: This schema and everything above it.
    names: frozenset[str] = frozenset()
    descendants: frozenset[str] = frozenset()
    abstract: bool = False
    hidden: bool = False
    generated: bool = False
    deprecated: bool = False
    matchable: bool = True
    own: bool = False
    #: The nearest schema of FollowTheMoney: itself, unless the schema is our own.
    plain: str = ""
    featured: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    edge: Edge | None = None
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    #: The fields that can be written, inherited ones included.
    properties: Mapping[str, Property] = {}
    #: The ways back from other entities, which cannot be written.
    reverses: Mapping[str, Property] = {}
    #: Fields of FollowTheMoney that we do not hold, with the reason.
    refused: Mapping[str, str] = {}

    def is_a(self, name: str) -> bool:
        """Whether this is the named schema or a narrower kind of it."""
        return name in self.names

    def get(self, name: str) -> Property | None:
        """The field or way back of this name."""
        return self.properties.get(name) or self.reverses.get(name)

    def __str__(self) -> str:
        return self.name
