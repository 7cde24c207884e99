"""The vault: what belongs to a case is encrypted under the key of that case.

Destroying one key destroys the content of one case, in every copy. From the
key of a case follow its subkeys, one for each use, so that nothing which is
left behind (an id, a digest, a place in an index) can be guessed without it.
"""

from __future__ import annotations

import os
from hashlib import blake2b

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as _open,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as _seal,
)
from nacl.exceptions import CryptoError

from sightline.errors import BrokenSeal

KEY_BYTES = 32
NONCE_BYTES = 24


class _Secret:
    """A key that never shows itself."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise BrokenSeal(f"a key has {KEY_BYTES} bytes, {len(secret)} came")
        self._secret = secret

    def __repr__(self) -> str:
        return f"{type(self).__name__}(secret)"

    def __reduce__(self) -> str:
        raise BrokenSeal("a key is not copied by pickling")


class CaseKey(_Secret):
    """The key of one case and the subkeys that follow from it."""

    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self._content = self._subkey(b"content")
        self._pepper = self._subkey(b"pepper")
        self._salts = self._subkey(b"salts")
        self._index = self._subkey(b"index")

    @classmethod
    def generate(cls) -> CaseKey:
        """Make a new key from the randomness of the machine."""
        return cls(os.urandom(KEY_BYTES))

    def seal(self, content: bytes, bind: bytes) -> bytes:
        """Encrypt bytes; ``bind`` says where they belong, and they open nowhere else."""
        return encrypt(self._content, content, bind)

    def open(self, sealed: bytes, bind: bytes) -> bytes:
        """Decrypt what `seal` encrypted for the same place."""
        return decrypt(self._content, sealed, bind)

    def make_nonce(self, form: bytes) -> str:
        """Derive the nonce of a record: the same form always has the same nonce."""
        return blake2b(form, key=self._pepper, digest_size=16).hexdigest()

    def make_seed(self, seed: bytes) -> bytes:
        """Derive the seed of the salts of this case's bodies from the seed of their entry."""
        return blake2b(seed, key=self._salts, digest_size=32).digest()

    def disguise(self, name: bytes) -> bytes:
        """Turn a name into one that says nothing without the key: 32 bytes."""
        return blake2b(name, key=self._index, digest_size=32).digest()

    def wrapped_under(self, workspace: bytes, bind: bytes) -> bytes:
        """Encrypt this key under another."""
        return encrypt(workspace, self._secret, bind)

    def _subkey(self, use: bytes) -> bytes:
        return blake2b(key=self._secret, person=use, digest_size=KEY_BYTES).digest()


class WorkspaceKey(_Secret):
    """The key under which the keys of the cases are kept."""

    @classmethod
    def generate(cls) -> WorkspaceKey:
        """Make a new key from the randomness of the machine."""
        return cls(os.urandom(KEY_BYTES))

    @property
    def secret(self) -> bytes:
        """The bytes of the key, for the one file that keeps them."""
        return self._secret

    def wrap(self, key: CaseKey, case: str) -> bytes:
        """Encrypt the key of a case."""
        return key.wrapped_under(self._secret, case.encode())

    def unwrap(self, wrapped: bytes, case: str) -> CaseKey:
        """Decrypt the key of a case."""
        return CaseKey(decrypt(self._secret, wrapped, case.encode()))


def encrypt(key: bytes, content: bytes, bind: bytes) -> bytes:
    """Encrypt by XChaCha20-Poly1305 under a fresh random nonce, which stands in front."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _seal(content, bind, nonce, key)


def decrypt(key: bytes, sealed: bytes, bind: bytes) -> bytes:
    """Decrypt, or refuse when a byte, the key or the place is not what it was."""
    try:
        return _open(sealed[NONCE_BYTES:], bind, sealed[:NONCE_BYTES], key)
    except (CryptoError, ValueError, TypeError):
        raise BrokenSeal from None
