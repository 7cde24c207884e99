"""Lists through the API: filed as jobs, compared, screened against, and decided by a person."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.api.program import Program
from tests.intake.lists.files import individual, save, united_nations

Give = Callable[[str | None], Program]
ADAM = individual(1, "MLi.001", "ADAM", COMMENTS1="Listed so (Travel Ban).")
BEN = individual(2, "CDi.002", "BEN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29")
DUE = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=60)).isoformat()


@pytest.fixture(scope="module")
def ana(program: Give, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program of ana, before a house with two versions of one list."""
    ana, folder = program("ana"), tmp_path_factory.mktemp("lists")
    for day, people in (("2020-11-30", (ADAM, BEN)), ("2025-04-19", (BEN,))):
        _file(ana, save(folder, united_nations(*people, day=f"{day}T23:00:00Z"), f"{day}.xml"))
    return ana


def _file(ana: Program, path: Path) -> None:
    sent = ana.call("POST", f"/api/v1/uploads?name={path.name}", content=path.read_bytes())
    work = {"kind": "file", "upload": sent.json()["data"]["id"], "said": {"form": "list"}}
    place = ana.post("/api/v1/jobs", work).headers["location"]
    for _ in range(600):
        job = ana.read(place)["data"]
        if job["ended"]:
            assert job["state"] == "done", job
            return
        time.sleep(0.05)
    raise AssertionError("the job has no end")


def test_versions_are_listed_and_compared(ana: Program) -> None:
    held = ana.read("/api/v1/lists")["data"]
    assert [one["day"] for one in held] == ["2020-11-30", "2025-04-19"]
    delta = ana.read("/api/v1/lists/un-sc@2020-11-30/changes/un-sc@2025-04-19")["data"]
    assert [one["reference"] for one in delta["removed"]] == ["MLi.001"]
    assert delta["added"] == []
    assert ana.get("/api/v1/lists/un-sc@1999-01-01/changes/un-sc@2025-04-19").status_code == 404


def test_the_file_of_an_item_is_given_as_received(program: Give, ana: Program) -> None:
    item = ana.read("/api/v1/lists")["data"][0]["item"]
    assert ana.read(f"/api/v1/items/{item}")["data"]["has_file"] is True
    answer = ana.get(f"/api/v1/items/{item}/file")
    assert b"MLi.001" in answer.content
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    absent = program("hana").get(f"/api/v1/items/{item}/file")
    assert absent.status_code == 404


def test_a_person_decides_a_screening(ana: Program) -> None:
    whom: dict[str, Any] = {"name": "BEN", "kind": "person"}
    told = ana.post("/api/v1/screenings/ask", whom)
    assert told.status_code == 200, told.text
    found = told.json()["data"]
    best = found["candidates"][0]
    assert best["verdict"] != "clear"
    listings = ana.read(f"/api/v1/entities/{best['entity']}/listings")["data"]
    assert listings[0]["reference"] == "CDi.002"
    answer = {
        "whom": whom,
        "result": "clear",
        "reason": "Another person of this name.",
        "review_due": DUE,
        "seen": found["mark"],
        "another": [
            {"entity": one["entity"], "reason": "Born elsewhere."} for one in found["candidates"]
        ],
    }
    stale = ana.post("/api/v1/screenings", {**answer, "seen": "0" * 16})
    assert stale.status_code == 403, "who looked at something else decides nothing"
    done = ana.post("/api/v1/screenings", answer)
    assert done.status_code == 200, done.text
    name = done.json()["data"]["ids"][0]
    held = ana.read("/api/v1/screenings")["data"]
    assert [(one["id"], one["by"]) for one in held] == [(name, "ana")]
    assert ana.read(f"/api/v1/screenings/{name}/certificate")["data"]
    assert ana.get("/api/v1/screenings/none/certificate").status_code == 404


def test_a_watch_is_kept_by_its_reader_alone(program: Give, ana: Program) -> None:
    made = ana.post("/api/v1/watches", {"whom": {"name": "ADAM", "kind": "person"}})
    assert made.status_code == 200, made.text
    assert ana.read("/api/v1/watches")["data"][0]["subject"] == "ADAM"
    assert program("bruno").read("/api/v1/watches")["data"] == []
