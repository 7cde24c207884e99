"""What was worked out once and is kept: equal addresses are equal pictures with equal answers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")
#: So many answers are kept in one process; an address parts the sights of readers already.
_MOST = 64
_LOCK = threading.Lock()
_HELD: OrderedDict[Hashable, Any] = OrderedDict()


def once(key: Hashable, make: Callable[[], Made]) -> Made:
    """Give what was made for a key, or make it now and keep it; what was not used goes first."""
    with _LOCK:
        if key in _HELD:
            _HELD.move_to_end(key)
            held: Made = _HELD[key]
            return held
    made = make()
    with _LOCK:
        _HELD[key] = made
        while len(_HELD) > _MOST:
            _HELD.popitem(last=False)
    return made
