"""Long work: asked for, looked after, stopped, and its result fetched."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.program import Program

Give = Callable[[str | None], Program]


def _wait(ana: Program, place: str) -> dict[str, Any]:
    for _ in range(600):
        job: dict[str, Any] = ana.read(place)["data"]
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError("the job has no end")


def _start(ana: Program, work: dict[str, Any], terms: str = "") -> dict[str, Any]:
    answer = ana.post(f"/api/v1/jobs{terms}", work)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == answer.json()["data"]["href"]
    return _wait(ana, answer.headers["location"])


def test_an_export_is_what_the_download_gives(program: Give) -> None:
    ana = program("ana")
    job = _start(ana, {"kind": "export", "format": "ftm", "schema": "Company"})
    assert job["state"] == "done", job
    body = ana.get(job["files"][0]["href"])
    assert body.headers["content-disposition"].startswith("attachment")
    assert body.content == ana.get("/api/v1/export/entities?schema=Company").content
    assert body.content.count(b"\n") == job["told"]["written"] > 0


def test_an_assessment_is_what_its_address_tells(program: Give) -> None:
    ana = program("ana")
    area = ana.read("/api/v1/entities?schema=Mission&limit=1")["data"][0]["id"]
    job = _start(ana, {"kind": "assess", "area": area}, "?known=2019-12-31")
    told = ana.read(f"/api/v1/assessments/{area}?known=2019-12-31")
    assert job["told"]["assessment"] == told["data"]
    assert job["told"]["address"] == told["address"]


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_a_product_is_written(program: Give, form: str, begins: bytes) -> None:
    ana = program("ana")
    subject = ana.read("/api/v1/entities?schema=Company&limit=1")["data"][0]["id"]
    work = {"kind": "product", "product": "dossier", "subject": subject, "format": form}
    refused = _start(ana, work, "?known=2019-12-31")
    assert refused["state"] == "failed", "persons are named in it: who gets it has to be said"
    work |= {"recipient": "The head of the mission", "legal_basis": "the mandate"}
    job = _start(ana, work, "?known=2019-12-31")
    assert job["state"] == "done", job["error"]
    assert ana.get(job["files"][0]["href"]).content.startswith(begins)


def test_a_file_in_the_tray_is_filed(program: Give) -> None:
    ana = program("ana")
    body = b'{"id": "api-co", "schema": "Company", "properties": {"name": ["Api Lines"]}}\n'
    left = ana.call("POST", "/api/v1/uploads?name=../x.jsonl", content=body).json()["data"]
    assert "/" not in left["name"]
    said = {"form": "ftm", "known": "2019-01-01"}
    job = _start(ana, {"kind": "file", "upload": left["id"], "said": said})
    assert job["state"] == "done", job
    assert ana.read("/api/v1/entities/api-co")["data"]["caption"] == "Api Lines"
    assert ana.read("/api/v1/uploads")["data"] == []


def test_what_can_only_fail_is_refused_at_once(program: Give) -> None:
    ana = program("ana")
    for work, status in (
        ({"kind": "nothing"}, 400),
        ({"kind": "file", "upload": "none", "said": {}}, 404),
        ({"kind": "assess", "area": "none"}, 404),
        ({"kind": "product", "product": "none"}, 400),
        ({"kind": "export", "format": "doc"}, 400),
        ({"kind": "export", "reader": "bruno"}, 400),
    ):
        assert ana.post("/api/v1/jobs", work).status_code == status, work


def test_a_job_is_cleared_away(program: Give) -> None:
    ana = program("ana")
    job = _start(ana, {"kind": "export"})
    assert ana.call("DELETE", job["href"]).status_code == 200
    assert ana.get(job["href"]).status_code == 404
    assert ana.get(job["files"][0]["href"]).status_code == 404
