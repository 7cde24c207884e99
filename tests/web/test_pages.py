"""Every page in a real browser: no barrier, no error, no page wider than a telephone."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from sightline.web.rooms import ROUTES
from sightline.workspace import Workspace
from tests.conftest import need
from tests.web import chromium
from tests.web.addresses import gather_addresses, names

#: Pictures of all pages, to be looked at.
SHOTS = Path(os.environ.get("SIGHTLINE_SCREENSHOTS", ".cache/screenshots")).resolve()
PAGES = sorted(route.name for route in ROUTES if not route.post)


@pytest.fixture(scope="module")
def argued(rehearsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house of the exercise in which its readers have judged, asked and expected something."""
    folder = tmp_path_factory.mktemp("argued") / "house"
    shutil.copytree(rehearsed, folder)
    with Workspace.open(folder) as house:
        from sightline.cli.rehearsing import argue  # noqa: PLC0415 - the door of the exercise

        argue(house)
    return folder


@pytest.fixture(scope="module")
def origin(argued: Path) -> Iterator[str]:
    with chromium.serve(argued) as address:
        yield address


@pytest.fixture(scope="module")
def window(argued: Path, origin: str) -> Iterator[Browser]:
    path = chromium.find_chromium()
    need(
        path, "there is no Chromium: install the package chromium, or name it by SIGHTLINE_CHROMIUM"
    )
    with chromium.launch(str(path)) as browser:
        yield browser


@pytest.fixture(scope="module")
def addresses(argued: Path) -> dict[str, tuple[str, ...]]:
    with Workspace.open(argued) as house, house.picture(house.reader()) as picture:
        return dict(gather_addresses(picture))


@pytest.fixture(scope="module")
def desk(window: Browser, origin: str, argued: Path) -> Iterator[BrowserContext]:
    context = chromium.sign_in(window, origin, argued, "ana")
    yield context
    context.close()


def test_every_page_is_looked_at(addresses: dict[str, tuple[str, ...]]) -> None:
    assert set(addresses) == names(post=False)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier_and_no_error(
    desk: BrowserContext, origin: str, addresses: dict[str, tuple[str, ...]], name: str
) -> None:
    for number, address in enumerate(addresses[name]):
        page = desk.new_page()
        complaints: list[str] = []

        def listen(message: ConsoleMessage, heard: list[str] = complaints) -> None:
            # A driver without a graphics card says how slow it is: that is no error of a page.
            if message.type in ("error", "warning") and "GL Driver" not in message.text:
                heard.append(message.text)

        page.on("console", listen)
        page.on("request", lambda request: _stay(request.url, origin))
        answer = (
            page.goto(origin + address, wait_until="load")
            if _is_page(page, origin, address)
            else None
        )
        if answer is None:
            page.close()
            continue
        page.wait_for_load_state("networkidle")
        _look(page, f"{name}-{number}")
        assert not complaints, (address, complaints)
        page.close()


def _is_page(page: Page, origin: str, address: str) -> bool:
    """Whether there is a page to look at, and not a file to save or data for an island."""
    answer = page.context.request.get(origin + address, max_redirects=0)
    kind = answer.headers.get("content-type", "")
    return answer.status == 200 and kind.startswith("text/html")


def _stay(url: str, origin: str) -> None:
    assert url.startswith((origin, "data:", "blob:")), f"a page calls outside: {url}"


def _look(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    barriers = chromium.find_barriers(page)
    page.screenshot(path=SHOTS / f"{name}.desk.png", full_page=True)
    page.set_viewport_size(chromium.PHONE)
    page.screenshot(path=SHOTS / f"{name}.phone.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert not barriers, barriers
    assert wide <= 1, f"the page is {wide} pixels wider than a telephone"


@pytest.mark.parametrize("language", ["fr", "es", "ar", "pt"])
def test_first_pages_in_other_languages(
    window: Browser, origin: str, argued: Path, language: str
) -> None:
    context = chromium.sign_in(window, origin, argued, "ana", language)
    for address in ("/", "/search", "/judgements", "/intake"):
        page = context.new_page()
        page.goto(origin + address)
        assert page.get_attribute("html", "lang") == language
        assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
        _look(page, f"{language}{re.sub('/', '-', address)}")
    context.close()


def test_a_page_works_without_scripts(window: Browser, origin: str, argued: Path) -> None:
    token = chromium.sign_in(window, origin, argued, "ana")
    context = window.new_context(java_script_enabled=False)
    context.add_cookies(token.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(origin + "/search")
    page.fill("main input[name=q]", "group")
    page.press("main input[name=q]", "Enter")
    assert "/search?" in page.url
    page.goto(origin + "/map")
    assert page.locator("main svg").count() >= 1
    context.close()
    token.close()


def test_the_menu_is_worked_by_keys(desk: BrowserContext, origin: str) -> None:
    page = desk.new_page()
    page.goto(origin + "/tour")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("nav summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("nav details[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("nav details[open]").count() == 0
    page.close()
