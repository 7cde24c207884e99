"""Score names with a peer: `names logic-v2|rapidfuzz TASKS`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.clock import Clock, report
from bench.names_scores import pair_scores, recall_at
from bench.peer_scripts.taking import take

Scorer = Callable[[dict[str, Any], dict[str, Any]], float]


def logic() -> Scorer:
    """The matcher logic-v2 with its own settings."""
    algorithm = take("nomenklatura.matching:get_algorithm")("logic-v2")
    proxy = take("followthemoney:EntityProxy")
    config = algorithm.default_config()
    seen: dict[str, Any] = {}

    def entity(given: dict[str, Any]) -> Any:
        key = json.dumps(given, sort_keys=True)
        if key not in seen:
            values = {"name": given["names"], "weakAlias": given["weak"]}
            if given["schema"] == "Person":
                values["birthDate"] = given["dates"]
            data = {"id": f"e{len(seen)}", "schema": given["schema"], "properties": values}
            seen[key] = proxy.from_dict(data)
        return seen[key]

    return lambda left, right: float(algorithm.compare(entity(left), entity(right), config).score)


def rapid() -> Scorer:
    """The ratio of the words in order, in small letters, of the best pair of names."""
    ratio = take("rapidfuzz.fuzz:token_sort_ratio")

    def score(left: dict[str, Any], right: dict[str, Any]) -> float:
        names = [*right["names"], *right["weak"]]
        return max(
            float(ratio(one.lower(), other.lower())) for one in left["names"] for other in names
        )

    return score


def named(schema: str, name: str, dates: list[str]) -> dict[str, Any]:
    """Somebody with one name."""
    return {"schema": schema, "names": [name], "weak": [], "dates": dates}


def on_pairs(score: Scorer, pairs: list[list[Any]]) -> dict[str, float]:
    """All figures of the labelled pairs."""
    scores = [
        score(named(schema, left, []), named(schema, right, []))
        for schema, left, right, *_ in pairs
    ]
    truth, first = [pair[3] for pair in pairs], [pair[4] for pair in pairs]
    return pair_scores(scores, truth, [pair[0] == "Person" for pair in pairs], first)


def on_list(score: Scorer, tasks: dict[str, Any]) -> dict[str, float]:
    """Recall at one false alarm in 3,000, with and without dates."""
    values = {}
    for with_ in ("bare", "dated"):
        best: dict[str, list[float]] = {}
        for group, people in tasks["asked"].items():
            best[group] = []
            for name, dates, ids, right in people:
                asked = named("Person", name, dates if with_ == "dated" else [])
                kept = [
                    one for one, good in zip(ids, right, strict=True) if good or group == "clean"
                ]
                found = (score(asked, tasks["listed"][one]) for one in kept)
                best[group].append(max(found, default=-1.0))
        for column in ("untreated", "treated"):
            clean = best["clean"]
            values[f"{column}.{with_}"] = recall_at(best[column], clean, len(clean) // 3_000)
    return values


def main(method: str, path: str) -> None:
    """Score the tasks of a file."""
    tasks = json.loads(Path(path).read_text("utf-8"))
    score = logic() if method == "logic-v2" else rapid()
    score(named("Person", "Ann Other", []), named("Person", "Anne Other", []))
    clock = Clock()
    with clock:
        values = on_pairs(score, tasks["pairs"]) if "pairs" in tasks else on_list(score, tasks)
    report(len(tasks.get("pairs") or tasks["listed"]), clock, **values)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
