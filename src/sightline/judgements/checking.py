"""Whether an act may be filed: everything that it wants is said at once, before it is written."""

from __future__ import annotations

import datetime as dt
from typing import cast

from sightline.errors import NotFound, Unready
from sightline.judgements import forecast, requirement
from sightline.judgements.deeds import (
    Answering,
    AnyDeed,
    Approved,
    Drafted,
    OnForecast,
    OnJudgement,
    OnRequirement,
    Opened,
    Raised,
    Superseded,
    basis_of,
    schema_of,
)
from sightline.judgements.docket import Docket, family_of
from sightline.judgements.gates import Ask, find_gaps, find_wants
from sightline.judgements.judgement import Judgement


def check(deed: AnyDeed, by: str, docket: Docket, on: dt.date) -> None:
    """Refuse an act that would not count, and name everything that it wants.

    What it is about and what it rests on must be in the picture of whoever acts.
    """
    _check_named(deed, docket)
    wants = list_wants(deed, by, docket, on)
    if wants:
        raise Unready("this does not count yet:\n" + "\n".join(f"- {want}" for want in wants))


def list_wants(deed: AnyDeed, by: str, docket: Docket, on: dt.date) -> list[str]:
    """List what an act wants in the picture of whoever acts."""
    known = family_of(docket, deed).get(deed.of)
    schema = schema_of(deed)
    if schema == "InformationRequirement":
        asked = cast("requirement.Requirement | None", known)
        wants = requirement.find_wants(cast("OnRequirement", deed), on, asked, docket.inquiry)
    elif schema == "ForecastQuestion":
        foreseen = cast("forecast.Forecast | None", known)
        wants = forecast.find_wants(cast("OnForecast", deed), on, foreseen, docket.basis)
    else:
        judged = cast("Judgement | None", known)
        wants = _list_of_judgement(cast("OnJudgement", deed), by, docket, on, judged)
    return wants + _want_of_sight(deed, docket, known)


def _list_of_judgement(
    deed: OnJudgement, by: str, docket: Docket, on: dt.date, judgement: Judgement | None
) -> list[str]:
    later = docket.judgements.get(deed.later) if isinstance(deed, Superseded) else None
    person = judgement.person if judgement else None
    if isinstance(deed, Drafted):
        person = docket.is_person(deed.subject)
    wants = find_wants(Ask(deed=deed, by=by, on=on, person=person, later=later), judgement)
    if isinstance(deed, Drafted) and deed.confidence == "high":
        wants += find_gaps(deed, docket.basis(deed.basis), person=False)
    return wants


def _want_of_sight(deed: AnyDeed, docket: Docket, known: object) -> list[str]:
    """Ask that everything a deed rests on is seen by whoever acts, and still stands."""
    wants = []
    if docket.basis(basis_of(deed)).withdrawn:
        wants.append("a part of what it rests on was withdrawn: leave that out of the basis")
    if isinstance(deed, Answering) and isinstance(known, Judgement) and known.basis.missing:
        verb = "approves" if isinstance(deed, Approved) else "reviews"
        wants.append(f"nobody {verb} what rests on things that are not in his own picture")
    return wants


def _check_named(deed: AnyDeed, docket: Docket) -> None:
    """Refuse to speak of what is not in the picture; absent and hidden are the same answer."""
    if not isinstance(deed, Drafted | Raised | Opened) and deed.of not in family_of(docket, deed):
        raise NotFound(f"there is nothing {deed.of!r} in your picture that this could be done to")
    if docket.basis(basis_of(deed)).missing:
        raise NotFound("a part of what this rests on is not in your picture: name what is")
    named = {
        "subject": getattr(deed, "subject", ""),
        "about": getattr(deed, "about", ""),
        "rival_id": getattr(deed, "rival_id", ""),
    }
    for entity in named.values():
        if entity:
            docket.picture.entity(entity)  # raises NotFound for what is absent or hidden
