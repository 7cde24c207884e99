"""The formats of an export, each a function from a picture to bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from sightline.intake import (
    plain_entities,
    statement_rows,
    write_entities,
    write_statements,
    write_table,
)
from sightline.model import Entity, Loss, load_model
from sightline.values import Item, Statement

if TYPE_CHECKING:
    from sightline.picture import Picture, Saying

_PAGE = 5_000
_OURS = ("denied", "statements")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written, and where losses are noted."""

    picture: Any
    schema: str | None
    plain: bool
    losses: list[Loss]


def write_ftm(stream: BinaryIO, order: Order) -> int:
    """Write entities as JSON lines."""
    shapes = order.picture.export(order.schema)
    if not order.plain:
        return write_entities(stream, shapes)
    entities = (_entity(shape, order.losses) for shape in shapes)
    return write_entities(stream, plain_entities(entities, load_model(), order.losses))


def write_csv_statements(stream: BinaryIO, order: Order) -> int:
    """Write statements as FollowTheMoney does: CSV, one value to a row."""
    picture = order.picture
    heads = {one: shape["id"] for shape in picture.export() for one in shape["referents"]}
    items: dict[str, Item] = {}
    rows = statement_rows(
        _statements(picture, order.schema, items),
        items,
        load_model(),
        order.losses,
        canonical=heads,
    )
    with _text(stream) as text:
        return write_statements(text, rows)


def write_kind(stream: BinaryIO, order: Order) -> int:
    """Write the entities of one kind as a table; no cell can start a program."""
    table = order.picture.table(order.schema)
    filled = {name for row in table for name, cell in row.items() if cell}
    columns = [name for name in table.columns if name in filled]
    rows = ([row["id"], row["caption"], *(_cell(row[name]) for name in columns)] for row in table)
    with _text(stream) as text:
        return write_table(text, ["id", "caption", *columns], rows)


FORMATS: dict[str, Callable[[BinaryIO, Order], int]] = {
    "ftm": write_ftm,
    "statements": write_csv_statements,
    "csv": write_kind,
}


def _entity(shape: dict[str, Any], losses: list[Loss]) -> Entity:
    """Make an entity of an exported shape; what only we can say is a loss."""
    for prop, values in shape.get("denied", {}).items():
        reason = "FollowTheMoney cannot say that something is not so"
        losses.append(Loss(shape["id"], prop, tuple(values), reason))
    properties = {name: tuple(values) for name, values in shape["properties"].items()}
    named = ("id", "schema", "properties", *_OURS)
    context = {name: said for name, said in shape.items() if name not in named}
    return Entity(shape["id"], shape["schema"], properties, context)


def _statements(
    picture: Picture, schema: str | None, items: dict[str, Item]
) -> Iterator[Statement]:
    """Give out all statements in the order of their ids, and gather their items."""
    after = None
    while page := picture.statements(schema=schema, after=after, limit=_PAGE):
        for saying in page:
            if saying.item not in items:
                items[saying.item] = picture.item(saying.item).item
            yield _statement(saying, items[saying.item])
        after = page[-1].id


def _statement(saying: Saying, item: Item) -> Statement:
    """Make the statement of a saying; what its item says is not said again."""
    return Statement(
        entity=saying.entity,
        event=None if saying.event == item.event else saying.event,
        grade=saying.grade,
        item=saying.item,
        lang=None if saying.lang == item.language else saying.lang,
        negated=saying.negated,
        original=saying.original,
        place=saying.place,
        prop=saying.prop,
        schema=saying.schema,
        value=saying.value,
    )


def _cell(values: list[Any]) -> str:
    return "; ".join(_said(value) for value in values if value is not None)


def _said(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(getattr(value, "said", value))


def _text(stream: BinaryIO) -> _Text:
    return _Text(stream)


class _Text(io.TextIOWrapper):
    """Text over bytes that are not ours to close."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, encoding="utf-8", newline="", write_through=True)

    def __exit__(self, *_: object) -> None:
        self.flush()
        self.detach()
