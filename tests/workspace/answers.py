"""Everything that a picture can be asked, as bytes: what one reader gets out of it.

A new public function of the picture must be added here, or a test fails. So
no way of reading is left without the laws that hold for all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from sightline.errors import SightlineError
from sightline.picture import Picture
from sightline.picture.facets import Sieve
from tests.strategies import ENTITIES, NAMES

WORDS = [*NAMES, "salt", "kold", "diallo amara", "zzz", ""]
SCHEMATA = [None, "Person", "Company", "Ownership", "LegalEntity", "Vessel"]
ABSENT = "0" * 64
DAY = dt.date(2019, 1, 1)


ASKED: dict[str, Callable[[Picture], Iterator[Any]]] = {
    "address": lambda p: iter([p.address]),
    "conflicts": lambda p: iter([p.conflicts()]),
    "count": lambda p: (p.count(schema) for schema in SCHEMATA),
    "count_statements": lambda p: iter([sorted(p.count_statements().items())]),
    "days": lambda p: (attempt(p.days, entity) for entity in [*ENTITIES, "absent"]),
    "decisions": lambda p: iter([p.decisions()]),
    "edges": lambda p: (
        attempt(p.edges, of, schema=schema, active_on=day)
        for of in (None, "e-0", "e-1", "absent")
        for schema in (None, "Ownership")
        for day in (None, DAY)
    ),
    "entities": lambda p: (
        p.entities(schema, after=after, limit=3) for schema in SCHEMATA for after in (None, "e-2")
    ),
    "entity": lambda p: (attempt(p.entity, entity) for entity in [*ENTITIES, "absent"]),
    "facets": lambda p: (
        attempt(p.facets, words, sieve, {})
        for words in WORDS
        for sieve in (Sieve(), Sieve(schemata=("Person",)))
    ),
    "head": lambda p: (attempt(p.head, entity) for entity in [*ENTITIES, "absent"]),
    "marked": lambda p: (
        attempt(lambda flag=flag: sorted(p.marked([*ENTITIES, "absent"], withdrawn=flag)))
        for flag in (False, True)
    ),
    "named": lambda p: iter([sorted(p.named([*ENTITIES, "absent"]).items())]),
    "naming": lambda p: (
        attempt(p.naming, entity, ["Ownership", "Person"], ["startDate"])
        for entity in [*ENTITIES, "absent"]
    ),
    "said_of": lambda p: iter([sorted(p.said_of([*ENTITIES, "absent"]).items())]),
    "statements_named": lambda p: iter(
        [p.statements_named([ABSENT, *(s.id for s in p.statements(limit=9))])]
    ),
    "export": lambda p: (list(p.export(schema)) for schema in SCHEMATA),
    "heads": lambda p: iter([sorted(p.heads().items())]),
    "history": lambda p: (
        attempt(p.history, entity, prop)
        for entity in [*ENTITIES, "absent"]
        for prop in (None, "name")
    ),
    "ids": lambda p: iter([sorted(p.ids())]),
    "item": lambda p: (attempt(p.item, one) for one in [ABSENT, *(i.id for i in p.items())]),
    "items": lambda p: (p.items(limit=2, withdrawn=flag) for flag in (False, True)),
    "items_named": lambda p: iter([p.items_named([ABSENT, *(i.id for i in p.items())])]),
    "markings": lambda p: (
        attempt(lambda one=one: sorted(p.markings(one))) for one in (None, "e-0", "absent")
    ),
    "schemata": lambda p: iter([p.schemata()]),
    "search": lambda p: (
        attempt(p.search, words, schema=schema, limit=3)
        for words in WORDS
        for schema in (None, "Person")
    ),
    "statement": lambda p: (
        attempt(p.statement, one) for one in [ABSENT, *(s.id for s in p.statements(limit=9))]
    ),
    "statements": lambda p: (
        attempt(p.statements, entity=entity, schema=schema, limit=4, withdrawn=flag)
        for entity in (None, "e-1", "absent")
        for schema in (None, "Person")
        for flag in (False, True)
    ),
    "table": lambda p: (list(p.table(schema)) for schema in ("Person", "Ownership")),
}

#: Not answers: the reader's own dates and name, and handles for the program itself.
NOT_ASKED = {"as_of", "close", "difference", "extend", "known", "reader", "side", "sign"}
NOT_ASKED |= {"gone", "hold", "let_go", "named_for"}


def attempt(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Ask, and take an error with its words as an answer too."""
    try:
        return function(*args, **named)
    except SightlineError as error:
        return [type(error).__name__, str(error)]


def answers(picture: Picture) -> dict[str, bytes]:
    """Ask a picture everything, and give each answer as bytes."""
    encode = msgspec.json.Encoder(order="deterministic", enc_hook=repr).encode
    return {name: encode(list(ask(picture))) for name, ask in ASKED.items()}
