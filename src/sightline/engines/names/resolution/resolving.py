"""Resolution in this process: read, lay out, gather under keys, judge pairs, cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log

import msgspec
import numpy as np

from sightline.engines.names.commonness import PRIOR_NAMES, estimate
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile
from sightline.engines.names.resolution.blocks import LARGEST, Blocks, make_blocks
from sightline.engines.names.resolution.clusters import (
    Scored,
    form_clusters,
    probability,
    unseen_at,
)
from sightline.engines.names.resolution.columns import Lexicon
from sightline.engines.names.resolution.conflicts import find_conflicts
from sightline.engines.names.resolution.decisions import Decided, settle
from sightline.engines.names.resolution.emission import Kept, Records, emit
from sightline.engines.names.resolution.laying import Laid, lay, read_part
from sightline.engines.names.resolution.lexicon import Known, joined, likeness, make_lexicon
from sightline.engines.names.resolution.resolution import Pair, Resolution
from sightline.engines.names.resolution.scorecard import Card, shipped_card
from sightline.engines.names.roster.tokens import root_of
from sightline.engines.names.roster.vocabulary import build_vocabulary
from sightline.errors import BadValue, Stopped

Progress = Callable[[str, int, int], None]
Stop = Callable[[], bool]

RANGE = 20_000
"""So many records, words or blocks are worked on before progress is told."""
FEWEST = 3_000
"""Fewer records than this are judged as strictly: so few tell little of what is common."""
ROOM = 1 << 20
"""Room for so many likely pairs at a time."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, thought through: decisions, and the thresholds in log-odds."""

    decided: Decided
    joined_from: float
    told_from: float

    @property
    def kept_from(self) -> float:
        """The least likely pair that is of any use."""
        return min(unseen_at(self.joined_from), self.told_from)


class Watch:
    """Tells how far the work is, and ends it when it is told to."""

    def __init__(self, progress: Progress | None = None, stop: Stop | None = None) -> None:
        self._progress = progress
        self._stop = stop

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say how much of a stage is done; raise `Stopped` if nobody wants the rest."""
        if self._stop is not None and self._stop():
            raise Stopped
        if self._progress is not None:
            self._progress(stage, done, total)


def resolve(
    bearers: Mapping[str, Profile],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    at_least: float = 0.5,
    pairs_from: float | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Resolution:
    """Find out which records mean one bearer.

    ``same`` and ``different`` are what people decided, by ids. Pairs are told from
    ``pairs_from`` on and join clusters from ``at_least`` on; both are probabilities.
    """
    asked = ask(same, different, at_least, pairs_from)
    watch = Watch(progress, stop)
    ids = sorted(bearers)
    if not ids:
        return answer(ids, None, no_pairs(), asked)
    parts = []
    for first, last in ranges(len(ids)):
        watch.tell("reading", first, len(ids))
        parts.append(read_part(bearers[one] for one in ids[first:last]))
    laid = lay(parts)
    del parts
    lexicon = make_words(laid, watch)
    watch.tell("gathering", 0, len(ids))
    blocks = make_blocks(laid.columns, lexicon)
    scored = judge_blocks(records_of(laid, lexicon, shipped_card()), blocks, asked.kept_from, watch)
    return answer(ids, laid, scored, asked)


def ask(
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    at_least: float,
    pairs_from: float | None,
) -> Asked:
    """Check what is asked for, and think the decisions to the end."""
    told = at_least if pairs_from is None else pairs_from
    return Asked(
        decided=settle(same, different),
        joined_from=_log_odds(at_least, "at_least"),
        told_from=_log_odds(told, "pairs_from"),
    )


def _log_odds(share: float, word: str) -> float:
    if not 0.0 < share < 1.0:
        raise BadValue(f"{word} is {share}: give a probability between 0 and 1")
    return log(share / (1.0 - share))


def ranges(count: int, step: int = RANGE) -> Iterator[tuple[int, int]]:
    """Part a count into ranges."""
    return ((first, min(first + step, count)) for first in range(0, count, step))


def make_words(laid: Laid, watch: Watch) -> Lexicon:
    """Find out which words are like which."""
    vocabulary, known = build_vocabulary(laid.words), known_of(laid)
    found = []
    for first, last in ranges(len(laid.words)):
        watch.tell("comparing words", first, len(laid.words))
        found.append(likeness(vocabulary, laid.words, first, last, known))
    return make_lexicon(laid.words, laid.counts, joined(found))


def known_of(laid: Laid) -> Known:
    """How common the words are: as counted, and as estimated before there was anything to count."""
    roots = [root_of(word) for word in laid.words]
    before = [max(estimate(root, sort) for sort in Sort) * PRIOR_NAMES for root in roots]
    counts = laid.counts + np.rint(before).astype(np.int64)
    return Known(laid.columns.total + PRIOR_NAMES, counts)


def records_of(laid: Laid, lexicon: Lexicon, card: Card) -> Records:
    """All that a pair is judged by."""
    size = float(np.log2(max(FEWEST, laid.columns.total)))
    return Records(laid.columns, lexicon, laid.surprise, card, size)


def judge_blocks(
    records: Records, blocks: Blocks, least: float, watch: Watch, span: range | None = None
) -> Scored:
    """Judge the pairs of all blocks, or of a span of them; the likely come out in order."""
    span = range(blocks.total) if span is None else span
    kept = room()
    found: list[Scored] = []
    block = span.start
    while block < span.stop:
        watch.tell("comparing records", block - span.start, len(span))
        last = min(block + RANGE, span.stop)
        block, count, _ = emit(records, blocks, block, last, least, kept)
        found.append(
            Scored(**{name: column[:count].copy() for name, column in kept._asdict().items()})
        )
    return in_order(found)


def room() -> Kept:
    """Room for likely pairs, more than one block has."""
    size = max(ROOM, LARGEST * LARGEST)
    return Kept(
        np.empty(size, dtype=np.int32),
        np.empty(size, dtype=np.int32),
        np.empty(size, dtype=np.float32),
    )


def no_pairs() -> Scored:
    """No pair at all."""
    none = np.empty(0, dtype=np.int32)
    return Scored(left=none, right=none, odds=np.empty(0, dtype=np.float32))


def in_order(found: Sequence[Scored]) -> Scored:
    """Lay pairs end to end and sort them by their records."""
    found = [no_pairs(), *found]
    left = np.concatenate([part.left for part in found])
    right = np.concatenate([part.right for part in found])
    odds = np.concatenate([part.odds for part in found])
    order = np.lexsort((right, left))
    return Scored(left=left[order], right=right[order], odds=odds[order])


def answer(ids: Sequence[str], laid: Laid | None, scored: Scored, asked: Asked) -> Resolution:
    """Cluster, look for contradictions, and put everything into words that can be passed on."""
    told = scored.at_least(asked.told_from)
    pairs = zip(told.left.tolist(), told.right.tolist(), told.odds.tolist(), strict=True)
    names = np.diff(laid.columns.name_starts) if laid else np.empty(0)
    return Resolution(
        pairs=tuple(Pair(ids[one], ids[other], probability(odds)) for one, other, odds in pairs),
        clusters=form_clusters(ids, scored, asked.decided, asked.joined_from),
        conflicts=find_conflicts(ids, scored.at_least(asked.joined_from), asked.decided),
        refused=asked.decided.refused,
        passed_over=int((names == 0).sum()),
    )
