"""What was reckoned of a picture, kept for the next look at the same picture.

The key begins with the address of the picture, and equal addresses mean equal pictures: what is
kept for one reader is never shown to another who sees something else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """A few results, the ones used last."""

    def __init__(self, most: int = 24) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def give(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key, or make it; two threads may both make it once."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        made = make()
        with self._lock:
            self._results[key] = made
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return made
