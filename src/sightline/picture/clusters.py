"""Who is who: clusters of entities from the decisions of people.

Of several decisions about one pair the latest counts. Entities decided the
same are joined, oldest decision first. A join that would bring together two
entities decided different is not made and is reported, so a pair that was
told apart never ends in one entity, whatever else was decided around it. The
outcome follows from the set of decisions alone: their order is by the day on
which they were known, by the time of day where it was said, then by id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from sightline.values import Decision


class Choice(msgspec.Struct, frozen=True):
    """One decision in force: what was decided of which pair, and when it was known."""

    id: str
    left: str
    right: str
    decision: Decision
    day: dt.date
    said: str = ""

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """Its place among the decisions: by day, by the time of day if it was said, by id."""
        return self.day, self.said, self.id


class Refusal(msgspec.Struct, frozen=True):
    """A join that was not made, and the decisions that forbid it."""

    choice: Choice
    forbidden_by: tuple[str, ...]


class Clusters(msgspec.Struct, frozen=True):
    """The canonical id of every entity that has another one, and the joins not made."""

    heads: dict[str, str]
    refusals: tuple[Refusal, ...]


def resolve(choices: Iterable[Choice]) -> Clusters:
    """Join what was decided to be the same and keep apart what was decided to be different."""
    latest = sorted(latest_of_pairs(choices), key=lambda choice: choice.order)
    forest = _Forest()
    for choice in latest:
        if choice.decision is Decision.DIFFERENT:
            forest.part(choice)
    refusals = [
        Refusal(choice, forbidden)
        for choice in latest
        if choice.decision is Decision.SAME and (forbidden := forest.join(choice))
    ]
    return Clusters(forest.heads(), tuple(refusals))


def latest_of_pairs(choices: Iterable[Choice]) -> Iterator[Choice]:
    """Find the latest decision of each pair."""
    latest: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        pair = (choice.left, choice.right)
        known = latest.get(pair)
        if known is None or known.order < choice.order:
            latest[pair] = choice
    yield from latest.values()


class _Forest:
    """Disjoint sets that remember which of them must stay apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._apart: dict[str, dict[str, list[str]]] = {}

    def part(self, choice: Choice) -> None:
        """Keep two entities in different sets from now on."""
        for one, other in ((choice.left, choice.right), (choice.right, choice.left)):
            self._apart.setdefault(self._root(one), {}).setdefault(self._root(other), []).append(
                choice.id
            )

    def join(self, choice: Choice) -> tuple[str, ...]:
        """Join two sets, or name the decisions that forbid it."""
        one, other = self._root(choice.left), self._root(choice.right)
        if one == other:
            return ()
        forbidden = self._apart.get(one, {}).get(other)
        if forbidden:
            return tuple(sorted(forbidden))
        if self._size.get(one, 1) < self._size.get(other, 1):
            one, other = other, one
        self._parent[other] = one
        self._size[one] = self._size.get(one, 1) + self._size.get(other, 1)
        for far, ids in self._apart.pop(other, {}).items():
            del self._apart[far][other]
            self._apart[far].setdefault(one, []).extend(ids)
            self._apart.setdefault(one, {})[far] = self._apart[far][one]
        return ()

    def heads(self) -> dict[str, str]:
        """Name the smallest id of each set of several, by every other member."""
        members: dict[str, list[str]] = {}
        for one in self._parent:
            members.setdefault(self._root(one), []).append(one)
        found: dict[str, str] = {}
        for group in members.values():
            head = min(group)
            found |= {one: head for one in group if one != head}
        return found

    def _root(self, one: str) -> str:
        parent = self._parent.setdefault(one, one)
        while parent != self._parent[parent]:
            self._parent[one] = self._parent[parent]
            one, parent = parent, self._parent[parent]
        return parent
