"""All holdings of an index together: counts that do not depend on how it is divided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log2
from threading import Lock
from typing import TypeAlias

import numpy as np

from sightline.engines.names.compiled import Bits, Counts, Hashes, Offsets, Places
from sightline.engines.names.roster.holding import Holding
from sightline.engines.names.roster.levels import UNSEEN, rarity
from sightline.engines.names.roster.shelf import Shelf
from sightline.engines.names.roster.vocabulary import LEVELS, Near, find_near, places_of

KNOWN_NEIGHBOURS = 1 << 24
"""So many neighbours are kept in memory before all are forgotten."""
_RARE_COUNTRY = 1e-4
_Reach: TypeAlias = tuple[tuple[Places, Offsets], ...]


class Standing:
    """What the whole index knows of tokens; neighbours that were found once are kept."""

    def __init__(self, holdings: tuple[Holding, ...]) -> None:
        self.holdings = holdings
        self.bearers = sum(map(len, holdings))
        self._reaches: dict[str, _Reach] = {}
        self._kept = 0
        self._lock = Lock()

    @property
    def size_bits(self) -> float:
        """How many bits it takes to tell all bearers apart; short lists count as longer."""
        return log2(self.bearers + UNSEEN)

    @cached_property
    def countries(self) -> Counter[str]:
        """How many bearers have each country."""
        found: Counter[str] = Counter()
        for holding in self.holdings:
            found.update(holding.countries)
        return found

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The arrays of the holdings, with what the whole index says of their tokens."""
        return tuple(map(self._shelf, self.holdings))

    def carriers(self, wanted: Hashes) -> Counts:
        """How many bearers have each of these tokens, given by their digests."""
        found = np.zeros(len(wanted), np.int64)
        for holding in self.holdings:
            places = places_of(holding.segment.vocabulary, wanted)
            here = places >= 0
            found[here] += holding.carriers[places[here]]
        return found

    def _shelf(self, holding: Holding) -> Shelf:
        segment = holding.segment
        counts = holding.carriers
        if len(self.holdings) > 1:
            counts = np.zeros(len(segment.tokens), np.int64)
            counts[segment.token_places] = self.carriers(segment.token_keys)
        arrays = {
            name: getattr(segment, name).view(np.ndarray)
            for name in Shelf._fields
            if name in segment.__struct_fields__
        }
        return Shelf(
            **arrays,
            gone=holding.gone,
            known_bits=rarity(counts, self.bearers),
            country_bits=self._country_bits(holding),
        )

    def _country_bits(self, holding: Holding) -> Bits:
        total = max(1, sum(self.countries.values()))
        found = [0.0]
        for country in holding.segment.country_codes:
            share = max(self.countries[country] / total, _RARE_COUNTRY)
            found.append(-log2(share))
        return np.array(found, np.float32)

    def reach(self, tokens: Sequence[str]) -> tuple[Near, ...]:
        """The neighbours of these tokens, for each holding."""
        reaches = self._known(tokens)
        return tuple(
            _joined([reach[number] for reach in reaches]) for number in range(len(self.holdings))
        )

    def _known(self, tokens: Sequence[str]) -> list[_Reach]:
        with self._lock:
            if self._kept > KNOWN_NEIGHBOURS:
                self._reaches, self._kept = {}, 0
            known = self._reaches
        fresh = [token for token in tokens if token not in known]
        if fresh:
            found = [find_near(holding.segment.vocabulary, fresh) for holding in self.holdings]
            parted = [_parted(near) for near in found]
            with self._lock:
                self._kept += sum(len(near.tokens) for near in found)
                known.update(zip(fresh, zip(*parted, strict=True), strict=True))
        return [known[token] for token in tokens]


def _parted(near: Near) -> list[tuple[Places, Offsets]]:
    """The neighbours of each token by themselves."""
    last = near.ends[:, -1]
    starts = np.concatenate((np.zeros(1, np.int64), last[:-1]))
    relative = near.ends - starts[:, None]
    return [
        (near.tokens[start:end], ends)
        for start, end, ends in zip(starts.tolist(), last.tolist(), relative, strict=True)
    ]


def _joined(parts: list[tuple[Places, Offsets]]) -> Near:
    """The neighbours of many tokens one after the other."""
    if not parts:
        return Near(np.zeros(0, np.int32), np.zeros((0, LEVELS), np.int64))
    ends = np.array([part[1] for part in parts])
    lengths = ends[:, -1]
    starts = np.cumsum(lengths) - lengths
    return Near(np.concatenate([part[0] for part in parts]), ends + starts[:, None])
