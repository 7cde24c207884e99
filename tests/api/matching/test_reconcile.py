"""Reconciliation as OpenRefine asks for it, and as the standard has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.program import Program

Give = Callable[[str | None], Program]


@pytest.fixture(scope="module")
def place(program: Give) -> str:
    """The address of a pass of ana's."""
    issued = program("ana").post("/api/v1/reconcile/passes", {"label": "a sheet", "hours": 2})
    assert issued.status_code == 201
    return str(issued.json()["data"]["address"])


@pytest.fixture(scope="module")
def person(program: Give) -> dict[str, Any]:
    """Somebody of ana's picture."""
    found = program("ana").read("/api/v1/entities?schema=Person&limit=20")["data"]
    return next(one for one in found if one["caption"].isascii())


def _ask(sheet: Program, place: str, queries: dict[str, Any]) -> dict[str, Any]:
    answer = sheet.call("POST", place, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_calls_of_a_sheet(program: Give, place: str, person: dict[str, Any]) -> None:
    """Ask as OpenRefine does: manifest, a sample, all rows, suggestions, a preview, columns."""
    sheet = program(None)
    manifest = sheet.read(place)
    _check_manifest(manifest)
    told = _ask(sheet, place, {"q0": {"query": person["caption"], "limit": 3}})
    kinds = [one["id"] for one in told["q0"]["result"][0]["type"]]
    assert "Person" in kinds
    asked = {
        f"q{number}": {"query": person["caption"], "type": "Person", "type_strict": "should"}
        for number in range(10)
    }
    rows = _ask(sheet, place, asked)
    assert set(rows) == set(asked)
    best = rows["q3"]["result"][0]
    assert best["id"] == person["id"]
    _check_candidate(best)
    service = manifest["suggest"]["entity"]
    path = urlsplit(service["service_url"] + service["service_path"]).path
    offers = sheet.read(f"{path}?prefix={person['caption'].split()[0]}")
    assert {"id", "name", "description", "notable"} <= set(offers["result"][0])
    page = sheet.get(urlsplit(manifest["preview"]["url"]).path + f"?id={person['id']}")
    assert person["caption"] in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    wanted = {"ids": [person["id"], "nobody"], "properties": [{"id": "name"}, {"id": "country"}]}
    table = sheet.call("POST", place, data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in table["meta"]] == ["name", "country"]
    assert table["rows"][person["id"]]["name"][0] == {"str": person["caption"]}
    assert table["rows"]["nobody"] == {"name": [], "country": []}


def _check_manifest(manifest: dict[str, Any]) -> None:
    """Hold a manifest against what the standard demands of it."""
    assert manifest["versions"] == ["0.2"]
    for name in ("name", "identifierSpace", "schemaSpace"):
        assert isinstance(manifest[name], str)
    assert manifest["name"]
    assert "{{id}}" in manifest["view"]["url"]
    assert all({"id", "name"} == set(one) for one in manifest["defaultTypes"])
    preview = manifest["preview"]
    assert "{{id}}" in preview["url"]
    assert isinstance(preview["width"], int)
    assert isinstance(preview["height"], int)
    for service in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert service["service_url"].startswith("http://127.0.0.1/api/v1/reconcile/")
        assert service["service_path"].startswith("/")


def _check_candidate(one: dict[str, Any]) -> None:
    """Hold a candidate against what the standard demands of it, and the house."""
    assert {"id", "name", "type", "score", "match"} <= set(one)
    assert 0 <= one["score"] <= 100
    assert one["match"] is False, "software says candidate and no more"
    assert one["explanations"]
    assert all(set(each) == {"id", "value"} for each in one["features"])
    assert all(set(each) == {"id", "name"} for each in one["type"])


def test_who_asks_by_an_id_is_told_that_it_is_the_same(
    program: Give, place: str, person: dict[str, Any]
) -> None:
    told = _ask(program(None), place, {"q": {"query": person["id"]}})
    assert told["q"]["result"][0]["id"] == person["id"]
    assert told["q"]["result"][0]["match"] is True


def test_what_else_is_known_changes_the_score(
    program: Give, place: str, person: dict[str, Any]
) -> None:
    known = [{"pid": "birthDate", "v": "1801-01-01"}]
    told = _ask(
        program(None),
        place,
        {
            "plain": {"query": person["caption"], "type": "Person"},
            "born": {"query": person["caption"], "type": "Person", "properties": known},
            "none": {"query": "zzqx wvvk", "type": "Person"},
            "empty": {"query": ""},
        },
    )
    assert told["plain"]["result"][0]["score"] >= told["born"]["result"][0]["score"]
    assert told["empty"]["result"] == []
    assert all(one["score"] < 50 for one in told["none"]["result"])


@pytest.mark.parametrize(
    "field",
    [
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": '{"q": {"query": "a", "limit": -1}}'},
        {"queries": '{"q": {"query": "a", "type": "Nothing"}}'},
        {"extend": "{}"},
        {},
        {"queries": json.dumps({f"q{n}": {"query": "a"} for n in range(101)})},
    ],
)
def test_questions_that_cannot_be_read_are_refused(
    program: Give, place: str, field: dict[str, str]
) -> None:
    answer = program(None).call("POST", place, data=field)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_a_pass_opens_nothing_else_and_ends(program: Give, place: str) -> None:
    ana, nobody = program("ana"), program(None)
    token = place.rpartition("/")[2]
    assert nobody.get("/api/v1/me", authorization=f"Bearer {token}").status_code == 401
    assert nobody.get("/api/v1/reconcile/nothing").status_code == 401
    issued = ana.post("/api/v1/reconcile/passes", {"label": "another"}).json()["data"]
    assert nobody.get(issued["address"]).status_code == 200
    gone = ana.call("DELETE", f"/api/v1/reconcile/passes/{issued['id']}")
    assert gone.status_code == 204
    assert nobody.get(issued["address"]).status_code == 401


def test_a_pass_keeps_its_terms(program: Give, person: dict[str, Any]) -> None:
    ana = program("ana")
    early = ana.post("/api/v1/reconcile/passes?known=1990-01-01", {"label": "early"})
    address = early.json()["data"]["address"]
    told = _ask(program(None), f"{address}?known=2030-01-01", {"q": {"query": person["caption"]}})
    assert told["q"]["result"] == []


def test_no_callback_is_answered(program: Give, place: str) -> None:
    answer = program(None).get(f"{place}?callback=run")
    assert answer.text.startswith("{")
    assert "access-control-allow-origin" not in answer.headers
