"""The address of a picture: equal addresses mean equal pictures.

It is the SHA-256 of the form, the two dates and the sorted ids of the records
in the picture, each with the author who entered it, for the author is shown.
Nothing hidden, no name of a reader and no order enters it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec
import numpy as np

from sightline.picture.clock import Clock
from sightline.picture.database import Arrays

FORM = "sightline-picture-2"


def find_address(clock: Clock, idents: Arrays, authors: Mapping[int, str]) -> str:
    """Compute the address from the dates, the ids as four columns in any order, and the authors.

    ``authors`` names the author of every batch; those of batches that nothing
    in the picture belongs to do not count.
    """
    words = [np.asarray(idents[f"k{place}"], dtype=np.uint64) for place in range(4)]
    names, author = _rank_authors(np.asarray(idents["batch"], dtype=np.int64), authors)
    head = msgspec.json.encode([FORM, clock.known, clock.as_of, names])
    order = np.argsort(words[0], kind="stable")
    if np.any(np.diff(words[0][order]) == 0):
        order = np.lexsort(words[::-1])
    joined = np.stack([column[order] for column in (*words, author)], axis=1).astype(">u8")
    digest = sha256(head + b"\n")
    digest.update(joined.tobytes())
    return digest.hexdigest()


def _rank_authors(
    batches: np.ndarray[Any, Any], authors: Mapping[int, str]
) -> tuple[list[str], np.ndarray[Any, Any]]:
    """Name the authors in the order of their names, and give every record the place of its own."""
    used = np.flatnonzero(np.bincount(batches)).tolist()
    names = sorted({authors[no] for no in used})
    ranks = np.zeros(max(used, default=-1) + 1, dtype=np.uint64)
    ranks[used] = [names.index(authors[no]) for no in used]
    return names, ranks[batches]
