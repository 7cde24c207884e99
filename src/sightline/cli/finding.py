"""Finding what somebody names: an entity by its id, a record by the first digits of its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sightline.cli.page import is_record
from sightline.errors import NotFound

if TYPE_CHECKING:
    from sightline.picture import Entity, Picture, Received, Saying

_DIGITS = frozenset("0123456789abcdef")
_FEWEST = 8


class Found(NamedTuple):
    """The one thing that was found: an entity, a statement or an item."""

    entity: Entity | None = None
    saying: Saying | None = None
    item: Received | None = None


def find_anything(picture: Picture, named: str) -> Found:
    """Find an entity, a statement or an item; absent and hidden are the same answer."""
    try:
        return Found(entity=picture.entity(named))
    except NotFound:
        found = find_record(picture, named)
    if found is None:
        raise NotFound(
            f"there is no {named!r} in your picture: `sightline search WORDS` finds entities"
        )
    return found


def find_record(picture: Picture, named: str) -> Found | None:
    """Find the one statement or item whose id begins so; two of a kind are none."""
    if not _FEWEST <= len(named) <= 64 or not set(named) <= _DIGITS:
        return None
    before = _just_before(named)
    sayings = picture.statements(after=before, limit=2, withdrawn=True)
    items = picture.items(after=before, limit=2, withdrawn=True)
    found = [Found(saying=one) for one in sayings if one.id.startswith(named)]
    found += [Found(item=one) for one in items if one.id.startswith(named)]
    return found[0] if len(found) == 1 else None


def name_record(picture: Picture, named: str) -> str:
    """Find the whole id of a record; a whole one is given back as it is."""
    if is_record(named):
        return named
    found = find_record(picture, named)
    record = found and (found.saying or found.item)
    if not record:
        raise NotFound(f"there is no record {named!r} in your picture")
    return record.id


def _just_before(start: str) -> str | None:
    """Name the last possible id before all that begin so."""
    number = int(start, 16)
    return None if number == 0 else f"{number - 1:0{len(start)}x}".ljust(64, "f")
