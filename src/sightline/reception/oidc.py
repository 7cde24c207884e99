"""OpenID Connect, as far as a house needs it: authorization code with PKCE, state and nonce.

No request is made here: whoever calls hands in how one is fetched. Nothing is taken on trust from
the provider but what its signed token says, and of that only the pair of issuer and subject.
"""

from __future__ import annotations

import base64
import hmac
import json
import secrets
import stat
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sightline.errors import NotLetIn, WorkspaceError
from sightline.reception.rules import Provider, check_address
from sightline.reception.secret import Secret

#: Fetches an address, with a form to be sent or without, and gives the answer's bytes.
Fetch = Callable[[str, Mapping[str, str] | None], bytes]
#: The signatures that are believed: none that a shared secret makes, and never none at all.
_SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
#: Seconds that the clocks of the provider and the house may differ.
_LEEWAY = 60


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser takes along to the provider, and what is kept here until it is back."""

    state: str
    nonce: str
    verifier: str


def make_errand() -> Errand:
    """Make an errand that nobody could guess."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Errand(state=state, nonce=nonce, verifier=verifier)


def write_request(provider: Provider, errand: Errand, fetch: Fetch) -> str:
    """Write the address of the provider to which the browser is sent."""
    challenge = sha256(errand.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "scope": "openid",
        "client_id": provider.client_id,
        "redirect_uri": provider.redirect,
        "state": errand.state,
        "nonce": errand.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    where = _discover(provider, fetch)["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"


def find_subject(provider: Provider, errand: Errand, code: str, fetch: Fetch, *, at: int) -> str:
    """Exchange a code for the provider's signed word on who came, and give the subject."""
    places = _discover(provider, fetch)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.redirect,
        "client_id": provider.client_id,
        "client_secret": read_secret(provider).reveal(),
        "code_verifier": errand.verifier,
    }
    token = _read(fetch(places["token_endpoint"], form)).get("id_token")
    keys = _read(fetch(places["jwks_uri"], None))
    try:
        signed = jwt.decode(str(token), KeySet.import_key_set(keys), algorithms=_SIGNATURES)  # type: ignore[arg-type] # checked there
        _check_claims(provider, errand, signed.claims, at)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotLetIn(
            f"what the provider said does not hold ({type(error).__name__}): begin again"
        ) from None
    return str(signed.claims["sub"])


def read_secret(provider: Provider) -> Secret:
    """Read the secret of the client from its file, which nobody else may read."""
    path = Path(provider.secret_file)
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise WorkspaceError("the file of the client's secret can be read by others: chmod 600")
        return Secret(path.read_text("utf-8").strip())
    except OSError as error:
        raise WorkspaceError(
            f"the file of the client's secret cannot be read: {error.strerror}"
        ) from None


def _check_claims(provider: Provider, errand: Errand, claims: dict[str, Any], at: int) -> None:
    registry = jwt.JWTClaimsRegistry(
        now=at,
        leeway=_LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": provider.client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True},
    )
    registry.validate(claims)
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != provider.client_id:
        raise ValueError("the token is for somebody else too")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise ValueError("the token was made for somebody else")
    if not hmac.compare_digest(str(claims["nonce"]).encode(), errand.nonce.encode()):
        raise ValueError("the token answers another request")
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255:
        raise ValueError("the token names nobody")


def _discover(provider: Provider, fetch: Fetch) -> dict[str, str]:
    """Ask the provider where it is asked; it must say of itself what the house was told."""
    address = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    told = _read(fetch(address, None))
    wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if told.get("issuer") != provider.issuer or not all(
        isinstance(told.get(one), str) for one in wanted
    ):
        raise NotLetIn("the provider is not the one that the house knows: tell the registrar")
    try:
        return {one: check_address(told[one]) for one in wanted}
    except ValueError:
        raise NotLetIn("the provider sends to an address without TLS: tell the registrar") from None


def _read(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotLetIn("the provider's answer cannot be read: begin again")
    return found
