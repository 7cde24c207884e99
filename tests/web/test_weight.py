"""What goes over the wire: a field office has 128 kilobits a second."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

from sightline.web.assets import load_assets
from sightline.workspace import Workspace
from tests.web.addresses import gather_addresses
from tests.web.browser import Browser, Page

FIRST, NEXT = 40_000, 25_000
_WITH_EVERY_PAGE = ("sightline.css", "sightline.js", "sightline.svg", "htmx.js")
#: Whole files and data of the islands are as large as what was asked for.
_FILES = ("attachment",)


def _wire(page: Page) -> int:
    """So many bytes a page takes, its headers too."""
    headers = sum(len(name) + len(value) + 4 for name, value in page.response.headers.items())
    return int(page.response.headers["content-length"]) + headers


def test_the_first_page_is_light(browse: Callable[[str | None], Browser]) -> None:
    assets = load_assets()
    beside = sum(
        len(gzip.compress(assets[name].body, 6)) for name in _WITH_EVERY_PAGE if name in assets
    )
    assert _wire(browse("ana").get("/")) + beside < FIRST


def test_every_further_page_is_light(browse: Callable[[str | None], Browser], folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader()) as picture:
        addresses = gather_addresses(picture)
    heavy = {}
    for address in (one for several in addresses.values() for one in several):
        page = browse("ana").get(address)
        is_page = page.response.headers.get("content-type", "").startswith("text/html")
        if is_page and _wire(page) >= NEXT:
            heavy[address] = _wire(page)
    assert not heavy
