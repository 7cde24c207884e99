"""What tests of this room do again and again: leave a file, wait for a job, screen and decide."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from tests.web.browser import Browser, Page

_PATIENCE = 60
LETTER = (
    "Field note\n\nOn 3 March 2024 Amadou Keita was seen at the port. "
    "His telephone is +232 76 123 456, and the vessel IMO 9074729 was moored beside.\n"
)
VENDORS = (
    "Vendor,Country,Founded\nSable Harbour Trading,SL,2011-02-03\n"
    "Blue Reef,LR,2014-05-06\nUnknown Firm,SL,2014-15-40\n"
)


def leave(browser: Browser, name: str, body: bytes) -> Page:
    """Leave a file in the tray, and go where that leads."""
    return browser.post("/intake", files={"file": (name, body)})


def address_of(page: Page) -> str:
    """Where a page stands."""
    return str(page.response.url.path)


def fields_of(page: Page) -> dict[str, str]:
    """What the large form of a page is filled in with, as a browser would send it."""
    found: dict[str, str] = {}
    for node in page.tree.css("main form.sheet input, main form.sheet textarea"):
        name = node.attributes.get("name")
        if name and node.attributes.get("type") not in ("checkbox", "file"):
            found[name] = node.attributes.get("value") or (
                node.text() if node.tag == "textarea" else ""
            )
    for node in page.tree.css("main form.sheet select"):
        chosen = node.css_first("option[selected]") or node.css_first("option")
        value = chosen.attributes.get("value") if chosen else ""
        found[str(node.attributes["name"])] = (
            chosen.text() if value is None and chosen else value or ""
        )
    return found


def wait_for(browser: Browser, address: str) -> Page:
    """Open the page of a job until it has ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        page = browser.get(address)
        if not page.tree.css('form[action*="/stop"]'):
            return page
        time.sleep(0.1)
    raise AssertionError("the job did not end")


def file(browser: Browser, name: str, body: bytes, **said: str) -> Page:
    """Leave a file, file it, and wait until that is done."""
    page = leave(browser, name, body)
    assert page.status == 200, page.words()
    fields = {**fields_of(page), **said}
    asked = browser.post(f"{address_of(page)}/file", fields)
    assert asked.status == 200, asked.words()
    return wait_for(browser, address_of(asked))


def in_a_month() -> str:
    """A day by which a screening may be looked at again."""
    return (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
