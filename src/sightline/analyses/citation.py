"""Who says a thing, and from whom they have it: one origin counts once, however often cited."""

from __future__ import annotations

from collections.abc import Iterable


def independent(cited: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """Find the origins behind citations: pairs of who says it, and from whom they have it.

    A text that gives nobody is an origin itself. Chains are followed to their end, and texts
    that only cite one another in a ring are one origin.

    >>> sorted(independent([("NUPI 2020", "Dziedzic 2016"), ("Caparini 2019", "Dziedzic 2016")]))
    ['Dziedzic 2016']
    """
    given = dict(cited)
    return frozenset(_root(text, given) for text in given)


def _root(text: str, given: dict[str, str | None]) -> str:
    followed: list[str] = []
    at = text
    while (above := given.get(at)) is not None:
        if at in followed:
            return min(followed[followed.index(at) :])
        followed.append(at)
        at = above
    return at
