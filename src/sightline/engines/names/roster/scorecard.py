"""From evidence to odds: a table of weights that can be read, added up line by line.

Each term looks at one number of the evidence, finds the step it falls on and adds that step's
weight; a pair of terms adds a weight for both steps together; a line adds a share of the
number itself. `training/names/scorecard.py` fits the table in `data/scorecard.json`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Places, compiled
from sightline.engines.names.roster.evidence import COUNT, FEATURES, IS_BODY

VERSION = 1
MOST_STEPS = 16


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Steps of one feature: ``weights`` has one more than ``edges``; an edge opens its step."""

    feature: str
    edges: tuple[float, ...]
    weights: tuple[float, ...]


class Cross(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Steps of two features together: a row of weights for each step of the first."""

    features: tuple[str, str]
    edges: tuple[tuple[float, ...], tuple[float, ...]]
    weights: tuple[tuple[float, ...], ...]


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A weight for each unit of a feature, between ``least`` and ``most``."""

    feature: str
    least: float
    most: float
    weight: float


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table of one sort of bearers. All weights are natural logarithms of odds."""

    start: float
    terms: tuple[Term, ...]
    crosses: tuple[Cross, ...] = ()
    lines: tuple[Line, ...] = ()


class Scorecard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Both tables, how they were made, and what share of questions had an answer then."""

    version: int
    made: str
    expected: float
    person: Table
    body: Table


class Packed(NamedTuple):
    """A scorecard in arrays; the first axis is the sort."""

    start: Bits
    features: Places
    edges: Bits
    weights: Bits
    cross_features: Places
    cross_edges: Bits
    cross_weights: Bits
    line_features: Places
    line_bounds: Bits
    line_weights: Bits


@cache
def shipped() -> Scorecard:
    """The table that ships with the engine."""
    data = (files("sightline.engines.names") / "data" / "scorecard.json").read_bytes()
    return read_scorecard(data)


def read_scorecard(data: bytes) -> Scorecard:
    """Read a table and check that its parts fit together and its features exist."""
    card = msgspec.json.decode(data, type=Scorecard)
    if card.version != VERSION:
        raise ValueError(f"the scorecard is of version {card.version}, expected {VERSION}")
    for table in (card.person, card.body):
        _check(table)
    return card


def _check(table: Table) -> None:
    for term in table.terms:
        if len(term.weights) != len(term.edges) + 1 or len(term.weights) > MOST_STEPS:
            raise ValueError(f"{term.feature}: expected one weight more than edges")
    for cross in table.crosses:
        lengths = {len(row) for row in cross.weights}
        if lengths != {len(cross.edges[1]) + 1} or len(cross.weights) != len(cross.edges[0]) + 1:
            raise ValueError(f"{cross.features}: the weights do not fit the edges")
    names = [term.feature for term in table.terms] + [line.feature for line in table.lines]
    names += [name for cross in table.crosses for name in cross.features]
    unknown = sorted(set(names) - set(FEATURES))
    if unknown:
        raise ValueError(f"no such feature: {', '.join(unknown)}")


@cache
def packed(card: Scorecard) -> Packed:
    """The arrays of a scorecard, whose two tables have the same terms in the same order."""
    tables = (card.person, card.body)
    first = tables[0]
    shapes = [([t.feature for t in table.terms], [c.features for c in table.crosses],
               [line.feature for line in table.lines]) for table in tables]  # fmt: skip
    if shapes[0] != shapes[1]:
        raise ValueError("both tables of a scorecard have the same terms")
    terms, crosses, lines = len(first.terms), len(first.crosses), len(first.lines)
    found = Packed(
        start=np.array([table.start for table in tables], np.float32),
        features=np.array([FEATURES.index(term.feature) for term in first.terms], np.int32),
        edges=np.full((2, terms, MOST_STEPS), np.inf, np.float32),
        weights=np.zeros((2, terms, MOST_STEPS), np.float32),
        cross_features=np.array(
            [[FEATURES.index(name) for name in cross.features] for cross in first.crosses], np.int32
        ).reshape(crosses, 2),
        cross_edges=np.full((2, crosses, 2, MOST_STEPS), np.inf, np.float32),
        cross_weights=np.zeros((2, crosses, MOST_STEPS, MOST_STEPS), np.float32),
        line_features=np.array([FEATURES.index(line.feature) for line in first.lines], np.int32),
        line_bounds=np.zeros((2, lines, 2), np.float32),
        line_weights=np.zeros((2, lines), np.float32),
    )
    for sort, table in enumerate(tables):
        _fill(found, sort, table)
    return found


def _fill(found: Packed, sort: int, table: Table) -> None:
    for at, term in enumerate(table.terms):
        found.edges[sort, at, : len(term.edges)] = term.edges
        found.weights[sort, at, : len(term.weights)] = term.weights
    for at, cross in enumerate(table.crosses):
        for side in range(2):
            found.cross_edges[sort, at, side, : len(cross.edges[side])] = cross.edges[side]
        for row, weights in enumerate(cross.weights):
            found.cross_weights[sort, at, row, : len(weights)] = weights
    for at, line in enumerate(table.lines):
        found.line_bounds[sort, at] = line.least, line.most
        found.line_weights[sort, at] = line.weight


@compiled
def _step(value: float, edges: Bits) -> int:
    step = 0
    while value >= edges[step]:
        step += 1
    return step


@compiled
def _odds_of(row: Bits, card: Packed) -> float:
    sort = int(row[IS_BODY])
    total = card.start[sort]
    for at in range(len(card.features)):
        step = _step(row[card.features[at]], card.edges[sort, at])
        total += card.weights[sort, at, step]
    for at in range(len(card.cross_features)):
        one = _step(row[card.cross_features[at, 0]], card.cross_edges[sort, at, 0])
        other = _step(row[card.cross_features[at, 1]], card.cross_edges[sort, at, 1])
        total += card.cross_weights[sort, at, one, other]
    for at in range(len(card.line_features)):
        least, most = card.line_bounds[sort, at]
        value = min(max(row[card.line_features[at]], least), most)
        total += card.line_weights[sort, at] * value
    return float(total)


@compiled
def _odds(evidence: Bits, card: Packed, odds: Bits) -> None:
    for number in range(len(evidence)):
        odds[number] = _odds_of(evidence[number], card)


def log_odds(evidence: Bits, card: Scorecard) -> Bits:
    """The log-odds of each row of evidence, before what is expected is allowed for."""
    odds = np.empty(len(evidence), np.float32)
    _odds(np.ascontiguousarray(evidence.reshape(-1, COUNT), np.float32), packed(card), odds)
    return odds
