"""Many hypotheses at once: arrays in, arrays out."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from sightline.engines.evidence.marks import CODES
from sightline.engines.evidence.ratio import (
    Bools,
    Floats,
    aged_log_ratios,
    log_ratios,
    logit,
    sigmoid,
)
from sightline.engines.evidence.table import Table, doctrinal_table
from sightline.errors import BadValue

Ints = npt.NDArray[np.int64]

ECHO_LIMIT = 0.9
"""What repetition can add to a report at most, as a share of it: one origin never counts as two."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Reports on ``count`` hypotheses, one entry of each array to a report.

    Hypotheses are numbered from 0 to ``count - 1`` and grades as by `code`. Origins are any
    whole numbers from 0; one origin may speak on several hypotheses. An age that is not
    known is NaN. The strength of a report multiplies its weight; without it all count whole.
    """

    count: int
    hypothesis: Ints
    origin: Ints
    code: Ints
    affirms: Bools
    age: Floats | None = None
    strength: Floats | None = None

    def __post_init__(self) -> None:
        lengths = {len(self.hypothesis), len(self.origin), len(self.code), len(self.affirms)}
        if len(lengths) > 1 or (self.age is not None and {len(self.age)} != lengths):
            raise BadValue("the arrays of a batch are not of one length")
        _within("hypothesis", self.hypothesis, self.count)
        _within("code", self.code, CODES)
        _within("origin", self.origin, None)
        if self.strength is not None and len(self.strength) not in lengths:
            raise BadValue("the arrays of a batch are not of one length")
        if self.age is not None and bool((np.isinf(self.age) | (self.age < 0)).any()):
            raise BadValue("an age is below 0 or endless: expected days, or NaN where not known")


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for each hypothesis, and what each origin added to it.

    ``voice_hypothesis``, ``voice_origin`` and ``voice_weight`` go together: one entry for
    each origin that speaks on a hypothesis, in that order. ``undated`` counts the reports
    that were left out because the state changes with time and their age is not known.
    """

    probability: Floats
    log_odds: Floats
    support: Floats
    voice_hypothesis: Ints
    voice_origin: Ints
    voice_weight: Floats
    undated: int


class Groups(NamedTuple):
    """Reports brought into the order of their voices, and where each voice begins."""

    order: Ints
    begin: Ints


def weigh_many(
    batch: Batch,
    *,
    prior: float | Floats = 0.25,
    table: Table | None = None,
    rho: float = 0.9,
    change_rate: float = 0.0,
    temper: float = 1.0,
) -> Weighed:
    """Weigh the reports on many hypotheses."""
    check_settings(prior, rho, change_rate, temper)
    batch, undated = _datable(batch, change_rate)
    weights = (table or doctrinal_table()).array[batch.code]
    ratios = _ratios(batch, weights, prior, change_rate, temper)
    groups = _group(batch)
    voices = _voices(ratios[groups.order], groups.begin, rho)
    first = groups.order[groups.begin]
    whose = batch.hypothesis[first]
    support = np.bincount(whose, voices, batch.count).astype(np.float64)
    log_odds = logit(prior) + support
    return Weighed(
        probability=sigmoid(log_odds),
        log_odds=log_odds,
        support=support,
        voice_hypothesis=whose,
        voice_origin=batch.origin[first],
        voice_weight=voices,
        undated=undated,
    )


def check_settings(prior: float | Floats, rho: float, change_rate: float, temper: float) -> None:
    """Refuse settings under which the answer would mean nothing."""
    given = np.asarray(prior)
    if not bool(((given > 0) & (given < 1)).all()):
        raise BadValue("a prior must lie between 0 and 1, without them: certainty hears no report")
    if not 0 <= rho <= 1:
        raise BadValue(f"rho is {rho}: expected 0 (copies are independent) to 1 (they add nothing)")
    if not (np.isfinite(change_rate) and change_rate >= 0):
        raise BadValue(f"the rate of change is {change_rate}: expected changes a day, 0 or more")
    if not 0 < temper <= 1:
        raise BadValue(f"the tempering is {temper}: expected a number above 0 and up to 1")


def _datable(batch: Batch, change_rate: float) -> tuple[Batch, int]:
    """Leave out what has no age where age matters: its weight could be anything down to none."""
    if change_rate == 0:
        return batch, 0
    if batch.age is None:
        raise BadValue("the state changes with time, so the reports need ages, NaN where not known")
    dated = ~np.isnan(batch.age)
    kept = Batch(
        count=batch.count,
        hypothesis=batch.hypothesis[dated],
        origin=batch.origin[dated],
        code=batch.code[dated],
        affirms=batch.affirms[dated],
        age=batch.age[dated],
        strength=None if batch.strength is None else batch.strength[dated],
    )
    return kept, int((~dated).sum())


def _ratios(
    batch: Batch, weights: Floats, prior: float | Floats, change_rate: float, temper: float
) -> Floats:
    if change_rate == 0 or batch.age is None:
        ratios = log_ratios(weights, batch.affirms, temper=temper)
    else:
        shares = prior[batch.hypothesis] if isinstance(prior, np.ndarray) else prior
        ratios = aged_log_ratios(
            weights, batch.affirms, batch.age, prior=shares, change_rate=change_rate, temper=temper
        )
    return ratios if batch.strength is None else ratios * batch.strength


def _group(batch: Batch) -> Groups:
    """Bring together the reports that one origin makes on one hypothesis."""
    if not len(batch.origin):
        return Groups(np.zeros(0, np.int64), np.zeros(0, np.int64))
    width = int(batch.origin.max()) + 1
    if width > np.iinfo(np.int64).max // batch.count:
        origin = np.unique(batch.origin, return_inverse=True)[1].astype(np.int64)
        width = int(origin.max()) + 1
    else:
        origin = batch.origin
    key = batch.hypothesis * width + origin
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    begin = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    return Groups(order, begin)


def _voices(ratios: Floats, begin: Ints, rho: float) -> Floats:
    """What each origin adds: its strongest report on either side, and a little of the others."""
    if not len(begin):
        return np.zeros(0)
    return _side(np.maximum(ratios, 0), begin, rho) - _side(np.maximum(-ratios, 0), begin, rho)


def _side(ratios: Floats, begin: Ints, rho: float) -> Floats:
    strongest = np.maximum.reduceat(ratios, begin)
    echo = (1 - rho) * (np.add.reduceat(ratios, begin) - strongest)
    return strongest + np.minimum(echo, ECHO_LIMIT * strongest)


def _within(name: str, values: Ints, bound: int | None) -> None:
    if not len(values):
        return
    low, high = int(values.min()), int(values.max())
    if low < 0 or (bound is not None and high >= bound):
        expected = "0 or more" if bound is None else f"0 to {bound - 1}"
        raise BadValue(f"{name} runs from {low} to {high}: expected {expected}")
