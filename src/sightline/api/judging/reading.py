"""Judgements, requirements and forecasts as your picture tells them on the day of the terms."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.params import FromPath, Parameter

from sightline.api.answer import Listed, Told
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut
from sightline.api.judging.shapes import (
    ForecastShown,
    JudgementShown,
    RequirementShown,
    show_forecast,
    show_judgement,
    show_requirement,
)
from sightline.judgements import Docket

_Status = Annotated[str | None, Parameter(max_length=40, description="Only those of one status.")]
_About = Annotated[str | None, Parameter(max_length=500, description="Only those on an entity.")]


@get("/judgements")
async def list_judgements(
    counter: AtCounter, page: Leaf, about: _About = None, status: _Status = None
) -> Listed[JudgementShown]:
    """List judgements, each with its replies and with what makes it grey."""

    def read(look: Look, place: str | None, limit: int) -> Part[JudgementShown]:
        docket = _open(look)
        every = tuple(docket.judgements.values())
        held = every if about is None else docket.judgements_on(look.picture.entity(about).id)
        kept = [one for one in held if status in (None, one.status)]
        found, after = cut(kept, place, limit)
        words = look.visit.house.settings.words
        return [show_judgement(one, words) for one in found], after

    return await counter.list("judgements", [about, status], page, read)


@get("/judgements/{judgement:str}")
async def find_judgement(counter: AtCounter, judgement: FromPath[str]) -> Told[JudgementShown]:
    """Show one judgement with its basis, its acts and the replies to it."""

    def read(look: Look) -> JudgementShown:
        held = _open(look).judgement(judgement)
        return show_judgement(held, look.visit.house.settings.words)

    return await counter.tell("judgement", judgement, read)


@get("/requirements")
async def list_requirements(
    counter: AtCounter, page: Leaf, status: _Status = None
) -> Listed[RequirementShown]:
    """List information requirements, the earliest due first."""

    def read(look: Look, place: str | None, limit: int) -> Part[RequirementShown]:
        held = _open(look).requirements.values()
        kept = [one for one in held if status in (None, one.status)]
        found, after = cut(sorted(kept, key=lambda one: (one.due, one.id)), place, limit)
        return [show_requirement(one) for one in found], after

    return await counter.list("requirements", [status], page, read)


@get("/requirements/{requirement:str}")
async def find_requirement(
    counter: AtCounter, requirement: FromPath[str]
) -> Told[RequirementShown]:
    """Show one information requirement with its answers."""

    def read(look: Look) -> RequirementShown:
        return show_requirement(_open(look).requirement(requirement))

    return await counter.tell("requirement", requirement, read)


@get("/forecasts")
async def list_forecasts(
    counter: AtCounter, page: Leaf, status: _Status = None
) -> Listed[ForecastShown]:
    """List questions about the future, the earliest to close first."""

    def read(look: Look, place: str | None, limit: int) -> Part[ForecastShown]:
        held = _open(look).forecasts.values()
        kept = [one for one in held if status in (None, one.status)]
        order = sorted(kept, key=lambda one: (one.opened.closes, one.id))
        found, after = cut(order, place, limit)
        return [show_forecast(one) for one in found], after

    return await counter.list("forecasts", [status], page, read)


@get("/forecasts/{forecast:str}")
async def find_forecast(counter: AtCounter, forecast: FromPath[str]) -> Told[ForecastShown]:
    """Show one question about the future with its estimates."""

    def read(look: Look) -> ForecastShown:
        return show_forecast(_open(look).forecast(forecast))

    return await counter.tell("forecast", forecast, read)


def _open(look: Look) -> Docket:
    return Docket(look.picture, look.visit.day)


ROUTES = (
    list_judgements,
    find_judgement,
    list_requirements,
    find_requirement,
    list_forecasts,
    find_forecast,
)
