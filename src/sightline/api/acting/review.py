"""Reviewing documents: what a machine found is offered, and a person says what becomes of it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath

from sightline.api.acting.records import Because
from sightline.api.answer import Done, Listed
from sightline.api.counter import AtCounter, InHand, Leaf, Look, Part, read_marking
from sightline.api.cursor import cut
from sightline.judgements.review import Act, Entry, Knowledge, Wish, build_queue
from sightline.reception import Visit
from sightline.values import Marking
from sightline.workspace.reviewing import Order

_MENTION = "mention-"
_Id = Annotated[str, msgspec.Meta(pattern=f"^{_MENTION}[0-9a-f]{{20}}$")]


class CandidateShown(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document, and what a machine took it to be. Nothing of it is said yet."""

    mention: str
    what: str
    text: str
    value: str | None
    doubt: str | None
    weak: bool
    page: int | None
    offset: int
    length: int
    known: tuple[str, ...]
    act: str | None
    by: str | None


class Settling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to become of candidates of a document, named by their mentions."""

    mentions: Annotated[tuple[_Id, ...], msgspec.Meta(min_length=1, max_length=1_000)]
    act: Act
    of: str | None = None
    prop: str | None = None
    value: str | None = None
    new: str | None = None
    words: str = ""
    marking: str | None = None


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """The document, and how much was settled or undone."""

    item: str
    acts: int


@get("/items/{item:str}/review")
async def list_candidates(
    counter: AtCounter, page: Leaf, item: FromPath[str]
) -> Listed[CandidateShown]:
    """List what a machine found in a document, with what people settled of it."""

    def read(look: Look, place: str | None, limit: int) -> Part[CandidateShown]:
        queue = build_queue(look.picture, item, Knowledge(look.picture))
        found, after = cut(queue.entries, place, limit)
        return tuple(_show(one) for one in found), after

    return await counter.list("review", [item], page, read)


@post("/items/{item:str}/review", status_code=200)
async def review_document(hand: InHand, item: FromPath[str], data: Settling) -> Done[Settled]:
    """Accept, change or reject what a machine found in a document; nothing else makes it said."""

    def act(visit: Visit) -> tuple[Settled, list[Marking]]:
        order = Order(
            item=item,
            mentions=tuple(one.removeprefix(_MENTION) for one in data.mentions),
            act=data.act,
            wish=Wish(of=data.of, prop=data.prop, value=data.value, new=data.new),
            words=data.words,
            purpose=visit.terms.purpose,
        )
        held = read_marking(visit, data.marking)
        done = visit.house.review(order, visit.reader, marking=held)
        shown = held or visit.house.own_marking(visit.reader)
        return Settled(item=item, acts=len(done.acts)), [shown]

    return await hand.act(act)


@post("/items/{item:str}/review/undo", status_code=200)
async def undo_review(hand: InHand, item: FromPath[str], data: Because) -> Done[Settled]:
    """Withdraw an act of review, named by its item, with all that it let the document say."""

    def act(visit: Visit) -> tuple[Settled, list[Marking]]:
        purpose = visit.terms.purpose
        count = visit.house.undo_review(item, visit.reader, data.reason, purpose)
        return Settled(item=item, acts=count), [visit.house.own_marking(visit.reader)]

    return await hand.act(act)


def _show(entry: Entry) -> CandidateShown:
    found, decided = entry.candidate, entry.decided
    return CandidateShown(
        mention=entry.mention,
        what=found.what,
        text=found.text,
        value=found.value,
        doubt=found.doubt,
        weak=found.weak,
        page=found.span.page,
        offset=found.span.offset,
        length=found.span.length,
        known=tuple(one.entity for one in found.known),
        act=decided.settled.act if decided else None,
        by=decided.by if decided else None,
    )


ROUTES = (list_candidates, review_document, undo_review)
