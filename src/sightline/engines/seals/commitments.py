"""Salted commitments: an entry is named by the digests of its bodies, not by the bodies.

Any body can be withheld from a copy and the name, hence the signature, still
verifies. The salts keep a withheld body from being guessed, and padding makes
what is withheld look like what was never there. The seed of the salts must
never travel with a redacted copy.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import blake2b, sha256

import msgspec

from sightline.errors import BrokenSeal

WIDTH = 8


def make_salts(seed: bytes, count: int) -> list[bytes]:
    """Derive the first salts of a seed: keyed BLAKE2b of the position, 16 bytes each."""
    start = blake2b(key=seed, digest_size=16)
    salts = []
    for position in range(count):
        state = start.copy()
        state.update(position.to_bytes(4, "little"))
        salts.append(state.digest())
    return salts


def commit(salt: bytes, body: bytes) -> bytes:
    """Commit to one body."""
    return sha256(b"\0" + salt + body).digest()


def pad(count: int) -> int:
    """Round a count of bodies up to the number of digests that an entry shows."""
    return -(-count // WIDTH) * WIDTH


def commit_all(salts: Sequence[bytes], bodies: Sequence[bytes]) -> list[bytes]:
    """Commit to bodies in order; salts beyond the last body are spent on empty padding."""
    if len(salts) < len(bodies):
        raise BrokenSeal(f"{len(bodies)} bodies need as many salts, {len(salts)} were given")
    filling = [b""] * (len(salts) - len(bodies))
    return [
        sha256(b"\0" + salt + body).digest()
        for salt, body in zip(salts, [*bodies, *filling], strict=True)
    ]


def name_entry(node: bytes, digests: Sequence[bytes]) -> bytes:
    """Name an entry by its author's public key and its digests."""
    return sha256(b"\1" + node + b"".join(digests)).digest()


class Part(msgspec.Struct, frozen=True):
    """One place of a redacted copy: a salt with its body, or a bare digest without a salt."""

    salt: bytes | None
    content: bytes

    @property
    def digest(self) -> bytes:
        """The digest that the name of the entry was made from."""
        if self.salt is not None:
            return commit(self.salt, self.content)
        if len(self.content) != 32:
            raise BrokenSeal(f"a digest has 32 bytes, {len(self.content)} came")
        return self.content


class RedactedCopy(msgspec.Struct, frozen=True):
    """An entry of which some bodies are disclosed; what is withheld is a digest."""

    node: bytes
    parts: tuple[Part, ...]

    @property
    def name(self) -> bytes:
        """The name of the entry: the same as that of the full copy."""
        return name_entry(self.node, [part.digest for part in self.parts])

    @property
    def disclosed(self) -> tuple[tuple[int, bytes], ...]:
        """The places and bodies that this copy discloses."""
        return tuple(
            (place, part.content)
            for place, part in enumerate(self.parts)
            if part.salt is not None and part.content
        )


def redact(
    node: bytes, salts: Sequence[bytes], bodies: Sequence[bytes], keep: Collection[int]
) -> RedactedCopy:
    """Make a copy that discloses only the bodies at the places to keep."""
    digests = commit_all(salts, bodies)
    kept = {place for place in keep if place < len(bodies)}
    return RedactedCopy(
        node,
        tuple(
            Part(salts[place], bodies[place]) if place in kept else Part(None, digest)
            for place, digest in enumerate(digests)
        ),
    )
