"""The shell around every page: hosts, headers, cookies, tags, and forms that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient

from sightline.reception import Gate
from sightline.reception.headers import GUARDS, PRIVATE
from sightline.server import make_application
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]


@pytest.mark.parametrize("name", [None, "ana"])
@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/readings", "/static/0/none.css", "/sign-in"]
)
def test_every_answer_carries_its_guards(browse: Browse, name: str | None, address: str) -> None:
    headers = browse(name).get(address).response.headers
    assert {one: headers.get(one) for one in (*GUARDS, *PRIVATE)} == {**GUARDS, **PRIVATE}
    assert headers.get("content-type", "").count("charset") <= 1
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"])
def test_what_is_not_there_and_what_is_not_yours_are_alike(browse: Browse, method: str) -> None:
    """An address of nothing, one of a custodian, and a method that no page has."""
    client = browse("ana")._client
    fields = {"seal": browse("ana").seal} if method == "POST" else None
    told = []
    for address in ("/nowhere-at-all", "/readings"):
        answer = client.request(
            method,
            address,
            data=fields,
            headers={"sec-fetch-site": "same-origin"},
            follow_redirects=False,
        )
        told.append((answer.status_code, answer.text.replace(address, "ADDRESS")))
    assert told[0] == told[1]
    assert told[0][0] == 404


def test_other_sites_learn_nothing_by_asking_first(browse: Browse) -> None:
    for address in ("/", "/readings", "/nowhere-at-all"):
        answer = browse("ana")._client.options(address, headers={"origin": "https://evil.example"})
        assert answer.status_code == 405
        assert "allow" not in answer.headers


def test_nobody_is_asked_to_sign_in_wherever_he_goes(browse: Browse) -> None:
    for address in ("/readings", "/nowhere", "/readers/ana"):
        page = browse(None).get(address)
        assert page.status == 303
        assert page.response.headers["location"] == f"/sign-in?next={address.replace('/', '%2F')}"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8321", 200),
        ("LOCALHOST", 200),
        ("[::1]:8321", 200),
        ("desk.example", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("desk.example:x", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(folder: Path, host: str, status: int) -> None:
    with TestClient(make_application(folder, names=("desk.example",))) as client:
        answer = client.get("/sign-in", headers={"host": host})
    assert answer.status_code == status
    assert "content-security-policy" in answer.headers


def test_a_page_that_is_held_is_not_sent_again(browse: Browse) -> None:
    first = browse("ana").get("/account")
    tag = first.response.headers["etag"]
    again = browse("ana").get("/account", **{"if-none-match": f'"other", {tag}'})
    assert (again.status, again.text) == (304, "")
    assert again.response.headers["etag"] == tag
    theirs = browse("hana").get("/account", **{"if-none-match": tag})
    assert theirs.status == 200
    assert browse("ana").get("/readers", **{"if-none-match": tag}).status == 200


def test_by_tls_cookies_are_bound_to_the_host(folder: Path) -> None:
    gate = Gate(folder)
    link = f"/enter/{gate.invite_self('goran')}"
    with TestClient(make_application(folder), base_url="https://127.0.0.1") as client:
        fields = dict.fromkeys(("password", "again"), "four plain words here")
        answer = client.post(
            link, data=fields, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False
        )
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-sightline=")
        assert {"secure", "httponly", "path=/", "samesite=strict"} <= {
            part.strip().lower() for part in cookie.split(";")
        }
        assert "max-age=" in answer.headers["strict-transport-security"]
        assert client.get("/account").status_code == 200
        token = client.cookies["__Host-sightline"]
        client.cookies.clear()
        client.cookies.set("sightline", token)
        assert client.get("/account", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_form_of_another_site_is_refused(browse: Browse, headers: dict[str, str]) -> None:
    ana = browse("ana")
    fields = {"seal": ana.seal}
    answer = ana._client.post("/account/sessions", data=fields, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("seal", ["", "x", "é", "theirs"])
def test_a_form_without_the_seal_of_its_session_is_refused(browse: Browse, seal: str) -> None:
    seal = browse("hana").seal if seal == "theirs" else seal
    assert browse("ana").post("/account/sessions", seal=seal).status == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nno headers"),
        ("multipart/form-data; boundary=" + "x" * 500, b"--x--"),
        ("application/json", b'{"name": '),
        ("text/plain", b"name=ana"),
        ("application/x-www-form-urlencoded", b"\xff\xfe%zz=%"),
    ],
)
def test_a_form_that_cannot_be_read_is_a_clear_page(browse: Browse, kind: str, body: bytes) -> None:
    for name in (None, "ana"):
        answer = browse(name)._client.post(
            "/language",
            content=body,
            headers={"content-type": kind, "sec-fetch-site": "same-origin"},
        )
        assert answer.status_code in {400, 403}
        assert "<h1>" in answer.text


def test_nobody_sends_a_large_form(browse: Browse) -> None:
    page = browse(None).post("/sign-in", {"name": "a" * 100_000, "password": "b"})
    assert page.status == 400
    assert "too large" in page


@settings(max_examples=40)
@given(
    body=st.binary(max_size=300),
    kind=st.sampled_from(["multipart/form-data; boundary=b", "application/x-www-form-urlencoded"]),
)
def test_no_form_brings_the_house_down(browse: Browse, body: bytes, kind: str) -> None:
    headers = {"content-type": kind, "sec-fetch-site": "same-origin"}
    for framed in (body, b"--b\r\n" + body + b"\r\n--b--\r\n"):
        answer = browse(None)._client.post("/sign-in", content=framed, headers=headers)
        assert answer.status_code in {400, 403, 429}
