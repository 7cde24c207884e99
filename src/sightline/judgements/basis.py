"""What a judgement rests on: which of it still stands, and how many voices it is.

Items with a common ancestor, of one source or of one document are one voice.
What is not in the picture counts for nothing, and neither does an act on a
judgement: a judgement is not evidence for another one.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.analyses.voices import group_items
from sightline.errors import NotFound
from sightline.picture import Picture, Received, Saying

#: What an item holds that is an act on a judgement and no report.
_SIGNS_OF_AN_ACT = frozenset(("act", "by", "of"))


class Pillar(msgspec.Struct, frozen=True, kw_only=True):
    """One statement or item of a basis, as the picture has it."""

    id: str
    item: str | None = None
    title: str | None = None
    grade: str | None = None
    withdrawn: bool = False
    act: bool = False

    @property
    def there(self) -> bool:
        """Whether it is in the picture."""
        return self.item is not None

    @property
    def carries(self) -> bool:
        """Whether it still counts."""
        return self.there and not self.withdrawn and not self.act


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """All pillars of a basis, and the items that carry it, parted into voices."""

    pillars: tuple[Pillar, ...]
    voices: tuple[tuple[str, ...], ...]

    @property
    def missing(self) -> int:
        """How many of its pillars are not in the picture."""
        return sum(not one.there for one in self.pillars)

    @property
    def withdrawn(self) -> int:
        """How many of its pillars were withdrawn."""
        return sum(one.withdrawn for one in self.pillars)

    @property
    def carried(self) -> bool:
        """Whether anything of it still counts."""
        return bool(self.voices)

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades of what still counts, side by side and never averaged."""
        return tuple(one.grade or "ungraded" for one in self.pillars if one.carries)


class Evidence:
    """Looks up what judgements rest on; what is asked for together is read together."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._items: dict[str, Received | None] = {}
        self._sayings: dict[str, Saying | None] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Read items by their ids, and everything that they are derived from."""
        ahead = {one for one in ids if one not in self._items}
        while ahead:
            found = self._picture.items_named(sorted(ahead))
            self._items |= {one: found.get(one) for one in ahead}
            behind = {up for one in found.values() for up in one.item.derived_from}
            ahead = {one for one in behind if one not in self._items}

    def read(self, ids: Iterable[str]) -> Basis:
        """Look up what a basis names, and part what stands into voices."""
        cited = list(dict.fromkeys(ids))
        self.fetch(cited)
        pillars = tuple(self._look_up(one) for one in cited)
        items = dict.fromkeys(one.item for one in pillars if one.carries and one.item)
        return Basis(pillars=pillars, voices=self.part(items))

    def part(self, items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Part items into voices: two of them are one when anything behind them is the same."""
        names = list(items)
        self.fetch(names)
        return group_items(names, self._demand)

    def _look_up(self, cited: str) -> Pillar:
        received, saying = self._find(cited), None
        if received is None:
            saying = self._find_saying(cited)
            received = self._find(saying.item) if saying else None
        if received is None:
            return Pillar(id=cited)
        return Pillar(
            id=cited,
            item=received.id,
            title=received.item.title,
            grade=(saying.grade if saying else None) or received.item.grade,
            withdrawn=received.withdrawn or (saying is not None and saying.withdrawn),
            act=received.item.about.keys() >= _SIGNS_OF_AN_ACT,
        )

    def _find(self, item: str) -> Received | None:
        self.fetch([item])
        return self._items[item]

    def _demand(self, item: str) -> Received:
        found = self._find(item)
        if found is None:
            raise NotFound(f"there is no item {item!r} in this picture")
        return found

    def _find_saying(self, cited: str) -> Saying | None:
        if cited not in self._sayings:
            try:
                self._sayings[cited] = self._picture.statement(cited)
            except NotFound:
                self._sayings[cited] = None
        return self._sayings[cited]
