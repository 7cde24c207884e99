"""The vocabulary: every schema with its properties, the same for every reader."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import get
from litestar.params import FromPath

from sightline.api.answer import Told, show
from sightline.api.counter import AtCounter, Look
from sightline.errors import NotFound
from sightline.model import Schema, load_model


class PropertyShown(msgspec.Struct, frozen=True, kw_only=True):
    """A property: its label, its type, and what kind of entity it may name."""

    name: str
    label: str
    description: str
    type: str
    range: str | None


class SchemaShown(msgspec.Struct, frozen=True, kw_only=True):
    """A schema, and how many entities of it and no narrower kind the picture holds."""

    name: str
    label: str
    plural: str
    description: str
    extends: tuple[str, ...]
    matchable: bool
    tie: bool
    held: int


class SchemaWhole(SchemaShown, frozen=True, kw_only=True):
    """A schema with its properties, those of its wider kinds among them."""

    featured: tuple[str, ...]
    required: tuple[str, ...]
    properties: dict[str, PropertyShown]


@get("/schemata")
async def list_schemata(counter: AtCounter) -> Told[tuple[SchemaShown, ...]]:
    """List every schema of the vocabulary, with how many entities of it the picture holds."""

    def read(look: Look) -> tuple[SchemaShown, ...]:
        held = look.picture.schemata()
        schemata = load_model().schemata
        return tuple(
            SchemaShown(**_tell(schemata[name], held.get(name, 0))) for name in sorted(schemata)
        )

    return await counter.tell("schemata", "", read)


@get("/schemata/{schema:str}")
async def find_schema(counter: AtCounter, schema: FromPath[str]) -> Told[SchemaWhole]:
    """Show one schema with its properties."""

    def read(look: Look) -> SchemaWhole:
        found = load_model().schemata.get(schema)
        if found is None:
            raise NotFound(f"there is no schema {schema!r}: see /api/v1/schemata")
        return SchemaWhole(
            **_tell(found, look.picture.schemata().get(schema, 0)),
            featured=found.featured,
            required=found.required,
            properties={
                name: show(PropertyShown, one)
                for name, one in found.properties.items()
                if not one.hidden
            },
        )

    return await counter.tell("schema", schema, read)


def _tell(schema: Schema, held: int) -> dict[str, Any]:
    names = ("name", "label", "plural", "description", "extends", "matchable")
    said = {name: getattr(schema, name) for name in names}
    return {**said, "tie": schema.edge is not None, "held": held}


ROUTES = (list_schemata, find_schema)
