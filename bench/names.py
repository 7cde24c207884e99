"""Names: labelled pairs, the list of the UN, and an invented list, beside logic-v2 and rapidfuzz.

What was chosen by looking was chosen on the first half of the pairs, on the first 3,000 of
the clean people and on invented lists of other seeds than those used here.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.names_lists import LIST, Asked, read_clean, read_list, read_listed, read_pairs
from bench.names_scores import best_f1, pair_scores, recall_at
from bench.names_world import NameWorld, draw_world
from bench.peers import missing, peer
from bench.plan import Plan
from bench.trial import Missing, RunFailed, Trial, ours
from sightline.engines.names import Hit, Index, Profile, Sort, compare

LOGIC = "nomenklatura logic-v2"
SEEDS = range(200, 205)
CLEAN_START, CLEAN_COUNT = 3_000, 3_000
LISTED_SIZE, QUESTIONS = 10_000, 1_000


def _spec(name: str, title: str, key: str, bound: float | None = None, **more: str) -> Spec:
    return Spec(
        name=f"names-{name}",
        title=title,
        unit=more.get("unit", ""),
        better=Better.BELOW if key.endswith("ece") else Better.ABOVE,
        key=key,
        goal=Goal(bound=bound),
        peer=more.get("peer"),
        note=more.get("note", ""),
    )


PAIR_SPECS = (
    _spec("pairs", "F1 of all labelled pairs", "all.whole.f1", 0.84, peer=LOGIC),
    _spec("pairs-auc", "area under the curve of the same", "all.whole.auc", peer=LOGIC),
    _spec("pairs-first", "F1 of the half that was looked at", "all.first.f1", peer=LOGIC),
    _spec(
        "pairs-other",
        "F1 of the other half, at the threshold of the first",
        "all.other.f1_held",
        0.84,
        peer=LOGIC,
    ),
    _spec("pairs-other-auc", "area under the curve of the other half", "all.other.auc", peer=LOGIC),
    _spec("people", "F1 of the pairs of people", "people.whole.f1", 0.80, peer=LOGIC),
    _spec(
        "people-other",
        "F1 of the other half's people, at the threshold of the first",
        "people.other.f1_held",
        0.80,
        peer=LOGIC,
    ),
)
UN_SPECS = tuple(
    _spec(
        f"un-{column}-{with_}",
        f"share of listed people found at 1 false alarm in 3,000: {column}, {words}",
        f"{column}.{with_}",
        0.99,
        peer=LOGIC,
        note="The peer scores the ten candidates of our index: it has none of its own here.",
    )
    for column in ("untreated", "treated")
    for with_, words in (("bare", "names alone"), ("dated", "names and dates"))
)
SPEED = _spec("un-speed", "people looked up on the list of the UN", "speed", unit="names/s")
WORLD_SPECS = (
    _spec("found", "true bearer named first, invented list", "first"),
    _spec("found-ten", "true bearer among the first ten", "ten"),
    _spec("alert", "best F1 of the first answer, kin and strangers among the asked", "f1"),
    _spec("ece", "expected calibration error of the first answer", "ece"),
    _spec("speed", "people looked up on the invented list", "speed", unit="names/s"),
    _spec("build", "bearers laid into an index", "build", unit="bearers/s"),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Measure on the real files, if they are there, then on invented lists."""
    if LIST.exists():
        pairs = [ours("names", "pairs")]
        rivals = _peer(plan, "pairs")
        for spec in PAIR_SPECS:
            yield plan.figure(spec, pairs, rivals)
        listed = [ours("names", "un")]
        rivals = _peer(plan, "un")
        for spec in UN_SPECS:
            yield plan.figure(spec, listed, rivals)
        yield plan.figure(SPEED, listed, None)
    else:
        plan.say("the real files are not there: only invented lists are measured")
    trials: list[Trial] = []
    for seed in list(SEEDS)[: plan.repeat or len(SEEDS)]:
        plan.say(f"an invented list of seed {seed}")
        trials.append(ours("names", "world", seed, plan.sized(LISTED_SIZE)))
    for spec in WORLD_SPECS:
        yield plan.figure(spec, trials, None)


def _peer(plan: Plan, what: str) -> list[Trial] | Missing:
    """Let logic-v2 score the same pairs, in its own environment; rapidfuzz is told of beside it."""
    stopped = missing()
    if stopped is not None:
        return stopped
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.json"
        path.write_text(json.dumps(_tasks(what)), "utf-8")
        try:
            quick = peer("names", "rapidfuzz", path).values
            plan.say("rapidfuzz: " + ", ".join(f"{key} {quick[key]:.3f}" for key in sorted(quick)))
        except RunFailed as error:
            plan.say(f"rapidfuzz did not run: {str(error).splitlines()[-1]}")
        try:
            return [peer("names", "logic-v2", path)]
        except RunFailed as error:
            return Missing(str(error).splitlines()[-1])


