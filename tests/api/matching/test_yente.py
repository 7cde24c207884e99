"""Matching in the shape of yente."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.program import Program

Give = Callable[[str | None], Program]


def test_examples_are_matched_with_reasons(program: Give) -> None:
    ana = program("ana")
    person = ana.read("/api/v1/entities?schema=Person&limit=1")["data"][0]
    example = {"schema": "Person", "properties": {"name": [person["caption"]]}}
    nobody = {"schema": "Company", "properties": {"name": "zzqx wvvk"}}
    answer = ana.post("/api/yente/match/default", {"queries": {"a": example, "b": nobody}})
    assert answer.status_code == 200, answer.text
    told = answer.json()["responses"]
    best = told["a"]["results"][0]
    assert best["id"] == person["id"]
    assert 0 <= best["score"] <= 1
    assert best["match"] is False
    assert best["explanations"]
    assert person["caption"] in best["properties"]["name"]
    assert told["a"]["total"] == {"value": len(told["a"]["results"]), "relation": "eq"}
    assert told["a"]["query"]["schema"] == "Person"
    assert told["b"]["results"] == []


def test_what_is_not_there_is_a_problem(program: Give) -> None:
    ana = program("ana")
    assert ana.get("/api/yente/search/sanctions?q=a").status_code == 404
    assert ana.get("/api/yente/entities/nobody").status_code == 404
    wrong = {"queries": {"a": {"schema": "Nothing", "properties": {"name": ["A"]}}}}
    assert ana.post("/api/yente/match/default", wrong).status_code == 400
    many = {f"q{n}": {"schema": "Person", "properties": {}} for n in range(101)}
    assert ana.post("/api/yente/match/default", {"queries": many}).status_code == 400


def test_the_service_says_that_it_is_there_to_anybody(program: Give) -> None:
    assert program(None).read("/api/yente/healthz") == {"status": "ok"}
    assert program(None).get("/api/yente/catalog").status_code == 401
