"""Acts on judgements, requirements and forecasts, in the reader's own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec
from litestar import post

from sightline.api.answer import Done
from sightline.api.counter import Hand, InHand, read_marking
from sightline.judgements import OnForecast, OnJudgement, OnRequirement
from sightline.reception import Visit
from sightline.values import Marking

D = TypeVar("D")


class Wanted(msgspec.Struct, Generic[D], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act that is wanted, named by its field `act`; without a marking the strictest holds."""

    deed: D
    marking: str | None = None
    case: str | None = None


class ActDone(msgspec.Struct, frozen=True, kw_only=True):
    """On which judgement, requirement or forecast the act was done."""

    id: str


@post("/judgements")
async def act_on_judgement(hand: InHand, data: Wanted[OnJudgement]) -> Done[ActDone]:
    """Draft, review, approve, contest, withdraw or replace a judgement, or keep a reply.

    An act that would not count is refused with all that it still wants.
    """
    return await _file(hand, data, lambda visit: visit.house.judge)


@post("/requirements")
async def act_on_requirement(hand: InHand, data: Wanted[OnRequirement]) -> Done[ActDone]:
    """Raise, task, answer or close an information requirement."""
    return await _file(hand, data, lambda visit: visit.house.require)


@post("/forecasts")
async def act_on_forecast(hand: InHand, data: Wanted[OnForecast]) -> Done[ActDone]:
    """Open, estimate or resolve a question about the future."""
    return await _file(hand, data, lambda visit: visit.house.forecast)


async def _file(
    hand: Hand, wanted: Wanted[Any], choose: Callable[[Visit], Callable[..., Any]]
) -> Done[ActDone]:
    def act(visit: Visit) -> tuple[ActDone, list[Marking]]:
        done = choose(visit)(
            wanted.deed,
            visit.reader,
            marking=read_marking(visit, wanted.marking),
            purpose=visit.terms.purpose,
            case=wanted.case,
        )
        return ActDone(id=done.id), [done.marking]

    return await hand.act(act)


ROUTES = (act_on_judgement, act_on_requirement, act_on_forecast)
