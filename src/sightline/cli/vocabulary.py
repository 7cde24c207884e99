"""The vocabulary on a page: the kinds of entity, and the fields of one kind."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from sightline.cli.page import Page, plain, table
from sightline.model import Property, Schema, load_model


def show_vocabulary(page: Page, name: str) -> None:
    """Show all kinds of entity, or one with its fields."""
    model = load_model()
    if not name:
        listed = sorted((schema for schema in model if not schema.abstract), key=str)
        page.write({"schemata": [_summary(schema) for schema in listed]}, _all(listed))
        return
    schema = model.schema(name)
    fields = sorted(schema.properties.values(), key=lambda field: field.name)
    told = {
        **_summary(schema),
        "extends": schema.extends,
        "required": schema.required,
        "properties": {field.name: _field(field) for field in fields},
    }
    page.write(told, _one(schema, fields))


def _summary(schema: Schema) -> dict[str, Any]:
    edge = schema.edge
    return {
        "name": schema.name,
        "label": schema.label,
        "description": schema.description,
        "own": schema.own,
        "joins": [edge.source, edge.target] if edge else None,
    }


def _field(field: Property) -> dict[str, Any]:
    return {
        "label": field.label,
        "type": field.type,
        "range": field.range,
        "terms": field.terms,
        "description": field.description,
    }


def _all(listed: list[Schema]) -> Any:
    def show(console: Console) -> None:
        grid = table("kind", "what it is", wide="what it is")
        for schema in listed:
            grid.add_row(plain(schema.name), plain(schema.description))
        console.print(grid)

    return show


def _one(schema: Schema, fields: list[Property]) -> Any:
    def show(console: Console) -> None:
        console.print(plain(schema.name, "bold"))
        console.print(plain(schema.description))
        console.print()
        grid = table("field", "type", "says", wide="says")
        for field in fields:
            kind = f"{field.type} → {field.range}" if field.range else field.type
            needed = " (needed)" if field.name in schema.required else ""
            says = field.description or field.label
            grid.add_row(plain(field.name + needed), plain(kind), plain(says))
        console.print(grid)

    return show
