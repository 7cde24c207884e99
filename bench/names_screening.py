"""Screening on fresh invented lists of 100,000 and of a million, beside what the field uses.

The seeds are used nowhere else: nothing was chosen, fitted or looked at on them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import numpy as np

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.names_files import write_list, write_questions
from bench.names_ranking import by_kind, calibration, ranking_scores
from bench.peers import missing, peer
from bench.plan import Plan
from bench.trial import Missing, RunFailed, Trial, ours
from bench.world import WORK
from sightline.engines.names import Candidates, Index
from sightline.engines.names.roster.asking import ask
from sightline.engines.names.roster.candidates import AT_ONCE
from sightline.exercise.bearers import Question, make_list

SEEDS = (90_001, 90_002, 90_003)
WARMING = 90_900
"""The seed of the questions that only warm the machine."""
LARGE, MILLION = 100_000, 1_000_000
ASKED = {LARGE: 20_000, MILLION: 20_000}
PEER_ASKED = {LARGE: (2_000, 500), MILLION: (1_500, 200)}
"""How many questions the peers get: tantivy with logic-v2, and rapidfuzz."""
EXPECTED = 0.6
"""How many of the questions mean somebody on the list."""
TANTIVY, RAPIDFUZZ = "tantivy + nomenklatura logic-v2", "rapidfuzz cdist"

_TITLES = {
    "first": "true bearer named first",
    "ten": "true bearer among the first ten",
    "f1": "best F1 of the first answer",
    "nobody_1": "listed people found when 1 % of all who are not listed raise an alarm",
    "stranger_1": "listed people found when 1 % of strangers raise an alarm",
}
_LESS = frozenset({"arrays", "ece", "ece_said"})
_UNITS = {
    "speed": "names/s",
    "again": "names/s",
    "cold": "names/s",
    "build": "bearers/s",
    "arrays": "MB",
}
GOALS = {
    LARGE: {"first": 0.94, "ten": 0.974, "f1": 0.896, "speed": 7_500, "cold": 5_000, "arrays": 40},
    MILLION: {"ten": 0.94, "f1": 0.836, "speed": 2_000, "build": MILLION / 35, "ece": 0.002},
}


def _specs(prefix: str, size: int) -> tuple[Spec, ...]:
    own = {
        "speed": "names matched, read and spelled out before, a core",
        "again": "names looked up from the raw text, every token seen before, a core",
        "cold": "names looked up from the raw text, no token seen before, a core",
        "build": "bearers laid into an index, a core",
        "arrays": "the arrays of the index",
        "ece": "calibration error of all candidates",
        "ece_said": "calibration error of the candidates of more than 1 %",
    }
    found = []
    for key, title in (_TITLES | own).items():
        better = Better.BELOW if key in _LESS else Better.ABOVE
        found.append(
            Spec(
                name=f"{prefix}-{key.replace('_', '-')}",
                title=f"{title}, {size:,} bearers",
                unit=_UNITS.get(key, ""),
                better=better,
                key=key,
                goal=Goal(bound=GOALS[size].get(key), size=size),
                peer=None if key in {*_LESS, "cold", "again"} else TANTIVY,
            )
        )
    return tuple(found)


def _beside_rapidfuzz(specs: Iterable[Spec]) -> Iterator[Spec]:
    for spec in specs:
        if spec.key in {"ten", "f1", "speed"}:
            name = f"{spec.name}-rapidfuzz"
            yield Spec(
                name=name,
                title=spec.title,
                unit=spec.unit,
                better=spec.better,
                key=spec.key,
                peer=RAPIDFUZZ,
            )


def measure_large(plan: Plan) -> Iterator[Figure]:
    """Measure at 100,000 bearers."""
    return _measure(plan, "names-100k", LARGE)


def measure_million(plan: Plan) -> Iterator[Figure]:
    """Measure at a million bearers."""
    return _measure(plan, "names-1m", MILLION)


def _measure(plan: Plan, prefix: str, size: int) -> Iterator[Figure]:
    shown = plan.sized(size)
    trials: list[Trial] = []
    for seed in SEEDS[: plan.repeat or len(SEEDS)]:
        plan.say(f"an invented list of {shown:,} bearers, seed {seed}")
        trials.append(ours("names_screening", seed, shown, min(ASKED[size], shown)))
    specs = _specs(prefix, size)
    rivals = _rivals(plan, shown, PEER_ASKED[size])
    for spec in specs:
        yield plan.figure(spec, trials, rivals[0] if spec.peer else None)
    for spec in _beside_rapidfuzz(specs):
        yield plan.figure(spec, trials, rivals[1])


def _rivals(plan: Plan, size: int, asked: tuple[int, int]) -> list[list[Trial] | Missing]:
    """Let both peers search the first list; they get fewer questions, being slower."""
    stopped = missing()
    if stopped is not None:
        return [stopped, stopped]
    found: list[list[Trial] | Missing] = []
    with TemporaryDirectory(dir=WORK) as folder:
        world, listed = make_list(size, SEEDS[0]), Path(folder) / "list.jsonl"
        write_list(world, listed)
        for method, count in zip(("tantivy", "rapidfuzz"), asked, strict=True):
            plan.say(f"{method} on {size:,} bearers and {count:,} questions, seed {SEEDS[0]}")
            questions = Path(folder) / f"{method}.jsonl"
            write_questions(world, count, questions)
            try:
                found.append([peer("screening", method, listed, questions)])
            except RunFailed as error:
                found.append(Missing(str(error).splitlines()[-1]))
    return found


def one(seed: int, size: int, asked: int) -> None:
    """Build, ask twice, judge."""
    world = make_list(size, seed)
    bearers = world.bearers
    warm_up()
    building, cold, warm, reading = Clock(), Clock(), Clock(), Clock()
    with building:
        index = Index.build(bearers)
    questions = world.questions(asked)
    profiles = [question.profile for question in questions]
    with cold:
        index.candidates(profiles, most=10, expected=EXPECTED)
    with warm:
        found = index.candidates(profiles, most=10, expected=EXPECTED)
    with reading:
        for start in range(0, asked, AT_ONCE):
            ask(index.standing, profiles[start : start + AT_ONCE])
    values = judged(questions, found)
    values |= {
        "speed": asked / (warm.cpu - reading.cpu),
        "again": asked / warm.cpu,
        "cold": asked / cold.cpu,
        "build": size / building.cpu,
        "arrays": bytes_of(index) / 1e6,
    }
    report(size, cold, **values)


def bytes_of(index: Index) -> int:
    """The size of the arrays, without the ids and the profiles that are only shown."""
    total = 0
    for holding in index.holdings:
        for name in holding.segment.__struct_fields__:
            held = getattr(holding.segment, name)
            if isinstance(held, np.ndarray):
                total += held.nbytes
            elif name not in {"ids", "profiles"}:
                total += held.data.nbytes + held.ends.nbytes
    return total


def warm_up() -> None:
    """Have every kernel compiled before anything is timed."""
    world = make_list(500, WARMING)
    Index.build(world.bearers).candidates([one.profile for one in world.questions(50)], most=10)


def judged(questions: list[Question], found: Candidates) -> dict[str, float]:
    """All figures of the answers."""
    truths = [question.truth for question in questions]
    kinds = [question.kind for question in questions]
    answers: list[list[tuple[str, float]]] = []
    true: list[bool] = []
    for number, truth in enumerate(truths):
        ids = found.ids(number)
        scores = found.scores[found.offsets[number] : found.offsets[number + 1]].tolist()
        answers.append(list(zip(ids, scores, strict=True)))
        true += [identity == truth for identity in ids]
    stated = found.probabilities.tolist()
    said = [place for place, probability in enumerate(stated) if probability > 0.01]
    values = ranking_scores(truths, kinds, answers)
    values["ece"] = calibration(stated, true)
    values["ece_said"] = calibration([stated[one] for one in said], [true[one] for one in said])
    kinds_found = by_kind(truths, kinds, answers)
    values |= {f"ten.{kind}": share for kind, share in kinds_found.items()}
    return values | {"worst": min(kinds_found.values()), "mean": mean(kinds_found.values())}


if __name__ == "__main__":
    one(*map(int, sys.argv[2:5]))
