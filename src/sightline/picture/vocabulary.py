"""What the picture needs of the vocabulary, as rows for its queries.

A schema or property that the vocabulary does not hold is kept and shown as it
was said; it is only not understood, and the picture says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.errors import BadVocabulary
from sightline.model import Model, Schema

#: Schema, property, whether it is the source, whether it is a beginning.
Role = tuple[str, str, bool | None, bool | None]
#: How much a word in a value of this type counts in a search; other types are not searched.
WEIGHTS = {
    "name": 40, "identifier": 40, "email": 30, "phone": 40, "string": 20, "address": 20,
    "ip": 30, "text": 10, "url": 10,
}  # fmt: skip


def field_rows(model: Model, fields: Iterable[tuple[str, str]]) -> list[tuple[str, int, bool]]:
    """Find the type of each field, the weight of its words, and whether it is known at all."""
    return [_field(model, schema, prop) for schema, prop in fields]


def _field(model: Model, schema: str, prop: str) -> tuple[str, int, bool]:
    if prop == "id":
        return "id", 0, schema in model
    found = model.schema(schema).properties.get(prop) if schema in model else None
    if found is None:
        return "string", WEIGHTS["string"], False
    return found.type, WEIGHTS.get(found.type, 0), True


def settle_schema(model: Model, schemata: Sequence[str]) -> tuple[str, bool]:
    """Find the narrowest of the schemata said of one entity, and whether they clash.

    They are taken in the order given, most often said first; one that is of
    another family than those before it is left out, and that is a clash.
    """
    settled, clash = schemata[0], False
    for schema in schemata[1:]:
        try:
            settled = model.common(settled, schema).name
        except BadVocabulary:
            clash = True
    return settled, clash


def caption_rows(model: Model, schemata: Iterable[str]) -> list[tuple[str, str, int]]:
    """List which properties an entity of each schema is called by, the best first."""
    return [
        (schema, prop, rank)
        for schema in sorted(schemata)
        for rank, prop in enumerate(_captions(model, schema))
    ]


def _captions(model: Model, schema: str) -> tuple[str, ...]:
    return model.schema(schema).caption if schema in model else ("name",)


def role_rows(model: Model, schemata: Iterable[str]) -> list[Role]:
    """List the properties that tie two entities, and those that say from when until when."""
    return [
        role for name in sorted(schemata) if name in model for role in _roles(model.schema(name))
    ]


def _roles(schema: Schema) -> list[Role]:
    if schema.edge is None:
        return []
    ends = ((schema.edge.source, True), (schema.edge.target, False))
    roles: list[Role] = [(schema.name, prop, outgoing, None) for prop, outgoing in ends]
    roles += [(schema.name, prop, None, True) for prop in schema.starts]
    roles += [(schema.name, prop, None, False) for prop in schema.ends]
    return roles


def narrower(model: Model, schema: str) -> list[str]:
    """List a schema and all its narrower kinds; an unknown schema is refused with near names."""
    found = model.schema(schema)
    return sorted({found.name, *found.descendants})
