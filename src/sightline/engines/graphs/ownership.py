"""Who owns a firm through others, and which firms a listing reaches.

Two questions that are often taken for one. The effective share multiplies along each
path: what part of the firm is the owner's. The cascade of the fifty per cent rule (OFAC,
guidance of 2014) does not multiply: a firm held at half or more by those who are blocked
is blocked itself, and then counts in full for the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from sightline.errors import BadValue

HALF = 0.5
_ROUNDING = 1e-9  # a half that was said in thirds of per cent is still a half
PATH_LIMIT = 100_000


class Stake(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody owns a share of something directly. ``share`` runs from 0 to 1."""

    owner: str
    asset: str
    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise BadValue(
                f"{self.owner!r} holds {self.share} of {self.asset!r}: expected a share from 0 to 1"
            )


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One path from an owner to an asset, and the product of the shares along it."""

    path: tuple[str, ...]
    share: float


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody owns of an asset on all routes together.

    ``loops`` are the rings of ownership that were met and ended. ``whole`` is False when
    there are more paths than were followed: the share is then the least that it is.
    """

    share: float
    routes: tuple[Route, ...]
    loops: tuple[tuple[str, ...], ...]
    whole: bool


class Blocked(msgspec.Struct, frozen=True, kw_only=True):
    """What the listed hold of a firm together, by the rule of the half."""

    share: float
    blocked: bool
    holders: tuple[str, ...]


def effective_share(stakes: Iterable[Stake], owner: str, asset: str) -> Holdings:
    """Add up the products along every path from owner to asset that passes nobody twice.

    >>> stakes = [Stake(owner="S", asset="A", share=0.6), Stake(owner="A", asset="B", share=0.5)]
    >>> effective_share(stakes, "S", "B").share
    0.3
    """
    held = _by_owner(stakes)
    routes: list[Route] = []
    loops: set[tuple[str, ...]] = set()
    open_paths: list[tuple[tuple[str, ...], float]] = [((owner,), 1.0)]
    followed = 0
    while open_paths and followed < PATH_LIMIT:
        followed += 1
        path, share = open_paths.pop()
        for firm, part in held.get(path[-1], {}).items():
            if firm in path:
                loops.add(_ring(path[path.index(firm) :]))
            elif firm == asset:
                routes.append(Route(path=(*path, firm), share=share * part))
            elif share * part > 0:
                open_paths.append(((*path, firm), share * part))
    return Holdings(
        share=min(sum(sorted(route.share for route in routes)), 1.0),
        routes=tuple(sorted(routes, key=lambda route: (-route.share, route.path))),
        loops=tuple(sorted(loops)),
        whole=not open_paths,
    )


def cascade(stakes: Iterable[Stake], listed: Iterable[str]) -> Mapping[str, Blocked]:
    """Say for every firm in which the listed hold something, directly or through the blocked, what.

    Ownership alone counts, not control. The listed themselves are not in the answer.
    """
    named = frozenset(listed)
    owners = _by_asset(stakes)
    blocked = set(named)
    while True:
        found = {
            firm
            for firm, shares in owners.items()
            if firm not in blocked and _sum(shares, blocked) >= HALF - _ROUNDING
        }
        if not found:
            break
        blocked |= found
    return {
        firm: Blocked(
            share=_sum(shares, blocked - {firm}),
            blocked=firm in blocked,
            holders=tuple(sorted(set(shares) & (blocked - {firm}))),
        )
        for firm, shares in sorted(owners.items())
        if firm not in named and set(shares) & (blocked - {firm})
    }


def _by_owner(stakes: Iterable[Stake]) -> dict[str, dict[str, float]]:
    held: dict[str, dict[str, float]] = defaultdict(dict)
    for asset, shares in _by_asset(stakes).items():
        for owner, share in shares.items():
            held[owner][asset] = share
    return held


def _by_asset(stakes: Iterable[Stake]) -> dict[str, dict[str, float]]:
    """Add up the stakes of one owner in one asset, and refuse more than the whole of an asset."""
    owners: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for stake in sorted(stakes, key=lambda one: (one.asset, one.owner, one.share)):
        owners[stake.asset][stake.owner] += stake.share
    for asset, shares in owners.items():
        total = sum(shares.values())
        if total > 1 + 1e-6:
            raise BadValue(
                f"the stakes in {asset!r} sum to {total:.4g}: expected 1 at most; choose one day "
                "and one source, or lower the ranges to what can hold together"
            )
    return owners


def _sum(shares: Mapping[str, float], holders: set[str] | frozenset[str]) -> float:
    return sum(sorted(share for owner, share in shares.items() if owner in holders))


def _ring(loop: tuple[str, ...]) -> tuple[str, ...]:
    """Write a ring from its first name on, so that it is one ring wherever it was entered."""
    start = loop.index(min(loop))
    return (*loop[start:], *loop[:start])
