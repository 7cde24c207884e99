"""The ways of making one probability of many reports: seven that are in use, and ours.

The others are written here from their papers, and treated well: where a method can use the
true prior it is told it, and all but ours by origin see each copy as a report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from bench.evidence_world import Floats, Ints, World, draw
from sightline.engines.evidence import (
    Batch,
    Calibration,
    Table,
    calibrate,
    count_cases,
    doctrinal_table,
    weigh_many,
)

PAST_CASES = 400
TRUST = np.array([0.95, 0.80, 0.62, 0.40, 0.15, 0.50])
CONTENT = np.array([0.97, 0.88, 0.75, 0.55, 0.30, 0.70])


def batch_of(world: World) -> Batch:
    """A world as the evidence engine takes it."""
    return Batch(
        count=world.setting.hypotheses,
        hypothesis=world.question,
        origin=world.origin,
        code=world.codes,
        affirms=world.affirms,
    )


def past_cases(world: World, seed: int) -> Calibration:
    """Grades calibrated on decided cases of two other missions, whose sources are others."""
    setting = msgspec.structs.replace(world.setting, hypotheses=PAST_CASES // 2)
    one, other = (draw(seed + half, setting) for half in (0, 1))
    both = Batch(
        count=PAST_CASES,
        hypothesis=np.r_[one.question, other.question + setting.hypotheses],
        origin=np.r_[one.origin, other.origin + len(one.origin)],
        code=np.r_[one.codes, other.codes],
        affirms=np.r_[one.affirms, other.affirms],
    )
    return calibrate(count_cases(both, np.r_[one.truth, other.truth]))


def by_origin(world: World, table: Table | None = None) -> Floats:
    """Ours: log-odds by origin."""
    return weigh_many(batch_of(world), prior=world.setting.prior, table=table).probability


def naive(world: World) -> Floats:
    """Ours without origins: each report is a voice of its own."""
    batch = batch_of(world)
    apart = msgspec.structs.replace(batch, origin=np.arange(len(batch.origin)))
    return weigh_many(apart, prior=world.setting.prior, table=doctrinal_table()).probability


def majority(world: World) -> Floats:
    """The share of reports that affirm."""
    return _sum(world, world.affirms.astype(np.float64)) / _sum(world, np.ones(len(world.affirms)))


def weighted_vote(world: World) -> Floats:
    """The same, each vote with the trust in its source."""
    trust = TRUST[world.letters[world.source]]
    return _sum(world, trust * world.affirms) / _sum(world, trust)


def noisy_or(world: World) -> Floats:
    """The chance that at least one affirming report is right; denials are not heard."""
    silent = np.where(world.affirms, np.log1p(-0.95 * _strength(world)), 0)
    return 1 - np.exp(_sum(world, silent))


def dempster_shafer(world: World) -> Floats:
    """Dempster's rule over simple supports, what is left over given to the prior."""
    spared = np.log1p(-_strength(world))
    against = np.exp(_sum(world, np.where(world.affirms, spared, 0)))
    in_favour = np.exp(_sum(world, np.where(world.affirms, 0, spared)))
    yes, neither = (1 - against) * in_favour, against * in_favour
    total = yes + against * (1 - in_favour) + neither
    return np.asarray((yes + neither * world.setting.prior) / total)


def subjective_logic(world: World) -> Floats:
    """Cumulative fusion of discounted opinions (Jøsang), projected with the prior."""
    strength = np.minimum(_strength(world), 0.98)
    weight = 2 * strength / (1 - strength)
    yes = _sum(world, weight * world.affirms)
    no = _sum(world, weight * ~world.affirms)
    return (yes + 2 * world.setting.prior) / (yes + no + 2)


def dawid_skene(world: World, rounds: int = 40) -> Floats:
    """Expectation and maximisation over the errors of each source (Dawid and Skene 1979)."""
    prior, say, whose = world.setting.prior, world.affirms, world.question
    belief = majority(world)
    for _ in range(rounds):
        true = belief[whose]
        found = _rate(world, true * say, true)
        spared = _rate(world, (1 - true) * ~say, 1 - true)
        yes = np.log(found / (1 - spared))[world.source]
        no = np.log((1 - found) / spared)[world.source]
        score = np.log(prior / (1 - prior)) + _sum(world, np.where(say, yes, no))
        belief = 1 / (1 + np.exp(-np.clip(score, -500, 500)))
    return belief


def truth_finder(world: World, rounds: int = 20) -> Floats:
    """Trust in sources and confidence in facts by turns (Yin, Han and Yu 2008)."""
    trust = np.full(world.setting.sources, 0.9)
    sure = np.zeros((2, world.setting.hypotheses))
    for _ in range(rounds):
        score = -np.log1p(-np.minimum(trust, 0.99))[world.source]
        yes, no = _sum(world, score * world.affirms), _sum(world, score * ~world.affirms)
        sure = 1 / (1 + np.exp(-0.3 * np.stack([no - 0.5 * yes, yes - 0.5 * no])))
        said = sure[world.affirms.astype(np.int64), world.question]
        trust = _mean(world.source, said, world.setting.sources)
    return np.asarray(sure[1] / sure.sum(axis=0))


RIVALS: Mapping[str, Callable[[World], Floats]] = {
    "majority vote": majority,
    "reliability-weighted vote": weighted_vote,
    "noisy-OR": noisy_or,
    "Dempster-Shafer": dempster_shafer,
    "subjective logic": subjective_logic,
    "Dawid-Skene": dawid_skene,
    "TruthFinder": truth_finder,
}


def _strength(world: World) -> Floats:
    return np.asarray(TRUST[world.letters[world.source]] * CONTENT[world.digits])


def _sum(world: World, values: Floats) -> Floats:
    return np.bincount(world.question, values, world.setting.hypotheses).astype(np.float64)


def _rate(world: World, hits: Floats, cases: Floats) -> Floats:
    """The rate of each source, begun with a little good will."""
    count = world.setting.sources
    top = np.bincount(world.source, hits, count) + 4
    return np.asarray(top / (np.bincount(world.source, cases, count) + 5.5), dtype=np.float64)


def _mean(places: Ints, values: Floats, count: int) -> Floats:
    each = np.maximum(np.bincount(places, minlength=count), 1)
    return np.asarray(np.bincount(places, values, count) / each, dtype=np.float64)
