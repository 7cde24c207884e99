"""Records laid out in columns: what every stage reads, from memory or from a map of a file."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sightline.engines.names.compiled import Bits, Hashes, Offsets, Packed, Places, Small

Flags: TypeAlias = NDArray[np.bool_]


class Columns(NamedTuple):
    """The records in the order of their ids: names, words of names, dates, countries, numbers.

    What record ``r`` has stands from ``starts[r]`` to ``starts[r + 1]`` of the column.
    ``legal`` is the class of the legal form of a name, or nought.
    """

    sorts: Small
    name_starts: Offsets
    word_starts: Offsets
    words: Places
    legal: Small
    weak: Flags
    day_starts: Offsets
    days: Packed
    country_starts: Offsets
    countries: Places
    number_starts: Offsets
    numbers: Hashes

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self.sorts)


class Likeness(NamedTuple):
    """Which words are like which: the neighbours of a word, what each tells, how far it is."""

    starts: Offsets
    near: Places
    bits: Bits
    steps: Small


class Lexicon(NamedTuple):
    """All words of the records, in the order of the alphabet, and which are like which.

    The neighbours of word ``w`` stand from ``starts[w]`` to ``starts[w + 1]``, sorted; ``bits``
    says how much the likeness tells, the same from either side, and ``steps`` how far it is.
    ``own`` is what the word itself tells. ``bones``, ``heads`` and ``tails`` are digests by
    which alike words are found, ``first`` the first sound, ``lone`` whether there is no more.
    """

    starts: Offsets
    near: Places
    bits: Bits
    steps: Small
    own: Bits
    bones: Hashes
    heads: Hashes
    tails: Hashes
    keyed: Flags
    rare: Flags
    first: Small
    lone: Flags
