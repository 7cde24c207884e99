"""Voices: who speaks independently of whom.

Two items are one voice when one was drawn from the other or both from a third,
when they come from one source, or when they cite one document. What is not
known to be independent of itself is still counted once: copies add nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sightline.errors import NotFound
from sightline.picture import Received, Saying

Find = Callable[[str], Received]


def group_voices(sayings: Iterable[Saying], find: Find) -> tuple[tuple[Saying, ...], ...]:
    """Group statements by the origin of their items; the order of what comes in plays no part."""
    by_item: dict[str, list[Saying]] = {}
    for saying in {saying.id: saying for saying in sayings}.values():
        by_item.setdefault(saying.item, []).append(saying)
    voices = [
        tuple(sorted((said for item in group for said in by_item[item]), key=lambda one: one.id))
        for group in group_items(by_item, find)
    ]
    return tuple(sorted(voices, key=lambda voice: voice[0].id))


def group_items(items: Iterable[str], find: Find) -> tuple[tuple[str, ...], ...]:
    """Group items by their origin; the order of what comes in plays no part."""
    names, head = sorted(set(items)), _Heads()
    for item in names:
        for mark in _origins(item, find):
            head.join(item, mark)
    groups: dict[str, list[str]] = {}
    for item in names:
        groups.setdefault(head.of(item), []).append(item)
    return tuple(sorted(tuple(group) for group in groups.values()))


def _origins(item: str, find: Find) -> set[str]:
    """Name all that an item goes back to: its ancestors, and their sources and documents."""
    marks: set[str] = set()
    waiting, seen = [item], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        marks.add(name)
        try:
            held = find(name).item
        except NotFound:  # not in this picture: the id alone still tells copies
            continue
        marks |= {f"source {held.source}"} if held.source else set()
        marks |= {f"document {held.about['document']}"} if held.about.get("document") else set()
        waiting += held.derived_from
    return marks


class _Heads:
    """Sets that are joined, each known by one of its members."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}

    def of(self, name: str) -> str:
        while (head := self._head.setdefault(name, name)) != name:
            self._head[name] = self._head[head]
            name = head
        return name

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._head[second] = first
