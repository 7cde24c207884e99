"""Signing in by a provider: what it signs is believed, and only of issuer and subject."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from joserfc.jwk import OctKey, RSAKey

from sightline.errors import NotFound, NotLetIn, Refused, WorkspaceError
from sightline.reception import Gate
from sightline.reception.rules import FILE
from tests.reception.clock import Clock
from tests.reception.issuer import CLIENT, Issuer, serve_issuer
from tests.reception.people import CHIEF, card


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with serve_issuer() as one:
        yield one


@pytest.fixture
def bound(tmp_path: Path, clock: Clock, issuer: Issuer) -> Gate:
    """A gate at which ana is known by the provider as subject-1."""
    secret = tmp_path / "client.secret"
    secret.write_text("the client's own\n", "utf-8")
    secret.chmod(0o600)
    (tmp_path / FILE).write_text(
        f'[provider]\nname = "The mission"\nissuer = "{issuer.address}"\n'
        f'client_id = "{CLIENT}"\nredirect = "http://127.0.0.1/sign-in/back"\n'
        f'secret_file = "{secret}"\n',
        "utf-8",
    )
    gate = Gate(tmp_path, clock)
    gate.bind(card("ana"), CHIEF, "subject-1")
    issuer.claims |= _times(clock)
    return gate


def _times(clock: Clock) -> dict[str, int]:
    """Say from when until when a token counts."""
    return {"iat": int(clock.at.timestamp()), "exp": int(clock.at.timestamp()) + 300}


def _come(gate: Gate, issuer: Issuer) -> tuple[str, str]:
    address, state = gate.send_out("/flags")
    returned, code = issuer.approve(address)
    assert returned == state
    return gate.take_back(state, code)


def test_who_is_bound_comes_in(bound: Gate, issuer: Issuer) -> None:
    token, onward = _come(bound, issuer)
    session = bound.session(token)
    assert session is not None
    assert (session.reader, onward) == ("ana", "/flags")
    (form,) = issuer.forms
    assert form["client_secret"] == ["the client's own"]
    assert form["redirect_uri"] == ["http://127.0.0.1/sign-in/back"]
    assert "the client's own" not in repr(bound.doings())


def test_a_way_in_is_used_once_and_not_for_long(bound: Gate, issuer: Issuer, clock: Clock) -> None:
    address, state = bound.send_out("/")
    _, code = issuer.approve(address)
    bound.take_back(state, code)
    with pytest.raises(NotLetIn, match="begin again"):
        bound.take_back(state, code)
    address, state = bound.send_out("/")
    _, code = issuer.approve(address)
    clock.go(minutes=11)
    with pytest.raises(NotLetIn, match="begin again"):
        bound.take_back(state, code)


LIES: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "another-client"},
    "two audiences": {"aud": [CLIENT, "another-client"]},
    "made for another": {"aud": [CLIENT, "another"], "azp": "another"},
    "over": {"exp": 1_000_000_000},
    "no end": {"exp": None},
    "from the future": {"iat": 9_999_999_999},
    "another request": {"nonce": "another"},
    "no request": {"nonce": None},
    "nobody": {"sub": ""},
    "a number": {"sub": 1},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_does_not_hold_lets_nobody_in(
    bound: Gate, issuer: Issuer, lie: dict[str, Any]
) -> None:
    issuer.claims |= lie
    with pytest.raises(NotLetIn):
        _come(bound, issuer)


def test_only_the_providers_own_key_signs(bound: Gate, issuer: Issuer) -> None:
    issuer.key = RSAKey.generate_key(2048, {"kid": "one"})
    with pytest.raises(NotLetIn):
        _come(bound, issuer)


def test_a_shared_secret_signs_nothing(bound: Gate, issuer: Issuer) -> None:
    """The public key, taken for a shared secret, would let anybody sign."""
    issuer.header, issuer.key = {"alg": "HS256", "kid": "one"}, OctKey.import_key("x" * 32)
    with pytest.raises(NotLetIn):
        _come(bound, issuer)


def test_the_same_mail_under_another_subject_is_somebody_else(bound: Gate, issuer: Issuer) -> None:
    issuer.claims |= {"sub": "subject-2", "email": "ana@mission.example", "name": "ana"}
    with pytest.raises(NotLetIn, match="this house does not"):
        _come(bound, issuer)


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_is_another_is_not_followed(
    bound: Gate, issuer: Issuer, change: dict[str, Any]
) -> None:
    issuer.discovery |= change
    with pytest.raises(NotLetIn):
        bound.send_out("/")


def test_the_challenge_stays_here(bound: Gate, issuer: Issuer) -> None:
    address, state = bound.send_out("/")
    asked = parse_qs(address.partition("?")[2])
    assert asked["scope"] == ["openid"]
    assert asked["state"] == [state]
    assert "code_verifier" not in asked
    assert "client_secret" not in asked
    assert issuer.forms == []


def test_a_secret_that_others_may_read_is_not_used(
    tmp_path: Path, bound: Gate, issuer: Issuer
) -> None:
    (tmp_path / "client.secret").chmod(0o644)
    with pytest.raises(WorkspaceError, match="chmod 600"):
        _come(bound, issuer)


def test_an_identity_is_bound_by_a_registrar_once(bound: Gate, issuer: Issuer) -> None:
    with pytest.raises(Refused, match="bound already"):
        bound.bind(card("ben"), CHIEF, "subject-1")
    for by in (card("ana"), card("ben", "custodian"), card("rita", "registrar", cases=())):
        with pytest.raises(Refused):
            bound.bind(card("ana", cases=("case-1",)), by, "subject-3")
    with pytest.raises(Refused):
        bound.bind(CHIEF, CHIEF, "subject-3")
    assert bound.bonds("ana") == ["subject-1"]
    token, _ = _come(bound, issuer)
    bound.loosen(card("ana"), CHIEF)
    assert bound.session(token) is None
    with pytest.raises(NotLetIn):
        _come(bound, issuer)


def test_without_a_provider_there_is_no_such_way(gate: Gate) -> None:
    with pytest.raises(NotFound, match="there is no such page"):
        gate.send_out("/")
    with pytest.raises(NotFound, match="there is no such page"):
        gate.take_back("a", "b")
