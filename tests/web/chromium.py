"""A real browser in front of a real server, for tests that look at what a person would see."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from sightline.reception import Gate
from sightline.server import make_application

#: No call leaves the machine: not for updates, not for reports.
_QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


def find_chromium() -> str | None:
    """Find a Chromium on this machine."""
    given = os.environ.get("SIGHTLINE_CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome")
    return given or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def serve(folder: Path, threads: int = 2) -> Iterator[str]:
    """Serve a house on a free port of this machine, and give its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            make_application(folder, threads=threads), log_level="error", ws="none"
        )
        server = uvicorn.Server(config)
        runner = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        runner.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            runner.join(10)


@contextmanager
def launch(path: str) -> Iterator[Browser]:
    """Start a Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()


def sign_in(
    browser: Browser, origin: str, folder: Path, reader: str, language: str = "en"
) -> BrowserContext:
    """Open a window in which a reader has signed in, at a desk."""
    gate = Gate(folder)
    token = gate.open_session(reader)
    gate.speak(token, language)
    context = browser.new_context(viewport=DESK)
    context.add_cookies([{"name": "sightline", "value": token, "url": origin}])
    return context


def find_barriers(page: Page) -> list[str]:
    """Find what keeps people out: every serious or moderate rule of axe that a page breaks."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("moderate", "serious", "critical")
        for node in one["nodes"][:3]
    ]
