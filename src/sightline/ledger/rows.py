"""The rows in which a ledger is stored, and how each is told from its neighbours.

What is signed and chained is `EntryRow` and the bodies in `BlockRow`; the
other rows are derived from them or signed for themselves, and `verify` finds
any that disagrees.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple, TypeAlias

ORIGIN = b"\0" * 32


class EntryRow(NamedTuple):
    """One act: its name, who signed it, the seed of its salts and its first body."""

    seq: int
    id: bytes
    node: bytes
    signature: bytes
    seed: bytes
    width: int
    preface: bytes


class BlockRow(NamedTuple):
    """The records of one entry that carry the same markings and case.

    ``first`` is the smallest of the ``places``, which are two bytes each, in
    ascending order. ``ids`` and ``lines`` are encrypted when there is a case;
    ``digests`` are kept for a case, so that the chain holds when its key is gone.
    """

    seq: int
    first: int
    case: str | None
    markings: tuple[str, ...]
    places: bytes
    ids: bytes
    digests: bytes
    lines: bytes


class RecordRow(NamedTuple):
    """Where the record stands whose id begins with this key."""

    key: int
    seq: int
    place: int


class MentionRow(NamedTuple):
    """A block that holds an item or statements made in it."""

    item: int
    seq: int
    first: int


class RemarkingRow(NamedTuple):
    """Where a remarking of the target stands."""

    target: int
    seq: int
    place: int


class WithheldRow(NamedTuple):
    """The digests of an erased case in one entry: place (2 bytes) and digest (32), repeated."""

    seq: int
    case: str
    body: bytes


class ErasureRow(NamedTuple):
    """The signed sum of all that was withheld when a case was erased."""

    case: str
    root: bytes
    node: bytes
    signature: bytes


class BlobRow(NamedTuple):
    """One file as received, under a name that follows from its SHA-256."""

    name: str
    case: str | None
    size: int
    body: bytes


class HeadRow(NamedTuple):
    """The signed end of the ledger: its last entry, and the number and sum of its blobs."""

    seq: int
    id: bytes
    blobs: int
    total: bytes
    node: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """What the signature of the head is over."""
        return b"sightline head %d %d " % (self.seq, self.blobs) + self.id + self.total


Row: TypeAlias = (
    EntryRow
    | BlockRow
    | RecordRow
    | MentionRow
    | RemarkingRow
    | WithheldRow
    | ErasureRow
    | BlobRow
    | HeadRow
)
TABLES: tuple[type[Row], ...] = (
    EntryRow,
    BlockRow,
    RecordRow,
    MentionRow,
    RemarkingRow,
    WithheldRow,
    ErasureRow,
    BlobRow,
    HeadRow,
)
_KEYS: dict[type[Row], int] = {
    EntryRow: 1,
    BlockRow: 2,
    RecordRow: 3,
    MentionRow: 3,
    RemarkingRow: 3,
    WithheldRow: 2,
    ErasureRow: 1,
    BlobRow: 1,
    HeadRow: 0,
}


def key_of(row: Row) -> tuple[object, ...]:
    """The leading columns that no two rows of a table share; a table of one row has none."""
    return tuple(row[: _KEYS[type(row)]])


def name_table(kind: type[object]) -> str:
    """The name of the table that holds rows of this kind."""
    return kind.__name__.removesuffix("Row").lower()


def sum_blobs(total: bytes, row: BlobRow, sign: int = 1) -> bytes:
    """Add a blob to the sum of all blobs, or take it out; the order makes no difference."""
    own = sha256(f"{row.name} {row.case or ''} {row.size}".encode()).digest()
    number = int.from_bytes(total, "big") + sign * int.from_bytes(own, "big")
    return (number % (1 << 256)).to_bytes(32, "big")


def sum_withheld(rows: list[WithheldRow]) -> bytes:
    """Sum up the digests that an erasure left behind, in the order of entries."""
    state = sha256(b"sightline withheld")
    for row in sorted(rows):
        state.update(b"%d %d " % (row.seq, len(row.body)) + row.body)
    return state.digest()


def say_erased(case: str, root: bytes) -> bytes:
    """What the signature of an erasure is over."""
    return b"sightline erasure " + root + case.encode()
