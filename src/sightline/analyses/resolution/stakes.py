"""What hangs on the question whether two entities are one: every part counted and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import fsum, log2

import msgspec

from sightline.picture import Picture

#: What it adds that only one of two is listed: a measure would reach the other, or be lifted.
ONE_LISTED = 4.0
BOTH_LISTED = 1.0


class Stake(msgspec.Struct, frozen=True, kw_only=True):
    """What hangs on one entity: statements, ties, listings, flags, and ids joined already."""

    statements: int = 0
    ties: int = 0
    listings: int = 0
    flags: int = 0
    ids: int = 1


class Part(msgspec.Struct, frozen=True):
    """One part of what hangs on a pair: its name, its weight, and why in words."""

    name: str
    worth: float
    words: str

    def __str__(self) -> str:
        return f"{self.worth:+.1f}  {self.words}"


def read_stakes(picture: Picture, flagged: Iterable[str] = ()) -> dict[str, Stake]:
    """Count what hangs on every entity of a picture; ``flagged`` names one for each flag on it."""
    said = picture.count_statements()
    ids = Counter(picture.heads().values())
    ties = Counter(end for edge in picture.edges() for end in (edge.source, edge.target))
    listings = Counter(
        one for row in picture.table("Sanction").sparse() for one in row.get("entity", ())
    )
    flags = Counter(flagged)
    return {
        entity: Stake(
            statements=count,
            ties=ties[entity],
            listings=listings[entity],
            flags=flags[entity],
            ids=1 + ids[entity],
        )
        for entity, count in said.items()
    }


def weigh_stakes(left: Stake, right: Stake) -> tuple[Part, ...]:
    """Say what hangs on a pair, part by part; the order of the two does not matter."""
    fewest = min(left.statements, right.statements)
    ties = min(left.ties, right.ties)
    flags = left.flags + right.flags
    ids = sorted((left.ids, right.ids), reverse=True)
    parts = [
        Part("pair", 1.0, "every question counts for one"),
        Part("statements", log2(1 + fewest), f"statements that would come over: {fewest}"),
        Part("ties", log2(1 + ties), f"ties that would come over: {ties}"),
        _listing(left.listings, right.listings),
        Part("flags", log2(1 + flags), f"flags that stand on either: {flags}"),
        Part("clusters", log2(ids[0] * ids[1]), f"ids joined already: {ids[0]} and {ids[1]}"),
    ]
    return tuple(part for part in parts if part.worth)


def _listing(left: int, right: int) -> Part:
    if bool(left) != bool(right):
        return Part("listing", ONE_LISTED, "one of them stands on a list and the other does not")
    if left:
        return Part("listing", BOTH_LISTED, "both stand on lists")
    return Part("listing", 0.0, "neither stands on a list")


def add_up(parts: Iterable[Part]) -> float:
    """The sum of the parts, whatever their order."""
    return fsum(part.worth for part in parts)


def stake_of(stakes: Mapping[str, Stake], entity: str) -> Stake:
    """What hangs on an entity; of what is not there, nothing but itself."""
    return stakes.get(entity) or Stake()
