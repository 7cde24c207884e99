"""The casebook as ordinary items and statements: the same marking gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.casebook.case import Case, CaseFact, Source, Told, last_day
from sightline.casebook.shelf import choose_cases
from sightline.model import load_model
from sightline.values import Block, Item, Kind, Record, Statement
from sightline.values.canon import encode, identify

#: The marking under which a case is played: everybody who has the program has the casebook.
MARKING = "casebook"


def casebook_records(marking: str, cases: Iterable[str] | None = None) -> list[Record]:
    """Give all cases, or some, as items and statements under a marking, which stands apart."""
    return distinct(
        record for case in choose_cases(cases) for record in case_records(case, marking)
    )


def case_records(case: Case, marking: str) -> list[Record]:
    """Give one case as items and statements, in the order of its file."""
    items = _items(case, marking)
    records: list[Record] = [item for one in items.values() for item in one]
    for fact in case.facts:
        for told in fact.says:
            numbers = range(len(fact.sources)) if told.by is None else told.by
            for number in numbers:
                records += _statements(told, items[fact.fact][number].id)
    for thing, item in _introductions(case, items):
        records += _statements(thing, item.id)
    return distinct(records)


def distinct(records: Iterable[Record]) -> list[Record]:
    """Leave out what was given before."""
    return list({record.id: record for record in records}.values())


def _items(case: Case, marking: str) -> dict[str, list[Item]]:
    """Make the items of every fact, one to a source, in the order in which they draw on others."""
    items: dict[str, list[Item]] = {}
    for fact in case.facts:
        items[fact.fact] = [
            _item(
                case,
                fact,
                source,
                marking,
                tuple(sorted(items[name][0].id for name in source.derived_from)),
            )
            for source in fact.sources
        ]
    return items


def _item(
    case: Case, fact: CaseFact, source: Source, marking: str, derived_from: tuple[str, ...]
) -> Item:
    about = {
        "case": case.code,
        "collection": "casebook",
        "document": source.document,
        "fact": fact.fact,
        "known_as": source.known_as or fact.known_as,
        "not_claimed": fact.not_claimed,
        "seed": source.seed,
        "words": fact.words,
    }
    return Item(
        about={name: words for name, words in about.items() if words},
        derived_from=derived_from,
        event=source.event or fact.event or None,
        grade=source.grade,
        item_kind=Kind(source.kind),
        known=source.known or fact.known,
        language="en",
        marking=marking,
        source=source.source or None,
        title=source.title or f"{source.document}: {fact.words}",
    )


def _statements(told: Told, item: str) -> Iterator[Statement]:
    schema = load_model().schema(told.schema)
    for name, values in told.values.items():
        for value in values:
            cleaned = schema.properties[name].clean(value)
            kept = cleaned.value or value
            yield Statement(
                entity=told.id,
                item=item,
                negated=told.denied,
                original=value if value != kept else None,
                prop=name,
                schema=told.schema,
                value=kept,
            )


def _introductions(case: Case, items: dict[str, list[Item]]) -> Iterator[tuple[Told, Item]]:
    """Go through the things with the item that first names each, by the day it was known.

    A thing that is named by a thing alone comes in with that one; one that nobody
    names is left out, since nobody says that it is there.
    """
    things = {thing.id: thing for thing in case.things}
    dated = [
        (last_day(item.known or fact.known), place, number, item, fact.says[number])
        for place, fact in enumerate(case.facts)
        for number, told in enumerate(fact.says)
        for by in (range(len(fact.sources)) if told.by is None else told.by)
        for item in [items[fact.fact][by]]
    ]
    met: set[str] = set()
    for _, _, _, item, told in sorted(dated, key=lambda one: one[:3]):
        waiting = [told.id, *_named(told)]
        while waiting:
            name = waiting.pop(0)
            if name in things and name not in met:
                met.add(name)
                waiting += _named(things[name])
                yield things[name], item


def _named(told: Told) -> list[str]:
    return [value for values in told.values.values() for value in values]


def as_block(records: Iterable[Record]) -> Block:
    """Put records into one block, of which a picture is built without any ledger."""
    held = list(records)
    return Block(
        seq=1,
        recorded="2100-01-01T00:00:00Z",  # what has no known date is known on no day played
        author=MARKING,
        markings=frozenset({MARKING}),
        case=None,
        ids=b"".join(identify(record) for record in held),
        lines=b"\n".join(encode(record) for record in held),
    )
