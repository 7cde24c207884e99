"""What every answer has, whatever the page."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]


def test_who_is_not_signed_in_is_sent_to_the_gate(browse: Browse) -> None:
    page = browse(None).get("/")
    assert page.status == 303
    assert page.response.headers["location"] == "/sign-in"


def test_pages_are_kept_by_nobody(browse: Browse) -> None:
    page = browse("ana").get("/")
    assert page.status == 200
    assert page.response.headers["cache-control"] == "private, no-store"
    assert "unsafe" not in page.response.headers["content-security-policy"]


def test_a_day_that_cannot_be_read_is_a_clear_error(browse: Browse) -> None:
    page = browse("ana").get("/?known=yesterday")
    assert page.status == 400
    assert "yesterday" in page
