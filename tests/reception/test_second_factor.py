"""Codes of the second factor: the vectors of RFC 6238, drift, and that no step is taken twice."""

from __future__ import annotations

import base64
import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.reception.second_factor import (
    DRIFT,
    STEP,
    compute_code,
    digest_recovery,
    find_step,
    make_recovery_codes,
    make_secret,
    write_uri,
)
from sightline.reception.secret import Secret

_TWENTY = b"12345678901234567890"
#: Appendix B of RFC 6238, with the keys of its erratum.
_KEYS = {
    "sha1": _TWENTY,
    "sha256": b"12345678901234567890123456789012",
    "sha512": _TWENTY * 3 + b"1234",
}
VECTORS = [
    (59, "94287082", "46119246", "90693936"),
    (1111111109, "07081804", "68084774", "25091201"),
    (1111111111, "14050471", "67062674", "99943326"),
    (1234567890, "89005924", "91819424", "93441116"),
    (2000000000, "69279037", "90698825", "38618901"),
    (20000000000, "65353130", "77737706", "47863826"),
]
_SECRET = Secret(base64.b32encode(_TWENTY).decode())
_STEPS = st.integers(min_value=10, max_value=10**9)


@pytest.mark.parametrize(("seconds", "sha1", "sha256", "sha512"), VECTORS)
def test_vectors_of_the_rfc(seconds: int, sha1: str, sha256: str, sha512: str) -> None:
    for method, expected in (("sha1", sha1), ("sha256", sha256), ("sha512", sha512)):
        made = compute_code(_KEYS[method], seconds // STEP, digits=8, method=method)
        assert made == expected


def _at(step: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(step * STEP + 7, dt.UTC)


@given(step=_STEPS, drift=st.integers(-5, 5))
def test_a_clock_may_be_wrong_by_one_step(step: int, drift: int) -> None:
    code = compute_code(_TWENTY, step + drift)
    near = {compute_code(_TWENTY, step + one) for one in range(-DRIFT, DRIFT + 1)}
    assert (find_step(_SECRET, code, _at(step), 0) is not None) is (code in near)


@given(step=_STEPS, later=st.integers(-1, 3))
def test_a_used_step_is_not_taken_again(step: int, later: int) -> None:
    code = compute_code(_TWENTY, step)
    used = find_step(_SECRET, code, _at(step), 0)
    assert used is not None
    again = find_step(_SECRET, code, _at(step + later), step + DRIFT)
    assert again is None or again > step + DRIFT
    assert find_step(_SECRET, code, _at(step), step + DRIFT) is None


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "٠١٢٣٤٥", "-12345", "1e5   "])
def test_what_is_no_code_is_none(code: str) -> None:
    assert find_step(_SECRET, code, _at(100), 0) is None


def test_a_code_may_be_typed_with_a_space() -> None:
    code = compute_code(_TWENTY, 100)
    assert find_step(_SECRET, f" {code[:3]} {code[3:]} ", _at(100), 0) == 100


def test_a_telephone_reads_the_secret_from_its_address() -> None:
    secret = make_secret()
    uri = urlsplit(write_uri(secret, "ana & co", "Border: desk?"))
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    asked = parse_qs(uri.query)
    assert asked == {"secret": [secret.reveal()], "issuer": ["Border: desk?"]}
    assert len(base64.b32decode(secret.reveal())) == 20


def test_recovery_codes_differ_and_are_read_however_typed() -> None:
    codes = make_recovery_codes()
    assert len(set(codes)) == len(codes) == 10
    first = codes[0]
    assert len(first.replace("-", "")) == 16
    typed = first.upper().replace("-", " ")
    assert digest_recovery("ana", typed) == digest_recovery("ana", first)
    assert digest_recovery("ben", first) != digest_recovery("ana", first)
