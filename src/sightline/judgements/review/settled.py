"""What a person settled about one candidate, in the words of an item, and back.

Like an act on a judgement it is an item in the person's own name: what it says
stands in the item, and who said it and when is the ledger's own word. It counts
for as long as the item is not withdrawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

import msgspec

from sightline.errors import BadValue
from sightline.intake.documents import Span
from sightline.picture import Received
from sightline.values import Instant, Item, Locator

_ID_LENGTH = 20
_ONE_DAY = dt.timedelta(days=1)


class Act(StrEnum):
    """What can be done with a candidate."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"
    SAME = "same"


class Said(msgspec.Struct, frozen=True):
    """One thing that a person lets the document say: a value of a property of an entity."""

    entity: str
    schema: str
    prop: str
    value: str


class Settled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An act on one candidate: where it stands, what it was taken for, and what is to be said."""

    act: Act
    of: str
    document: str
    page: int
    offset: int
    length: int
    what: str
    text: str
    said: tuple[Said, ...] = ()
    words: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.page, self.offset, self.length)

    @property
    def place(self) -> str:
        """Where it stands, as statements have it."""
        return str(Locator(page=self.page, offset=self.offset, length=self.length))


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """An act as a picture holds it: who did it and when, and the item that holds it."""

    settled: Settled
    by: str
    recorded: str
    item: str
    order: tuple[str, str, str] = ("", "", "")


def mention_id(item: str, span: Span) -> str:
    """Name a stretch of a document: the same for everybody who sees the document."""
    place = f"{item} {span.page} {span.offset} {span.length}"
    return f"mention-{sha256(place.encode()).hexdigest()[:_ID_LENGTH]}"


def write_settled(settled: Settled) -> dict[str, str]:
    """Write an act as the words of an item."""
    plain = msgspec.to_builtins(settled)
    words = {name: str(value) for name, value in plain.items() if name != "said"}
    if settled.said:
        words["said"] = msgspec.json.encode(settled.said).decode()
    return words


def read_settled(words: Mapping[str, str]) -> Settled:
    """Read an act from the words of an item, or say what is wrong with them."""
    fields = {name: words[name] for name in Settled.__struct_fields__ if name in words}
    try:
        said = msgspec.json.decode(fields.pop("said", "[]"), type=tuple[Said, ...])
        return msgspec.convert({**fields, "said": said}, Settled, strict=False)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise BadValue(f"the act cannot be read: {error}") from error


def read_decided(received: Received) -> Decided | None:
    """Read the act that an item holds, if it is one and was filed by whom it names, that day."""
    item = received.item
    try:
        settled = read_settled(item.about)
    except BadValue:
        return None
    honest = (
        item.about.get("by") == received.author
        and settled.of == mention_id(settled.document, settled.span)
        and _was_filed_then(item, received.recorded)
    )
    if not honest:
        return None
    return Decided(
        settled=settled,
        by=received.author,
        recorded=received.recorded,
        item=received.id,
        order=(received.recorded, item.known or "", received.id),
    )


def _was_filed_then(item: Item, recorded: str) -> bool:
    day = dt.date.fromisoformat(recorded[:10])
    known = Instant.parse(item.known).latest if item.known else None
    return known is not None and known <= day <= known + _ONE_DAY
