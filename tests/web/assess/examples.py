"""Addresses of the pages of this room, taken from a picture, and forms that one could send."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import quote

from sightline.picture import Picture
from sightline.products.record import Saving, list_kept, make_item, make_records
from sightline.products.settlement import Actor, Rent, Settlement, Stake, write_settlement
from sightline.products.threat import Tasking, Threat, ThreatAssessment, write_threats
from sightline.reference import load_documents
from sightline.web.assess.settlements import SETTLEMENTS
from sightline.web.assess.threats import THREATS
from sightline.workspace import Workspace

Forms = dict[str, tuple[str, dict[str, str]]]
NOBODY = "0" * 64
#: Only for this reader forms are laid ready: what is hers is absent for everybody else.
READER = "ana"


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room."""
    mission = picture.entities("Mission", limit=1)[0].id
    place = picture.entities("Territory", limit=1)[0].id
    area, threat, settlement = quote(mission), *_make_ready(picture)
    decided = tuple(f"/mandates/{quote(one.id)}" for one in picture.entities("Mandate", limit=1))
    parts = ("reference", "lag", "coverage", "silent", "precedents", "cross")
    return {
        "interfaces": ("/interfaces", f"/interfaces?after={quote(place)}"),
        "interface": (
            f"/interfaces/{area}",
            f"/interfaces/{area}?part=6&known=2023-06-30&than=2022-06-30",
            f"/interfaces/{area}?part=actors",
            f"/interfaces/{quote(place)}?part=judgements",
        ),
        "flags": ("/flags", "/flags?by=subject", f"/flags?about={area}"),
        "flag": ("/flags/F-CAPTURE", "/flags/F-DETAIN", "/flags/f-silent?known=2022-01-01"),
        "mandates": ("/mandates", *(f"/mandates?part={part}" for part in parts)),
        "mandate-text": ("/mandates/read",),
        "mandate": (*decided, f"/mandates/{load_documents()[0].entity}"),
        "threats": ("/threats",),
        "threat-new": ("/threats/new", f"/threats/new?area={area}"),
        "threat": (f"/threats/{threat}",),
        "threat-file": tuple(f"/threats/{threat}/file?form={one}" for one in ("pdf", "json")),
        "threat-edit": tuple(f"/threats/{threat}/edit?step={step.name}" for step in THREATS.steps),
        "settlements": ("/settlements",),
        "settlement-new": ("/settlements/new",),
        "settlement": (f"/settlements/{settlement}",),
        "settlement-file": (f"/settlements/{settlement}/file?form=docx",),
        "settlement-edit": tuple(
            f"/settlements/{settlement}/edit?step={step.name}" for step in SETTLEMENTS.steps
        ),
    }


def give_forms(picture: Picture) -> Forms:
    """Give a filled form of every route to which one is sent."""
    forms: Forms = {"mandate-text": ("/mandates/read", {"text": "Requests the mission to look."})}
    for name, address in (("threat", "/threats"), ("settlement", "/settlements")):
        kept = list_kept(picture, name)
        item = kept[0].item if kept else NOBODY
        ends = {"owner": "JMAC", "due": "2030-01-01", "gap": "What?"}
        forms |= {
            f"{name}s": (address, {"step": "task", "f.title": "A title"}),
            f"{name}-edit": (f"{address}/{item}/edit", {"step": "task", "f.title": "Another"}),
            f"{name}-complete": (f"{address}/{item}/complete", {}),
            f"{name}-requirements": (f"{address}/{item}/requirements", ends),
        }
    return forms


def _make_ready(picture: Picture) -> tuple[str, str]:
    """Lay one form of each kind ready for one reader, when there is none yet."""
    found = [list_kept(picture, form) for form in ("threat", "settlement")]
    if all(found):
        return found[0][0].item, found[1][0].item
    path = picture._database.path
    if picture.reader != READER or path is None:
        return NOBODY, NOBODY
    market = picture.entities("IllicitMarket", limit=1)[0]
    saying = picture.statements(entity=market.id, limit=1)[0]
    threat = make_threats(market.id, market.caption, saying.id)
    with Workspace.open(Path(path).parents[1]) as house:
        return (
            _keep(house, "threat", write_threats(threat), (saying.id, saying.item)),
            _keep(house, "settlement", write_settlement(SETTLEMENT), ()),
        )


def make_threats(subject: str, name: str, statement: str) -> ThreatAssessment:
    """Make an assessment of two threats, of which one is a gap."""
    first = Threat(
        name=name, subject=subject, probability=4, reason="seen", statements=(statement,),
        impact={"political": 4, "social": 2}, impact_reason="told",
        indicators={"trend": "high"}, rival="another trade",
    )  # fmt: skip
    threats = (first, Threat(name="Something unseen", sort="group"))
    return ThreatAssessment(
        title="Threats of the year", tasking=Tasking(question="Which?"), threats=threats
    )


SETTLEMENT = Settlement(
    title="Who holds what",
    rents=(Rent(name="Customs", low=1e6, high=2e6, currency="USD", effect="shrinks"),),
    actors=(Actor(name="Customs office", level="office"),),
    stakes=(Stake(actor="Customs office", rent="Customs", share_low=10, share_high=20),),
)


def _keep(house: Workspace, form: str, content: bytes, basis: tuple[str, ...]) -> str:
    reader = house.reader(READER)
    mark = house.marking_for(basis, reader)
    saving = Saving(
        form=form, title=f"A {form}", blob=house.keep_file(content, reader), marking=mark.id,
        at=dt.datetime.now(dt.UTC), derived_from=basis[1:],
    )  # fmt: skip
    item = make_item(saving)
    house.add([mark, *make_records(item)], reader)
    return item.id
