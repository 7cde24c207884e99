"""Statements and items: what a picture rests on, by their content ids and by nothing else."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, Parameter

from sightline.api.answer import Listed, Told, show, show_all
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut
from sightline.api.reading.shapes import (
    EdgeShown,
    ItemShown,
    StatementShown,
    show_item,
)
from sightline.reception import Visit

_Word = Annotated[str | None, Parameter(max_length=500)]


@get("/statements")
async def list_statements(
    counter: AtCounter,
    page: Leaf,
    *,
    schema: _Word = None,
    prop: _Word = None,
    item: _Word = None,
    naming: _Word = None,
    withdrawn: bool = False,
) -> Listed[StatementShown]:
    """List statements by id that meet every condition: of a kind, a property, an item.

    `naming` finds the statements whose value names an entity.
    """

    def read(look: Look, place: str | None, limit: int) -> Part[StatementShown]:
        found = look.picture.statements(
            schema=schema,
            prop=prop,
            item=item,
            naming=naming,
            withdrawn=withdrawn,
            after=place,
            limit=limit + 1,
        )
        after = found[limit - 1].id if len(found) > limit else None
        return show_all(StatementShown, found[:limit]), after

    asked = [schema, prop, item, naming, withdrawn]
    return await counter.list("statements", asked, page, read)


@get("/statements/{statement:str}")
async def find_statement(counter: AtCounter, statement: FromPath[str]) -> Told[StatementShown]:
    """Show one statement, withdrawn or not, by its whole id."""

    def read(look: Look) -> StatementShown:
        held = look.picture.statement(statement)
        received = look.picture.item(held.item)
        look.mark([received.item.marking, *look.picture.markings(held.entity)])
        return show(StatementShown, held)

    return await counter.tell("statement", statement, read)


@get("/items")
async def list_items(
    counter: AtCounter,
    page: Leaf,
    withdrawn: bool = False,
) -> Listed[ItemShown]:
    """List items by id."""

    def read(look: Look, place: str | None, limit: int) -> Part[ItemShown]:
        found = look.picture.items(after=place, limit=limit + 1, withdrawn=withdrawn)
        after = found[limit - 1].id if len(found) > limit else None
        return tuple(show_item(one) for one in found[:limit]), after

    return await counter.list("items", [withdrawn], page, read)


@get("/items/{item:str}")
async def find_item(counter: AtCounter, item: FromPath[str]) -> Told[ItemShown]:
    """Show one item, withdrawn or not, by its whole id."""

    def read(look: Look) -> ItemShown:
        received = look.picture.item(item)
        look.mark([received.item.marking])
        return show_item(received)

    return await counter.tell("item", item, read)


@get("/items/{item:str}/file", media_type="application/octet-stream")
async def give_file(counter: AtCounter, item: FromPath[str]) -> Response[bytes]:
    """Give the file of an item as it was received, to be saved and never shown."""

    def read(visit: Visit) -> bytes:
        visit.picture("api file", item).item(item)
        return visit.house.file(item, visit.reader)

    body = await counter.visit(read)
    headers = {"content-disposition": f'attachment; filename="{item[:16]}"'}
    return Response(body, media_type="application/octet-stream", headers=headers)


@get("/edges")
async def list_edges(counter: AtCounter, page: Leaf, schema: _Word = None) -> Listed[EdgeShown]:
    """List the ties of the picture, of every kind or of one."""

    def read(look: Look, place: str | None, limit: int) -> Part[EdgeShown]:
        found, after = cut(look.picture.edges(schema=schema), place, limit)
        return show_all(EdgeShown, found), after

    return await counter.list("edges", [schema], page, read)


ROUTES = (list_statements, find_statement, list_items, find_item, give_file, list_edges)
