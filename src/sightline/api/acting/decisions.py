"""Deciding who is who, and settling the candidates of a document: only a person does either."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import post
from litestar.params import FromPath

from sightline.api.answer import Done
from sightline.api.counter import InHand, read_marking
from sightline.judgements.review import Act, Wish
from sightline.reception import Visit
from sightline.values import Decision, Marking, Ruling
from sightline.workspace.reviewing import Order

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two entities, what is decided of them, and why."""

    left: _Id
    right: _Id
    decision: Decision
    reason: _Words


class Decisions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Decisions about pairs, in one act: all of them are filed, or none."""

    decisions: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=1, max_length=5_000)]
    marking: str | None = None


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """The records that were written."""

    ids: tuple[str, ...]


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
    """How many candidates were settled."""

    item: str
    acts: int


@post("/decisions", status_code=200)
async def decide(hand: InHand, data: Decisions) -> Done[Filed]:
    """Decide whether pairs of entities of your picture are one; a later decision reverses."""

    def act(visit: Visit) -> tuple[Filed, list[Marking]]:
        held = read_marking(visit, data.marking) or visit.house.own_marking(visit.reader)
        rulings = [
            Ruling.of(one.left, one.right, one.decision, one.reason) for one in data.decisions
        ]
        done = visit.house.decide_all(rulings, visit.reader, marking=held)
        return Filed(ids=tuple(one.id for one in done)), [held]

    return await hand.act(act)


@post("/items/{item:str}/review", status_code=200)
async def review_document(hand: InHand, item: FromPath[str], data: Settling) -> Done[Settled]:
    """Accept, change or reject what a machine found in a document; nothing else makes it said."""

    def act(visit: Visit) -> tuple[Settled, list[Marking]]:
        order = Order(
            item=item,
            mentions=data.mentions,
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


ROUTES = (decide, review_document)
