"""The islands in a real browser: they draw, they answer keys, and they call nobody outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sightline.web.assets import load_assets
from tests.conftest import need
from tests.web import chromium

#: A driver without a graphics card says how slow it is; that is no error of a page.
_DRIVER = "GL Driver Message"


@pytest.fixture(scope="module")
def origin(folder: Path) -> Iterator[str]:
    with chromium.serve(folder) as address:
        yield address


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    need("network.js" in load_assets(), "the islands were not built: `make assets`")
    path = chromium.find_chromium()
    need(
        path, "there is no Chromium: install the package chromium, or name it by SIGHTLINE_CHROMIUM"
    )
    with chromium.launch(str(path)) as browser:
        yield browser


@pytest.fixture(scope="module")
def desk(window: Browser, origin: str, folder: Path) -> Iterator[BrowserContext]:
    context = chromium.sign_in(window, origin, folder, "ana")
    yield context
    context.close()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def page(desk: BrowserContext, origin: str, heard: list[str]) -> Iterator[Page]:
    """A page that listens for complaints and for calls to elsewhere."""
    opened = desk.new_page()
    opened.on("console", lambda said: heard.append(said.text) if said.type != "log" else None)
    opened.on("pageerror", lambda error: heard.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((origin, "data:", "blob:"))
            else heard.append(request.url)
        ),
    )
    yield opened
    opened.close()


def wait_drawn(page: Page, selector: str) -> int:
    """Wait until an island says how much it drew."""
    for _ in range(100):
        drawn = page.locator(selector).first.get_attribute("data-drawn")
        if drawn:
            return int(drawn)
        page.wait_for_timeout(100)
    pytest.fail("the island drew nothing in ten seconds")


def count_inks(page: Page, selector: str) -> int:
    """Count the colours of what is seen: a blank canvas has one."""
    from io import BytesIO  # noqa: PLC0415 - of use to this look alone

    from PIL import Image  # noqa: PLC0415 - as above

    shot = Image.open(BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
    return len(shot.getcolors(shot.width * shot.height) or [])


def complaints(heard: list[str]) -> list[str]:
    return [one for one in heard if _DRIVER not in one]


def test_the_network_draws_what_the_table_holds(page: Page, origin: str, heard: list[str]) -> None:
    page.goto(origin + "/network")
    drawn = wait_drawn(page, "[data-island=network] .sheet")
    answer = page.context.request.get(origin + "/network/data")
    assert drawn == len(json.loads(answer.text())["nodes"])
    assert count_inks(page, "[data-island=network] .sheet") > 20
    assert not page.locator("[data-instead=network]").is_visible()
    assert page.locator(".legend li").count() > 2
    assert not complaints(heard)


def test_the_network_is_worked_by_keys(page: Page, origin: str, heard: list[str]) -> None:
    page.goto(origin + "/network")
    wait_drawn(page, "[data-island=network] .sheet")
    sheet = page.locator("[data-island=network] .sheet")
    sheet.focus()
    for key in ("ArrowLeft", "+", "-", "0", "n", "n", "p"):
        page.keyboard.press(key)
    first = page.locator("main table tbody th a").first
    assert first.inner_text() in str(sheet.get_attribute("title"))
    target = str(first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    assert not complaints(heard)


def test_the_network_is_searched(page: Page, origin: str, heard: list[str]) -> None:
    page.goto(origin + "/network")
    wait_drawn(page, "[data-island=network] .sheet")
    name = page.locator("main table tbody th a").nth(4).inner_text()
    page.fill("[data-island=network] input", name)
    assert page.locator("[data-island=network] output").inner_text() == "1"
    assert not complaints(heard)


def test_the_map_draws_its_layers(page: Page, origin: str, heard: list[str]) -> None:
    page.goto(origin + "/map")
    assert wait_drawn(page, "[data-island=map]") > 50
    few = count_inks(page, "[data-island=map] canvas")
    for name in ("routes", "control", "deployments", "reporting"):
        page.locator(f"[data-island=map] input[name={name}]").check()
    page.wait_for_timeout(800)
    assert count_inks(page, "[data-island=map] canvas") > few > 20
    shown = page.locator("[data-island=map]").inner_text()
    assert page.locator("#disclaimer").inner_text().partition(" (")[0] in shown
    assert not complaints(heard)


def test_a_place_on_the_map_opens(page: Page, origin: str, heard: list[str]) -> None:
    page.goto(origin + "/map")
    wait_drawn(page, "[data-island=map]")
    box = page.locator("[data-island=map] canvas").bounding_box()
    assert box
    for step in range(1, 400):
        x, y = (step * 37) % int(box["width"]), (step * 23) % int(box["height"])
        page.mouse.click(box["x"] + x, box["y"] + y)
        if page.locator(".told a").count():
            break
    assert str(page.locator(".told a").first.get_attribute("href")).startswith("/entity/")
    assert not complaints(heard)


def test_without_scripts_there_is_a_drawing_and_a_table(
    window: Browser, desk: BrowserContext, origin: str
) -> None:
    plain = window.new_context(java_script_enabled=False)
    plain.add_cookies(desk.cookies())  # type: ignore[arg-type] # what one context gives, another takes
    page = plain.new_page()
    for address in ("/network", "/map"):
        page.goto(origin + address)
        assert page.locator("main svg").first.is_visible()
        assert page.locator("main table").first.is_visible()
        assert not page.locator("[data-island]").first.is_visible()
    plain.close()
