"""Entities of one kind as a typed table: a row each, a list of values in every column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from sightline.model import Model
from sightline.model.types.number import read_number
from sightline.picture.clock import read_instant
from sightline.picture.database import Database, Row
from sightline.picture.entities import Entities
from sightline.picture.vocabulary import narrower


class Span(msgspec.Struct, frozen=True):
    """A date as said, and the days between which it lies; None is unknown."""

    said: str
    first: dt.date | None
    last: dt.date | None


class Table:
    """The entities of a schema and its narrower kinds, in the order of their ids.

    Dates are spans, numbers are floats, everything else is text. A property
    that nobody gives is an empty list; a number that cannot be read is None
    and never zero.
    """

    def __init__(self, database: Database, entities: Entities, model: Model, schema: str) -> None:
        self.schema = schema
        self._database = database
        self._entities = entities
        self._kinds = narrower(model, schema)
        self.columns: Mapping[str, str] = {
            name: prop.type for kind in self._kinds for name, prop in _properties(model, kind)
        }

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.sparse():
            yield {**{name: [] for name in self.columns}, **row}

    def sparse(self) -> Iterator[dict[str, Any]]:
        """Give the same rows without the columns that are empty in them."""
        rows = self._database.stream("table", {"schemata": self._kinds})
        for entity_id, group in groupby(rows, key=itemgetter(0)):
            yield self._row(entity_id, list(group))

    def _row(self, entity_id: str, rows: list[Row]) -> dict[str, Any]:
        summary = self._entities.summary(rows[0][:3])
        row: dict[str, Any] = {
            "id": entity_id,
            "schema": summary.schema,
            "caption": summary.caption,
        }
        for _, _, _, prop, value, original in rows:
            if prop in self.columns:
                typed = _typed(self.columns[prop], value, original)
                values = row.setdefault(prop, [])
                if typed not in values:
                    values.append(typed)
        return row


def _properties(model: Model, schema: str) -> Iterator[tuple[str, Any]]:
    yield from model.schema(schema).properties.items()


def _typed(kind: str, value: str, original: str | None) -> Any:
    if kind == "number":
        number = read_number(value)
        return None if number is None else float(number)
    if kind == "date":
        return _span(value, original)
    return value


@lru_cache(maxsize=50_000)
def _span(value: str, original: str | None) -> Span:
    for said in (original, value):
        if (instant := read_instant(said)) is not None:
            return Span(instant.said, instant.earliest, instant.latest)
    return Span(original or value, None, None)
