"""A thousand new statements for a picture that is there already: half on known entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sightline.values import Item, Kind, Marking, Record, Statement

REPORTS = 50
PER_REPORT = 20


def make_news(known: Sequence[tuple[str, str]], marking: Marking) -> list[Record]:
    """Make 50 reports of 20 statements: ten on known entities, ten on new persons.

    ``known`` holds the id and schema of things that the picture shows.
    """
    records: list[Record] = [marking]
    for number in range(REPORTS):
        item = Item(
            item_kind=Kind.REPORT,
            title=f"Late report {number + 1}",
            known="2026-11-01",
            grade="C3",
            marking=marking.id,
        )
        records.append(item)
        chosen = [known[(number * 10 + step) % len(known)] for step in range(10)]
        records.extend(_on_known(item.id, chosen))
        records.extend(_on_new(item.id, number))
    return records


def _on_known(item: str, chosen: Sequence[tuple[str, str]]) -> Iterator[Statement]:
    for number, (entity, schema) in enumerate(chosen):
        name = f"The one of line {number + 1}"
        yield Statement(entity=entity, item=item, prop="alias", schema=schema, value=name)


def _on_new(item: str, number: int) -> Iterator[Statement]:
    for step in range(5):
        entity = "new-" + sha256(f"{number}/{step}".encode()).hexdigest()[:24]
        name = f"Orsu Velkamar {number * 5 + step}"
        yield Statement(entity=entity, item=item, prop="id", schema="Person", value=entity)
        yield Statement(entity=entity, item=item, prop="name", schema="Person", value=name)
