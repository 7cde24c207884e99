"""An export: what a reader may see, written in one of the formats that other tools read."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from sightline.errors import BadValue
from sightline.intake import (
    guard,
    plain_entities,
    statement_rows,
    write_entities,
    write_statements,
    write_table,
)
from sightline.model import Entity, Loss, load_model
from sightline.products.geojson import write_geojson
from sightline.products.graphml import write_graphml
from sightline.products.packing import repack
from sightline.values import Item, Statement

if TYPE_CHECKING:
    from sightline.picture import Entity as Found
    from sightline.picture import Picture, Saying

_PAGE = 5_000
#: A workbook carries a day, and not the clock of whoever wrote it: the same picture is one file.
_NO_DAY = dt.date(1980, 1, 1)
#: The longest text that a cell of a workbook holds.
_LONGEST = 32_767
_OURS = ("denied", "statements")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written, and where losses are noted.

    ``schema`` keeps one kind and its narrower kinds, ``entity`` what is said of one entity.
    """

    picture: Any
    schema: str | None = None
    entity: str | None = None
    plain: bool = False
    losses: list[Loss]


def write_ftm(stream: BinaryIO, wanted: Wanted) -> int:
    """Write entities as JSON lines."""
    shapes = _shapes(wanted)
    if not wanted.plain:
        return write_entities(stream, shapes)
    entities = (_entity(shape, wanted.losses) for shape in shapes)
    return write_entities(stream, plain_entities(entities, load_model(), wanted.losses))


def write_csv_statements(stream: BinaryIO, wanted: Wanted) -> int:
    """Write statements as FollowTheMoney does: CSV, one value to a row."""
    picture = wanted.picture
    heads = picture.heads()
    items: dict[str, Item] = {}
    rows = statement_rows(
        _statements(picture, wanted, items),
        items,
        load_model(),
        wanted.losses,
        canonical=heads,
    )
    with _text(stream) as text:
        return write_statements(text, rows)


def write_kind(stream: BinaryIO, wanted: Wanted) -> int:
    """Write the entities of one kind as a table; no cell can start a program."""
    header, rows = _table(wanted)
    with _text(stream) as text:
        return write_table(text, header, rows)


def write_workbook(stream: BinaryIO, wanted: Wanted) -> int:
    """Write the same table as a workbook, every cell of it text."""
    header, rows = _table(wanted)
    book = Workbook(write_only=True)
    sheet = book.create_sheet((wanted.schema or "table")[:31])
    sheet.append(header)
    count = 0
    for row in rows:
        sheet.append([_text_cell(cell) for cell in row])
        count += 1
    package = io.BytesIO()
    book.save(package)
    stream.write(repack(package.getvalue(), wanted.picture.known or _NO_DAY))
    return count


Writer = Callable[[BinaryIO, Wanted], int]
#: The formats, by the names under which they are asked for.
FORMATS: dict[str, Writer] = {
    "ftm": write_ftm,
    "statements": write_csv_statements,
    "csv": write_kind,
    "xlsx": write_workbook,
    "geojson": write_geojson,
    "graphml": write_graphml,
}
#: Tables are of one kind of entity.
OF_ONE_KIND = frozenset({"csv", "xlsx"})


def sum_losses(losses: Iterable[Loss]) -> list[tuple[str, int]]:
    """Count the values that a format could not carry, by the reason."""
    counts: Counter[str] = Counter()
    for loss in losses:
        counts[loss.reason] += len(loss.values)
    return counts.most_common()


def _shapes(wanted: Wanted) -> Iterator[dict[str, Any]]:
    if wanted.entity is None:
        shapes: Iterator[dict[str, Any]] = wanted.picture.export(wanted.schema)
        return shapes
    return iter([_shape(wanted.picture.entity(wanted.entity))])


def _shape(entity: Found) -> dict[str, Any]:
    """Give one entity the shape of FollowTheMoney, as the export of all does."""
    denied = {
        prop: [one.value for one in values]
        for prop, values in entity.denials.items()
        if prop != "id"
    }
    said = [
        saying.id
        for values in (*entity.properties.values(), *entity.denials.values())
        for one in values
        for saying in (*one.sayings, *one.denials)
    ]
    shape: dict[str, Any] = {
        "id": entity.id,
        "schema": entity.schema,
        "caption": entity.caption,
        "referents": sorted(one for one in entity.ids if one != entity.id),
        "properties": {prop: [one.value for one in v] for prop, v in entity.properties.items()},
    }
    return {**shape, **({"denied": denied} if denied else {}), "statements": sorted(said)}


def _table(wanted: Wanted) -> tuple[list[str], Iterator[list[str]]]:
    """Give the columns that hold anything, and the rows as text."""
    if wanted.schema is None:
        raise BadValue("a table is of one kind: say which kind of entity")
    table = wanted.picture.table(wanted.schema)
    filled = {name for row in table for name, cell in row.items() if cell}
    columns = [name for name in table.columns if name in filled]
    rows = ([row["id"], row["caption"], *(_cell(row[name]) for name in columns)] for row in table)
    return ["id", "caption", *columns], rows


def _text_cell(cell: str) -> str:
    """Write a cell that no program computes, without the signs that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", guard(cell))[:_LONGEST]


def _entity(shape: dict[str, Any], losses: list[Loss]) -> Entity:
    """Make an entity of an exported shape; what only we can say is a loss."""
    for prop, values in shape.get("denied", {}).items():
        reason = "FollowTheMoney cannot say that something is not so"
        losses.append(Loss(shape["id"], prop, tuple(values), reason))
    properties = {name: tuple(values) for name, values in shape["properties"].items()}
    named = ("id", "schema", "properties", *_OURS)
    context = {name: said for name, said in shape.items() if name not in named}
    return Entity(shape["id"], shape["schema"], properties, context)


def _statements(picture: Picture, wanted: Wanted, items: dict[str, Item]) -> Iterator[Statement]:
    """Give out all statements in the order of their ids, and gather their items."""
    after = None
    schema, entity = wanted.schema, wanted.entity
    while page := picture.statements(schema=schema, entity=entity, after=after, limit=_PAGE):
        missing = {saying.item for saying in page} - items.keys()
        items |= {name: one.item for name, one in picture.items_named(missing).items()}
        for saying in page:
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
