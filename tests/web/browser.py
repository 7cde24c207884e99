"""A browser for tests: it signs in, follows links, fills in forms, and reads pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from httpx import Response
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser

from sightline.reception import Gate
from sightline.server import make_application


class Page:
    """An answer, read as a page."""

    def __init__(self, response: Response) -> None:
        self.response = response
        self.status = response.status_code
        self.text = response.text
        self.tree = LexborHTMLParser(response.text)

    def words(self, selector: str = "main") -> str:
        """What a part of the page says, in one line."""
        return " ".join(
            " ".join(node.text(separator=" ").split()) for node in self.tree.css(selector)
        )

    def links(self, selector: str = "a") -> list[str]:
        """Where the links of a part of the page lead."""
        return [str(node.attributes.get("href") or "") for node in self.tree.css(selector)]

    def __contains__(self, words: str) -> bool:
        return words in " ".join(
            self.tree.body.text(separator=" ").split() if self.tree.body else ""
        )


class Browser:
    """One reader's browser, in front of one house."""

    def __init__(
        self, folder: Path, reader: str | None = None, *, token: str | None = None
    ) -> None:
        self._client = TestClient(make_application(folder), base_url="http://127.0.0.1")
        self._gate = Gate(folder)
        self.token = token or (self._gate.open_session(reader) if reader else None)
        if self.token:
            self._client.cookies.set("sightline", self.token)

    @property
    def seal(self) -> str:
        """What every form of the reader carries."""
        session = self._gate.session(self.token or "")
        return session.seal if session else ""

    def get(self, address: str, **headers: str) -> Page:
        """Open a page, and stay where it sends one on to elsewhere."""
        return Page(self._client.get(address, headers=headers, follow_redirects=False))

    def post(
        self,
        address: str,
        fields: dict[str, Any] | None = None,
        *,
        files: dict[str, tuple[str, bytes]] | None = None,
        follow: bool = True,
        seal: str | None = None,
    ) -> Page:
        """Send a form as a page of the house would, and go where it leads."""
        data = {"seal": self.seal if seal is None else seal, **(fields or {})}
        return Page(
            self._client.post(
                address,
                data=data,
                files=files,
                headers={"sec-fetch-site": "same-origin"},
                follow_redirects=follow,
            )
        )

    def walk(self, addresses: Iterable[str]) -> dict[str, Page]:
        """Open several pages."""
        return {address: self.get(address) for address in addresses}

    def __enter__(self) -> Self:
        self._client.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.__exit__(kind, error, trace)
