"""What was worked out of a whole picture, kept for a while under the address of the picture.

Equal addresses mean equal pictures, so nobody is given what another reader alone may see.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sightline.analyses.reading import Reading
from sightline.api.counter import Look

T = TypeVar("T")
#: So many results are kept, those used last.
_MOST = 64


class Memory:
    """Results by picture and question, a few of them."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, look: Look, asked: Hashable, make: Callable[[Reading], T]) -> T:
        """Find what was worked out of a picture on its day, or work it out."""
        key = look.picture.address, look.visit.day, asked
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast("T", self._held[key])
        made = make(Reading(look.picture, look.visit.day))
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


MEMORY = Memory()
