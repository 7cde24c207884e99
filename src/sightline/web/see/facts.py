"""The facts of a dossier: every value with who says it, how good it is, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sightline.picture import Entity, Saying, Value
from sightline.web.see.labels import label_property, put_in_order

_VALUES, _SAYINGS = 8, 3
#: Beyond so many statements only the latest of each value is cited.
_MANY = 60


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One value: the latest that say it, how many more do, and who denies it."""

    value: str
    sayings: tuple[Saying, ...]
    more: int
    denials: tuple[Saying, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One property with its values, and how many are left out here."""

    prop: str
    label: str
    values: tuple[Told, ...]
    more: int
    #: Whether the values contradict each other, as far as only one can be true.
    differ: bool = False


def gather_facts(entity: Entity) -> tuple[Fact, ...]:
    """Gather what is said of an entity, what names it first; no page becomes too long by it."""
    count = sum(len(one.sayings) for values in entity.properties.values() for one in values)
    most = _SAYINGS if count <= _MANY else 1
    return tuple(
        _fact(entity.schema, prop, entity.properties[prop], most)
        for prop in put_in_order(entity.schema, entity.properties)
    )


def gather_denials(entity: Entity) -> tuple[Fact, ...]:
    """Gather what is only denied, and said by nobody."""
    return tuple(
        _fact(entity.schema, prop, values, _SAYINGS) for prop, values in entity.denials.items()
    )


def cited_in(facts: Iterable[Fact]) -> list[Saying]:
    """List the statements that some facts cite."""
    return [
        saying for fact in facts for one in fact.values for saying in (*one.sayings, *one.denials)
    ]


def count_sayings(properties: Mapping[str, tuple[Value, ...]]) -> int:
    """Count the statements behind some properties."""
    return sum(len(one.sayings) + len(one.denials) for many in properties.values() for one in many)


def _fact(schema: str, prop: str, values: tuple[Value, ...], most: int) -> Fact:
    shown = sorted(values, key=lambda one: (-len(one.sayings), one.value))[:_VALUES]
    return Fact(
        prop=prop,
        label=label_property(schema, prop),
        values=tuple(_told(one, most) for one in shown),
        more=len(values) - len(shown),
        differ=any(one.denials and one.sayings for one in values),
    )


def _told(value: Value, most: int) -> Told:
    latest = tuple(reversed(value.sayings))[:most]
    return Told(
        value=value.value,
        sayings=latest,
        more=len(value.sayings) - len(latest),
        denials=tuple(reversed(value.denials))[:_SAYINGS],
    )
