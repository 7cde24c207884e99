"""Where acts on the candidates of a document are made ready to be filed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sightline.errors import BadValue, TooOpen
from sightline.judgements.review import (
    Act,
    Knowledge,
    Ready,
    Settled,
    Wish,
    build_queue,
    settle,
)
from sightline.picture import Picture
from sightline.values import Item, Marking
from sightline.workspace.strictness import choose_marking


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to become of which candidates of a document; the whole of it, or none."""

    item: str
    mentions: tuple[str, ...]
    act: Act
    wish: Wish = Wish()
    words: str = ""
    purpose: str | None = None


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """The acts that were filed."""

    acts: tuple[Settled, ...]


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """Acts that may be filed, with the document that they are about and its entity."""

    acts: tuple[Ready, ...]
    document: Item
    entity: str


def prepare_review(picture: Picture, order: Order) -> Prepared:
    """Find the candidates anew in the picture of whoever acts, and check each act."""
    queue = build_queue(picture, order.item, Knowledge(picture))
    entries = {entry.mention: entry for entry in map(queue.find, order.mentions)}
    if not entries:
        raise BadValue("no candidate is named: give at least one")
    acts = [
        settle(picture, queue, entry, order.act, order.wish, words=order.words)
        for entry in entries.values()
    ]
    document = picture.item(order.item).item
    return Prepared(acts=tuple(acts), document=document, entity=queue.document)


def choose_loosest(
    given: Marking | None, own: Marking, options: Sequence[Sequence[Marking]]
) -> Marking:
    """Choose the marking of an act that rests on a document and on any one of several bases."""
    refused: TooOpen | None = None
    for bases in sorted(options, key=len):
        try:
            return choose_marking(given, own, bases, inherits=True)
        except TooOpen as error:
            refused = refused or error
    raise refused or TooOpen()
