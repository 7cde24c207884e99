"""What is read is what the picture holds, on the terms of the call."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

from sightline.workspace import Workspace
from tests.api.program import Program

Give = Callable[[str | None], Program]


def test_an_entity_is_told_whole(program: Give, folder: Path) -> None:
    ana = program("ana")
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        for one in picture.entities(limit=40):
            held = picture.entity(one.id)
            told = ana.read(f"/api/v1/entities/{one.id}")
            said = {
                name: [value["value"] for value in values]
                for name, values in told["data"]["properties"].items()
            }
            assert said == {
                name: [each.value for each in values] for name, values in held.properties.items()
            }
            assert told["address"] == picture.address


def test_terms_choose_the_picture_and_are_told(program: Give, folder: Path) -> None:
    ana = program("ana")
    now = ana.read("/api/v1/me")
    early = ana.read("/api/v1/me?known=2018-01-01&as_of=2017-06-01&purpose=analysis")
    assert now["terms"] == {
        "reader": "ana", "known": None, "as_of": None, "recorded": None, "purpose": None,
    }  # fmt: skip
    assert early["terms"]["known"] == "2018-01-01"
    assert early["terms"]["as_of"] == "2017-06-01"
    assert early["address"] != now["address"]
    with Workspace.open(folder) as house:
        reader, day = house.reader("ana"), dt.date(2018, 1, 1)
        with house.picture(
            reader, known=day, as_of=dt.date(2017, 6, 1), purpose="analysis"
        ) as picture:
            assert picture.address == early["address"]


def test_an_export_holds_every_entity(program: Give, folder: Path) -> None:
    lines = program("ana").get("/api/v1/export/entities").text.splitlines()
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        assert {json.loads(line)["id"] for line in lines} == {one["id"] for one in picture.export()}


def test_every_reading_is_noted(program: Give) -> None:
    program("ana").read("/api/v1/search?q=a+rare+word")
    found = program("bruno").read("/api/v1/readings?limit=5")["data"]
    assert ("ana", "api search") in {(one["reader"], one["act"]) for one in found}
    assert any("a rare word" in one["detail"] for one in found)


def test_keepers_explain_who_may_see(program: Give) -> None:
    statement = program("bruno").read("/api/v1/statements?limit=1")["data"][0]["id"]
    told = program("bruno").read(f"/api/v1/readers/hana/explain/{statement}")["data"]
    assert told[0]["checks"]
    assert program("ana").get(f"/api/v1/readers/hana/explain/{statement}").status_code == 404


def test_problems_are_described_to_anybody(program: Give) -> None:
    nobody = program(None)
    for kind in ("not-found", "bad-value", "unidentified", "stale-cursor", "unforeseen"):
        told = nobody.read(f"/api/problems/{kind}")
        assert told["type"] == f"/api/problems/{kind}"
        assert told["title"]
    assert nobody.get("/api/problems/none").status_code == 404
