"""The model: all schemata, with inheritance worked out once and then only read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from sightline.errors import BadVocabulary
from sightline.model.caption import caption
from sightline.model.entity import Entity, Loss
from sightline.model.inheritance import build
from sightline.model.plain import plain_entity
from sightline.model.property import Property
from sightline.model.reading import identify, merge_entities, read_entity
from sightline.model.records import SchemaRecord
from sightline.model.schema import Schema
from sightline.model.sources import read


class Model(msgspec.Struct, frozen=True, eq=False):
    """All kinds of entity that can be spoken of."""

    schemata: Mapping[str, Schema]

    def __iter__(self) -> Iterator[Schema]:
        return iter(self.schemata.values())

    def __contains__(self, name: object) -> bool:
        return name in self.schemata

    def schema(self, name: str) -> Schema:
        """The schema of this name."""
        found = self.schemata.get(name)
        if found is not None:
            return found
        raise BadVocabulary(f"there is no schema {name!r}: {_suggest(name, self.schemata)}")

    def property(self, qname: str) -> Property:
        """The field of a qualified name such as `Thing:name`."""
        schema_name, _, name = qname.partition(":")
        schema = self.schema(schema_name)
        found = schema.get(name)
        if found is not None:
            return found
        near = _suggest(name, schema.properties)
        raise BadVocabulary(f"{schema.name} has no property {name!r}: {near}")

    def common(self, one: str, other: str) -> Schema:
        """The narrower of two schemata of one line, as when two records turn out to be one."""
        left, right = self.schema(one), self.schema(other)
        if left.is_a(right.name):
            return left
        if right.is_a(left.name):
            return right
        raise BadVocabulary(
            f"{one} and {other} are of different families: one thing cannot be both"
        )

    def matchable_with(self, name: str) -> frozenset[str]:
        """The schemata whose entities could be the same thing as one of this schema."""
        schema = self.schema(name)
        if not schema.matchable:
            return frozenset()
        family = schema.names | schema.descendants
        return frozenset(one for one in family if self.schemata[one].matchable)

    def read(
        self, data: Mapping[str, Any], *, cleaned: bool = False
    ) -> tuple[Entity, tuple[Loss, ...]]:
        """An entity from its JSON data, and what of the data could not be kept."""
        _, name = identify(data)
        return read_entity(self.schema(name), data, cleaned)

    def caption(self, entity: Entity) -> str:
        """What the entity is called."""
        return caption(self.schema(entity.schema), entity)

    def merge(self, one: Entity, other: Entity) -> Entity:
        """Two records of one thing as one, in the narrower of their schemata."""
        return merge_entities(self.common(one.schema, other.schema), one, other)

    def to_plain(self, entity: Entity) -> tuple[Entity, tuple[Loss, ...]]:
        """The entity in schemata of FollowTheMoney alone, and what that could not carry."""
        source = self.schema(entity.schema)
        return plain_entity(source, self.schema(source.plain), entity)


@cache
def load_model() -> Model:
    """The model, read once in the life of the program."""
    return Model(build(read("schemata", dict[str, SchemaRecord])))


def _suggest(name: str, known: Mapping[str, object]) -> str:
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), folded, 3, cutoff=0.55)
    if not near:
        return "see the list in docs/reference/vocabulary.md"
    return "did you mean " + " or ".join(folded[one] for one in near) + "?"
