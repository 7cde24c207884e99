"""A picture: the statements one reader may know at one time, resolved to entities and ties.

It is a pure function of the records it was given and of its two dates. It
knows neither where they came from nor what was left out of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from copy import copy as duplicate
from pathlib import Path
from typing import Any

from sightline.errors import NotFound, PictureMismatch
from sightline.model import Model, load_model
from sightline.picture.address import FORM
from sightline.picture.clock import Clock
from sightline.picture.database import Database, copy, create
from sightline.picture.decisions import read_decisions
from sightline.picture.difference import Side, compare
from sightline.picture.edges import Edges
from sightline.picture.entities import Entities, absent
from sightline.picture.export import export
from sightline.picture.facets import Facets, Sieve
from sightline.picture.growth import grow
from sightline.picture.history import History
from sightline.picture.sayings import Sayings
from sightline.picture.search import Search
from sightline.picture.staging import Progress, is_id, split_id
from sightline.picture.tables import Table
from sightline.picture.views import (
    Changes,
    Conflict,
    Decided,
    Edge,
    Entity,
    Hits,
    Received,
    Saying,
    Summary,
    Turn,
)  # fmt: skip
from sightline.picture.vocabulary import narrower
from sightline.values import Block

PAGE = 100


class Picture:
    """What one reader may know; every answer comes from the records in it and from nothing else."""

    def __init__(self, database: Database, *, reader: str, model: Model | None = None) -> None:
        meta: dict[str, str] = dict(database.rows("meta"))
        if meta.get("form") != FORM:
            raise PictureMismatch(
                f"the picture has the form {meta.get('form')!r}: expected {FORM!r}"
            )
        self.reader = reader
        self.address: str = meta["address"]
        self.known, self.as_of = (
            dt.date.fromisoformat(meta[name]) if meta[name] else None for name in ("known", "as_of")
        )
        self._database = database
        self._model = model or load_model()
        self._held = False
        self._sayings = Sayings(database)
        self._entities = Entities(database, self._sayings, self._model)
        self._edges = Edges(database)
        self._search = Search(database, self._sayings, self._entities)

    # Entities

    def entity(self, entity_id: str) -> Entity:
        """Show one entity by any of its ids, with every statement about it."""
        return self._entities.read(entity_id)

    def head(self, entity_id: str) -> Entity:
        """Show how an entity is called and what does not fit together in it, without statements."""
        return self._entities.read(entity_id, bare=True)

    def entities(
        self, schema: str | None = None, *, after: str | None = None, limit: int = PAGE
    ) -> tuple[Summary, ...]:
        """List entities by id, of a schema and its narrower kinds, from behind an id."""
        params = {"schemata": self._kinds(schema), "after": after, "limit": limit}
        rows = self._database.rows("list_entities", params)
        return tuple(self._entities.summary(row) for row in rows)

    def named(self, ids: Iterable[str]) -> dict[str, Summary]:
        """Name those of some ids for which there is an entity here: all at once."""
        wanted = sorted(set(ids))
        rows = self._database.rows("named", {"ids": wanted}) if wanted else []
        return {row[0]: self._entities.summary(row[1:]) for row in rows}

    def count(self, schema: str | None = None) -> int:
        """Count the entities of a schema and its narrower kinds."""
        row = self._database.row("count_entities", {"schemata": self._kinds(schema)})
        return int(row[0]) if row else 0

    def schemata(self) -> dict[str, int]:
        """Count the entities by their own schema."""
        return dict(self._database.rows("schemata"))

    def count_statements(self) -> dict[str, int]:
        """Count the standing statements about every entity, by its id."""
        return dict(self._database.rows("count_said"))

    def conflicts(self) -> tuple[Conflict, ...]:
        """List everything in the picture that does not fit together."""
        return self._entities.conflicts()

    def decisions(self) -> tuple[Decided, ...]:
        """List what people decided about who is who, of each pair the decision in force."""
        return read_decisions(self._database, self._sayings)

    def ids(self) -> frozenset[str]:
        """Name every id under which there is an entity, those that were joined included."""
        return frozenset(name for (name,) in self._database.rows("all_ids"))

    def heads(self) -> dict[str, str]:
        """Name, for every id that was joined to another one, the id under which it is shown."""
        return dict(self._database.rows("resolved"))

    def edges(
        self,
        of: str | None = None,
        *,
        schema: str | None = None,
        active_on: dt.date | None = None,
    ) -> tuple[Edge, ...]:
        """List ties with both ends here: of one entity, of one kind, or that may hold on a day."""
        no = None if of is None else self._entities.number(of)
        return self._edges.find(no, self._kinds(schema), active_on)

    def search(
        self,
        query: str,
        *,
        schema: str | None = None,
        limit: int = 20,
        after: str | None = None,
        sieve: Sieve | None = None,
    ) -> Hits:
        """Find entities by words in any script, best first, with the statement that matched."""
        kinds = self._kinds(schema)
        return self._search.find(query, schemata=kinds, limit=limit, after=after, sieve=sieve)

    def facets(self, query: str, sieve: Sieve, levels: Mapping[str, str]) -> Facets:
        """Count all entities that a search finds, by kind, country and level of marking."""
        return self._search.facets(query, sieve, levels)

    # Statements and items

    def statements(
        self,
        *,
        entity: str | None = None,
        schema: str | None = None,
        prop: str | None = None,
        item: str | None = None,
        naming: str | None = None,
        after: str | None = None,
        limit: int = PAGE,
        withdrawn: bool = False,
    ) -> tuple[Saying, ...]:
        """List statements by id that meet every condition given, from behind an id.

        ``naming`` is an entity to which the value of the statement points.
        """
        parts, params = ["said_anything"], dict[str, Any](limit=limit)
        if entity is not None:
            parts, params["no"] = ["said_of"], self._entities.number(entity)
        if schema is not None or prop is not None:
            parts.append("said_in_fields")
            params["fields"] = self._fields(schema, prop)
        if item is not None:
            parts.append("said_in")
            params["item"] = self._item_row(item)[0]
        if naming is not None:
            parts.append("said_naming")
            params["naming"] = self._entities.number(naming)
        if after is not None:
            parts.append("said_after")
            params |= split_id(after)
        parts += [] if withdrawn else ["said_standing"]
        return tuple(self._sayings.read(self._sayings.select(*parts, "said_page", **params)))

    def naming(self, entity: str, schemata: Iterable[str], starts: Iterable[str]) -> list[str]:
        """Name the entities of some kinds that name one, the latest by the dates of some fields.

        ``starts`` are the names of the properties that say when something began.
        """
        kinds, dated = frozenset(schemata), frozenset(starts)
        fields = self._sayings.fields.items()
        params = {
            "no": self._entities.number(entity),
            "fields": [no for no, field in fields if field.schema in kinds],
            "starts": [no for no, field in fields if field.prop in dated],
        }
        return [name for name, _ in self._database.rows("naming_entities", params)]

    def said_of(self, ids: Iterable[str]) -> dict[str, tuple[Saying, ...]]:
        """Give the standing statements about several entities, by the ids asked for: all at once.

        What is no entity of the picture is left out.
        """
        wanted = list(dict.fromkeys(ids))
        numbers = {no: name for name, no in self._numbers(wanted).items()}
        rows = self._sayings.select("said_of_many", "said_standing", nos=list(numbers))
        found: dict[str, list[Saying]] = {}
        for row, saying in zip(rows, self._sayings.read(rows), strict=True):
            found.setdefault(numbers[row[17]], []).append(saying)
        return {
            name: tuple(sorted(said, key=lambda one: one.id))
            for name, said in sorted(found.items())
        }

    def statement(self, record_id: str) -> Saying:
        """Show one statement, withdrawn or not."""
        words = split_id(record_id) if is_id(record_id) else None
        row = self._database.row("find_ident", words) if words else None
        if row is None:
            raise NotFound(f"there is no statement {record_id!r} in this picture")
        rows = self._sayings.select("said_of", "said_with_id", no=row[0], **(words or {}))
        return self._sayings.read(rows)[0]

    def statements_named(self, ids: Iterable[str]) -> dict[str, Saying]:
        """Find those of some statements that are here, withdrawn or not, by their ids: at once."""
        wanted = {one for one in ids if is_id(one)}
        firsts = {"k0s": sorted({split_id(one)["k0"] for one in wanted})}
        numbers = [no for (no,) in self._database.rows("find_idents", firsts)] if wanted else []
        if not numbers:
            return {}
        rows = self._sayings.select("said_of_many", "said_with_first_words", nos=numbers, **firsts)
        return {one.id: one for one in self._sayings.read(rows) if one.id in wanted}

    def items(
        self, *, after: str | None = None, limit: int = PAGE, withdrawn: bool = False
    ) -> tuple[Received, ...]:
        """List items by id, from behind an id."""
        params = {"after": after, "limit": limit, "withdrawn": withdrawn}
        rows = self._database.rows("list_items", params)
        return tuple(self._sayings.received(row) for row in rows)

    def item(self, item_id: str) -> Received:
        """Show one item, withdrawn or not."""
        return self._sayings.received(self._item_row(item_id))

    def items_named(self, ids: Iterable[str]) -> dict[str, Received]:
        """Find those of some items that are here, withdrawn or not, by their ids: all at once."""
        wanted = list(dict.fromkeys(ids))
        rows = self._database.rows("find_items", {"ids": wanted}) if wanted else []
        return {row[1]: self._sayings.received(row) for row in rows}

    # Time

    def history(self, entity: str, prop: str | None = None) -> tuple[Turn, ...]:
        """Tell what was said, withdrawn and decided about an entity, with both clocks."""
        no, ids = self._entities.cluster(entity)
        turns = History(self._database, self._sayings).of(no, ids, prop)
        if not turns and prop is None:
            raise absent(entity)
        return turns

    def days(self, entity: str) -> tuple[dt.date, ...]:
        """List the days on which something of an entity became known, was withdrawn or decided."""
        no, ids = self._entities.cluster(entity)
        rows = self._database.rows("days_about", {"no": no, "ids": list(ids)})
        return tuple(day for (day,) in rows)

    def difference(self, older: Picture) -> Changes:
        """Tell what changed since an older picture, and why."""
        return compare(older.side(), self.side(), (older.address, self.address))

    def side(self) -> Side:
        """Give this picture to a comparison."""
        return Side(self._database, self._sayings, self._entities)

    def extend(
        self,
        blocks: Iterable[Block],
        path: Path | None = None,
        *,
        progress: Progress | None = None,
    ) -> Picture:
        """Make the picture of these and further blocks; this one stays as it is."""
        database = copy(self._database, path)
        clock = Clock(self.known, self.as_of)
        grow(database, blocks, clock=clock, model=self._model, progress=progress)
        return Picture(database, reader=self.reader, model=self._model)

    # The whole

    def table(self, schema: str) -> Table:
        """Give the entities of a schema and its narrower kinds as a typed table."""
        return Table(self._database, self._entities, self._model, schema)

    def export(self, schema: str | None = None) -> Iterator[dict[str, Any]]:
        """Give out every entity in FollowTheMoney's shape, in the order of ids."""
        return export(self._database, self._entities, self._kinds(schema))

    def markings(self, entity: str | None = None) -> frozenset[str]:
        """Name the markings of all that is shown, or of one entity with its items."""
        if entity is None:
            return frozenset(name for (name,) in self._database.rows("markings_of_all"))
        no = self._entities.number(entity)
        batches = [batch for (batch,) in self._database.rows("markings_of", {"no": no})]
        return self._sayings.markings(batches)

    def marked(
        self, entities: Iterable[str], items: Iterable[str] = (), *, withdrawn: bool = False
    ) -> frozenset[str]:
        """Name the markings of several entities and items, and of the decisions about them."""
        ids = sorted(set(entities))
        params = {"ids": ids, "nos": list(self._numbers(ids).values()), "items": sorted(set(items))}
        rows = self._database.rows("markings_of_many", {**params, "withdrawn": withdrawn})
        return self._sayings.markings(batch for (batch,) in rows)

    def sign(self, slot: str) -> None:
        """Write into the file for which place it was made, so that no other can be taken for it."""
        self._database.fill("meta", [("slot", slot)])
        self._database.settle()

    def named_for(self, reader: str) -> Picture:
        """Give the same picture in the name of a reader who may see exactly the same."""
        other = duplicate(self)
        other.reader = reader
        return other

    def hold(self) -> None:
        """Keep the picture open for further looks: `close` does nothing until it is let go."""
        self._held = True

    def let_go(self) -> None:
        """Close the picture although it was held."""
        self._held = False
        self.close()

    @property
    def gone(self) -> bool:
        """Whether the file behind the picture was thrown away."""
        path = self._database.path
        return path is not None and not path.exists()

    def close(self) -> None:
        """Let go of the picture; it answers no more."""
        if not self._held:
            self._database.close()

    def __enter__(self) -> Picture:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _kinds(self, schema: str | None) -> list[str] | None:
        return None if schema is None else narrower(self._model, schema)

    def _fields(self, schema: str | None, prop: str | None) -> list[int]:
        kinds = self._kinds(schema)
        return [
            no
            for no, field in self._sayings.fields.items()
            if (kinds is None or field.schema in kinds) and prop in (None, field.prop)
        ]

    def _numbers(self, ids: list[str]) -> dict[str, int]:
        """Find the numbers under which all ids of some entities lie together, by the ids."""
        rows = self._database.rows("numbers_named", {"ids": ids}) if ids else []
        return {name: int(no) for name, no in rows}

    def _item_row(self, item_id: str) -> tuple[Any, ...]:
        row = self._database.row("find_item", {"id": item_id})
        if row is None:
            raise NotFound(f"there is no item {item_id!r} in this picture")
        return row


def build(
    blocks: Iterable[Block],
    *,
    reader: str,
    known: dt.date | None = None,
    as_of: dt.date | None = None,
    model: Model | None = None,
    path: Path | None = None,
    progress: Progress | None = None,
) -> Picture:
    """Build the picture of some blocks, in memory or in a new file."""
    vocabulary = model or load_model()
    database = create(path)
    grow(database, blocks, clock=Clock(known, as_of), model=vocabulary, progress=progress)
    return Picture(database, reader=reader, model=vocabulary)
