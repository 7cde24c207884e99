"""Resolve records with Splink on DuckDB: `resolution RECORDS`.

Splink is given our words and consonants, which serve it better than the letters as they came,
a full date that leaves out the first of January, and blocks that are not too common. What it
learns without labels and what it predicts are timed apart. One thread is used.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from bench.clock import Clock, report
from bench.peer_scripts.taking import take
from bench.resolution_scores import best_pairs, cluster_scores, joined

LEAST = -6.0
TABLES = Path(__file__).with_suffix(".sql")


def settings() -> Any:
    """What is compared, and under what records are brought together."""
    library, levels = take("splink.comparison_library"), take("splink.comparison_level_library")
    block_on = take("splink:block_on")

    def graded(column: str, *steps: Any) -> Any:
        every = [levels.NullLevel(column), *steps, levels.ElseLevel()]
        return library.CustomComparison(output_column_name=column, comparison_levels=every)

    names = [levels.ExactMatchLevel("name", term_frequency_adjustments=True)]
    names += [levels.JaroWinklerLevel("name", bound) for bound in (0.96, 0.92, 0.86, 0.78)]
    days = [levels.ExactMatchLevel("date", term_frequency_adjustments=True)]
    days += [levels.LevenshteinLevel("date", most) for most in (1, 2)]
    numbers = [levels.ExactMatchLevel("number"), levels.LevenshteinLevel("number", 1)]
    return take("splink:SettingsCreator")(
        link_type="dedupe_only",
        comparisons=[
            graded("name", *names),
            library.ArrayIntersectAtSizes("bones", [3, 2, 1]),
            graded("date", *days),
            library.ExactMatch("year"),
            library.ExactMatch("country").configure(term_frequency_adjustments=True),
            graded("number", *numbers),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("number"),
            block_on("dated", arrays_to_explode=["dated"]),
            block_on("pairs", arrays_to_explode=["pairs"]),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def train(linker: Any) -> None:
    """Learn without labels, as the guides of Splink advise."""
    block_on = take("splink:block_on")
    rules = [block_on("number"), block_on("name", "date")]
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.35)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))


def main(path: str) -> None:
    """Resolve the records of a file."""
    memory, folder = "6GB", path + ".spill"
    reading, training, predicting = Clock(), Clock(), Clock()
    base = take("duckdb:connect")(
        config={"threads": 1, "memory_limit": memory, "temp_directory": folder}
    )
    with reading:
        base.execute("set variable records = ?", [path])
        base.execute(TABLES.read_text("utf-8"))
        api = take("splink:DuckDBAPI")(connection=base)
        given = api.register(base.table("records"))
        linker = take("splink:Linker")(given, settings(), log_level="ERROR")
    with training:
        train(linker)
    with predicting:
        found = linker.inference.predict(threshold_match_weight=LEAST)
        table = found.as_duckdbpyrelation().fetchnumpy()
    truth = base.execute("select truth from given order by unique_id").fetchnumpy()["truth"]
    values = scores(table, truth.astype(np.int64))
    values |= {"train": training.cpu, "speed": len(truth) / (reading.cpu + predicting.cpu)}
    report(len(truth), predicting, **values)


def scores(table: Any, truth: Any) -> dict[str, float]:
    """The best of pairs and the best of clusters over thresholds, both chosen with the truth."""
    left = table["unique_id_l"].astype(np.int64)
    right = table["unique_id_r"].astype(np.int64)
    weights = np.asarray(table["match_weight"], np.float64)
    values = best_pairs(left, right, weights, truth)
    clusters = []
    for bound in values["threshold"] + np.arange(-1, 10, 1.0):
        kept = weights >= bound
        clusters.append(cluster_scores(joined(left[kept], right[kept], len(truth)), truth))
    return values | max(clusters, key=lambda one: one["cluster_f1"])


if __name__ == "__main__":
    main(sys.argv[1])
