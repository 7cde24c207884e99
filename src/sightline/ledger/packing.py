"""How records lie in a block: compressed, encrypted for a case, found by their keys.

The stored form of open lines is 8 bytes of checksum and a zstd frame; that of
a case is sealed, bound to its place in the ledger, so that it opens nowhere else.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from struct import unpack as unpack_struct
from sys import byteorder

import msgspec
import zstandard

from sightline.engines.seals import CaseKey
from sightline.errors import BrokenChain
from sightline.ledger.rows import BlockRow

MAX_BYTES = 1 << 30
_CHECK = 8


class Member(msgspec.Struct, frozen=True, gc=False):
    """One record on its way into a block."""

    place: int
    id: bytes
    line: bytes
    digest: bytes


def pack(content: bytes) -> bytes:
    """Compress, with a checksum of the compressed form in front."""
    frame = zstandard.ZstdCompressor(level=1).compress(content)
    return blake2b(frame, digest_size=_CHECK).digest() + frame


def unpack(packed: bytes) -> bytes:
    """Take apart what `pack` put together."""
    frame = packed[_CHECK:]
    if blake2b(frame, digest_size=_CHECK).digest() != packed[:_CHECK]:
        raise BrokenChain("a compressed block is damaged")
    try:
        if zstandard.frame_content_size(frame) > MAX_BYTES:
            raise BrokenChain("a compressed block says that it is larger than any block can be")
        return zstandard.ZstdDecompressor().decompress(frame)
    except zstandard.ZstdError as error:
        raise BrokenChain(f"a compressed block is damaged: {error}") from error


def write_places(places: Sequence[int]) -> bytes:
    """Write places of records in an entry, two bytes each, the lower first."""
    numbers = array("H", places)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def read_places(body: bytes) -> Sequence[int]:
    """Read what `write_places` wrote."""
    numbers = array("H")
    try:
        numbers.frombytes(body)
    except ValueError as error:
        raise BrokenChain("the places of a block are damaged") from error
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def pack_block(
    seq: int,
    case: str | None,
    markings: frozenset[str],
    members: Sequence[Member],
    key: CaseKey | None,
) -> BlockRow:
    """Make the row of a block from its records, in the order of their places."""
    members = sorted(members, key=_by_place)
    first = members[0].place
    ids = b"".join(member.id for member in members)
    lines = pack(b"\n".join(member.line for member in members))
    if key is not None:
        ids = key.seal(ids, bind(seq, first, "ids"))
        lines = key.seal(lines, bind(seq, first, "lines"))
    return BlockRow(
        seq=seq,
        first=first,
        case=case,
        markings=tuple(sorted(markings)),
        places=write_places([member.place for member in members]),
        ids=ids,
        digests=b"" if key is None else b"".join(member.digest for member in members),
        lines=lines,
    )


def unpack_ids(row: BlockRow, key: CaseKey | None) -> bytes:
    """Give the ids of a block, 32 bytes each."""
    return row.ids if key is None else key.open(row.ids, bind(row.seq, row.first, "ids"))


def unpack_lines(row: BlockRow, key: CaseKey | None) -> bytes:
    """Give the canonical forms of a block, one to a line."""
    if key is None:
        return unpack(row.lines)
    return unpack(key.open(row.lines, bind(row.seq, row.first, "lines")))


def bind(seq: int, first: int, column: str) -> bytes:
    """Say where an encrypted column belongs."""
    return f"block {seq} {first} {column}".encode()


def make_key(id_: bytes, key: CaseKey | None) -> int:
    """Make the key under which an id is indexed: its first 8 bytes, disguised for a case."""
    return make_keys([id_], key)[0]


def make_keys(ids: Sequence[bytes], key: CaseKey | None) -> list[int]:
    """Make the keys of many ids."""
    names = b"".join(ids if key is None else map(key.disguise, ids))
    return list(unpack_struct(f">{len(names) // 8}q", names)[::4])


def _by_place(member: Member) -> int:
    return member.place
