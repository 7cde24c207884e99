"""Judgements, requirements and forecasts through the API."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.api.program import Program

Give = Callable[[str | None], Program]
SOON = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=20)).isoformat()


def _do(ana: Program, family: str, **deed: Any) -> str:
    answer = ana.post(f"/api/v1/{family}", {"deed": deed})
    assert answer.status_code == 201, answer.text
    assert answer.json()["reader"] == ana.reader
    assert "//" in answer.json()["handling"]
    return str(answer.json()["data"]["id"])


def test_a_judgement_is_drafted_and_read(program: Give) -> None:
    ana = program("ana")
    group = ana.read("/api/v1/entities?schema=Group&limit=1")["data"][0]["id"]
    basis = ana.read(f"/api/v1/entities/{group}/statements?limit=1")["data"][0]["id"]
    name = _do(
        ana,
        "judgements",
        act="drafted",
        subject=group,
        dimension="state-relation",
        value="parasitic",
        as_of="2019-12-31",
        confidence="low",
        confidence_reason="One report.",
        basis=[basis],
        rival="It may be a gang.",
        goal="Money from the port.",
        low=0.3,
        high=0.5,
        review_due=SOON,
    )
    held = ana.read(f"/api/v1/judgements/{name}")["data"]
    assert held["status"] == "draft"
    assert held["stands"] is False
    assert held["author"] == "ana"
    assert held["likelihood"]
    assert "%" not in held["confidence"], "how likely is not said with how confident"
    assert held["basis"][0]["id"] == basis
    assert ana.read("/api/v1/judgements?status=draft")["data"][0]["id"] == name
    own = ana.post("/api/v1/judgements", {"deed": {"act": "reviewed", "of": name, "words": "x"}})
    assert own.status_code == 403, "nobody reviews his own draft"
    assert own.json()["type"] == "/api/problems/unready"


def test_a_requirement_is_raised_and_closed(program: Give) -> None:
    ana = program("ana")
    name = _do(
        ana,
        "requirements",
        act="raised",
        question="Who holds the quay?",
        level="EEI",
        decision="Whom to meet",
        owner="the head",
        due=SOON,
    )
    assert ana.read(f"/api/v1/requirements/{name}")["data"]["status"] == "raised"
    _do(ana, "requirements", act="closed", of=name, outcome="It was dropped.", dropped=True)
    assert ana.read(f"/api/v1/requirements/{name}")["data"]["status"] == "closed"


def test_a_forecast_is_opened_and_estimated(program: Give) -> None:
    ana = program("ana")
    today = dt.datetime.now(dt.UTC).date().isoformat()
    name = _do(
        ana,
        "forecasts",
        act="opened",
        question="Will the quay be open?",
        opens=today,
        closes=SOON,
        rule="As the port says.",
    )
    _do(ana, "forecasts", act="estimated", of=name, role="analyst", chances=[0.4])
    held = ana.read(f"/api/v1/forecasts/{name}")["data"]
    assert held["estimates"][0]["chances"] == [0.4]
    assert held["outcome"] is None


def test_an_act_of_another_family_is_refused(program: Give) -> None:
    ana = program("ana")
    closed = {"act": "closed", "of": "x", "outcome": "y"}
    bodies: tuple[dict[str, Any], ...] = (
        {"deed": closed},
        {"deed": {}},
        {},
        {"deed": {"act": "approved"}, "by": "bruno"},
    )
    for body in bodies:
        assert ana.post("/api/v1/judgements", body).status_code == 400
