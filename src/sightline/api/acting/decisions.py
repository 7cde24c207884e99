"""Deciding who is who: only a person does."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import post

from sightline.api.answer import Done
from sightline.api.counter import InHand, read_marking
from sightline.reception import Visit
from sightline.values import Decision, Marking, Ruling

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


ROUTES = (decide,)
