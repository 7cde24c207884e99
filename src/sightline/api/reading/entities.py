"""Entities: listed by kind, shown whole, with their history, ties and statements."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from litestar import get
from litestar.params import FromPath, Parameter

from sightline.api.answer import Listed, Told, show_all
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut
from sightline.api.reading.shapes import (
    EdgeShown,
    EntityShown,
    Named,
    StatementShown,
    TurnShown,
    show_entity,
)

Kind = Annotated[
    str | None, Parameter(max_length=100, description="Only this schema and its narrower kinds.")
]
Name = Annotated[str | None, Parameter(max_length=100, description="Only this property.")]
Day = Annotated[dt.date | None, Parameter(description="Only ties that may hold on this day.")]


@get("/entities")
async def list_entities(counter: AtCounter, page: Leaf, schema: Kind = None) -> Listed[Named]:
    """List the entities of a schema and its narrower kinds, or all of them, by id."""

    def read(look: Look, place: str | None, limit: int) -> Part[Named]:
        found = look.picture.entities(schema, after=place, limit=limit + 1)
        after = found[limit - 1].id if len(found) > limit else None
        return show_all(Named, found[:limit]), after

    return await counter.list("entities", [schema], page, read)


@get("/entities/{entity:str}")
async def find_entity(counter: AtCounter, entity: FromPath[str]) -> Told[EntityShown]:
    """Show one entity by any of its ids: every value, with who says it and who denies it."""

    def read(look: Look) -> EntityShown:
        held = look.picture.entity(entity)
        look.mark(look.picture.markings(held.id))
        return show_entity(held)

    return await counter.tell("entity", entity, read)


@get("/entities/{entity:str}/history")
async def list_history(
    counter: AtCounter, page: Leaf, entity: FromPath[str], prop: Name = None
) -> Listed[TurnShown]:
    """Tell what was said, withdrawn and decided of an entity, oldest knowledge first."""

    def read(look: Look, place: str | None, limit: int) -> Part[TurnShown]:
        turns = look.picture.history(entity, prop)
        look.mark(look.picture.markings(entity))
        found, after = cut(turns, place, limit)
        return show_all(TurnShown, found), after

    return await counter.list("history", [entity, prop], page, read)


@get("/entities/{entity:str}/edges")
async def list_edges_of(
    counter: AtCounter,
    page: Leaf,
    entity: FromPath[str],
    schema: Kind = None,
    active_on: Day = None,
) -> Listed[EdgeShown]:
    """List the ties of one entity, of every kind or of one."""

    def read(look: Look, place: str | None, limit: int) -> Part[EdgeShown]:
        edges = look.picture.edges(entity, schema=schema, active_on=active_on)
        found, after = cut(edges, place, limit)
        return show_all(EdgeShown, found), after

    return await counter.list("edges", [entity, schema, active_on], page, read)


@get("/entities/{entity:str}/statements")
async def list_statements_of(
    counter: AtCounter,
    page: Leaf,
    entity: FromPath[str],
    prop: Name = None,
    withdrawn: bool = False,
) -> Listed[StatementShown]:
    """List the statements about one entity, under any of its ids, by their own ids."""

    def read(look: Look, place: str | None, limit: int) -> Part[StatementShown]:
        look.mark(look.picture.markings(entity))
        found = look.picture.statements(
            entity=entity, prop=prop, withdrawn=withdrawn, after=place, limit=limit + 1
        )
        after = found[limit - 1].id if len(found) > limit else None
        return show_all(StatementShown, found[:limit]), after

    return await counter.list("statements of", [entity, prop, withdrawn], page, read)


ROUTES = (list_entities, find_entity, list_history, list_edges_of, list_statements_of)
