"""The API keeps what its document says, whatever is sent: calls are made up from the document."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from litestar import Litestar
from litestar.testing import TestClient
from schemathesis import APIOperation, Case, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sightline.api import make_router
from sightline.reception import Gate, Hall

_CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


class Served(NamedTuple):
    """An API and a key to it."""

    application: Litestar
    key: str


@pytest.fixture(scope="module")
def served(rehearsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The API alone, before a house that may be filled with nonsense."""
    place = tmp_path_factory.mktemp("contract") / "house"
    shutil.copytree(rehearsed, place)
    hall, gate = Hall(place), Gate(place)
    application = Litestar([make_router(hall, gate)], openapi_config=None, logging_config=None)
    yield Served(application, gate.issue_key("ana", "a test", 1))
    hall.close()


def test_what_is_sent_is_answered_as_the_document_says(served: Served) -> None:
    """Make calls up for every operation, and hold each answer against the document."""
    wrong: dict[str, str] = {}
    looked = 0
    with TestClient(served.application, base_url="http://127.0.0.1") as client:
        contract = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
        for found in contract.get_all_operations():
            assert isinstance(found, Ok), found
            operation = found.ok()
            looked += 1
            try:
                _call(operation, client, served.key)
            except AssertionError as error:
                wrong[operation.label] = str(error)[:600]
    assert looked > 60
    assert not wrong, "\n\n".join(f"{name}: {said}" for name, said in wrong.items())


def _call(
    operation: APIOperation[Any, Any, Any, Any], client: TestClient[Litestar], key: str
) -> None:
    """Call one operation some times, each time otherwise."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=5,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def call(case: Case[Any]) -> None:
        sent = case.as_transport_kwargs(base_url="http://127.0.0.1/api")
        headers = {**dict(sent.pop("headers")), "authorization": f"Bearer {key}"}
        taken = {name: sent[name] for name in ("params", "cookies", "json", "data") if name in sent}
        answer = client.request(sent["method"], sent["url"], headers=headers, **taken)
        assert answer.status_code < 500, answer.text
        case.validate_response(Response.from_httpx(answer, verify=False), checks=_CHECKS)

    call()
