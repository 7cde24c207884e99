"""The whole picture as a stream of entities in FollowTheMoney's shape, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sightline.picture.database import Database, Row
from sightline.picture.entities import Entities


def export(
    database: Database, entities: Entities, schemata: list[str] | None
) -> Iterator[dict[str, Any]]:
    """Give out every entity, by id: its properties, what is denied of it, and its statements.

    ``denied`` and ``statements`` are ours; other programs pass over them.
    """
    referents: dict[str, list[str]] = {}
    for name, head in database.rows("resolved"):
        referents.setdefault(head, []).append(name)
    rows = database.stream("export", {"schemata": schemata})
    for entity_id, group in groupby(rows, key=itemgetter(0)):
        yield _entity(entities, entity_id, list(group), referents.get(entity_id, []))


def _entity(
    entities: Entities, entity_id: str, rows: list[Row], referents: list[str]
) -> dict[str, Any]:
    summary = entities.summary(rows[0][:3])
    properties: dict[str, list[str]] = {}
    denied: dict[str, list[str]] = {}
    for row in rows:
        prop, value, only_denied = row[3:6]
        if only_denied:
            denied.setdefault(prop, []).append(value)
        elif prop != "id":
            properties.setdefault(prop, []).append(value)
    shape: dict[str, Any] = {
        "id": entity_id,
        "schema": summary.schema,
        "caption": summary.caption,
        "referents": sorted(referents),
        "properties": properties,
    }
    if denied:
        shape["denied"] = denied
    shape["statements"] = sorted(one for row in rows for one in row[6])
    return shape
