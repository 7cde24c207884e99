"""The ids of a picture by number, held ready so that a look-up need not ask for them."""

from __future__ import annotations

from hashlib import md5

import numpy as np

from sightline.picture.database import Arrays


class Names:
    """Finds the number of an id that stands for itself alone, as nearly all do.

    The code of an id is half of its MD5, as the database makes it too. Two ids
    may share a code, so whoever looks one up compares the id itself as well.
    """

    def __init__(self, columns: Arrays) -> None:
        order = np.argsort(columns["code"], kind="stable")
        self._codes = columns["code"][order]
        self._numbers = columns["no"][order]
        self._heads = columns["canonical"][order]
        merged = self._numbers != self._heads
        self._shared = np.unique(self._heads[merged])

    def single(self, name: str) -> int | None:
        """Find the number of an id that was merged with no other; None means: ask the database."""
        code = np.uint64(code_of(name))
        first = int(np.searchsorted(self._codes, code))
        last = int(np.searchsorted(self._codes, code, side="right"))
        if last - first != 1:
            return None
        no, head = int(self._numbers[first]), int(self._heads[first])
        place = int(np.searchsorted(self._shared, no))
        shared = place < len(self._shared) and int(self._shared[place]) == no
        return None if no != head or shared else no


def code_of(name: str) -> int:
    """Make the code of an id."""
    return int.from_bytes(md5(name.encode(), usedforsecurity=False).digest()[8:], "little")
