"""What is shown of entities, statements, items and ties: these fields, and no others."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.picture import Entity, Received, Saying, Value


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An entity by its name."""

    id: str
    schema: str
    caption: str


class StatementShown(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: what one item says of one property of one entity."""

    id: str
    entity: str
    schema: str
    prop: str
    value: str
    item: str
    negated: bool
    withdrawn: bool
    grade: str | None
    event: str | None
    known: str | None
    known_by: dt.date | None
    recorded: str
    author: str
    lang: str | None
    original: str | None
    place: str | None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says a value: the statement, its item and its grade. Grades stand side by side."""

    statement: str
    item: str
    grade: str | None


class ValueShown(msgspec.Struct, frozen=True, kw_only=True):
    """A value with all who say it and all who deny it."""

    value: str
    said: tuple[Voice, ...]
    denied: tuple[Voice, ...]


class ConflictShown(msgspec.Struct, frozen=True, kw_only=True):
    """What does not fit together: it is shown and not settled."""

    kind: str
    message: str
    about: tuple[str, ...]
    records: tuple[str, ...]


class EntityShown(msgspec.Struct, frozen=True, kw_only=True):
    """An entity: every value of every property, with who says it."""

    id: str
    ids: tuple[str, ...]
    schema: str
    caption: str
    properties: dict[str, tuple[ValueShown, ...]]
    denials: dict[str, tuple[ValueShown, ...]]
    conflicts: tuple[ConflictShown, ...]


class ItemShown(msgspec.Struct, frozen=True, kw_only=True):
    """An item: one thing as received, graded and dated as a whole."""

    id: str
    kind: str
    title: str
    grade: str | None
    event: str | None
    known: str | None
    known_by: dt.date | None
    recorded: str
    author: str
    source: str | None
    language: str | None
    licence: str | None
    case: str | None
    derived_from: tuple[str, ...]
    about: dict[str, str]
    has_file: bool
    withdrawn: bool


class EdgeShown(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two entities; a day that is not known is null and never a guess."""

    id: str
    schema: str
    source: str
    target: str
    start_first: dt.date | None
    start_last: dt.date | None
    end_first: dt.date | None
    end_last: dt.date | None


class TurnShown(msgspec.Struct, frozen=True, kw_only=True):
    """One turn in what was said of an entity: said, withdrawn or decided."""

    kind: str
    record: str
    known_by: dt.date | None
    recorded: str
    known: str | None
    event: str | None
    prop: str | None
    value: str | None
    item: str | None
    reason: str | None
    author: str | None
    other: str | None
    in_force: bool


def show_entity(entity: Entity) -> EntityShown:
    """Show an entity with every value."""
    return EntityShown(
        id=entity.id,
        ids=entity.ids,
        schema=entity.schema,
        caption=entity.caption,
        properties={name: _values(said) for name, said in entity.properties.items()},
        denials={name: _values(said) for name, said in entity.denials.items()},
        conflicts=tuple(
            ConflictShown(kind=one.kind, message=one.message, about=one.about, records=one.records)
            for one in entity.conflicts
        ),
    )


def show_item(received: Received) -> ItemShown:
    """Show an item; of its file only that there is one."""
    item = received.item
    return ItemShown(
        id=received.id,
        kind=item.item_kind,
        title=item.title,
        grade=item.grade,
        event=item.event,
        known=item.known,
        known_by=received.known_by,
        recorded=received.recorded,
        author=received.author,
        source=item.source,
        language=item.language,
        licence=item.licence,
        case=item.case,
        derived_from=item.derived_from,
        about=dict(item.about),
        has_file=item.blob is not None,
        withdrawn=received.withdrawn,
    )


def _values(values: tuple[Value, ...]) -> tuple[ValueShown, ...]:
    return tuple(
        ValueShown(value=one.value, said=_voices(one.sayings), denied=_voices(one.denials))
        for one in values
    )


def _voices(sayings: tuple[Saying, ...]) -> tuple[Voice, ...]:
    return tuple(Voice(statement=one.id, item=one.item, grade=one.grade) for one in sayings)
