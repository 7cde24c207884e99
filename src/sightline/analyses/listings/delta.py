"""What changed between two versions of a list: who came, who went, who was renamed or amended.

Whoever was taken off is named as plainly as whoever was added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sightline.analyses.listings.version import ListVersion
from sightline.errors import BadValue
from sightline.picture import Picture

_PAGE = 500_000
#: What points to whom a record is about.
_OWNERS = {"Sanction": "entity"}
_HOLDER = "holder"


class Change(msgspec.Struct, frozen=True):
    """One property whose values differ: those of the older version alone, and of the newer."""

    prop: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a list, under the id of its listing."""

    listing: str
    entity: str
    name: str
    reference: str
    changes: tuple[Change, ...] = ()


class Delta(msgspec.Struct, frozen=True, kw_only=True):
    """The difference of two versions; ``renamed`` and ``amended`` are among the common ones."""

    older: ListVersion
    newer: ListVersion
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[Entry, ...]
    amended: tuple[Entry, ...]
    common: int
    cautions: tuple[str, ...] = ()


def compare_versions(picture: Picture, older: ListVersion, newer: ListVersion) -> Delta:
    """Compare two versions of one list, entry by entry."""
    if older.list != newer.list:
        raise BadValue(
            f"a version of {older.list} cannot be compared with one of {newer.list}: "
            "give two versions of one list"
        )
    old, new = _read(picture, older.item), _read(picture, newer.item)
    _align(old, new)
    both = sorted(old.keys() & new.keys())
    changed = {name: _compare(old[name], new[name]) for name in both}
    renamed = [name for name in both if any(one.prop == "name" for one in changed[name])]
    return Delta(
        older=older,
        newer=newer,
        added=_sorted(_entry(name, new[name]) for name in new.keys() - old.keys()),
        removed=_sorted(_entry(name, old[name]) for name in old.keys() - new.keys()),
        renamed=_sorted(_entry(name, new[name], changed[name]) for name in renamed),
        amended=_sorted(_entry(name, new[name], changed[name]) for name in both if changed[name]),
        common=len(both),
        cautions=tuple(_caution(older, newer)),
    )


def _caution(older: ListVersion, newer: ListVersion) -> Iterator[str]:
    for one in (older, newer):
        if not one.whole:
            yield f"the version of {one.day} is not here whole: entries may be missing from it"
    if newer.day < older.day:
        yield "the version given first is the newer one"


class _Card(msgspec.Struct):
    """All that one version says of one entry, by property."""

    entity: str = ""
    values: dict[str, set[str]] = msgspec.field(default_factory=dict)

    def first(self, *props: str) -> str:
        """The first value of the first of these properties that has one."""
        return next((min(self.values[prop]) for prop in props if self.values.get(prop)), "")


def _read(picture: Picture, item: str) -> dict[str, _Card]:
    """Gather what a version says under the listings to which it belongs."""
    said: dict[str, list[tuple[str, str, str]]] = {}
    listed: dict[str, str] = {}
    holders: dict[str, str] = {}
    after: str | None = None
    while page := picture.statements(item=item, after=after, limit=_PAGE):
        after = page[-1].id
        for one in page:
            if one.negated:
                continue
            said.setdefault(one.entity, []).append((one.schema, one.prop, one.value))
            if one.prop == _OWNERS.get(one.schema):
                listed[one.entity] = one.value
            elif one.prop == _HOLDER:
                holders[one.entity] = one.value
    cards = {listing: _Card(entity=entity) for listing, entity in listed.items()}
    by_entity: dict[str, list[_Card]] = {}
    for listing, card in cards.items():
        by_entity.setdefault(card.entity, []).append(card)
        _add(card, said[listing], "")
    for name, values in said.items():
        for card in by_entity.get(holders.get(name, name), ()):
            _add(card, values, "paper " if name in holders else "")
    return cards


def _align(old: dict[str, _Card], new: dict[str, _Card]) -> None:
    """Give an entry whose id was changed and whose number was not its new id in the old version."""
    numbers = {card.first("unscId"): name for name, card in new.items() if name not in old}
    for name in [name for name in old if name not in new]:
        number = old[name].first("unscId")
        if number and number in numbers:
            old[numbers.pop(number)] = old.pop(name)


def _add(card: _Card, values: list[tuple[str, str, str]], before: str) -> None:
    for _, prop, value in values:
        if prop not in ("entity", _HOLDER, "id"):
            card.values.setdefault(before + prop, set()).add(value)


def _compare(old: _Card, new: _Card) -> tuple[Change, ...]:
    found = []
    for prop in sorted(old.values.keys() | new.values.keys()):
        before, after = old.values.get(prop, set()), new.values.get(prop, set())
        if before != after:
            found.append(Change(prop, tuple(sorted(before - after)), tuple(sorted(after - before))))
    return tuple(found)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.reference, one.name, one.listing)))


def _entry(listing: str, card: _Card, changes: tuple[Change, ...] = ()) -> Entry:
    return Entry(
        listing=listing,
        entity=card.entity,
        name=card.first("name", "alias", "weakAlias") or card.entity,
        reference=card.first("unscId", "authorityId"),
        changes=changes,
    )
