"""The address of a picture: equal addresses mean equal pictures.

It is the SHA-256 of the form, the two dates and the sorted ids of the records
in the picture. Nothing hidden, no name of a reader and no order enters it.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec
import numpy as np

from sightline.picture.clock import Clock
from sightline.picture.database import Arrays

FORM = "sightline-picture-1"


def find_address(clock: Clock, idents: Arrays) -> str:
    """Compute the address from the dates and the ids, given as four columns in any order."""
    head = msgspec.json.encode([FORM, clock.known, clock.as_of])
    words = [np.asarray(idents[f"k{place}"], dtype=np.uint64) for place in range(4)]
    order = np.argsort(words[0], kind="stable")
    if np.any(np.diff(words[0][order]) == 0):
        order = np.lexsort(words[::-1])
    joined = np.stack([column[order] for column in words], axis=1).astype(">u8")
    digest = sha256(head + b"\n")
    digest.update(joined.tobytes())
    return digest.hexdigest()
