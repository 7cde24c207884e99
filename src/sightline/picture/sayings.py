"""Statements as they stand in a picture: found, and filled with what their items give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from sightline.picture.database import Database, Row
from sightline.picture.recall import Recall
from sightline.picture.views import Received, Saying
from sightline.values import Item

_KEPT = 100_000
_ITEMS = msgspec.json.Decoder(Item)


class Field(msgspec.Struct, frozen=True):
    """One property of one schema, as it occurs in statements."""

    no: int
    schema: str
    prop: str
    type: str
    weight: int
    known: bool


class Sayings:
    """Reads statements; what many of them share is read once and remembered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.fields = {row[0]: Field(*row) for row in database.rows("fields")}
        batches = database.rows("batches")
        self._recorded: dict[int, str] = {row[0]: row[1] for row in batches}
        self._markings = {row[0]: frozenset(row[2]) for row in batches}
        self._authors: dict[int, str] = {row[0]: row[4] for row in batches}
        self._received = Recall(database, "items")
        self._heads = Recall(database, "names")
        self._items: dict[int, Received] = {}
        self._names: dict[int, tuple[str, str]] = {}

    def select(self, *parts: str, **params: Any) -> list[Row]:
        """Find the rows of statements by named conditions."""
        return self._database.select(["said", *parts], params)

    def read(self, rows: Sequence[Row]) -> list[Saying]:
        """Turn rows of statements into sayings, in the same order."""
        items = self.items({row[8] for row in rows})
        names = self.names({row[4] for row in rows})
        return [self._saying(row, items[row[8]], names[row[4]][0]) for row in rows]

    def items(self, numbers: Iterable[int]) -> dict[int, Received]:
        """Find items by their numbers."""
        missing = [no for no in numbers if no not in self._items]
        if len(self._items) + len(missing) > _KEPT:
            self._items, missing = {}, list(numbers)
        if missing:
            for row in self._received.rows(missing):
                self._items[row[0]] = self.received(row)
        return self._items

    def names(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Find ids by their numbers: as said, and the canonical one."""
        missing = [no for no in numbers if no not in self._names]
        if len(self._names) + len(missing) > _KEPT:
            self._names, missing = {}, list(numbers)
        if missing:
            for no, name, head in self._heads.rows(missing):
                self._names[no] = (name, head)
        return self._names

    def remember(self, no: int, name: str, head: str) -> None:
        """Keep a name that is known already."""
        self._names[no] = (name, head)

    def received(self, row: Row) -> Received:
        """Turn the row of an item into its view."""
        _, record_id, day, batch, standing, line = row
        return Received(
            id=record_id,
            item=_ITEMS.decode(line),
            known_by=day,
            recorded=self._recorded[batch],
            author=self._authors[batch],
            withdrawn=not standing,
        )

    def recorded(self, batch: int) -> str:
        """Find when the records of a batch were written down."""
        return self._recorded[batch]

    def markings(self, batches: Iterable[int]) -> frozenset[str]:
        """Gather the markings of batches."""
        return frozenset[str]().union(*(self._markings[batch] for batch in batches))

    def batches_under(self, markings: Iterable[str]) -> list[int]:
        """Number the batches that carry one of some markings."""
        wanted = frozenset(markings)
        return [no for no, names in self._markings.items() if names & wanted]

    def batches_by(self, words: Mapping[str, str]) -> list[tuple[int, str]]:
        """Pair every batch with the words that stand for its markings, each once."""
        pairs = {
            (no, words[name])
            for no, names in self._markings.items()
            for name in names
            if name in words
        }
        return sorted(pairs)

    def _saying(self, row: Row, received: Received, entity: str) -> Saying:
        field, item = self.fields[row[5]], received.item
        return Saying(
            id=join_id(row[:4]),
            entity=entity,
            schema=field.schema,
            prop=field.prop,
            value=row[6],
            item=received.id,
            known_by=received.known_by,
            recorded=self._recorded[row[16]],
            author=self._authors[row[16]],
            event=row[12] or item.event,
            grade=row[13] or item.grade,
            known=item.known,
            lang=row[11] or item.language,
            negated=row[9],
            original=row[14],
            place=row[15],
            withdrawn=not row[10],
        )


def join_id(words: Sequence[int]) -> str:
    """Join the four numbers of an id to its hexadecimal form."""
    return "".join(f"{word:016x}" for word in words)
