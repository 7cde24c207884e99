"""Documents reviewed by a program: nothing is said before it is accepted, and it can be undone."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.program import Program
from tests.web.act.flow import LETTER

Give = Callable[[str | None], Program]


@pytest.fixture(scope="module")
def document(program: Give) -> str:
    """The item of a document of ana's."""
    ana = program("ana")
    left = ana.call("POST", "/api/v1/uploads?name=note.txt", content=LETTER.encode())
    said = {"form": "document", "title": "A field note"}
    work = {"kind": "file", "upload": left.json()["data"]["id"], "said": said}
    place = ana.post("/api/v1/jobs", work).headers["location"]
    for _ in range(600):
        job = ana.read(place)["data"]
        if job["ended"]:
            return str(job["told"]["item"])
        time.sleep(0.05)
    raise AssertionError("the job has no end")


def _find(ana: Program, document: str) -> dict[str, Any]:
    """Give the telephone number that stands in the letter."""
    found = ana.read(f"/api/v1/items/{document}/review?limit=500")["data"]
    return next(one for one in found if "76 123 456" in one["text"])


def test_a_candidate_is_accepted_and_undone(program: Give, document: str) -> None:
    ana = program("ana")
    phone = _find(ana, document)
    assert phone["act"] is None
    place, mention = f"/api/v1/items/{document}/review", phone["mention"]
    cut = ana.post(place, {"mentions": [mention[:-1]], "act": "rejected"})
    assert cut.status_code == 400, "a beginning of an id is no id"
    done = ana.post(place, {"mentions": [mention], "act": "rejected", "words": "a test"})
    assert done.status_code == 200, done.text
    settled = _find(ana, document)
    assert (settled["act"], settled["by"]) == ("rejected", "ana")
    assert ana.post(f"{place}/undo", {"reason": "x"}).status_code == 404, "no act of review"


def test_another_reader_has_no_such_document(program: Give, document: str) -> None:
    hana = program("hana")
    hidden = hana.get(f"/api/v1/items/{document}/review")
    absent = hana.get(f"/api/v1/items/{'f' * 64}/review")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.text.replace(document, "f" * 64).replace(document[:12], "f" * 12) == absent.text
