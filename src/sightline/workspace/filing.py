"""What a reader may file: nothing that would reach beyond his own picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from sightline.access import may
from sightline.errors import NotFound, Refused
from sightline.values import (
    Identity,
    Item,
    Marking,
    Reader,
    Record,
    Remarking,
    Statement,
    Withdrawal,
)


class Needs(msgspec.Struct, frozen=True):
    """What a batch of records leans on: markings, items and files that it names."""

    markings: frozenset[str]
    items: frozenset[str]
    files: frozenset[str]


def find_needs(batch: Iterable[Record]) -> Needs:
    """Find the markings, the items outside the batch and the files that a batch names."""
    brought: set[str] = set()
    marks: set[str | None] = set()
    items: set[str] = set()
    files: set[str | None] = set()
    for record in batch:
        match record:
            case Statement():
                items.add(record.item)
                marks.add(record.marking)
            case Item():
                brought.add(record.id)
                marks.add(record.marking)
                files.add(record.blob)
            case Identity() | Withdrawal() | Remarking():
                marks.add(record.marking)
            case Marking():
                pass
            case _:
                raise Refused(f"a {type(record).__name__} is not appended by hand")
    return Needs(
        markings=frozenset(mark for mark in marks if mark is not None),
        items=frozenset(items - brought),
        files=frozenset(name for name in files if name is not None),
    )


def check_markings(needs: Needs, held: Mapping[str, Marking], by: Reader, at: dt.date) -> None:
    """Refuse to file under a marking that the author may not read himself.

    He could not see what he filed, and learn from the count of what is new
    whether somebody else had filed it before.
    """
    for name in needs.markings:
        if not may(by, "read", held.get(name), purpose=_purpose(held.get(name), by), at=at):
            raise Refused("nobody files under a marking that he may not read himself")


def check_files(needs: Needs, kept: frozenset[str]) -> None:
    """Refuse an item that names a file which its author did not hand in.

    The name of a file is its hash: whoever knows the hash must not get the file for it.
    """
    if not needs.files <= kept:
        raise NotFound("an item names a file that was not handed in with it: keep the file first")


def _purpose(marking: Marking | None, by: Reader) -> str | None:
    """Find a purpose of the marking with which the author is entrusted."""
    if marking is None:
        return None
    return next((name for name in marking.purpose if name in by.purposes), None)
