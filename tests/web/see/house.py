"""Records that tests file into a copy of the house, in the name of one of its readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sightline.values import Item, Kind, Level, Marking, Statement
from sightline.workspace import Workspace

#: Words that would do harm on a page that did not escape them.
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
FOR_ALL = ("org:jmac", "org:unpol")


def file_sayings(
    folder: Path,
    rows: list[tuple[str, str, str, str]],
    *,
    by: str = "ana",
    audience: tuple[str, ...] = FOR_ALL,
    level: Level = Level.CONFIDENTIAL,
    content: bytes | None = None,
    title: str = "A note of the test",
    name: str = "note.txt",
    **rest: Any,
) -> tuple[Item, list[Statement]]:
    """File one item that says something: rows of entity, schema, property and value."""
    with Workspace.open(folder) as house:
        card = house.reader(by)
        marking = Marking.of(level, *audience, owner=f"org:{card.organisation}")
        house.add([marking], card)
        blob = None if content is None else house.keep_file(content, card)
        item = Item(
            item_kind=Kind.NOTE,
            title=title,
            grade="B2",
            known="2024-02-01",
            source="src-of-the-test",
            marking=marking.id,
            blob=blob,
            about={"file": name},
        )
        said = [
            Statement(
                item=item.id,
                entity=entity,
                schema=schema,
                prop=prop,
                value=value,
                marking=marking.id,
                **rest,
            )
            for entity, schema, prop, value in rows
        ]
        house.add([item, *said], card)
    return item, said
