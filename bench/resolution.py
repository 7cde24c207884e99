"""Resolution of fresh invented records, beside Splink on DuckDB.

Splink learns from the records themselves without labels; our scorecard was fitted beforehand
on other invented records. Its learning is timed apart. Its thresholds are chosen with the
truth, ours are not: clusters are formed at even odds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.peers import missing, peer
from bench.plan import Plan
from bench.resolution_scores import Ints, best_pairs, cluster_scores
from bench.trial import Missing, RunFailed, Trial, ours
from bench.world import WORK
from sightline.engines.names import Profile
from sightline.engines.names.letters import BARE
from sightline.engines.names.resolution import Cluster, Resolution, resolve
from sightline.engines.names.roster.phones import CONSONANTS, SOUNDS, forms, sounds
from sightline.engines.names.roster.tokens import read_name
from sightline.exercise.bearers import Records, make_records

SEEDS = (91_001, 91_002, 91_003)
WARMING = 91_900
LARGE, MILLION = 100_000, 1_000_000
SPLINK = "splink on duckdb"
GOALS = {
    LARGE: {"pair_f1": 0.894},
    MILLION: {"pair_f1": 0.77, "bcubed_f1": 0.92, "speed": 8_800, "memory": 2_500},
}
_TITLES = {
    "pair_f1": "best F1 of pairs of records",
    "cluster_f1": "F1 of the pairs in clusters",
    "bcubed_f1": "B-cubed F1 of clusters",
    "pair_reach": "true pairs that were looked at and kept",
    "speed": "records resolved, without what is learned beforehand, a core",
    "memory": "the most memory held",
}
_UNITS = {"speed": "records/s", "memory": "MB"}


def _specs(prefix: str, size: int) -> list[Spec]:
    return [
        Spec(
            name=f"{prefix}-{key.replace('_', '-')}",
            title=f"{title}, {size:,} records",
            unit=_UNITS.get(key, ""),
            better=Better.BELOW if key == "memory" else Better.ABOVE,
            key=key,
            goal=Goal(bound=GOALS[size].get(key), size=size),
            peer=SPLINK,
            note="Splink learned for the seconds told beside it." if key == "speed" else "",
        )
        for key, title in _TITLES.items()
    ]


def measure_large(plan: Plan) -> Iterator[Figure]:
    """Measure at 100,000 records."""
    return _measure(plan, "resolution-100k", LARGE)


def measure_million(plan: Plan) -> Iterator[Figure]:
    """Measure at a million records."""
    return _measure(plan, "resolution-1m", MILLION)


def _measure(plan: Plan, prefix: str, size: int) -> Iterator[Figure]:
    shown = plan.sized(size)
    trials: list[Trial] = []
    for seed in SEEDS[: plan.repeat or len(SEEDS)]:
        plan.say(f"{shown:,} invented records, seed {seed}")
        trials.append(_with_memory(ours("resolution", seed, shown)))
    rival = _rival(plan, shown)
    if not isinstance(rival, Missing):
        plan.say(f"Splink learned for {rival[0].values['train']:.0f} s before it predicted")
    for spec in _specs(prefix, size):
        yield plan.figure(spec, trials, rival)


def _with_memory(trial: Trial) -> Trial:
    """A run whose memory is one of its figures."""
    return msgspec.structs.replace(trial, values=trial.values | {"memory": trial.memory_mb})


def _rival(plan: Plan, size: int) -> list[Trial] | Missing:
    stopped = missing()
    if stopped is not None:
        return stopped
    plan.say(f"Splink on {size:,} records, seed {SEEDS[0]}")
    with TemporaryDirectory(dir=WORK) as folder:
        path = Path(folder) / "records.jsonl"
        write_records(make_records(size, SEEDS[0]), path)
        try:
            return [_with_memory(peer("resolution", path))]
        except RunFailed as error:
            return Missing(str(error).splitlines()[-1])


def write_records(records: Records, path: Path) -> None:
    """Write the records in our words and consonants, with the truth for the judge."""
    numbers = {truth: number for number, truth in enumerate(dict.fromkeys(records.truth.values()))}
    with path.open("w", encoding="utf-8") as out:
        for row, (identity, profile) in enumerate(records.bearers.items()):
            told = {"row": row, "truth": numbers[records.truth[identity]], **_plain(profile)}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")


def _plain(profile: Profile) -> dict[str, object]:
    tokens = read_name(profile.names[0], profile.sort).tokens[:8]
    date = next((day.removeprefix("circa ") for day in profile.dates), None)
    return {
        "words": [token.removeprefix(BARE) for token in tokens],
        "bones": sorted({bones for token in tokens if len(bones := _bones(token)) > 1}),
        "date": date,
        "day": date if date and len(date) == 10 and not date.endswith("-01-01") else None,
        "country": next(iter(profile.countries), None),
        "number": next(iter(profile.identifiers), None),
    }


def _bones(token: str) -> str:
    """The consonants of a token as letters."""
    codes = (int(CONSONANTS[code]) for code in sounds(forms(token)[-1]))
    return "".join(SOUNDS[code - 1] for code in codes if code)


def one(seed: int, size: int) -> None:
    """Resolve once and judge."""
    resolve(make_records(500, WARMING).bearers)
    records = make_records(size, seed)
    clock = Clock()
    with clock:
        found = resolve(records.bearers, pairs_from=0.02)
    report(size, clock, **judged(records, found), speed=size / clock.cpu)


def judged(records: Records, found: Resolution) -> dict[str, float]:
    """All figures of a resolution."""
    places = {identity: place for place, identity in enumerate(records.truth)}
    numbers = {truth: number for number, truth in enumerate(dict.fromkeys(records.truth.values()))}
    truth = np.array([numbers[one] for one in records.truth.values()], np.int64)
    left = np.array([places[pair.left] for pair in found.pairs], np.int64)
    right = np.array([places[pair.right] for pair in found.pairs], np.int64)
    scores = np.array([pair.probability for pair in found.pairs], np.float64)
    values = best_pairs(left, right, scores, truth)
    return values | cluster_scores(_numbered(found.clusters, places), truth)


def _numbered(clusters: tuple[Cluster, ...], places: dict[str, int]) -> Ints:
    numbers = np.arange(len(places), dtype=np.int64)
    for cluster in clusters:
        for member in cluster.members:
            numbers[places[member]] = len(places) + places[cluster.members[0]]
    return numbers


if __name__ == "__main__":
    one(int(sys.argv[2]), int(sys.argv[3]))
