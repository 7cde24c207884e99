"""Weighing evidence: how near the truth, beside seven other ways, and how fast.

Each run draws worlds from a seed of its own. What was chosen (the start table, rho, how
to count cases) was chosen on the seeds 0 to 15; these runs use 100 to 104, and the past
cases of the calibrated table come from yet others.

    python -m bench.evidence --table     # every method in every world, as a page
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.evidence_methods import RIVALS, by_origin, naive, past_cases
from bench.evidence_world import SETTINGS, Floats, World, draw, draw_changing
from bench.plan import MILLION, Plan
from bench.trial import Trial, ours
from sightline.engines.evidence import Batch, Table, doctrinal_table, weigh_many
from sightline.engines.outlook import brier, calibration_error

SEEDS = range(100, 105)
PAST_SEED = 9_000
BEST = "the best of seven other methods, picked afterwards"
DOCTRINAL, CALIBRATED = "by origin, doctrinal", "by origin, calibrated"
METRICS = ("brier", "ece", "auc", "accuracy")


def spec(name: str, key: str, title: str, bound: float | None = None, **more: str) -> Spec:
    """A figure of the simulation; a score is better the lower, a share the higher."""
    above = key.endswith(("auc", "accuracy"))
    return Spec(
        name=f"evidence-{name}",
        title=title,
        unit="",
        better=Better.ABOVE if above else Better.BELOW,
        key=key,
        goal=Goal(bound=bound),
        peer=more.get("peer", BEST),
        peer_key=more.get("peer_key", "best." + key.split(".", 1)[1]),
        note=more.get("note", ""),
    )


SPECS = (
    spec("brier", f"{DOCTRINAL}.base.brier", "Brier score, start table", 0.108),
    spec("ece", f"{DOCTRINAL}.base.ece", "expected calibration error, start table", 0.022),
    spec("auc", f"{DOCTRINAL}.base.auc", "area under the curve, start table"),
    spec("accuracy", f"{DOCTRINAL}.base.accuracy", "share right at even odds, start table"),
    spec("calibrated-brier", f"{CALIBRATED}.base.brier", "Brier, table of 400 cases", 0.087),
    spec("calibrated-ece", f"{CALIBRATED}.base.ece", "the same, calibration error", 0.016),
    spec("copying", f"{DOCTRINAL}.heavy copying.brier", "Brier score, 80 % copies"),
    spec("deceivers", f"{DOCTRINAL}.30 % deceivers.brier", "Brier score, 30 % deceivers"),
    spec("rare", f"{DOCTRINAL}.rare.brier", "Brier score, hypotheses of 5 %"),
    spec(
        "decay",
        "aged.decay.brier",
        "Brier score where the state changes with time",
        peer="ours without regard to age",
        peer_key="ageless.decay.brier",
        note="The rate of change is known to ours, which it seldom is.",
    ),
)
SPEED = Spec(
    name="evidence-speed",
    title="a million reports on 200,000 hypotheses weighed",
    unit="s",
    better=Better.BELOW,
    key="seconds",
    goal=Goal(bound=0.5, size=MILLION),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Run the simulation once for each seed, then the clock."""
    trials: list[Trial] = []
    for seed in list(SEEDS)[: plan.repeat or len(SEEDS)]:
        plan.say(f"worlds of seed {seed}")
        trials.append(ours("evidence", seed, plan.sized(2_000)))
    for one in SPECS:
        yield plan.figure(one, trials, trials)
    size = plan.sized()
    runs = [ours("evidence", "speed", size) for _ in range(plan.repeat or 5)]
    yield plan.figure(SPEED, runs, None)


def score(stated: Floats, world: World) -> dict[str, float]:
    """The four scores of one method in one world."""
    return {
        "brier": brier(stated, world.truth),
        "ece": calibration_error(stated, world.truth),
        "auc": area_under_curve(stated, world),
        "accuracy": float(((stated > 0.5) == world.truth).mean()),
    }


