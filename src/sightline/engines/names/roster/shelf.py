"""The arrays of one list, as the kernels see them."""

from __future__ import annotations

from typing import NamedTuple

from sightline.engines.names.compiled import (
    Bits,
    Counts,
    Hashes,
    Offsets,
    Packed,
    Places,
    Small,
)

LEGAL_MARK, WEAK_MARK, MADE_MARK = 3, 4, 8
"""Of a name: which legal form, whether the alias is weak, whether it is made of first letters."""


class Shelf(NamedTuple):
    """Names as tokens, bearers as names, tokens as bearers, and facts: all by places.

    ``gone`` marks bearers that were removed, and is empty where none were. ``initials`` hold
    the first sound of each token, with `LONE` added for single letters. ``more_rows`` are
    sorted; ``known_bits`` say how much it tells that a bearer has a token.
    """

    posting_ends: Offsets
    postings: Places
    name_ends: Offsets
    name_tokens: Places
    name_marks: Small
    bearer_ends: Places
    facts: Packed
    more_rows: Places
    more_facts: Packed
    id_keys: Hashes
    gone: Small
    initials: Small
    known_bits: Bits
    country_bits: Bits


LONE = 128


class Question(NamedTuple):
    """What is asked: readings of names as tokens, and the facts of who is asked for.

    A reading is one name of one bearer. ``token_bits`` say how much a token can tell at most,
    ``mass`` in how many places its neighbours stand, ``bits`` and ``order`` have a row of
    levels for each token: what a neighbour of that level tells, and the best level first.
    """

    ends: Offsets
    tokens: Places
    marks: Small
    fact_ends: Offsets
    facts: Packed
    initials: Small
    token_bits: Bits
    mass: Counts
    bits: Bits
    order: Small
    size_bits: float


class Nearby(NamedTuple):
    """What one list has for a question: neighbours of its tokens, countries, numbers."""

    tokens: Places
    ends: Offsets
    facts: Packed
    number_ends: Offsets
    number_rows: Places
