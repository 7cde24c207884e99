"""Versions of lists in a picture: which there are, of which day, and which entries each holds.

That an entry left a list is never stated by anybody: it follows from a later version without it.
Only a version that is there whole can show that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from weakref import WeakKeyDictionary

import msgspec

from sightline.errors import BadInstant, NotFound
from sightline.picture import Picture, Received, Saying
from sightline.values import Instant

_PAGE = 500_000
_ITEMS = 1_000


class ListVersion(msgspec.Struct, frozen=True):
    """One version of a list. ``entries`` counts the listings of it that the picture holds.

    ``whole`` says that no entry of it is missing: only then does absence from it mean anything.
    """

    list: str
    version: str
    day: dt.date
    item: str
    sha256: str
    entries: int | None
    whole: bool = True


class Holding(msgspec.Struct, frozen=True):
    """What a picture holds of lists: the versions in order, and the listings of each."""

    versions: tuple[ListVersion, ...]
    #: The statements that make up the listings, by listing and then by item.
    said: dict[str, dict[str, list[Saying]]]
    #: The items in which an entry stands under its number, whatever its id: by list and number.
    numbered: dict[tuple[str, str], set[str]]

    def under(self, code: str, number: str) -> set[str]:
        """The items of a list in which a number stands; none for an entry without one."""
        return self.numbered.get((code, number), set()) if number else set()

    def of(self, code: str) -> list[ListVersion]:
        """The versions of one list, the oldest first."""
        return [one for one in self.versions if one.list == code]


_held: WeakKeyDictionary[Picture, Holding] = WeakKeyDictionary()


def versions(picture: Picture) -> tuple[ListVersion, ...]:
    """List the versions of all lists, by list and by day."""
    return hold(picture).versions


def find_version(picture: Picture, name: str) -> ListVersion:
    """Find a version by the id of its item or its beginning, or by `list@day`."""
    found = [
        one
        for one in versions(picture)
        if (len(name) >= 8 and one.item.startswith(name))
        or name in (f"{one.list}@{one.day}", f"{one.list}@{one.version}")
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            f"there is no version {name[:80]!r} of a list in this picture: "
            "`sightline lists` names those that are there, such as un-sc@2025-04-19"
        )
    raise NotFound(f"{name[:80]!r} could be {len(found)} versions: name the item instead")


def hold(picture: Picture) -> Holding:
    """Read what a picture holds of lists, once for each picture."""
    found = _held.get(picture)
    if found is None:
        found = _held[picture] = _read(picture)
    return found


def _read(picture: Picture) -> Holding:
    items = {one.id: one for one in _items(picture)}
    said: dict[str, dict[str, list[Saying]]] = {}
    counts: dict[str, set[str]] = {}
    for saying in _sayings(picture):
        if saying.negated:
            continue
        said.setdefault(saying.entity, {}).setdefault(saying.item, []).append(saying)
        if saying.prop == "entity":
            counts.setdefault(saying.item, set()).add(saying.entity)
    made = [_version(one, len(counts.get(one.id, ()))) for one in items.values()]
    kept = [one for one in made if one is not None]
    kept.sort(key=lambda one: (one.list, one.day, one.version, one.item))
    return Holding(tuple(kept), said, _number(said, {one.item: one.list for one in kept}))


def _number(
    said: dict[str, dict[str, list[Saying]]], lists: dict[str, str]
) -> dict[tuple[str, str], set[str]]:
    """Find under which numbers entries stand: a list may give an entry a new id of its own."""
    found: dict[tuple[str, str], set[str]] = {}
    for by_item in said.values():
        for item, sayings in by_item.items():
            for one in sayings:
                if one.prop == "unscId" and item in lists:
                    found.setdefault((lists[item], one.value), set()).add(item)
    return found


def _version(received: Received, entries: int) -> ListVersion | None:
    about = received.item.about
    day = _day(about["version"]) or received.known_by
    if day is None:
        return None
    stated, lost = about.get("entries", ""), about.get("lost", "0")
    whole = entries >= (int(stated) if stated.isdecimal() else 0) and lost == "0"
    return ListVersion(
        about["list"], about["version"], day, received.id, about.get("sha256", ""), entries, whole
    )


def _day(version: str) -> dt.date | None:
    try:
        return Instant.parse(version[:10]).latest
    except BadInstant:
        return None


def _items(picture: Picture) -> Iterator[Received]:
    after: str | None = None
    while page := picture.items(after=after, limit=_ITEMS):
        yield from (one for one in page if {"list", "version"} <= one.item.about.keys())
        after = page[-1].id


def _sayings(picture: Picture) -> Iterator[Saying]:
    after: str | None = None
    while page := picture.statements(schema="Sanction", after=after, limit=_PAGE):
        yield from page
        after = page[-1].id
