"""Signatures: one Ed25519 key per node, kept in a file that only its owner can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.signing import SigningKey, VerifyKey

from sightline.errors import BrokenSeal

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class NodeKey:
    """The key with which one node signs; its public half names the node."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != 32:
            raise BrokenSeal(f"a node key has 32 bytes, {len(seed)} came")
        self._signing = SigningKey(seed)
        self.public = bytes(self._signing.verify_key)

    @classmethod
    def generate(cls) -> NodeKey:
        """Make a new key from the randomness of the machine."""
        return cls(os.urandom(32))

    @classmethod
    def load(cls, path: Path) -> NodeKey:
        """Read a key that `save` wrote."""
        return cls(read_secret(path))

    def save(self, path: Path) -> None:
        """Write the key to a new file that only its owner can read."""
        write_secret(path, bytes(self._signing))

    def sign(self, message: bytes) -> bytes:
        """Sign a message: 64 bytes."""
        return self._signing.sign(message).signature

    def __repr__(self) -> str:
        return f"NodeKey(public={self.public.hex()})"


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature is that of the holder of this public key over this message."""
    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, CryptoError, ValueError, TypeError):
        return False
    return True


def write_secret(path: Path, secret: bytes) -> None:
    """Write a secret in hexadecimal to a new file of mode 0600, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secret.hex().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        raise BrokenSeal(f"{path.name} is there already: a key is never overwritten") from None
    finally:
        draft.unlink()


def read_secret(path: Path) -> bytes:
    """Read a secret that `write_secret` wrote, and refuse one that others can read."""
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise BrokenSeal(f"{path.name} can be read by others: set its mode to 600 and renew it")
    try:
        return bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        raise BrokenSeal(f"{path.name} is not a key: expected hexadecimal digits") from None
