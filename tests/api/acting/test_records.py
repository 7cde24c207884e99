"""Adding and withdrawing through the API: in one's own name, by content ids, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sightline.values import Item, Kind, Marking, Statement
from sightline.workspace import Workspace
from tests.api.program import Program

Give = Callable[[str | None], Program]
LINE = {"id": "added-co", "schema": "Company", "properties": {"name": ["Added Lines"]}}


def _add(ana: Program, *lines: object, terms: str = "?known=2019-01-01") -> Any:
    body = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    return ana.call("POST", f"/api/v1/entities{terms}", content=body.encode())


def test_entities_are_added_once(program: Give) -> None:
    ana = program("ana")
    first = _add(ana, LINE).json()["data"]
    again = _add(ana, LINE).json()["data"]
    assert first["new"] > 0
    assert again["new"] == 0
    assert again["known"] == first["new"]
    assert again["items"] == first["items"]
    told = ana.read("/api/v1/entities/added-co")
    assert told["data"]["caption"] == "Added Lines"
    said = told["data"]["properties"]["name"][0]["said"][0]
    statement = ana.read(f"/api/v1/statements/{said['statement']}")["data"]
    assert statement["author"] == "ana"
    assert statement["item"] == first["items"][0]


def test_bad_lines_are_listed_with_their_place(program: Give) -> None:
    answer = _add(program("ana"), LINE, "{", {"id": "x", "schema": "Nothing"})
    told = answer.json()["data"]
    assert answer.status_code == 200
    assert told["left_out"] == 2
    assert {one["line"] for one in told["refused"]} == {2, 3}


def test_what_cannot_be_taken_is_refused_whole(program: Give) -> None:
    ana = program("ana")
    assert _add(ana, "").status_code == 400
    assert _add(ana, "x" * (4 * 1024**2 + 1)).json()["status"] == 400
    assert _add(ana, LINE, terms="?marking=nonsense").json()["status"] == 400
    huge = ana.call("POST", "/api/v1/entities", content=b"x" * (17 * 1024**2))
    assert huge.status_code == 413
    assert huge.headers["content-type"].startswith("application/problem+json")


def test_nobody_files_what_he_may_not_read(program: Give) -> None:
    hana = program("hana")
    answer = _add(hana, LINE, terms="?marking=SC%20org:unpol")
    assert answer.status_code == 403


def test_a_statement_is_withdrawn_by_its_whole_id(program: Give) -> None:
    ana = program("ana")
    held = {"id": "gone-co", "schema": "Company", "properties": {"name": ["Gone Lines"]}}
    _add(ana, held)
    one = ana.read("/api/v1/entities/gone-co/statements")["data"][0]["id"]
    cut = ana.post(f"/api/v1/records/{one[:12]}/withdrawal", {"reason": "wrong"})
    assert cut.status_code in (400, 404), "a beginning of an id is no id"
    assert ana.post(f"/api/v1/records/{one}/withdrawal", {"reason": ""}).status_code == 400
    done = ana.post(f"/api/v1/records/{one}/withdrawal", {"reason": "wrong"})
    assert done.status_code == 200, done.text
    assert ana.get("/api/v1/entities/gone-co").status_code == 404
    assert ana.read(f"/api/v1/statements/{one}")["data"]["withdrawn"] is True


def _hidden(folder: Path) -> tuple[str, str]:
    """File a statement that ana may not see; give its id and that of its item."""
    with Workspace.open(folder) as house:
        by = house.reader("chidi")
        mark = Marking.of("SC", "org:unpol", owner="org:unpol")
        item = Item(item_kind=Kind.REPORT, known="2019-01-01", marking=mark.id, title="hidden")
        said = Statement(
            entity="hidden-co", item=item.id, prop="name", schema="Company", value="Hidden"
        )
        house.add([mark, item, said], by)
        return said.id, item.id


def _writes(record: str, entity: str) -> list[tuple[str, dict[str, Any]]]:
    """Every act that names something, with one id in each place where one can be named."""
    because = {"reason": "because"}
    draft = {
        "act": "drafted", "subject": entity, "dimension": "state-relation", "value": "parasitic",
        "as_of": "2019-01-01", "confidence": "low", "basis": [record],
    }  # fmt: skip
    pair = {"left": entity, "right": "added-co", "decision": "unsure", "reason": "because"}
    whom = {"name": "Somebody", "entity": entity}
    return [
        (f"records/{record}/withdrawal", because),
        (f"records/{record}/marking", {**because, "marking": "C org:jmac"}),
        (f"items/{record}/review", {"mentions": [f"mention-{'0' * 20}"], "act": "accepted"}),
        ("decisions", {"decisions": [pair]}),
        ("judgements", {"deed": draft}),
        ("judgements", {"deed": {"act": "approved", "of": entity}}),
        ("requirements", {"deed": {"act": "closed", "of": entity, "outcome": "x"}}),
        ("forecasts", {"deed": {"act": "resolved", "of": entity, "outcome": "x"}}),
        ("screenings/ask", {**whom, "against": "picture"}),
        ("watches", {"whom": {**whom, "against": "picture"}}),
    ]


def test_the_ids_of_others_are_as_good_as_none(program: Give, folder: Path) -> None:
    ana = program("ana")
    _add(ana, LINE)
    statement, item = _hidden(folder)
    absent = "f" * 64
    for foreign in (statement, item):
        pairs = zip(_writes(foreign, "hidden-co"), _writes(absent, "absent-co"), strict=True)
        for (place, body), (other, nothing) in pairs:
            hidden = ana.post(f"/api/v1/{place}", body)
            none = ana.post(f"/api/v1/{other}", nothing)
            assert hidden.status_code == none.status_code >= 400, (place, hidden.text, none.text)
            told = hidden.text.replace(foreign, absent).replace(foreign[:12], absent[:12])
            assert told.replace("hidden-co", "absent-co") == none.text, place


@settings(max_examples=30)
@given(body=st.binary(max_size=200))
def test_no_body_breaks_a_write(program: Give, body: bytes) -> None:
    ana = program("ana")
    for place in ("entities", "decisions", "judgements", "jobs", "watches"):
        answer = ana.call("POST", f"/api/v1/{place}", content=body)
        assert answer.status_code < 500, (place, answer.text)


def test_a_session_writes_with_its_seal_alone(program: Give) -> None:
    nobody = program(None)
    token = nobody.gate.open_session("ana")
    session = nobody.gate.session(token)
    assert session is not None
    cookie = {"cookie": f"sightline={token}"}
    assert nobody.get("/api/v1/me", **cookie).status_code == 200
    place, body = "/api/v1/reconcile/passes", {"label": "x"}
    for seal, status in (("", 403), ("wrong", 403), (session.seal, 201)):
        answer = nobody.call("POST", place, json=body, headers={**cookie, "x-seal": seal})
        assert answer.status_code == status


def test_a_card_that_was_switched_off_comes_in_no_more(folder: Path) -> None:
    with Program(folder, "farah") as farah:
        assert farah.get("/api/v1/me").status_code == 200
        with Workspace.open(folder) as house:
            bruno = house.reader("bruno")
            house.enrol(replace(house.reader("farah"), active=False, by="bruno"), bruno)
        assert farah.get("/api/v1/me").status_code == 401
