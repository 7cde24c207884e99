"""What people decided: pairs that are the same and pairs that are not, thought to the end.

A record that does not stand among those to be resolved still carries: if A is X and X is B,
then A is B, whether X is there or not. A pair given as the same that would put together what
was told apart is refused; the pairs are taken in the order of their ids, so that the same
decisions always have the same end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sightline.errors import BadValue

Couple = tuple[str, str]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The end of all decisions.

    ``groups`` are records held for one, ``apart`` are pairs of groups or lone records by
    their smallest members, ``same`` are the pairs that held and ``refused`` those that did not.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[Couple] = frozenset()
    same: tuple[Couple, ...] = ()
    different: tuple[Couple, ...] = ()
    refused: tuple[Couple, ...] = ()


def settle(same: Iterable[Couple], different: Iterable[Couple]) -> Decided:
    """Think the decisions to the end. Their order does not matter."""
    wanted, apart = _couples(same, "same"), _couples(different, "different")
    sets = _Sets(apart)
    held = tuple(couple for couple in wanted if sets.join(*couple))
    return Decided(
        groups=tuple(sets.groups()),
        apart=frozenset(_sorted(sets.root(one), sets.root(other)) for one, other in apart),
        same=held,
        different=tuple(apart),
        refused=tuple(couple for couple in wanted if couple not in set(held)),
    )


def _couples(given: Iterable[Couple], word: str) -> list[Couple]:
    found = {_sorted(one, other) for one, other in given}
    for one, other in found:
        if one == other:
            raise BadValue(f"{one!r} is given as {word} as itself: give two records")
    return sorted(found)


def _sorted(one: str, other: str) -> Couple:
    return (one, other) if one <= other else (other, one)


class _Sets:
    """Disjoint sets, named by their smallest member, some of which must stay apart."""

    def __init__(self, apart: Iterable[Couple]) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, one: str) -> str:
        while one in self._parent:
            one = self._parent[one]
        return one

    def join(self, one: str, other: str) -> bool:
        """Join two sets, unless they were told apart; say whether they are one now."""
        one, other = _sorted(self.root(one), self.root(other))
        if one == other:
            return True
        if other in self._apart.get(one, ()):
            return False
        self._parent[other] = one
        self._members.setdefault(one, [one]).extend(self._members.pop(other, [other]))
        for far in self._apart.pop(other, set()):
            self._apart[far].discard(other)
            self._apart[far].add(one)
            self._apart.setdefault(one, set()).add(far)
        return True

    def groups(self) -> Iterator[tuple[str, ...]]:
        for one in sorted(self._members):
            yield tuple(sorted(self._members[one]))
