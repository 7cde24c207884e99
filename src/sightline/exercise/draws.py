"""Draws that fall the same on every machine: numbers read out of a hash.

A stream of draws is named by the seed and by what it decides, so that any event
can be told again without telling those before it. Only integers are drawn, and
nothing depends on the version of a library.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import blake2b, shake_256
from itertools import accumulate
from struct import unpack
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """A table of choices, each with its weight."""

    def __init__(self, *choices: tuple[T, int]) -> None:
        self.values = tuple(value for value, _ in choices)
        self.steps = list(accumulate(weight for _, weight in choices))


class Draws:
    """A stream of whole numbers that follows from a seed and a name, and from nothing else."""

    __slots__ = ("_block", "_key", "_pool")

    def __init__(self, seed: int, *name: str | int) -> None:
        self._key = "/".join(("exercise", str(seed), *map(str, name))).encode()
        self._block = 0
        self._pool: list[int] = []

    def _refill(self) -> None:
        words = 32 if self._block == 0 else 192
        digest = shake_256(self._key + b"#%d" % self._block).digest(4 * words)
        self._pool.extend(unpack(f"<{words}I", digest))
        self._block += 1

    def below(self, bound: int) -> int:
        """Draw a number from 0 to bound - 1."""
        if not self._pool:
            self._refill()
        return self._pool.pop() * bound >> 32

    def between(self, low: int, high: int) -> int:
        """Draw a number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, permille: int) -> bool:
        """Say yes so many times in a thousand."""
        return self.below(1000) < permille

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of a sequence, each as likely as the other."""
        return choices[self.below(len(choices))]

    def weigh(self, table: Weighted[T]) -> T:
        """Draw one of a weighted table."""
        return table.values[bisect_right(table.steps, self.below(table.steps[-1]))]


def mint(prefix: str, seed: int, *name: str | int) -> str:
    """Make an id that tells nothing: a prefix and sixteen hexadecimal digits."""
    text = "/".join((prefix, str(seed), *map(str, name)))
    return f"{prefix}-{blake2b(text.encode(), digest_size=8).hexdigest()}"
