"""A reply: what goes back to the browser, before the shell puts its headers around it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one call."""

    body: bytes = b""
    status: int = 200
    media: str = "text/html; charset=utf-8"
    #: Where the browser goes on to, after a POST.
    location: str | None = None
    #: The name of the file, when it is to be saved and not shown.
    filename: str | None = None
    #: Further headers, such as those that htmx reads.
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)
    #: Cookies to set; an empty value takes one away.
    cookies: Mapping[str, str] = msgspec.field(default_factory=dict)


def send_file(body: bytes, media: str, filename: str) -> Reply:
    """Give out a file to be saved."""
    return Reply(body=body, media=media, filename=filename)


def send_json(body: bytes) -> Reply:
    """Give out JSON for an island of a page."""
    return Reply(body=body, media="application/json")


def go_on(location: str) -> Reply:
    """Send the browser on to a page, after something was done."""
    return Reply(status=303, location=location)
