"""Saying our own kinds of entity in the plain words of FollowTheMoney, for other tools.

Each schema of ours names the nearest one of theirs, and each property the nearest property.
What has no such place goes into the notes in words, and is listed as a loss. What protects
a source leaves in no form at all, and is listed too.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.errors import BadVocabulary
from sightline.model.caption import caption
from sightline.model.entity import Entity, Loss, distinct
from sightline.model.property import Property
from sightline.model.schema import Schema

_WITHHELD = "it protects a source and is not exported"
_NO_PLACE = "FollowTheMoney has no property for it"


def plain_entity(source: Schema, target: Schema, entity: Entity) -> tuple[Entity, tuple[Loss, ...]]:
    """The entity in a schema of FollowTheMoney, and what could not be carried over."""
    if source.name != entity.schema:
        raise BadVocabulary(f"{entity.id} is a {entity.schema}, not a {source.name}")
    if not source.own:
        return entity, ()
    placed: dict[str, list[str]] = {}
    losses: list[Loss] = []
    words: list[str] = []
    prose = _prose(target)
    for name, values in entity.properties.items():
        one = source.properties[name]
        place = _place(one, target)
        if one.withheld:
            losses.append(Loss(entity.id, name, values, _WITHHELD))
        elif place is not None:
            placed.setdefault(place, []).extend(values)
        else:
            words += _in_words(one, values)
            losses.append(Loss(entity.id, name, values, _NO_PLACE, kept_in=prose))
    placed.setdefault(prose, []).extend(_headed(source, words))
    _fill_required(source, target, entity, placed)
    properties = {name: distinct(iter(values)) for name, values in placed.items() if values}
    return Entity(entity.id, target.name, properties, entity.context), tuple(losses)


def _place(one: Property, target: Schema) -> str | None:
    """The property of the target that takes these values, if there is one."""
    for name in (one.plain, one.name):
        if name is not None and name in target.properties:
            taker = target.properties[name]
            if taker.type == one.type or (one.type != "entity" and _takes_words(taker)):
                return name
    return None


def _takes_words(taker: Property) -> bool:
    return taker.type in ("string", "text")


def _prose(target: Schema) -> str:
    """Where free words go: things have notes, time spans only a description."""
    return "notes" if "notes" in target.properties else "description"


def _in_words(one: Property, values: Iterable[str]) -> list[str]:
    return [f"{one.label}: {'; '.join(values)}"]


def _headed(source: Schema, words: list[str]) -> list[str]:
    """One paragraph that begins with the kind of thing, so that nobody takes it for prose."""
    return [f"{source.label}. " + ". ".join(words)] if words else []


def _fill_required(
    source: Schema, target: Schema, entity: Entity, placed: dict[str, list[str]]
) -> None:
    """Name what must have a name there and had none here, such as a judgement."""
    called = caption(source, entity)
    for name in (*target.required, *(one for one in ("name",) if one in target.properties)):
        if not placed.get(name) and target.properties[name].type in ("name", "string"):
            placed[name] = [f"{source.label}: {called}" if name == "name" else called]
