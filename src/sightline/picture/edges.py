"""Ties between entities: shown when both ends are in the picture, and not otherwise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.picture.database import Database, Row
from sightline.picture.views import Edge

_FIRST, _LAST = dt.date.min, dt.date.max


class Edges:
    """Reads ties from a picture's tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, no: int | None, schemata: list[str] | None, day: dt.date | None
    ) -> tuple[Edge, ...]:
        """Find ties of an entity, of some kinds, that may hold on a day."""
        parts, params = ["edges", "edges_all"], dict[str, Any]()
        if no is not None:
            parts, params["no"] = ["edges", "edges_of"], no
        if schemata is not None:
            parts.append("edges_of_kinds")
            params["schemata"] = schemata
        if day is not None:
            parts.append("edges_active")
            params["day"] = day
        rows = self._database.select([*parts, "edges_order"], params)
        return tuple(_edge(row) for row in rows)


def _edge(row: Row) -> Edge:
    return Edge(
        id=row[0],
        schema=row[1],
        source=row[2],
        target=row[3],
        start_first=_bound(row[4]),
        start_last=_bound(row[5]),
        end_first=_bound(row[6]),
        end_last=_bound(row[7]),
    )


def _bound(day: dt.date | None) -> dt.date | None:
    """An unknown day is None, not the beginning or the end of time."""
    return None if day in (_FIRST, _LAST) else day
