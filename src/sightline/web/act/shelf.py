"""Queues of documents kept for a while: the same picture always gives the same queue."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from sightline.judgements.review import Knowledge, Queue, build_queue
from sightline.picture import Picture

T = TypeVar("T")


class Shelf:
    """A few results by the address of the picture that they are a function of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, ...], object] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Give what is kept under a key, or make it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]  # type: ignore[return-value]  # one key has one kind
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


_KNOWLEDGE, _QUEUES = Shelf(4), Shelf(64)


def take_queue(picture: Picture, item: str) -> Queue:
    """Give the queue of a document in a picture."""
    return _QUEUES.take(
        (picture.address, item), lambda: build_queue(picture, item, _take_knowledge(picture))
    )


def _take_knowledge(picture: Picture) -> Knowledge:
    return _KNOWLEDGE.take((picture.address,), lambda: Knowledge(picture))
