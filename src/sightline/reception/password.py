"""Passwords: long enough, nobody's usual one, and kept as a hash that is slow to compute."""

from __future__ import annotations

import base64
import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sightline.errors import BadPassword
from sightline.reception.secret import Secret

SHORTEST, LONGEST = 12, 200
#: Argon2id with 46 MiB, two passes, one lane: more than twice what OWASP names as the least
#: (19 MiB, two passes), and about a tenth of a second on a small machine, so that a few people
#: signing in at once do not hold it up. When these grow, a hash is made anew at the next sign-in.
HASHER = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1)
#: Long enough, and tried first by everybody who guesses.
_WORN = frozenset(
    [
        "123456789012",
        "1234567890123",
        "12345678901234",
        "123456123456",
        "123123123123",
        "password1234",
        "password12345",
        "password123456",
        "passwordpassword",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwerty123456",
        "qwertyqwerty",
        "qwertyuiopasdf",
        "asdfghjkl123",
        "1q2w3e4r5t6y",
        "1qaz2wsx3edc",
        "zaq12wsxcde3",
        "abcdefghijkl",
        "abc123abc123",
        "abcd12345678",
        "administrator",
        "administrador",
        "administrateur",
        "adminadmin12",
        "welcome12345",
        "welcome123456",
        "letmein12345",
        "changeme1234",
        "changemeplease",
        "iloveyou1234",
        "superman1234",
        "football1234",
        "sunshine1234",
        "princess1234",
        "trustno1trustno1",
        "correcthorsebatterystaple",
        "motdepasse123",
        "motdepasse1234",
        "contrasena123",
        "contraseña123",
        "contrasena1234",
        "palavrapasse",
        "palavra-passe",
        "unitednations",
        "unitednations1",
        "nationsunies",
        "nacionesunidas",
        "peacekeeping",
        "peacekeeper1",
        "peacekeepers",
        "sightline123",
        "sightline1234",
        "sightlinesightline",
    ]
)


def check_password(password: str, reader: str) -> str:
    """Take a password that somebody chooses, in the form in which it is kept, or refuse it."""
    chosen = unicodedata.normalize("NFC", password)
    plain = chosen.casefold()
    if len(chosen) < SHORTEST:
        raise BadPassword(f"the password is too short: choose at least {SHORTEST} signs")
    if len(chosen) > LONGEST:
        raise BadPassword(f"the password is too long: choose at most {LONGEST} signs")
    if reader.casefold() in plain:
        raise BadPassword("the password holds your own name: choose another")
    if plain.replace(" ", "") in _WORN or len(set(plain)) < 5:
        raise BadPassword("everybody who guesses tries this password first: choose another")
    return chosen


def hash_password(password: str) -> Secret:
    """Make the slow hash of a password."""
    return Secret(HASHER.hash(unicodedata.normalize("NFC", password)))


def is_right(kept: Secret | None, password: str) -> bool:
    """Whether a password is the one that is kept; without one the same work is done in vain."""
    given = unicodedata.normalize("NFC", password)
    try:
        right = HASHER.verify((kept or _nobodys()).reveal(), given[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None and len(given) <= LONGEST


def is_old(kept: Secret) -> bool:
    """Whether a hash was made with less work than is done now."""
    return HASHER.check_needs_rehash(kept.reveal())


@cache
def _nobodys() -> Secret:
    """Write a hash that is as slow to check as any other, and that no password has."""
    salt, end = (
        base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
        for length in (HASHER.salt_len, HASHER.hash_len)
    )
    cost = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return Secret(f"$argon2id$v=19${cost}${salt}${end}")
