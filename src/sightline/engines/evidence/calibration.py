"""What letters and digits have been worth, counted in cases that were decided."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from sightline.engines.evidence.batch import Batch
from sightline.engines.evidence.beta import interval
from sightline.engines.evidence.marks import DIGITS, LETTERS
from sightline.engines.evidence.table import Table, doctrinal_table
from sightline.errors import BadValue

Bools = npt.NDArray[np.bool_]

STRENGTH = 4.0
"""How many reports the prior is worth that a mark is no better or worse than the average."""
ENOUGH = 200


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How often reports of one mark were right, with the mean used and its 80 % interval."""

    mark: str
    right: int
    wrong: int
    mean: float
    low: float
    high: float


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Decided cases, and for each mark the reports that were right and wrong."""

    cases: int
    right: int
    wrong: int
    letters: Mapping[str, tuple[int, int]]
    digits: Mapping[str, tuple[int, int]]

    @property
    def share(self) -> float:
        """How often reports were right, whatever their marks; even odds where nothing is known."""
        return (self.right + 1) / (self.right + self.wrong + 2)


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """A table from counts, with the counts and what is doubtful about them."""

    table: Table
    counts: Counts
    letters: tuple[Tally, ...]
    digits: tuple[Tally, ...]
    cautions: tuple[str, ...]


def count_cases(batch: Batch, truth: Bools) -> Counts:
    """Count how often each mark was right, in hypotheses of which the truth was decided.

    Of each origin one report on either side counts, the one with the best marks: the
    one that is weighed. Copies say nothing new of how good a mark is.
    """
    if len(truth) != batch.count:
        raise BadValue(f"{batch.count} hypotheses have {len(truth)} decisions: expected one each")
    chosen = _chosen(batch)
    code = batch.code[chosen]
    right = batch.affirms[chosen] == truth[batch.hypothesis[chosen]]
    return Counts(
        cases=len(np.unique(batch.hypothesis)),
        right=int(right.sum()),
        wrong=int((~right).sum()),
        letters=_tally(code // len(DIGITS), right, LETTERS),
        digits=_tally(code % len(DIGITS), right, DIGITS),
    )


def calibrate(counts: Counts) -> Calibration:
    """Make a table from counts: the log-odds of a letter and of a digit, each against the average.

    F and 6 are the average by definition, whatever was counted: what cannot be judged
    lowers nothing. Where few were counted, the average is stronger than the count.
    """
    base = max(counts.share, 0.5)
    letters = tuple(_shrink(mark, *counts.letters[mark], base) for mark in LETTERS)
    digits = tuple(_shrink(mark, *counts.digits[mark], base) for mark in DIGITS)
    weights = tuple(
        _log_odds(base) + _step(letter, base) + _step(digit, base)
        for letter in letters
        for digit in digits
    )
    basis = f"Counted in {counts.cases} decided cases, {counts.right + counts.wrong} reports."
    return Calibration(
        table=Table(name="calibrated", basis=basis, weights=weights),
        counts=counts,
        letters=letters,
        digits=digits,
        cautions=(*_few(counts), *_inverted(letters[:-1]), *_inverted(digits[:-1])),
    )


def _chosen(batch: Batch) -> npt.NDArray[np.int64]:
    """Pick of each origin on each hypothesis the best report of either side."""
    weight = doctrinal_table().array[batch.code]
    order = np.lexsort((batch.code, -weight, batch.affirms, batch.origin, batch.hypothesis))
    keys = np.stack([batch.hypothesis[order], batch.origin[order], batch.affirms[order]])
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    return order[new]


def _tally(
    places: npt.NDArray[np.int64], right: Bools, marks: str
) -> Mapping[str, tuple[int, int]]:
    hits = np.bincount(places[right], minlength=len(marks))
    misses = np.bincount(places[~right], minlength=len(marks))
    return {mark: (int(hits[at]), int(misses[at])) for at, mark in enumerate(marks)}


def _shrink(mark: str, right: int, wrong: int, base: float) -> Tally:
    a, b = right + STRENGTH * base, wrong + STRENGTH * (1 - base)
    low, high = interval(a, b)
    return Tally(mark=mark, right=right, wrong=wrong, mean=a / (a + b), low=low, high=high)


def _step(tally: Tally, base: float) -> float:
    """How far a mark lies from the average; unjudged marks are the average."""
    return 0.0 if tally.mark in "F6" else _log_odds(tally.mean) - _log_odds(base)


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _few(counts: Counts) -> tuple[str, ...]:
    if counts.cases >= ENOUGH:
        return ()
    said = f"only {counts.cases} cases were decided: below {ENOUGH} the doctrinal table is safer"
    return (said,)


def _inverted(tallies: tuple[Tally, ...]) -> tuple[str, ...]:
    return tuple(
        f"{worse.mark} was right more often than {better.mark}: {worse.mean:.0%} against "
        f"{better.mean:.0%}"
        for better, worse in pairwise(tallies)
        if worse.mean > better.mean
    )
