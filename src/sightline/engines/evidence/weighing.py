"""One hypothesis weighed, with the reasons: what each voice added and what the answer hangs on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec
import numpy as np

from sightline.engines.evidence.batch import Batch, check_settings, weigh_many
from sightline.engines.evidence.cautions import find_lonely
from sightline.engines.evidence.marks import code, read_marks
from sightline.engines.evidence.ratio import logit, sigmoid
from sightline.engines.evidence.removal import THRESHOLDS, Removal, smallest_removal
from sightline.engines.evidence.report import Report
from sightline.engines.evidence.table import Table, doctrinal_table
from sightline.engines.evidence.voice import PRIORS, Voice
from sightline.values.words import WordScale, say

BANDS = (0.2, 0.5, 0.8)
"""Where one conclusion turns into another: held unlikely, open, more likely than not, likely."""


class Weighing(msgspec.Struct, frozen=True, kw_only=True):
    """The probability of one hypothesis, and everything that a reader needs to disagree.

    ``voices`` stand with the strongest first. ``at_priors`` gives the probability under other
    priors, and ``robust`` says that they all lead to one conclusion. ``contrary`` is the
    strongest voice against what the voices say together. ``halved`` and ``doubled`` are the
    probability if every weight were half or twice what the table says. ``undated`` are reports
    that were left out because their age is not known and the state changes with time.
    """

    prior: float
    table: str
    rho: float
    change_rate: float
    temper: float
    probability: float
    log_odds: float
    voices: tuple[Voice, ...]
    at_priors: tuple[tuple[float, float], ...]
    robust: bool
    contrary: Voice | None
    removals: tuple[Removal, ...]
    halved: float
    doubled: float
    undated: tuple[Report, ...]
    cautions: tuple[str, ...]

    @property
    def unknown(self) -> bool:
        """Whether nothing was reported that could be weighed: the answer is then the prior."""
        return not self.voices

    def words(self, scale: WordScale = WordScale.PHIA) -> str:
        """Say the probability in a word with its range, or that nothing is known."""
        said = say(self.probability, scale)
        return f"not known: no report; the prior is {said}" if self.unknown else said


def weigh(
    reports: Iterable[Report],
    *,
    prior: float = 0.25,
    table: Table | None = None,
    rho: float = 0.9,
    change_rate: float = 0.0,
    temper: float = 1.0,
) -> Weighing:
    """Weigh the reports on one hypothesis. Their order does not matter."""
    check_settings(prior, rho, change_rate, temper)
    scales = _Scales(table or doctrinal_table(), rho, change_rate, temper)
    kept, undated = _part(reports, change_rate)
    voices = _hear(kept, prior, scales)
    support = sum(voice.log_odds for voice in voices)
    log_odds = float(logit(prior)) + support
    at_priors = tuple((other, _answer(kept, other, scales)) for other in PRIORS)
    probability = _probability(log_odds)
    return Weighing(
        prior=prior,
        table=scales.table.name,
        rho=rho,
        change_rate=change_rate,
        temper=temper,
        probability=probability,
        log_odds=log_odds,
        voices=voices,
        at_priors=at_priors,
        robust=len({_band(value) for value in (probability, *dict(at_priors).values())}) == 1,
        contrary=_contrary(voices, support),
        removals=tuple(smallest_removal(prior, voices, bound) for bound in THRESHOLDS),
        halved=_probability(float(logit(prior)) + support / 2),
        doubled=_probability(float(logit(prior)) + support * 2),
        undated=undated,
        cautions=_warn(kept, undated, voices),
    )


class _Scales(msgspec.Struct, frozen=True):
    table: Table
    rho: float
    change_rate: float
    temper: float


def _part(
    reports: Iterable[Report], change_rate: float
) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """Put the reports into one order, and those aside that cannot be aged."""
    ranked = sorted(reports, key=_rank)
    if change_rate == 0:
        return tuple(ranked), ()
    kept = tuple(report for report in ranked if report.age is not None)
    return kept, tuple(report for report in ranked if report.age is None)


def _rank(report: Report) -> tuple[str, str, int, bool, float, float]:
    age = -1.0 if report.age is None else report.age
    marks = code(report.grade), report.affirms
    return report.origin, report.ref, *marks, age, report.strength


def _hear(reports: tuple[Report, ...], prior: float, scales: _Scales) -> tuple[Voice, ...]:
    """Weigh what each origin says, and put the strongest first."""
    origins = sorted({report.origin for report in reports})
    place = {origin: number for number, origin in enumerate(origins)}
    weighed = weigh_many(
        Batch(
            count=1,
            hypothesis=np.zeros(len(reports), dtype=np.int64),
            origin=np.array([place[report.origin] for report in reports], dtype=np.int64),
            code=np.array([code(report.grade) for report in reports], dtype=np.int64),
            affirms=np.array([report.affirms for report in reports], dtype=np.bool_),
            age=np.array(
                [np.nan if report.age is None else report.age for report in reports],
                dtype=np.float64,
            ),
            strength=np.array([report.strength for report in reports], dtype=np.float64),
        ),
        prior=prior,
        table=scales.table,
        rho=scales.rho,
        change_rate=scales.change_rate,
        temper=scales.temper,
    )
    voices = [
        Voice(
            origin=origin,
            log_odds=float(weight),
            reports=tuple(report for report in reports if report.origin == origin),
        )
        for origin, weight in zip(origins, weighed.voice_weight, strict=True)
    ]
    return tuple(sorted(voices, key=lambda voice: (-abs(voice.log_odds), voice.origin)))


def _answer(reports: tuple[Report, ...], prior: float, scales: _Scales) -> float:
    """Answer once more under another prior, which ages the reports differently too."""
    voices = _hear(reports, prior, scales)
    return _probability(float(logit(prior)) + sum(voice.log_odds for voice in voices))


def _probability(log_odds: float) -> float:
    return float(sigmoid(log_odds))


def _band(probability: float) -> int:
    return bisect_right(BANDS, probability)


def _contrary(voices: tuple[Voice, ...], support: float) -> Voice | None:
    against = (voice for voice in voices if voice.log_odds * support < 0)
    return next(against, None)


def _warn(
    kept: tuple[Report, ...], undated: tuple[Report, ...], voices: tuple[Voice, ...]
) -> tuple[str, ...]:
    """Say what a reader should know before relying on the number."""
    said = []
    if not kept:
        said.append("nothing was reported: the probability is the prior, which is no finding")
    if undated:
        said.append(
            f"{len(undated)} reports without a known age were left out, "
            "because the state changes with time"
        )
    said += [
        f"{voice.origin} contradicts itself: it is weighed on both sides"
        for voice in sorted(voices, key=lambda voice: voice.origin)
        if voice.of_two_minds
    ]
    said += [
        f"{report.ref or report.origin} is graded 1, confirmed by independent sources, but its "
        "origin stands alone: without a second one the mark is 2 at most"
        for report in find_lonely(kept)
    ]
    losses = sorted(
        {
            f"{report.grade}: {marks.loss}"
            for report in kept
            if (marks := read_marks(report.grade)).loss
        }
    )
    return (*said, *losses)
