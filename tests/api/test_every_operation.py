"""What holds for every operation of the API, taken from its own document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.api.examples import KEPT, MOVING, Addresses, give_examples
from tests.api.program import Program

Give = Callable[[str | None], Program]
READERS = ("ana", "bruno", "chidi", "emeka", "hana")
#: What a call may end with; whatever is not foreseen is none of these.
FORESEEN = {200, 201, 202, 204, 400, 403, 404, 409, 413, 415}


@pytest.fixture(scope="module")
def document(program: Give) -> dict[str, dict[str, str]]:
    """The operations by their ids, each with its method and its path."""
    paths = program(None).get("/api/v1/openapi.json").json()["paths"]
    return {
        one["operationId"]: {"method": method.upper(), "path": f"/api{path}"}
        for path, methods in paths.items()
        for method, one in methods.items()
    }


@pytest.fixture(scope="module")
def examples(program: Give) -> Addresses:
    """An address or more for every operation that reads."""
    return give_examples(program("ana"))


def test_every_operation_that_reads_has_an_example(
    document: dict[str, dict[str, str]], examples: Addresses
) -> None:
    reading = {name for name, one in document.items() if one["method"] == "GET"}
    assert reading == set(examples)


def test_every_example_answers(program: Give, examples: Addresses) -> None:
    for name, addresses in examples.items():
        for address in addresses:
            answer = program("bruno" if name in KEPT else "ana").get(address)
            assert answer.status_code == 200, (name, address, answer.text[:300])
            assert answer.headers["cache-control"] == "private, no-store"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "access-control-allow-origin" not in answer.headers


def test_nobody_is_answered_nothing(
    program: Give, document: dict[str, dict[str, str]], examples: Addresses
) -> None:
    nobody = program(None)
    for name, one in document.items():
        if name == "check_health" or name.endswith("_by_pass"):
            continue
        address = (examples.get(name) or (one["path"].replace("{", "").replace("}", ""),))[0]
        answer = nobody.call(one["method"], address)
        assert answer.status_code == 401, (name, answer.status_code)
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["type"] == "/api/problems/unidentified"


def test_every_reader_gets_an_answer_or_a_plain_refusal(program: Give, examples: Addresses) -> None:
    for reader in READERS:
        for name, addresses in examples.items():
            if name.endswith("_by_pass"):
                continue
            for address in addresses[:1]:
                answer = program(reader).get(address)
                assert answer.status_code in (200, 404), (reader, address, answer.text[:300])
                if name in KEPT:
                    assert (answer.status_code == 200) == (reader == "bruno")


def test_what_is_held_already_is_not_sent_again(program: Give, examples: Addresses) -> None:
    for name, addresses in examples.items():
        for address in addresses:
            if name in MOVING or name in KEPT:
                continue
            ana = program("ana")
            tag = ana.get(address).headers["etag"]
            again = ana.get(address, **{"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b""), address
            assert again.headers["cache-control"] == "private, no-store"


def test_an_address_that_is_none_answers_as_one_for_keepers(program: Give) -> None:
    ana = program("ana")
    none, kept = ana.get("/api/v1/nothing"), ana.get("/api/v1/readings")
    assert none.status_code == kept.status_code == 404
    assert none.content == kept.content
    assert ana.call("PUT", "/api/v1/me").json()["status"] == 405


def test_nobody_writes_more_by_what_he_is(
    program: Give, document: dict[str, dict[str, str]]
) -> None:
    """Every act that changes something, with nothing in it: each reader is answered alike.

    Roles keep the house and its cards, and no act of this interface asks for one; so whatever
    is refused to one reader for what it lacks is refused to all, and nothing ends unforeseen.
    """
    for name, one in document.items():
        if one["method"] == "GET" or name.endswith("_by_pass"):
            continue
        address = one["path"].replace("{", "").replace("}", "")
        told = {
            reader: program(reader).call(one["method"], address, json={}).status_code
            for reader in READERS
        }
        assert len(set(told.values())) == 1, (name, told)
        assert set(told.values()) <= FORESEEN, (name, told)