def _tasks(what: str) -> dict[str, object]:
    """What the peers are to score: the pairs, or the candidates of everybody who is asked about."""
    if what == "pairs":
        return {"pairs": [[p.schema, p.left, p.right, p.same, p.first_half] for p in read_pairs()]}
    listed = read_list()
    index = Index.build(listed)
    groups = {column: read_listed(column) for column in ("untreated", "treated")}
    groups["clean"] = read_clean(CLEAN_START, CLEAN_COUNT)
    asked: dict[str, list[object]] = {}
    needed: dict[str, object] = {}
    for group, people in groups.items():
        asked[group] = []
        for one in people:
            hits = index.search(Profile(names=(one.name,)), most=10)
            needed |= {hit.id: _plain(listed[hit.id]) for hit in hits}
            right = [_is_right(hit, one) for hit in hits]
            asked[group].append([one.name, one.dates, [hit.id for hit in hits], right])
    return {"asked": asked, "listed": needed}


def _plain(profile: Profile) -> dict[str, object]:
    schema = "Person" if profile.sort is Sort.PERSON else "Organization"
    days = [day.removeprefix("circa ") for day in profile.dates if len(day) != len("1958-1962")]
    return {"schema": schema, "names": profile.names, "weak": profile.weak, "dates": days}


def _is_right(hit: Hit, one: Asked) -> bool:
    return hit.id.split("/")[0] in one.refs


def one_pairs() -> None:
    """Score the labelled pairs."""
    pairs = read_pairs()
    clock = Clock()
    with clock:
        scores = [_score(pair.schema, pair.left, pair.right) for pair in pairs]
    values = pair_scores(
        scores,
        [pair.same for pair in pairs],
        [pair.schema == "Person" for pair in pairs],
        [pair.first_half for pair in pairs],
    )
    report(len(pairs), clock, **values)


def _score(schema: str, left: str, right: str) -> float:
    sort = Sort.PERSON if schema == "Person" else Sort.BODY
    return compare(Profile(names=(left,), sort=sort), Profile(names=(right,), sort=sort)).log_odds


def one_un() -> None:
    """Look the listed and the clean up on the list of the UN."""
    index = Index.build(read_list())
    clock, values = Clock(), {}
    clean = read_clean(CLEAN_START, CLEAN_COUNT)
    for with_, dated in (("bare", False), ("dated", True)):
        with clock:
            alarms = [_first(index, one, dated) for one in clean]
        for column in ("untreated", "treated"):
            found = [_right(index, one, dated) for one in read_listed(column)]
            values[f"{column}.{with_}"] = recall_at(found, alarms, len(clean) // 3_000)
    report(len(clean), clock, speed=2 * len(clean) / clock.cpu, **values)


def _ask(index: Index, one: Asked, dated: bool, most: int) -> list[Hit]:
    return index.search(Profile(names=(one.name,), dates=one.dates if dated else ()), most=most)


def _first(index: Index, one: Asked, dated: bool) -> float:
    hits = _ask(index, one, dated, 1)
    return hits[0].match.log_odds if hits else float("-inf")


def _right(index: Index, one: Asked, dated: bool) -> float:
    hits = (hit for hit in _ask(index, one, dated, 10) if _is_right(hit, one))
    return max((hit.match.log_odds for hit in hits), default=float("-inf"))


def one_world(seed: int, size: int) -> None:
    """Put the questions to an invented list."""
    world = draw_world(seed, size, QUESTIONS)
    building, asking = Clock(), Clock()
    with building:
        index = Index.build(world.listed)
    with asking:
        answers = [index.search(question.profile, expected=0.6) for question in world.questions]
    values = judge(world, answers)
    speeds = {"speed": QUESTIONS / asking.cpu, "build": size / building.cpu}
    report(size, asking, **values, **speeds)


def judge(world: NameWorld, answers: Sequence[list[Hit]]) -> dict[str, float]:
    """Recall, the best F1 of the first answer, and how honest its probability is."""
    truths = [question.truth for question in world.questions]
    meant = sum(truth is not None for truth in truths)
    right = [
        bool(hits) and hits[0].id == truth for hits, truth in zip(answers, truths, strict=True)
    ]
    among = sum(
        truth in {hit.id for hit in hits}
        for hits, truth in zip(answers, truths, strict=True)
        if truth is not None
    )
    scores = [hits[0].match.log_odds if hits else -99.0 for hits in answers]
    stated = [hits[0].match.probability if hits else 0.0 for hits in answers]
    f1 = best_alert(scores, right, meant)
    return {"first": sum(right) / meant, "ten": among / meant, "f1": f1, "ece": ece(stated, right)}


def best_alert(scores: Sequence[float], right: Sequence[bool], meant: int) -> float:
    """The best F1 of the first answers, where those who are not found count as missed."""
    missed = meant - sum(right)
    f1, threshold = best_f1(scores, right)
    said = sum(score >= threshold for score in scores)
    return f1 * (said + sum(right)) / (said + sum(right) + missed)


def ece(stated: Sequence[float], right: Sequence[bool]) -> float:
    """The mean distance between the stated and the observed share, over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for probability, true in zip(stated, right, strict=True):
        bins.setdefault(min(9, int(probability * 10)), []).append((probability, true))
    gaps = (abs(sum(p - true for p, true in items)) for items in bins.values())
    return sum(gaps) / len(stated)


if __name__ == "__main__":
    if sys.argv[2] == "pairs":
        one_pairs()
    elif sys.argv[2] == "un":
        one_un()
    else:
        one_world(int(sys.argv[3]), int(sys.argv[4]))
