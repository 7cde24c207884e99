"""How good forecasts were: scores beside the base rate and beside 'no change', with their number.

Scores are gathered by the role in which somebody estimated, never by name.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

import msgspec

from sightline.engines.outlook import (
    Bin,
    brier,
    brier_many,
    calibration_bins,
    crps,
    log_score,
    skill,
)
from sightline.judgements.forecast import BINARY, COUNT, YES, Estimate, Forecast


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One estimate of a resolved question against what came true.

    ``loss`` is the Brier score, or the ranked probability score of a number.
    ``base`` and ``still`` are what the base rate and 'no change' would have
    scored; None where nobody said them beforehand.
    """

    question: str
    kind: str
    role: str
    on: dt.date
    lead_days: int
    outcome: str
    loss: float
    log: float | None = None
    base: float | None = None
    still: float | None = None
    chance: float | None = None


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one role on one kind of question: how many, how good, against what.

    A skill compares on those questions alone for which there is something to
    compare with: ``n_base`` and ``n_still`` say how many these are.
    ``impossible`` counts what was called impossible and came true.
    """

    role: str
    kind: str
    n: int
    loss: float
    log: float | None
    impossible: int
    mean_lead_days: float
    n_base: int = 0
    skill_base: float | None = None
    n_still: int = 0
    skill_still: float | None = None


class ForecastRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The whole record: by role and kind, with the calibration of what was said of yes or no."""

    tallies: tuple[Tally, ...]
    calibration: tuple[Bin, ...]
    scores: tuple[Score, ...]
    unresolved: int
    withdrawn: int


def keep_record(forecasts: Iterable[Forecast], *, every: bool = False) -> ForecastRecord:
    """Score all resolved questions: the last estimate of each forecaster, or every one."""
    held = list(forecasts)
    counted = [one for one in held if not one.withdrawn]
    scores = tuple(
        score_estimate(one, estimate)
        for one in counted
        if one.outcome is not None
        for estimate in (one.estimates if every else _latest(one.estimates))
    )
    said = [one for one in scores if one.chance is not None]
    return ForecastRecord(
        tallies=tuple(_tally(scores)),
        calibration=_calibrate(said),
        scores=scores,
        unresolved=sum(one.outcome is None for one in counted),
        withdrawn=len(held) - len(counted),
    )


def spread(low: float, middle: float, high: float) -> tuple[float, ...]:
    """Make equally likely numbers of what is said to be the 10, 50 and 90 per cent points.

    Between the points the numbers lie evenly; what lies outside is not drawn.
    """
    lower = [low + (middle - low) * step / 4 for step in range(5)]
    upper = [middle + (high - middle) * step / 4 for step in range(1, 5)]
    return (*lower, *upper)


def score_estimate(forecast: Forecast, estimate: Estimate) -> Score:
    """Score one estimate of a resolved question."""
    opened, outcome = forecast.opened, forecast.outcome or ""
    deed = estimate.deed
    numbers = deed.draws if opened.kind == COUNT else deed.chances
    chance = deed.chances[0] if opened.kind == BINARY else None
    return Score(
        question=forecast.id,
        kind=opened.kind,
        role=deed.role,
        on=estimate.on,
        lead_days=estimate.lead_days,
        outcome=outcome,
        loss=_lose(forecast, numbers),
        log=_surprise(forecast, numbers),
        base=_lose(forecast, opened.base) if opened.base else None,
        still=_lose(forecast, _unchanged(forecast)) if opened.now else None,
        chance=chance,
    )


def _lose(forecast: Forecast, numbers: Sequence[float]) -> float:
    opened, outcome = forecast.opened, forecast.outcome or ""
    if opened.kind == BINARY:
        return brier(numbers, [float(outcome == YES)])
    if opened.kind == COUNT:
        return crps([numbers], [float(outcome)])
    return brier_many([numbers], [opened.options.index(outcome)])


def _surprise(forecast: Forecast, numbers: Sequence[float]) -> float | None:
    opened, outcome = forecast.opened, forecast.outcome or ""
    if opened.kind == COUNT:
        return None
    if opened.kind == BINARY:
        return log_score(numbers, [float(outcome == YES)])
    return log_score([numbers[opened.options.index(outcome)]], [1.0])


def _unchanged(forecast: Forecast) -> tuple[float, ...]:
    """Say 'no change' in the form of an estimate."""
    opened = forecast.opened
    if opened.kind == BINARY:
        return (float(opened.now == YES),)
    if opened.kind == COUNT:
        return (float(opened.now),)
    return tuple(float(option == opened.now) for option in opened.options)


def _latest(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Keep the last estimate of each forecaster in each role."""
    return list({(one.by, one.deed.role): one for one in estimates}.values())


def _tally(scores: Sequence[Score]) -> list[Tally]:
    groups: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        groups.setdefault((score.role, score.kind), []).append(score)
    return [_add_up(role, kind, groups[role, kind]) for role, kind in sorted(groups)]


def _add_up(role: str, kind: str, scores: Sequence[Score]) -> Tally:
    logs = [one.log for one in scores if one.log is not None]
    impossible = sum(math.isinf(one) for one in logs)
    based = [(one.loss, one.base) for one in scores if one.base is not None]
    still = [(one.loss, one.still) for one in scores if one.still is not None]
    return Tally(
        role=role,
        kind=kind,
        n=len(scores),
        loss=_mean([one.loss for one in scores]),
        log=_mean(logs) if logs and not impossible else None,
        impossible=impossible,
        mean_lead_days=_mean([float(one.lead_days) for one in scores]),
        n_base=len(based),
        skill_base=_skill(based),
        n_still=len(still),
        skill_still=_skill(still),
    )


def _skill(pairs: Sequence[tuple[float, float]]) -> float | None:
    if not pairs:
        return None
    return skill(_mean([mine for mine, _ in pairs]), _mean([theirs for _, theirs in pairs]))


def _mean(numbers: Sequence[float]) -> float:
    return math.fsum(numbers) / len(numbers)


def _calibrate(said: Sequence[Score]) -> tuple[Bin, ...]:
    if not said:
        return ()
    chances = [one.chance for one in said if one.chance is not None]
    return calibration_bins(chances, [float(one.outcome == YES) for one in said])
