"""The likeliest bearers for many questions at once, as arrays and without words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from typing import TypeAlias

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Hashes, Offsets, Places
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.asking import Asked, ask
from sightline.engines.names.roster.evidence import (
    COUNT,
    DATE,
    FEATURES,
    NUMBER_SAME,
    OTHER_SORT,
    WEAK,
    weigh,
)
from sightline.engines.names.roster.facts import NEARLY_SAME, SAME_DATE
from sightline.engines.names.roster.gathering import gather, reach_best
from sightline.engines.names.roster.scorecard import Scorecard, log_odds, shipped
from sightline.engines.names.roster.standing import Standing

Progress: TypeAlias = Callable[[str, int, int], None]
LOOKED_AT = 50
"""So many bearers are weighed in full for each reading."""
SPARE = 6
"""So many more than asked for are kept until the odds are known."""
AT_ONCE = 2_048
WEAK_MOST = -2.0
"""The log-odds that a weak alias reaches at most where no date and no number agrees."""
OTHER_SORT_ODDS = -6.0


class Evidence(msgspec.Struct, frozen=True):
    """Bearers that may be meant, by question, and the evidence for each, for those who train.

    ``offsets`` says where the share of each question begins; ``rows`` are places in the index.
    """

    offsets: Offsets
    rows: Places
    evidence: Bits
    names: tuple[str, ...] = FEATURES


class Found(msgspec.Struct, frozen=True):
    """Places in the index by question, the likeliest first, with their log-odds."""

    offsets: Offsets
    rows: Places
    scores: Bits


def find(
    standing: Standing,
    profiles: Sequence[Profile],
    *,
    most: int,
    expected: float,
    card: Scorecard | None = None,
    progress: Progress | None = None,
) -> Found:
    """The likeliest bearers for each profile; equals go by their ids' digests."""
    card = card or shipped()
    parts: list[tuple[Offsets, Places, Bits]] = []
    keys = _id_keys(standing)
    for start in range(0, len(profiles), AT_ONCE):
        some = profiles[start : start + AT_ONCE]
        owners, rows, evidence = _weighed(standing, some, most)
        scores = _scores(evidence, card, expected)
        parts.append(_best(owners, rows, scores, keys, len(some), most))
        if progress is not None:
            progress("looked up", start + len(some), len(profiles))
    offsets = np.concatenate([np.zeros(1, np.int64), *(part[0] for part in parts)])
    return Found(
        np.cumsum(offsets),
        np.concatenate([np.zeros(0, np.int32), *(part[1] for part in parts)]),
        np.concatenate([np.zeros(0, np.float32), *(part[2] for part in parts)]),
    )


def features(standing: Standing, profiles: Sequence[Profile], *, most: int) -> Evidence:
    """The evidence for the likeliest bearers of each profile, by a first rough score."""
    lengths: list[Offsets] = []
    rows: list[Places] = []
    found: list[Bits] = []
    for start in range(0, len(profiles), AT_ONCE):
        some = profiles[start : start + AT_ONCE]
        owners, places, evidence = _weighed(standing, some, most)
        rough = evidence[:, FEATURES.index("sight")]
        order = _once(owners, places, rough)
        order = order[np.lexsort((-rough[order], owners[order]))]
        lengths.append(np.bincount(owners[order], minlength=len(some)))
        rows.append(places[order])
        found.append(evidence[order])
    offsets = np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths]))
    nothing = np.zeros((0, COUNT), np.float32)
    return Evidence(
        offsets,
        np.concatenate([np.zeros(0, np.int32), *rows]),
        np.concatenate([nothing, *found]),
    )


def _id_keys(standing: Standing) -> Hashes:
    keys = [holding.segment.id_keys for holding in standing.holdings]
    return np.concatenate([np.zeros(0, np.uint64), *keys])


