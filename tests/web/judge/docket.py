"""A docket to look at: judgements, requirements and forecasts filed in a house of the exercise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sightline.judgements import (
    Answered,
    Approved,
    Contested,
    Docket,
    Drafted,
    Estimated,
    Opened,
    Raised,
    Replied,
    Resolved,
    Reviewed,
    Tasked,
)
from sightline.picture import Picture
from sightline.workspace import Workspace
from tests.web.browser import Page

TODAY = dt.datetime.now(dt.UTC).date()
SOON = TODAY + dt.timedelta(days=120)


def find_subject(picture: Picture, schema: str = "Organization") -> str:
    """Find an entity of a kind about which two items that are no act speak."""
    for one in picture.entities(schema):
        if len({said.item for said in picture.statements(entity=one.id)}) > 1:
            return one.id
    raise AssertionError(f"the exercise has no {schema} of which two items speak")


def find_basis(picture: Picture, subject: str) -> tuple[str, ...]:
    """Name one statement of each item that speaks of an entity."""
    found = {said.item: said.id for said in picture.statements(entity=subject)}
    return tuple(found.values())[:4]


def draft_on(picture: Picture, **rest: Any) -> Drafted:
    """Make a draft that passes, on a body of which the picture tells."""
    subject = rest.pop("subject", None) or find_subject(picture)
    fields: dict[str, Any] = {
        "subject": subject,
        "dimension": "threat",
        "value": "moderate",
        "as_of": TODAY,
        "confidence": "low",
        "basis": find_basis(picture, subject),
        "rival": "It trades, and threatens nobody.",
        "review_due": SOON,
        "low": 0.55,
        "high": 0.75,
        "gaps": "Who pays whom.",
    }
    return Drafted(**fields | rest)


def furnish(folder: Path) -> None:
    """File some of everything in a house of the exercise, in the names of two readers."""
    with Workspace.open(folder) as house:
        ana, bruno = house.reader("ana"), house.reader("bruno")
        with house.picture(ana) as picture:
            ready = draft_on(picture)
            basis = ready.basis
        stands = house.judge(ready, ana).id
        house.judge(Reviewed(of=stands, words="The second report is thin."), bruno)
        house.judge(Approved(of=stands, words="Good until spring."), bruno)
        house.judge(Replied(of=stands, words="We only trade fuel.", said_on=TODAY), ana)
        with house.picture(bruno) as picture:
            waits = draft_on(picture, dimension="local-standing", value="low")
        house.judge(waits, bruno)
        with house.picture(ana) as picture:
            third = draft_on(picture, dimension="interface", value="1", low=None, high=None)
        third_id = house.judge(third, ana).id
        house.judge(Reviewed(of=third_id, words="So it is told."), bruno)
        house.judge(Approved(of=third_id), bruno)
        house.judge(Contested(of=third_id, grounds="It rests on hearsay."), bruno)
        _ask(house, ready.subject, basis)
        _foresee(house, ready.subject, basis)


def _ask(house: Workspace, subject: str, basis: tuple[str, ...]) -> None:
    ana = house.reader("ana")
    said: dict[str, Any] = {"decision": "Where to patrol", "owner": "FHQ", "due": SOON}
    top = house.require(Raised(question="Who taxes the road?", level="PIR", **said), ana).id
    part = Raised(question="Which posts stand?", level="SIR", parent=top, about=subject, **said)
    part_id = house.require(part, ana).id
    house.require(Tasked(of=part_id, collector="U2"), ana)
    house.require(Answered(of=part_id, answer="Two posts.", basis=basis, partly=True), ana)


def _foresee(house: Workspace, subject: str, basis: tuple[str, ...]) -> None:
    ana, bruno = house.reader("ana"), house.reader("bruno")
    said: dict[str, Any] = {"opens": TODAY, "closes": SOON, "rule": "Two reports say so."}
    asked = Opened(question="Will the road close?", base=(0.2,), now="no", about=subject, **said)
    first = house.forecast(asked, ana).id
    house.forecast(Estimated(of=first, role="analyst", chances=(0.6,), rationale="Rains."), ana)
    house.forecast(Estimated(of=first, role="custodian", chances=(0.3,)), bruno)
    done = Opened(question="Will the post be moved?", base=(0.5,), now="no", **said)
    done_id = house.forecast(done, ana).id
    house.forecast(Estimated(of=done_id, role="analyst", chances=(0.8,)), ana)
    house.forecast(Resolved(of=done_id, outcome="yes", basis=basis), bruno)
    count = Opened(question="How many attacks?", kind="count", unit="attacks", **said)
    count_id = house.forecast(count, ana).id
    house.forecast(Estimated(of=count_id, role="analyst", draws=(1.0, 3.0, 6.0)), ana)
    several = Opened(question="Who holds it?", kind="category", options=("A", "B"), **said)
    several_id = house.forecast(several, ana).id
    house.forecast(Estimated(of=several_id, role="analyst", chances=(0.7, 0.3)), ana)


def read_docket(folder: Path, reader: str = "ana") -> Docket:
    """Read the docket of a reader, as it stands now; the picture is closed behind it."""
    with Workspace.open(folder) as house, house.picture(house.reader(reader)) as picture:
        docket = Docket(picture, TODAY)
        _ = docket.judgements, docket.requirements, docket.forecasts
        return docket


def typed(page: Page, selector: str) -> str:
    """What a field of a page is filled in with."""
    (field, *_) = page.tree.css(selector)
    return field.text() if field.tag == "textarea" else str(field.attributes.get("value") or "")
