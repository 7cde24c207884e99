"""A program for tests: it calls the API of a house, by a key or by a session."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from httpx import Response
from litestar.testing import TestClient

from sightline.reception import Gate
from sightline.server import make_application


class Program:
    """One reader's program, in front of one house."""

    def __init__(self, folder: Path, reader: str | None = None) -> None:
        self.gate = Gate(folder)
        self.reader = reader
        self.client = TestClient(make_application(folder), base_url="http://127.0.0.1")
        self.key = self.gate.issue_key(reader, "a test", 1) if reader else None
        if self.key:
            self.client.headers["authorization"] = f"Bearer {self.key}"

    def call(self, method: str, address: str, **more: Any) -> Response:
        """Call an address, whatever it answers."""
        return self.client.request(method, address, follow_redirects=False, **more)

    def get(self, address: str, **headers: str) -> Response:
        """Read an address."""
        return self.call("GET", address, headers=headers)

    def read(self, address: str) -> Any:
        """Read an address that has to answer."""
        answer = self.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, address: str, data: object) -> Response:
        """Send something as JSON."""
        return self.call("POST", address, json=data)

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.__exit__(kind, error, trace)
