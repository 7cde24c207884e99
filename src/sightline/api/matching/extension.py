"""Extending a table: of entities that were matched, the values of some properties."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.params import Parameter

from sightline.api.caller import IN_ADDRESS
from sightline.api.counter import AtCounter, Look
from sightline.api.matching.candidates import find_schema
from sightline.api.matching.offers import Ref
from sightline.errors import BadValue
from sightline.model import load_model

#: So many entities are asked about in one call, by so many properties.
MOST_IDS, MOST_PROPERTIES = 500, 50


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A property by which a table is extended."""

    id: str
    settings: dict[str, Any] = {}


class Extend(msgspec.Struct, frozen=True, kw_only=True):
    """Which entities, and which of their properties."""

    ids: list[str]
    properties: list[Column]


class Meta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a column holds; with a type where it holds entities."""

    id: str
    name: str
    type: Ref | None = None


class Extended(msgspec.Struct, frozen=True, kw_only=True):
    """The columns, and of each entity its cells."""

    meta: tuple[Meta, ...]
    rows: dict[str, dict[str, tuple[dict[str, str], ...]]]


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """Properties that entities of a kind may have."""

    limit: int
    type: str
    properties: tuple[Ref, ...]


def extend(look: Look, order: Extend) -> Extended:
    """Give the values of some properties; who is not in the picture has none."""
    if len(order.ids) > MOST_IDS or len(order.properties) > MOST_PROPERTIES:
        raise BadValue(
            f"one call asks about {MOST_IDS} entities and {MOST_PROPERTIES} properties at most"
        )
    columns = [one.id for one in order.properties]
    here = look.picture.named(order.ids)
    held = {one: look.picture.entity(one).values for one in dict.fromkeys(order.ids) if one in here}
    said = {
        one: {name: held[one](name) if one in held else () for name in columns} for one in order.ids
    }
    named = look.picture.named(
        value for cells in said.values() for values in cells.values() for value in values
    )
    return Extended(
        meta=tuple(_describe(name) for name in columns),
        rows={
            one: {
                name: tuple(
                    {"id": value, "name": named[value].caption}
                    if value in named
                    else {"str": value}
                    for value in values
                )
                for name, values in cells.items()
            }
            for one, cells in said.items()
        },
    )


@get(
    ["/reconcile/extend/propose", "/reconcile/{token:str}/extend/propose"],
    opt={IN_ADDRESS: True},
)
async def propose_properties(
    counter: AtCounter,
    kind: Annotated[str, Parameter(query="type", max_length=100)],
    limit: Annotated[int, Parameter(ge=1, le=500)] = 100,
) -> Proposed:
    """Propose the properties that entities of a kind may have."""
    schema = find_schema(kind)
    found = [
        Ref(id=name, name=one.label)
        for name, one in schema.properties.items()
        if not one.hidden and not one.stub
    ]
    await counter.visit(lambda visit: visit.reader)
    return Proposed(limit=limit, type=kind, properties=tuple(found[:limit]))


def _describe(name: str) -> Meta:
    for schema in load_model().schemata.values():
        one = schema.properties.get(name)
        if one is not None:
            kind = load_model().schemata.get(one.range or "")
            ref = Ref(id=kind.name, name=kind.label) if kind else None
            return Meta(id=name, name=one.label, type=ref)
    return Meta(id=name, name=name)


ROUTES = (propose_properties,)
