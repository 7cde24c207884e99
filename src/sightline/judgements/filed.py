"""Acts as a picture holds them: what was done, by whom and when, by the ledger's own word.

An act is an item. What it says stands in the item, which cannot be changed
without becoming another; its author and its time are those of the entry.
Statements filed beside it are for search and export and decide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sightline.errors import BadValue
from sightline.judgements.deeds import AnyDeed, name_of, schema_of
from sightline.judgements.writing import read_deed
from sightline.picture import Picture, Received, Saying
from sightline.values import Instant

_PAGE = 1000
_ONE_DAY = dt.timedelta(days=1)


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """One act: the deed, its author, the day, and the item that holds it."""

    deed: AnyDeed
    by: str
    on: dt.date
    item: str
    role: str = ""
    withdrawn: bool = False
    order: tuple[str, str, str] = ("", "", "")

    @property
    def act(self) -> str:
        """The act in the words of the vocabulary."""
        return name_of(self.deed)


class Uncounted(msgspec.Struct, frozen=True, kw_only=True):
    """Something that has the look of an act and counts for nothing, with the reasons."""

    of: str
    item: str
    by: str
    because: tuple[str, ...]
    act: str = ""


def read_acts(picture: Picture, schema: str) -> tuple[dict[str, list[Filed]], list[Uncounted]]:
    """Find all acts on entities of a schema, by entity and in order, and what only looks so."""
    acts: dict[str, list[Filed]] = {}
    uncounted: list[Uncounted] = []
    for said, received in _find_items(picture, schema):
        found = _read(received, schema, said.entity)
        if isinstance(found, Filed):
            acts.setdefault(found.deed.of, []).append(found)
        else:
            uncounted.append(found)
    for filed in acts.values():
        filed.sort(key=lambda one: one.order)
    return acts, sorted(uncounted, key=lambda one: (one.of, one.item))


def _find_items(picture: Picture, schema: str) -> Iterator[tuple[Saying, Received]]:
    """Find the items that say of an entity that something was done to it, each once."""
    after: str | None = None
    met: set[tuple[str, str]] = set()
    while page := picture.statements(
        schema=schema, prop="act", after=after, limit=_PAGE, withdrawn=True
    ):
        after = page[-1].id
        items = picture.items_named(saying.item for saying in page)
        for saying in page:
            if not saying.negated and (saying.item, saying.entity) not in met:
                met.add((saying.item, saying.entity))
                yield saying, items[saying.item]


def _read(received: Received, schema: str, entity: str) -> Filed | Uncounted:
    """Read the act that an item holds, if it is one of this entity and was filed as one."""
    words, item = received.item.about, received.item
    try:
        deed = read_deed(words)
    except BadValue as error:
        return Uncounted(of=entity, item=received.id, by=received.author, because=(str(error),))
    doubts = list(_doubt(received, entity))
    if schema_of(deed) != schema:
        doubts.append(f"it is not an act on a {schema}")
    if doubts:
        return Uncounted(
            of=entity,
            item=received.id,
            by=received.author,
            act=name_of(deed),
            because=tuple(doubts),
        )
    return Filed(
        deed=deed,
        by=received.author,
        on=dt.date.fromisoformat(received.recorded[:10]),
        item=received.id,
        role=words.get("roles", ""),
        withdrawn=received.withdrawn,
        order=(received.recorded, item.known or "", received.id),
    )


def _doubt(received: Received, entity: str) -> Iterator[str]:
    """Say why an item that holds an act was not filed by the one who acted, then and there."""
    words = received.item.about
    if words.get("by") != received.author:
        yield "it was entered by somebody other than the one it names"
    if words.get("of") != entity:
        yield "it is an act on something else"
    day = dt.date.fromisoformat(received.recorded[:10])
    known = Instant.parse(received.item.known).latest if received.item.known else None
    if known is None or not known <= day <= known + _ONE_DAY:
        yield "it was not entered on the day that it gives"
