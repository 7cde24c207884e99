"""What a store must be able to do: hold rows, one exclusive writer, many readers.

A store knows tables and transactions and nothing of records, markings or
keys. Its laws are stated in `laws`; memory, SQLite and PostgreSQL obey them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from sightline.ledger.rows import (
    BlobRow,
    BlockRow,
    EntryRow,
    HeadRow,
    MentionRow,
    RecordRow,
    RemarkingRow,
    Row,
)
from sightline.values import Sight

R = TypeVar("R", bound=Row)


class Snapshot(Protocol):
    """The rows as they were at one moment; a later write does not change what is read."""

    def head(self) -> HeadRow | None:
        """The signed head, or None before anything was written."""
        ...

    def scan(self, kind: type[R]) -> Iterator[R]:
        """All rows of a table, in the order of their keys."""
        ...

    def entry(self, seq: int) -> EntryRow | None:
        """The entry of this number."""
        ...

    def blocks(self, seq: int) -> list[BlockRow]:
        """All blocks of one entry."""
        ...

    def outlines(self, seqs: Sequence[int]) -> Iterator[BlockRow]:
        """The blocks of these entries without their lines."""
        ...

    def house(self, after: int) -> Iterator[BlockRow]:
        """The blocks without a marking, which never leave, of the entries after this one."""
        ...

    def admitted(self, sight: Sight, after: int, upto: int) -> Iterator[tuple[bytes, BlockRow]]:
        """The blocks that a sight admits, each with the preface of its entry, in order."""
        ...

    def find(self, keys: Sequence[int]) -> list[RecordRow]:
        """The places of the records whose ids begin so."""
        ...

    def mentions(self, keys: Sequence[int]) -> list[MentionRow]:
        """The blocks that hold these items or statements made in them."""
        ...

    def remarkings(self, after: int) -> list[RemarkingRow]:
        """The places of the remarkings in the entries after this one, in order."""
        ...

    def enclosed(self, case: str) -> Iterator[BlockRow]:
        """The blocks of a case without their ids and lines."""
        ...

    def blob_outlines(self) -> Iterator[BlobRow]:
        """All blobs without their bodies."""
        ...

    def blob(self, name: str) -> BlobRow | None:
        """One blob by its name."""
        ...


class Writer(Snapshot, Protocol):
    """The one who writes; what is written is seen by others when it is complete, or never."""

    def put(self, rows: Iterable[Row]) -> None:
        """Add rows of one kind; a head replaces the head."""
        ...

    def drop(self, rows: Iterable[Row]) -> None:
        """Take rows of one kind away, found by their keys."""
        ...


class Store(Protocol):
    """A place where a ledger is kept."""

    @property
    def name(self) -> str:
        """What the store is called in messages; it holds no password."""
        ...

    def read(self) -> AbstractContextManager[Snapshot]:
        """Open a snapshot."""
        ...

    def write(self) -> AbstractContextManager[Writer]:
        """Become the only writer: all that is written counts at the end, or nothing does."""
        ...

    def scrub(self) -> None:
        """Overwrite what was dropped, as far as the store can."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