def area_under_curve(stated: Floats, world: World) -> float:
    """The chance that a true hypothesis is held more likely than a false one; ties count half."""
    _, place, counts = np.unique(stated, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    true = int(world.truth.sum())
    false = len(stated) - true
    return float((ranks[world.truth].sum() - true * (true + 1) / 2) / (true * false))


def compare(seed: int, size: int, name: str) -> Mapping[str, Mapping[str, float]]:
    """Every method in one world."""
    setting = SETTINGS[name]
    world = draw(seed, replace(setting, hypotheses=size))
    table = past_cases(world, PAST_SEED + 10 * seed).table
    found = {method: score(run(world), world) for method, run in RIVALS.items()}
    found["log-odds without origins"] = score(naive(world), world)
    found[DOCTRINAL] = score(by_origin(world), world)
    found[CALIBRATED] = score(by_origin(world, table), world)
    return found


def compare_decay(seed: int) -> dict[str, float]:
    """Ours with and without regard to the age of reports, where the state changes."""
    drawn = draw_changing(seed)
    right = Table(name="right in 80 %", basis="as drawn", weights=(float(np.log(4)),) * 36)
    count = len(drawn["question"])
    batch = Batch(
        count=len(drawn["truth"]),
        hypothesis=drawn["question"],
        origin=np.arange(count),
        code=np.zeros(count, dtype=np.int64),
        affirms=drawn["affirms"],
        age=drawn["age"],
    )
    aged = weigh_many(batch, table=right, change_rate=1 / 400).probability
    ageless = weigh_many(batch, table=right).probability
    return {
        "aged.decay.brier": brier(aged, drawn["truth"]),
        "ageless.decay.brier": brier(ageless, drawn["truth"]),
        "aged.decay.ece": calibration_error(aged, drawn["truth"]),
        "ageless.decay.ece": calibration_error(ageless, drawn["truth"]),
    }


def one(seed: int, size: int) -> None:
    """Every method in every world of one seed."""
    clock, values = Clock(), compare_decay(seed)
    with clock:
        for name in SETTINGS:
            found = compare(seed, size, name)
            for method, scores in found.items():
                values |= {f"{method}.{name}.{metric}": scores[metric] for metric in METRICS}
            values |= _best(name, [found[method] for method in RIVALS])
    report(size, clock, **values)


def one_speed(size: int) -> None:
    """Weigh many reports at once, five to a hypothesis, half of them copies, in no order."""
    random = np.random.default_rng(7)
    count = max(size // 5, 1)
    batch = Batch(
        count=count,
        hypothesis=random.integers(count, size=size),
        origin=random.integers(max(size // 2, 1), size=size),
        code=random.integers(36, size=size),
        affirms=random.random(size) < 0.6,
    )
    doctrinal_table()
    clock = Clock()
    with clock:
        weigh_many(batch)
    report(size, clock, seconds=clock.wall)


def page(seeds: Iterable[int], size: int = 2_000) -> Iterator[str]:
    """The table of the guide: the mean of the seeds, and beside it how far seeds differ."""
    listed = list(seeds)
    for name in SETTINGS:
        runs = [compare(seed, size, name) for seed in listed]
        yield f"\n**{name}**\n\n| method | Brier | ECE | AUC | accuracy |\n|---|--:|--:|--:|--:|"
        for method in runs[0]:
            cells = (_cell([run[method][metric] for run in runs]) for metric in METRICS)
            yield f"| {method} | {' | '.join(cells)} |"
    decays = [compare_decay(seed) for seed in listed]
    yield "\n**decay**\n"
    for key in decays[0]:
        yield f"- {key}: {_cell([run[key] for run in decays])}"


def _cell(values: Sequence[float]) -> str:
    return f"{np.mean(values):.3f} ± {np.std(values, ddof=1):.3f}"


def _best(name: str, rivals: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The best value that any of the others reached, each score by itself."""
    pick = {"brier": min, "ece": min, "auc": max, "accuracy": max}
    return {
        f"best.{name}.{metric}": pick[metric](scores[metric] for scores in rivals)
        for metric in METRICS
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["--table"]:
        sys.stdout.write("\n".join(page(SEEDS)) + "\n")
    elif sys.argv[2] == "speed":
        one_speed(int(sys.argv[3]))
    else:
        one(int(sys.argv[2]), int(sys.argv[3]))
