"""Fit the scorecard of the search: `python -m training.names.scorecard`.

Invented lists of several sizes are searched; of every candidate it is known whether it was
meant, and the weights that make the stated probabilities true are found by logistic regression.
A list of a size that was not fitted on tells how honest they are: `... scorecard check 1000000`.
The seeds are used for nothing else; those of the benchmarks are others.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from training.names.logistic import Design, Reals, fit

from sightline.engines.names.roster.building import build_segment
from sightline.engines.names.roster.candidates import features
from sightline.engines.names.roster.evidence import FEATURES, IS_BODY, SIGHT, SIZE
from sightline.engines.names.roster.holding import Holding
from sightline.engines.names.roster.scorecard import (
    VERSION,
    Cross,
    Line,
    Scorecard,
    Table,
    Term,
    log_odds,
    read_scorecard,
)
from sightline.engines.names.roster.standing import Standing
from sightline.exercise.bearers import make_list

WHERE = Path("src/sightline/engines/names/data/scorecard.json")
LISTS = (
    *((70_001, 3_000, 20_000), (70_002, 10_000, 20_000), (70_003, 30_000, 20_000)),
    *((70_004, 100_000, 20_000), (70_005, 100_000, 20_000)),
)
"""The lists that are fitted on: seed, bearers, questions."""
CHECKED = 70_100
CANDIDATES = 10
CLEAR, ONE_IN = -15.0, 8
"""Of wrong candidates whose net bits are below this one in so many is kept and counts for all."""
EXPECTED = 0.6
RIDGE = 3.0
DIGITS = 3
BINS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)

Evidence = NDArray[np.float32]


class Seen(NamedTuple):
    """The evidence of every candidate, and whether it was the one who was meant."""

    evidence: Evidence
    right: NDArray[np.bool_]


_COUNTS = (0.5, 1.5, 2.5)
_BITS = (0.5, 3.0, 5.0, 7.0, 9.0, 12.0)
_SHARES = (0.3, 0.5, 0.65, 0.8, 0.9, 0.97, 0.999)
_DATES = tuple(place + 0.5 for place in range(10))
TERMS: tuple[tuple[tuple[str, ...], tuple[tuple[float, ...], ...]], ...] = (
    (("net",), ((-16.0, -12.0, -9.0, -7.0, -5.0, -3.0, -1.0, 1.0, 3.0, 5.0, 8.0, 12.0, 16.0),)),
    (("shared",), ((0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97),)),
    (("shared_asked",), (_SHARES,)),
    (("shared_known",), ((0.2, 0.35, *_SHARES[1:]),)),
    (("asked_left",), (_COUNTS,)),
    (("known_left",), ((*_COUNTS, 3.5),)),
    (("conflict_bits",), (_BITS,)),
    (("asked_left_bits",), (_BITS,)),
    (("known_left_bits",), (_BITS,)),
    (("asked_ends",), (_COUNTS,)),
    (("known_ends",), (_COUNTS,)),
    (("same",), ((0.01, 0.34, 0.51, 0.99),)),
    (("worst",), (tuple(place + 0.5 for place in range(11)),)),
    (("breaks",), ((0.5, 1.5),)),
    (("initials",), ((0.5,),)),
    (("legal",), ((0.5, 1.5),)),
    (("country",), ((0.5, 1.5),)),
    (("number",), ((0.5, 1.5),)),
    (("names",), ((1.5, 2.5),)),
    (("weak",), ((0.5, 1.5),)),
    (("other_sort",), ((0.5,),)),
    (("asked_parts",), ((1.5, 2.5, 3.5, 4.5),)),
    (("known_parts",), ((1.5, 2.5, 3.5, 4.5),)),
    (("paired", "conflicts"), ((0.5, 1.5, 2.5, 3.5), _COUNTS)),
    (("date", "conflicts"), (_DATES, _COUNTS)),
)
"""What is weighed: numbers by themselves or crossed, and where their bins end."""
LINES = (
    *(("net", -20.0, 20.0), ("conflict_bits", 0.0, 25.0), ("asked_left_bits", 0.0, 25.0)),
    *(("known_left_bits", 0.0, 25.0), ("country_bits", 0.0, 10.0), ("size", 8.0, 26.0)),
)


def look(seed: int, size: int, asked: int) -> Seen:
    """Search an invented list and keep the evidence of every candidate."""
    world = make_list(size, seed)
    questions = world.questions(asked)
    bearers = world.bearers
    segment = build_segment(bearers)
    standing = Standing((Holding(segment),))
    found = features(standing, [one.profile for one in questions], most=CANDIDATES)
    owners = np.repeat(np.arange(asked), np.diff(found.offsets))
    ids = [segment.id_of(row) for row in range(size)]
    truths = [one.truth for one in questions]
    right = [
        ids[row] == truths[owner]
        for row, owner in zip(found.rows.tolist(), owners.tolist(), strict=True)
    ]
    return Seen(found.evidence, np.array(right))


def place_in(ends: tuple[float, ...], values: Evidence) -> NDArray[np.int32]:
    """The bin of every value: how many ends it has reached."""
    return np.digitize(values, np.array(ends, np.float32)).astype(np.int32)


def lay_out(evidence: Evidence) -> Design:
    """The columns of the regression for rows of evidence."""
    codes, widths = [], []
    for names, ends in TERMS:
        places = [
            place_in(end, evidence[:, FEATURES.index(name)])
            for name, end in zip(names, ends, strict=True)
        ]
        width = len(ends[-1]) + 1
        codes.append(places[0] if len(names) == 1 else places[0] * width + places[1])
        widths.append(width if len(names) == 1 else width * (len(ends[0]) + 1))
    lines = tuple(
        np.clip(evidence[:, FEATURES.index(name)], low, high).astype(np.float64)
        for name, low, high in LINES
    )
    return Design(tuple(codes), tuple(widths), lines)


def fit_sort(seen: Seen, *, body: bool) -> Reals:
    """The weights of one sort."""
    mine = (seen.evidence[:, IS_BODY] > 0.5) == body
    evidence, right = seen.evidence[mine], seen.right[mine]
    clear = ~right & (evidence[:, SIGHT] - evidence[:, SIZE] < CLEAR)
    kept = ~clear | (np.arange(len(right)) % ONE_IN == 0)
    times = np.where(clear, float(ONE_IN), 1.0)[kept]
    return fit(lay_out(evidence[kept]), right[kept].astype(np.float64), RIDGE, times)


def _rounded(values: Reals) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) + 0.0 for value in values)


def table_of(beta: Reals, design: Design) -> Table:
    """Put the fitted columns of one sort under their names."""
    terms, crosses = [], []
    for (names, ends), first, width in zip(TERMS, design.firsts, design.widths, strict=False):
        weights = _rounded(beta[first : first + width])
        if len(names) == 1:
            terms.append(Term(feature=names[0], edges=ends[0], weights=weights))
        else:
            row = len(ends[1]) + 1
            rows = tuple(weights[start : start + row] for start in range(0, width, row))
            crosses.append(
                Cross(features=(names[0], names[1]), edges=(ends[0], ends[1]), weights=rows)
            )
    slopes = _rounded(beta[design.firsts[-1] :])
    return Table(
        start=round(float(beta[0]), DIGITS),
        terms=tuple(terms),
        crosses=tuple(crosses),
        lines=tuple(
            Line(feature=name, least=least, most=most, weight=slope)
            for (name, least, most), slope in zip(LINES, slopes, strict=True)
        ),
    )


def fit_card(seen: Seen) -> Scorecard:
    """Fit both sorts."""
    none = lay_out(seen.evidence[:1])
    made = "; ".join(
        f"{asked:,} questions to {size:,} bearers, seed {seed}" for seed, size, asked in LISTS
    )
    return Scorecard(
        version=VERSION,
        made=f"by training/names/scorecard.py from invented lists: {made}",
        expected=EXPECTED,
        person=table_of(fit_sort(seen, body=False), none),
        body=table_of(fit_sort(seen, body=True), none),
    )


def check(card: Scorecard, seen: Seen) -> str:
    """Say how honest a card is about what it has not seen."""
    stated = 1 / (1 + np.exp(-log_odds(seen.evidence, card).astype(float)))
    bins = np.digitize(stated, BINS)
    lines = [
        f"  {stated[bins == one].mean():.3f} stated, {seen.right[bins == one].mean():.3f} true, "
        f"{(bins == one).sum():,} candidates"
        for one in range(len(BINS) + 1)
        if (bins == one).any()
    ]
    gaps = [abs(float((stated - seen.right)[bins == one].sum())) for one in range(len(BINS) + 1)]
    return "\n".join([f"calibration error {sum(gaps) / len(stated):.4f}", *lines])


def main(words: list[str]) -> None:
    """Search, fit, write; or look how honest the written card is on a list of another size."""
    if words[:1] == ["check"]:
        size = int(words[1])
        print(check(read_scorecard(WHERE.read_bytes()), look(CHECKED, size, 10_000)))
        return
    parts = []
    for seed, size, asked in LISTS:
        print(f"{asked:,} questions to {size:,} bearers", flush=True)
        parts.append(look(seed, size, asked))
    evidence = np.vstack([part.evidence for part in parts])
    seen = Seen(evidence, np.concatenate([part.right for part in parts]))
    card = fit_card(seen)
    WHERE.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n")
    print(check(card, seen))


if __name__ == "__main__":
    main(sys.argv[1:])
