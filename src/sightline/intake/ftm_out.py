"""Writing FollowTheMoney: entities as JSON lines, statements as CSV, and what could not be said.

The writers take plain entities and records, so that they serve any picture.
FollowTheMoney has no grades, markings, denials or places in an item: what a
statement loses on the way is listed, never dropped in silence.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import BinaryIO, TextIO

import msgspec

from sightline.errors import BadValue
from sightline.model import Entity, Loss, Model
from sightline.values import Item, Statement

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
#: Types of property whose values have no language in FollowTheMoney.
_WITHOUT_LANGUAGE = {"entity", "date", "checksum", "email", "phone", "gender", "mimetype"}
_WITHOUT_LANGUAGE |= {"topic", "url", "country", "language", "ip", "id"}
_ENVELOPE = ("event", "grade", "marking", "place")
_NOT_SAID = "FollowTheMoney cannot say"

StatementRow = dict[str, str | None]


def write_entities(stream: BinaryIO, entities: Iterable[Entity | Mapping[str, object]]) -> int:
    """Write entities one to a line, and say how many."""
    count = 0
    for entity in entities:
        content = entity.to_dict() if isinstance(entity, Entity) else dict(entity)
        stream.write(msgspec.json.encode(content) + b"\n")
        count += 1
    return count


def plain_entities(
    entities: Iterable[Entity], model: Model, losses: list[Loss]
) -> Iterator[Entity]:
    """Say entities in schemata of FollowTheMoney alone; what that cannot carry joins the losses."""
    for entity in entities:
        plain, lost = model.to_plain(entity)
        losses += lost
        yield plain


def statement_rows(
    statements: Iterable[Statement],
    items: Mapping[str, Item],
    model: Model,
    losses: list[Loss],
    *,
    canonical: Mapping[str, str] | None = None,
    dataset: str = "sightline",
) -> Iterator[StatementRow]:
    """Say statements as rows of FollowTheMoney; what they lose joins the losses.

    ``canonical`` gives the id of the whole for entities that are one.
    ``dataset`` names what came in an item that belongs to no data set.
    """
    whole = canonical or {}
    for statement in statements:
        if statement.negated:
            reason = f"{_NOT_SAID} that something is not so: the row was left out"
            losses.append(Loss(statement.entity, statement.prop, (statement.value,), reason))
            continue
        lost = [name for name in _ENVELOPE if getattr(statement, name) is not None]
        if lost:
            reason = f"{_NOT_SAID} {', '.join(lost)} of a value"
            losses.append(Loss(statement.entity, statement.prop, (statement.value,), reason))
        item = items.get(statement.item)
        if item is None:
            raise BadValue("a statement can only be written together with its item")
        yield _row(statement, item, model, whole.get(statement.entity), dataset)


def _row(
    statement: Statement, item: Item, model: Model, canonical: str | None, dataset: str
) -> StatementRow:
    about = item.about
    exists = statement.prop == "id"
    kind = "id" if exists else model.schema(statement.schema).properties[statement.prop].type
    value = (statement.original or statement.value) if exists else statement.value
    lang = None if kind in _WITHOUT_LANGUAGE else statement.lang
    named = about.get("dataset") or about.get("datasets") or dataset
    external = about.get("external") == "true"
    return {
        "canonical_id": canonical or statement.entity,
        "entity_id": statement.entity,
        "prop": statement.prop,
        "prop_type": kind,
        "schema": statement.schema,
        "value": value,
        "dataset": named,
        "origin": about.get("origin"),
        "lang": lang,
        "original_value": None if exists else statement.original,
        "external": "t" if external else "f",
        "first_seen": about.get("first_seen"),
        "last_seen": about.get("last_seen"),
        "id": statement_id(named, statement.entity, statement.prop, value, lang, external=external),
    }


def statement_id(
    dataset: str, entity: str, prop: str, value: str, lang: str | None, *, external: bool = False
) -> str:
    """Compute the id that FollowTheMoney gives to a statement.

    It names neither source nor author, and two different rows can share it:
    it serves for exchange and never inside.
    """
    key = f"{dataset}.{entity}.{prop}.{value}"
    key = f"{key}@{lang}" if lang is not None else key
    key = f"{key}.ext" if external else key
    return sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()


def write_statements(stream: TextIO, rows: Iterable[StatementRow]) -> int:
    """Write statement rows as CSV in the manner of FollowTheMoney, and say how many."""
    writer = csv.writer(stream, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        writer.writerow([row[name] for name in COLUMNS])
        count += 1
    return count
