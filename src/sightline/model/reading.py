"""Reading entities that others wrote, with everything that could not be kept named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.errors import BadValue
from sightline.model.entity import Entity, Loss, distinct
from sightline.model.schema import Schema


def identify(data: Mapping[str, Any]) -> tuple[str, str]:
    """The id and the name of the schema, both of which an entity must have."""
    given = data.get("id"), data.get("schema")
    if all(isinstance(one, str) and one.strip() for one in given):
        return str(given[0]), str(given[1])
    raise BadValue("an entity needs an id and a schema, both as text: one of them is missing")


def read_entity(
    schema: Schema, data: Mapping[str, Any], cleaned: bool
) -> tuple[Entity, tuple[Loss, ...]]:
    """The entity in the data, and what of it could not be kept.

    Data that says it is `cleaned` is believed; other values are cleaned one by one, and a
    value that cannot be read is listed with the reason.
    """
    entity_id, _ = identify(data)
    losses: list[Loss] = []
    properties: dict[str, tuple[str, ...]] = {}
    for name, raw in _properties(data).items():
        values = _texts(raw)
        reason = _why_not(schema, name)
        if reason is not None:
            losses.append(Loss(entity_id, name, values, reason))
            continue
        kept = values if cleaned else _clean(schema, entity_id, name, values, losses)
        if kept:
            properties[name] = distinct(iter(kept))
    rest = {key: one for key, one in data.items() if key not in ("id", "schema", "properties")}
    return Entity(entity_id, schema.name, properties, rest), tuple(losses)


def merge_entities(schema: Schema, one: Entity, other: Entity) -> Entity:
    """Both records as one: all values of both, under the id of the first."""
    names = dict.fromkeys((*one.properties, *other.properties))
    merged = {name: distinct(iter(one.get(name) + other.get(name))) for name in names}
    return Entity(one.id, schema.name, merged, _merge_context(one.context, other.context))


def _properties(data: Mapping[str, Any]) -> Mapping[str, Any]:
    found = data.get("properties") or {}
    if isinstance(found, Mapping):
        return found
    raise BadValue("the properties of an entity must be names with lists of values")


def _texts(raw: object) -> tuple[str, ...]:
    given: Iterable[object] = raw if isinstance(raw, (list, tuple)) else (raw,)
    return tuple(_text(one) for one in given if one is not None)


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return str(value.get("id", ""))
    return value if isinstance(value, str) else str(value)


def _why_not(schema: Schema, name: str) -> str | None:
    if name in schema.properties:
        return None
    if name in schema.refused:
        return schema.refused[name]
    if name in schema.reverses:
        return f"{name} is the way back of a reference and cannot be written"
    return f"{schema.name} has no property {name}"


def _clean(
    schema: Schema, entity_id: str, name: str, values: tuple[str, ...], losses: list[Loss]
) -> tuple[str, ...]:
    kept = []
    for raw in values:
        cleaned = schema.properties[name].clean(raw)
        if cleaned.value is None:
            losses.append(Loss(entity_id, name, (raw,), cleaned.problem or "it cannot be read"))
        else:
            kept.append(cleaned.value)
    return tuple(kept)


def _merge_context(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What stood beside the properties, as lists where both had something to say."""
    merged: dict[str, Any] = {}
    for key in dict.fromkeys((*one, *other)):
        if key == "caption":
            continue
        both: list[Any] = []
        for given in (one.get(key), other.get(key)):
            for item in given if isinstance(given, (list, tuple)) else (given,):
                if item is not None and item not in both:
                    both.append(item)
        merged[key] = both
    return merged
