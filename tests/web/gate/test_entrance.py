"""Signing in by the pages: once by a link, then by name and password."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.reception import Gate
from sightline.reception.rules import FILE
from sightline.reception.second_factor import STEP, compute_code
from tests.web.browser import Browser, Page

GOOD, OTHER = "four plain words here", "another four plain words"


@pytest.fixture
def nobody(folder: Path) -> Iterator[Browser]:
    with Browser(folder) as browser:
        yield browser


def _sign_in(browser: Browser, **fields: str) -> Page:
    return browser.post("/sign-in", {"name": "goran", "password": GOOD, **fields}, follow=False)


def _link(folder: Path, name: str = "goran") -> str:
    return f"/enter/{Gate(folder).invite_self(name)}"


def _choose(browser: Browser, link: str, password: str = GOOD) -> Page:
    return browser.post(link, {"password": password, "again": password}, follow=False)


def test_a_link_is_looked_at_and_used_once(folder: Path, nobody: Browser) -> None:
    link = _link(folder)
    for _ in range(3):
        page = nobody.get(link)
        assert page.status == 200
        assert "goran" in page
    assert nobody.post(link, {"password": "short", "again": "short"}).status == 400
    assert nobody.post(link, {"password": GOOD, "again": OTHER}).status == 400
    page = _choose(nobody, link)
    assert (page.status, page.response.headers["location"]) == (303, "/account/second-factor")
    assert nobody.get("/account").status == 200
    assert nobody.get(link).status == 404


def test_a_used_link_and_one_that_never_was_are_alike(folder: Path, nobody: Browser) -> None:
    link = _link(folder)
    never = f"/enter/{'x' * 43}"
    _choose(nobody, link)
    with Browser(folder) as other:
        used, unknown = other.get(link), other.get(never)
    assert used.status == unknown.status == 404
    assert used.text.replace(link, never) == unknown.text


def test_signing_in_goes_on_where_one_wanted(folder: Path, nobody: Browser) -> None:
    with Browser(folder) as first:
        _choose(first, _link(folder))
    wanted = nobody.get("/readers/ana?record=a%26b").response.headers["location"]
    assert wanted.startswith("/sign-in?next=")
    field = nobody.get(wanted).tree.css_first("main input[name=next]")
    assert field is not None
    onward = str(field.attributes["value"])
    page = _sign_in(nobody, next=onward)
    assert (page.status, page.response.headers["location"]) == (303, "/readers/ana?record=a%26b")
    cookie = page.response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert nobody.get("/account").status == 200


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(folder: Path, nobody: Browser, onward: str) -> None:
    with Browser(folder) as first:
        _choose(first, _link(folder))
    assert _sign_in(nobody, next=onward).response.headers["location"] == "/"


def test_who_is_there_or_not_is_refused_alike(folder: Path, nobody: Browser) -> None:
    with Browser(folder) as first:
        _choose(first, _link(folder))
    told = []
    for name in ("goran", "grace"):
        for _ in range(6):
            page = nobody.post("/sign-in", {"name": name, "password": "wrong"})
            told.append((page.status, page.text.replace(name, "NAME")))
    assert told[:6] == told[6:]
    assert [status for status, _ in told[:6]] == [403] * 5 + [429]
    assert "wrong" not in told[0][1]


def test_a_sign_in_takes_the_place_of_the_session_before(folder: Path) -> None:
    with Browser(folder) as browser:
        _choose(browser, _link(folder, "farah"))
        before = browser._client.cookies["sightline"]
        seal = Gate(folder).session(before)
        assert seal is not None
        page = browser.post(
            "/sign-in", {"name": "farah", "password": GOOD}, seal=seal.seal, follow=False
        )
        assert page.status == 303
        assert Gate(folder).session(before) is None
        assert browser.get("/account").status == 200


def test_signing_out_ends_the_session(folder: Path) -> None:
    with Browser(folder, "ana") as browser:
        page = browser.post("/sign-out", follow=False)
        assert page.response.headers["location"] == "/sign-in"
        assert Gate(folder).session(browser.token or "") is None
        assert browser.get("/account").status == 303


def test_a_house_may_demand_a_second_factor(folder: Path) -> None:
    (folder / FILE).write_text("second_factor = true\n", "utf-8")
    try:
        with Browser(folder, "dalia") as browser:
            page = browser.get("/account")
            assert page.response.headers["location"] == "/account/second-factor"
            browser.post("/account/second-factor", {"act": "start"})
            secret = Gate(folder).account("dalia").pending
            assert secret is not None
            shown = browser.get("/account/second-factor")
            assert secret.reveal()[:4] in shown
            code = compute_code(base64.b32decode(secret.reveal()), int(time.time()) // STEP)
            done = browser.post("/account/second-factor", {"act": "confirm", "code": code})
            assert len(done.tree.css("main li code")) == 10
            assert secret.reveal() not in done.text
            assert browser.get("/account").status == 200
    finally:
        (folder / FILE).unlink()


def test_the_language_is_chosen_by_anybody(folder: Path, nobody: Browser) -> None:
    page = nobody.post("/language", {"language": "ar", "next": "/sign-in"})
    (whole,) = page.tree.css("html")
    assert whole.attributes["dir"] == "rtl"
    assert nobody.post("/language", {"language": "xx"}).status == 400