def _weighed(
    standing: Standing, profiles: Sequence[Profile], most: int
) -> tuple[Places, Places, Bits]:
    """Who may be meant by some questions: whose question, the place in the index, the evidence."""
    if not standing.holdings:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, COUNT), np.float32)
    asked = ask(standing, profiles)
    chosen = _chosen(standing, asked, max(LOOKED_AT, most))
    kept = most + SPARE
    owners: list[Places] = []
    rows: list[Places] = []
    found: list[Bits] = []
    before = 0
    for shelf, nearby, candidates in zip(standing.shelves, asked.nearby, chosen, strict=True):
        places = np.full((len(asked.owners), kept), -1, np.int32)
        evidence = np.empty((len(asked.owners), kept, COUNT), np.float32)
        weigh(shelf, asked.question, nearby, candidates, places, evidence)
        here = places >= 0
        owners.append(np.repeat(asked.owners, here.sum(1)))
        rows.append(places[here] + np.int32(before))
        found.append(evidence[here])
        before += len(shelf.facts)
    return np.concatenate(owners), np.concatenate(rows), np.concatenate(found)


def _chosen(standing: Standing, asked: Asked, most: int) -> list[Places]:
    """For each list the bearers worth a look, together no more than ``most`` a reading."""
    size = len(asked.owners), most
    best = _best_of_all(standing, asked)
    rows: list[Places] = []
    worth: list[Bits] = []
    keys: list[Hashes] = []
    for shelf, nearby in zip(standing.shelves, asked.nearby, strict=True):
        rows.append(np.full(size, -1, np.int32))
        worth.append(np.full(size, -np.inf, np.float32))
        gather(shelf, asked.question, nearby, best, rows[-1], worth[-1])
        if len(standing.holdings) > 1:
            keys.append(shelf.id_keys[rows[-1]])
    if len(rows) == 1:
        return rows
    all_worth, all_keys = np.concatenate(worth, axis=1), np.concatenate(keys, axis=1)
    order = np.lexsort((all_keys, -all_worth), axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(order.shape[1])[None, :], axis=1)
    for number, places in enumerate(rows):
        places[ranks[:, number * most : (number + 1) * most] >= most] = -1
    return rows


def _best_of_all(standing: Standing, asked: Asked) -> Bits:
    """The most bits that anybody reached for each reading; empty where one list is all."""
    if len(standing.holdings) == 1:
        return np.zeros(0, np.float32)
    best = np.zeros(len(asked.owners), np.float32)
    for shelf, nearby in zip(standing.shelves, asked.nearby, strict=True):
        reach_best(shelf, asked.question, nearby, best)
    return best


def _scores(evidence: Bits, card: Scorecard, expected: float) -> Bits:
    scores = log_odds(evidence, card) + np.float32(_logit(expected) - _logit(card.expected))
    scores += np.where(evidence[:, OTHER_SORT] != 0, np.float32(OTHER_SORT_ODDS), np.float32(0))
    date = evidence[:, DATE]
    backed = (date == SAME_DATE) | (date == NEARLY_SAME) | (evidence[:, NUMBER_SAME] == 1)
    weak = (evidence[:, WEAK] == 1) & ~backed
    return np.where(weak, np.minimum(scores, np.float32(WEAK_MOST)), scores)


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))


def _once(owners: Places, rows: Places, scores: Bits) -> Places:
    """Each bearer once for each question, by the reading that says the most."""
    order = np.lexsort((-scores, rows, owners))
    owner, row = owners[order], rows[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (owner[1:] != owner[:-1]) | (row[1:] != row[:-1])
    return order[first].astype(np.int32)


def _best(  # noqa: PLR0917 - kernels take arrays one by one
    owners: Places, rows: Places, scores: Bits, keys: Hashes, count: int, most: int
) -> tuple[Offsets, Places, Bits]:
    """The best of each question, best first."""
    order = _once(owners, rows, scores)
    order = order[np.lexsort((keys[rows[order]], -scores[order], owners[order]))]
    lengths = np.bincount(owners[order], minlength=count).astype(np.int64)
    starts = np.cumsum(lengths) - lengths
    rank = np.arange(len(order)) - np.repeat(starts, lengths)
    order = order[rank < most]
    return np.minimum(lengths, most), rows[order], scores[order]
