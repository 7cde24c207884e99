"""The second factor: codes that a telephone computes from a secret and the time (RFC 6238)."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import secrets
from urllib.parse import quote, urlencode

from sightline.reception.secret import Secret

#: Seconds that a code lasts, its digits, and how many steps a clock may be wrong.
STEP, DIGITS, DRIFT = 30, 6, 1
#: How many recovery codes there are.
CODES = 10


def make_secret() -> Secret:
    """Make a secret of 160 bits, as people type it into a telephone."""
    return Secret(base64.b32encode(secrets.token_bytes(20)).decode())


def compute_code(key: bytes, step: int, *, digits: int = DIGITS, method: str = "sha1") -> str:
    """Compute the code of a step, by the dynamic truncation of RFC 4226."""
    made = hmac.new(key, step.to_bytes(8, "big"), method).digest()
    start = made[-1] & 15
    number = int.from_bytes(made[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def find_step(secret: Secret, code: str, at: dt.datetime, used: int) -> int | None:
    """Find the step of which a code is, near the time and after the last one that was used."""
    given = "".join(code.split())
    if not (given.isascii() and given.isdigit() and len(given) == DIGITS):
        return None
    key, here = base64.b32decode(secret.reveal()), int(at.timestamp()) // STEP
    found = None
    for step in range(here - DRIFT, here + DRIFT + 1):
        right = hmac.compare_digest(compute_code(key, step), given)
        if right and step > used and found is None:
            found = step
    return found


def write_uri(secret: Secret, reader: str, house: str) -> str:
    """Write the address that a telephone reads the secret from."""
    asked = urlencode({"secret": secret.reveal(), "issuer": house}, quote_via=quote)
    return f"otpauth://totp/{quote(house, safe='')}:{quote(reader, safe='')}?{asked}"


def make_recovery_codes() -> tuple[str, ...]:
    """Make the codes for whoever lost the telephone, each good once: 80 bits, so no guess helps."""
    made = (base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(CODES))
    return tuple("-".join(one[at : at + 4] for at in range(0, 16, 4)) for one in made)


def digest_recovery(reader: str, code: str) -> bytes:
    """Compute what is kept of a recovery code, however it is typed."""
    plain = "".join(sign for sign in code.casefold() if sign.isalnum())
    return hashlib.sha256(f"{reader}\n{plain}".encode()).digest()
