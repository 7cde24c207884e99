"""What one act appended, and the shape in which records leave the ledger."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from sightline.errors import BadValue
from sightline.values.canon import Canonical, decode_lines, encode
from sightline.values.identity import Identity, Withdrawal
from sightline.values.instant import check_dates
from sightline.values.item import Item
from sightline.values.marking import Marking, Remarking
from sightline.values.reader import Reader
from sightline.values.statement import Statement


class Opening(Canonical, frozen=True, kw_only=True, tag="opening"):
    """A case is opened: what it is for, on what legal basis, and until when it is kept."""

    basis: str
    by: str
    case: str
    purpose: str
    review_by: str | None = None

    def __post_init__(self) -> None:
        check_dates(self.review_by)


class Erasure(Canonical, frozen=True, kw_only=True, tag="erasure"):
    """The tombstone of a case whose key was destroyed: who did it, when, on what legal basis."""

    basis: str
    by: str
    case: str
    known: str
    reason: str

    def __post_init__(self) -> None:
        check_dates(self.known)


class Preface(Canonical, frozen=True, kw_only=True, tag="preface"):
    """The first body of an entry: its number, its predecessor, its author and its time."""

    at: str
    author: str
    prev: str
    seq: int


Record: TypeAlias = (
    Item | Statement | Identity | Withdrawal | Remarking | Marking | Reader | Opening | Erasure
)
Body: TypeAlias = Record | Preface


class Head(msgspec.Struct, frozen=True):
    """The last entry of a ledger: how many there are, and the id of the last."""

    seq: int
    id: str

    @classmethod
    def origin(cls) -> Head:
        """The head of an empty ledger."""
        return cls(0, "0" * 64)


class Receipt(msgspec.Struct, frozen=True):
    """What an append did: the new head, how many records were new, how many were there already."""

    head: Head
    added: int
    known: int
    entries: int


class Block(msgspec.Struct, frozen=True):
    """Records of one entry that carry the same markings and case, as the ledger gives them out.

    ``ids`` are the record ids, 32 bytes each in the order of ``lines``, and
    ``lines`` the canonical forms, one to a line.
    """

    seq: int
    recorded: str
    author: str
    markings: frozenset[str]
    case: str | None
    ids: bytes
    lines: bytes

    def __len__(self) -> int:
        return len(self.ids) // 32


_DECODER: msgspec.json.Decoder[Body] = msgspec.json.Decoder(Body)
STATEMENTS: msgspec.json.Decoder[Statement] = msgspec.json.Decoder(Statement)


def decode(line: bytes) -> Body:
    """Read one record or preface, and refuse any but its canonical form.

    Were two forms read alike, the same record could have two ids.
    """
    try:
        record = _DECODER.decode(line)
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise BadValue(f"the line is not a record: {error}") from error
    if encode(record) != line:
        raise BadValue("the line is not in canonical form: fields sorted, no spaces, no defaults")
    return record


def decode_block(block: Block) -> list[Body]:
    """Read the records of a block."""
    return decode_lines(_DECODER, block.lines)
