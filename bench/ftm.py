"""The same statements in the peers' words, so that both sides hold the same number of values.

A kind of entity that is ours alone is said as the nearest one of
FollowTheMoney; a property without a counterpart goes into notes. The id is our
own, shortened to the length of theirs, which spares the peers their hashing.
"""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.model import load_model
from sightline.values import Statement


class PlainStatement(msgspec.Struct, frozen=True, gc=False):
    """A statement as the peers' own reader takes it."""

    id: str
    entity_id: str
    schema: str
    prop: str
    value: str
    lang: str | None
    original_value: str | None
    first_seen: str


def plain_statement(statement: Statement) -> PlainStatement:
    """Say a statement in the peers' words."""
    schema, prop = plain_place(statement.schema, statement.prop)
    return PlainStatement(
        id=statement.id[:40],
        entity_id=statement.entity,
        schema=schema,
        prop=prop,
        value=statement.value,
        lang=statement.lang,
        original_value=statement.original,
        first_seen="2026-01-01T00:00:00",
    )


@cache
def plain_place(schema_name: str, prop: str) -> tuple[str, str]:
    """The schema and property of FollowTheMoney nearest to ours."""
    model = load_model()
    source = model.schema(schema_name)
    target = model.schema(source.plain) if source.own else source
    if prop == "id":
        return target.name, prop
    own = source.properties.get(prop)
    for name in (own.plain if own else None, prop):
        taker = target.properties.get(name) if name else None
        if taker is not None and own is not None and taker.type in (own.type, "string", "text"):
            return target.name, taker.name
    return target.name, "notes" if "notes" in target.properties else "description"
