"""The scorecard of pairs: every number falls into a bin, every bin adds its log-odds.

The weights stand in `data/pairs.json`, made by `python -m training.names.pairs`. A reader
can add them up by hand.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Small, compiled
from sightline.engines.names.resolution.evidence import FEATURES, SHARED
from sightline.errors import BadReference

FILE = "pairs.json"
WEAK_MOST = np.float32(-2.0)
"""The log-odds that a weak alias reaches at most where neither date nor number agrees."""


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """One number: where its bins end, and what each adds for persons and for bodies."""

    name: str
    says: str
    ends: tuple[float, ...]
    person: tuple[float, ...]
    body: tuple[float, ...]


class PairWeights(msgspec.Struct, frozen=True, kw_only=True):
    """The file of weights: how it was made, what a pair starts with, and all bins."""

    made: str
    start_person: float
    start_body: float
    features: tuple[Weighed, ...]


class Card(NamedTuple):
    """The weights as arrays: by sort, feature and bin; unused ends are infinite."""

    start: Bits
    ends: Bits
    weights: Bits


def read_weights(text: bytes) -> PairWeights:
    """Read a file of weights, and check that it is whole."""
    try:
        found = msgspec.json.decode(text, type=PairWeights)
    except msgspec.DecodeError as error:
        raise BadReference(f"{FILE} is no file of weights: {error}") from None
    names = tuple(feature.name for feature in found.features)
    if names != FEATURES:
        raise BadReference(f"{FILE} has other features than are observed: fit the weights anew")
    for feature in found.features:
        bins = len(feature.ends) + 1
        if len(feature.person) != bins or len(feature.body) != bins:
            raise BadReference(f"{FILE}: {feature.name!r} needs {bins} weights for either sort")
        if any(one >= other for one, other in zip(feature.ends, feature.ends[1:], strict=False)):
            raise BadReference(f"{FILE}: the ends of {feature.name!r} do not rise")
    return found


def card_of(weights: PairWeights) -> Card:
    """Lay weights out in arrays."""
    width = max(len(feature.ends) for feature in weights.features) + 1
    ends = np.full((len(FEATURES), width), np.inf, dtype=np.float32)
    table = np.zeros((2, len(FEATURES), width), dtype=np.float32)
    for place, feature in enumerate(weights.features):
        bins = len(feature.ends)
        ends[place, :bins] = feature.ends
        table[0, place, : bins + 1] = feature.person
        table[1, place, : bins + 1] = feature.body
    start = np.array([weights.start_person, weights.start_body], dtype=np.float32)
    return Card(start, ends, table)


@cache
def shipped_card() -> Card:
    """The weights that come with the program."""
    data = resources.files("sightline.engines.names") / "data" / FILE
    return card_of(read_weights(data.read_bytes()))


def blank_card() -> Card:
    """A card that weighs nothing, for looking at pairs before there are weights."""
    none = np.full((len(FEATURES), 1), np.inf, dtype=np.float32)
    return Card(np.zeros(2, dtype=np.float32), none, np.zeros((2, *none.shape), dtype=np.float32))


@compiled
def weigh(card: Card, row: Bits, sort: int, size: float) -> float:
    """Add up what a row says. ``size`` is the number of records as a logarithm to two."""
    ends, weights = card.ends, card.weights
    total = card.start[sort]
    for feature in range(len(row)):
        value = row[feature]
        if feature == SHARED:
            value -= np.float32(size)
        place = 0
        while value >= ends[feature, place]:
            place += 1
        total += weights[sort, feature, place]
    return float(total)


@compiled
def _weigh_rows(card: Card, rows: Bits, sorts: Small, found: Bits) -> None:
    for place in range(len(rows)):
        found[place] = weigh(card, rows[place], sorts[place], 0.0)


def weigh_rows(card: Card, rows: Bits, sorts: Small) -> Bits:
    """The log-odds of many rows from which the number of records was taken off before."""
    found = np.empty(len(rows), dtype=np.float32)
    _weigh_rows(card, rows, sorts, found)
    return found
