"""Files as received, kept in the ledger's own store under names that follow from their content.

A file that belongs to a case is encrypted, and its name disguised, so that
without the key nobody can even ask whether a known file is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sightline.engines.seals import CaseKey
from sightline.errors import BadInput, BrokenChain
from sightline.ledger.packing import pack, unpack
from sightline.ledger.rows import BlobRow

MAX_BYTES = 256 << 20


def pack_blob(content: bytes, case: str | None, key: CaseKey | None) -> BlobRow:
    """Make the row of a file."""
    if len(content) > MAX_BYTES:
        raise BadInput(
            f"the file has {len(content)} bytes and at most {MAX_BYTES} are kept: divide it first"
        )
    name = name_blob(sha256(content).digest(), key)
    body = pack(content)
    if key is not None:
        body = key.seal(body, bind(name))
    return BlobRow(name, case, len(content), body)


def unpack_blob(row: BlobRow, key: CaseKey | None) -> bytes:
    """Give the file, and refuse one whose content is not that of its name."""
    content = unpack(row.body if key is None else key.open(row.body, bind(row.name)))
    if len(content) != row.size or name_blob(sha256(content).digest(), key) != row.name:
        raise BrokenChain("a file is not the one that its name says")
    return content


def name_blob(digest: bytes, key: CaseKey | None) -> str:
    """Name a file by its SHA-256, disguised for a case."""
    return (digest if key is None else key.disguise(b"blob " + digest)).hex()


def name_everywhere(digest: bytes, keys: Iterable[CaseKey | None]) -> dict[str, CaseKey | None]:
    """The names that one file can have, in the open and in each case."""
    return {name_blob(digest, key): key for key in keys}


def bind(name: str) -> bytes:
    """Say where an encrypted file belongs."""
    return f"blob {name}".encode()
