"""Words that findings are put together from: lists of names, and numbers of voices."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.analyses.reading import Reading


def name_all(reading: Reading, ids: Iterable[str]) -> str:
    """Name some entities in the order of their ids, so that no name decides which comes first."""
    return join(reading.caption(one) for one in sorted(set(ids)))


def join(words: Iterable[str]) -> str:
    """Write words one after the other, the last after 'and'.

    >>> join(["gold", "fuel", "charcoal"])
    'gold, fuel and charcoal'
    """
    listed = list(words)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def count(number: int, word: str) -> str:
    """Write a number of things.

    >>> count(1, "voice"), count(2, "voice")
    ('1 voice', '2 voices')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def per_cent(low: float, high: float) -> str:
    """Write a share, or the range in which it lies.

    >>> per_cent(0.45, 0.5), per_cent(0.8, 0.8)
    ('45 to 50 per cent', '80 per cent')
    """
    ends = [f"{100 * end:.0f}" for end in (low, high)]
    return f"{ends[0] if ends[0] == ends[1] else ' to '.join(ends)} per cent"
