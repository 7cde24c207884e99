"""Fit the scorecard of batch resolution: `python -m training.names.pairs`.

Invented records of several sizes are gathered under their keys; of every pair that meets it
is known whether both mean one bearer. Seeds and sizes of the benchmarks are others:
`... pairs check 1000000` says how honest the card is about records it was not fitted on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from training.names.logistic import Design, Reals, fit

from sightline.engines.names.resolution.blocks import make_blocks
from sightline.engines.names.resolution.emission import Records, observed
from sightline.engines.names.resolution.evidence import FEATURES, SHARED
from sightline.engines.names.resolution.laying import lay, read_part
from sightline.engines.names.resolution.resolving import (
    Watch,
    judge_blocks,
    make_words,
    ranges,
    records_of,
)
from sightline.engines.names.resolution.scorecard import (
    PairWeights,
    Weighed,
    blank_card,
    card_of,
    read_weights,
    weigh_rows,
)
from sightline.exercise.bearers import make_records

WHERE = Path("src/sightline/engines/names/data/pairs.json")
SETS = ((71_001, 3_000), (71_002, 10_000), (71_003, 30_000), (71_004, 30_000), (71_005, 100_000))
"""The records that are fitted on: seed, size."""
CHECKED = 71_100
RIDGE = 3.0
DIGITS = 3
BINS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)

Rows = NDArray[np.float32]


class Kind(NamedTuple):
    """How a feature is binned, and what it means in words."""

    ends: tuple[float, ...]
    says: str


def _steps(count: int) -> tuple[float, ...]:
    return tuple(place + 0.5 for place in range(count))


KINDS = {
    "shared": Kind(
        (-18, -16, -14, -12, -10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10, 12, 15, 18),
        "bits that the paired words tell, less the logarithm to two of the number of records",
    ),
    "contested": Kind(_steps(3), "words without a partner on both sides: they differ"),
    "extra": Kind(_steps(3), "words that one side has more than the other"),
    "contested bits": Kind(
        (0.5, 3, 5, 7, 9, 12), "what the words without a partner tell, less side"
    ),
    "left over bits": Kind(
        (0.5, 3, 6, 9, 12, 16), "what the words without a partner tell, on the side with more"
    ),
    "coverage": Kind(
        (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 0.999),
        "the share of what all words tell that is paired",
    ),
    "matched": Kind(_steps(4), "pairs of words"),
    "exact": Kind((0.01, 0.34, 0.51, 0.99), "the share of pairs with the same letters"),
    "farthest": Kind(
        tuple(place + 0.5 for place in range(11)), "the step of the least alike pair of words"
    ),
    "turned": Kind(_steps(2), "how often the order of the words is turned"),
    "initials": Kind(_steps(2), "words of which one side has the first letter only"),
    "first word": Kind(_steps(2), "on how many sides the first word has no partner"),
    "last word": Kind(_steps(2), "on how many sides the last word has no partner"),
    "legal form": Kind(_steps(2), "0 not known, 1 the same, 2 another"),
    "matched and contested": Kind(_steps(19), "four times the pairs, and the words that differ"),
    "date": Kind(
        _steps(10), "the best pair of dates, from 1 the same to 10 far apart; 0 not known"
    ),
    "country": Kind(
        (0.5, 1.5, 3, 4, 5, 6, 7, 8, 9), "0 not known, 1 others, from 2 on shared: 2 and its bits"
    ),
    "number": Kind(_steps(2), "numbers of documents: 0 not known, 1 one is shared, 2 others"),
    "date and contested": Kind(
        _steps(19), "the class of the dates, four times, and words that differ"
    ),
}


class Seen(NamedTuple):
    """All pairs that met: what they say, how large the set was, and whether they are one."""

    rows: Rows
    bodies: NDArray[np.bool_]
    right: NDArray[np.bool_]


def look(seed: int, size: int) -> Seen:
    """Gather invented records and look at every pair that meets."""
    made = make_records(size, seed)
    ids = sorted(made.bearers)
    laid = lay([read_part(made.bearers[one] for one in ids[a:b]) for a, b in ranges(size)])
    lexicon = make_words(laid, Watch())
    records: Records = records_of(laid, lexicon, blank_card())
    blocks = make_blocks(laid.columns, lexicon)
    pairs = judge_blocks(records, blocks, -1.0, Watch())
    rows = observed(records, pairs.left, pairs.right)
    rows[:, SHARED] -= records.size
    truth = np.unique([made.truth[one] for one in ids], return_inverse=True)[1]
    return Seen(
        rows, laid.columns.sorts[pairs.left].astype(bool), truth[pairs.left] == truth[pairs.right]
    )


def look_at_all() -> Seen:
    """Look at all sets that are fitted on."""
    seen = [look(seed, size) for seed, size in SETS]
    return Seen(*(np.concatenate(columns) for columns in zip(*seen, strict=True)))


def lay_out(rows: Rows) -> Design:
    """The columns of the regression."""
    codes = tuple(
        np.digitize(rows[:, place], np.array(KINDS[name].ends, np.float32)).astype(np.int32)
        for place, name in enumerate(FEATURES)
    )
    return Design(codes, tuple(len(KINDS[name].ends) + 1 for name in FEATURES), ())


def fit_sort(seen: Seen, *, body: bool) -> Reals:
    """The weights of one sort: the start, and every bin."""
    mine = seen.bodies == body
    return fit(lay_out(seen.rows[mine]), seen.right[mine].astype(np.float64), RIDGE)


def fit_weights(seen: Seen) -> PairWeights:
    """Fit both sorts, and write the bins under their names."""
    person, body = fit_sort(seen, body=False), fit_sort(seen, body=True)
    firsts = lay_out(seen.rows[:1]).firsts
    made = ", ".join(f"{size:,} of seed {seed}" for seed, size in SETS)
    return PairWeights(
        made=f"by training/names/pairs.py from invented records: {made}",
        start_person=round(float(person[0]), DIGITS),
        start_body=round(float(body[0]), DIGITS),
        features=tuple(
            Weighed(
                name=name,
                says=KINDS[name].says,
                ends=tuple(float(end) for end in KINDS[name].ends),
                person=_rounded(person[first:last]),
                body=_rounded(body[first:last]),
            )
            for name, first, last in zip(FEATURES, firsts, firsts[1:], strict=False)
        ),
    )


def _rounded(values: Reals) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) + 0.0 for value in values)


def check(weights: PairWeights, seen: Seen) -> str:
    """Say how honest weights are about pairs that they have not seen."""
    odds = weigh_rows(card_of(weights), seen.rows, seen.bodies.astype(np.uint8))
    stated = 1 / (1 + np.exp(-odds.astype(np.float64)))
    bins = np.digitize(stated, BINS)
    used = [one for one in range(len(BINS) + 1) if (bins == one).any()]
    lines = [
        f"  {stated[bins == one].mean():.3f} stated, {seen.right[bins == one].mean():.3f} true, "
        f"{(bins == one).sum():,} pairs"
        for one in used
    ]
    gap = sum(abs(float((stated - seen.right)[bins == one].sum())) for one in used)
    return "\n".join([f"calibration error {gap / len(stated):.4f}", *lines])


def main() -> None:
    """Fit and write the file, or check what is written."""
    if sys.argv[1:2] == ["check"]:
        size = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
        print(check(read_weights(WHERE.read_bytes()), look(CHECKED, size)))
        return
    seen = look_at_all()
    weights = fit_weights(seen)
    text = msgspec.json.format(msgspec.json.encode(weights), indent=1)
    WHERE.write_bytes(text + b"\n")
    print(f"{len(seen.right):,} pairs, {int(seen.right.sum()):,} true: {WHERE}")
    print(check(weights, seen))


if __name__ == "__main__":
    main()
