"""A provider of identities for tests: it answers on this machine and signs what it is told to."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
CLIENT = "sightline-house"


class Issuer:
    """What the provider says; tests change it to make it lie."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.key: Any = KEY
        self.discovery: dict[str, Any] = {
            "issuer": address,
            "authorization_endpoint": f"{address}/authorize",
            "token_endpoint": f"{address}/token",
            "jwks_uri": f"{address}/keys",
        }
        #: Codes that were given out, each with the challenge and the nonce of its request.
        self.codes: dict[str, tuple[str, str]] = {}
        self.forms: list[dict[str, list[str]]] = []

    def approve(self, request: str) -> tuple[str, str]:
        """Let somebody in who was sent here by an address: give the state and a code."""
        asked = {name: one[0] for name, one in parse_qs(request.partition("?")[2]).items()}
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = (asked["code_challenge"], asked["nonce"])
        return asked["state"], code

    def answer(self, path: str, body: bytes) -> dict[str, Any]:
        """Answer a call."""
        if path == "/.well-known/openid-configuration":
            return self.discovery
        if path == "/keys":
            return {"keys": [KEY.as_dict(private=False)]}
        form = parse_qs(body.decode())
        self.forms.append(form)
        challenge, nonce = self.codes.pop(form["code"][0])
        made = base64.urlsafe_b64encode(sha256(form["code_verifier"][0].encode()).digest())
        if made.decode().rstrip("=") != challenge:
            return {"error": "invalid_grant"}
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "subject-1",
            "nonce": nonce,
            **self.claims,
        }
        return {"id_token": jwt.encode(self.header, claims, self.key)}


@contextmanager
def serve_issuer() -> Iterator[Issuer]:
    """Serve a provider on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["content-length"])))

        def _answer(self, body: bytes) -> None:
            told = json.dumps(issuer.answer(self.path, body)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer = Issuer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
