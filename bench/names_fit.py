"""The last two constants of the score: `python -m bench.names_fit` says what they should be.

The log-odds of first answers on invented lists are brought to the share that was right, by
logistic regression. The seeds are not those of the benchmark.
"""

from __future__ import annotations

import sys

import numpy as np

from bench.names_world import draw_world
from sightline.engines.names import Index
from sightline.engines.names.weights import PERSON

SEEDS = range(300, 304)
SIZES = (1_000, 3_000, 6_000, 10_000)
QUESTIONS = 500


def fit(values: list[float], right: list[bool]) -> tuple[float, float]:
    """The slope and the level of the logistic curve that fits best, by Newton's steps."""
    x = np.column_stack([np.array(values), np.ones(len(values))])
    y = np.array(right, dtype=float)
    beta = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        slope = x.T @ (y - p) - 0.01 * (beta - np.array([1.0, 0.0]))
        bend = (x * (p * (1 - p))[:, None]).T @ x + 0.01 * np.eye(2)
        beta = beta + np.linalg.solve(bend, slope)
    return float(beta[0]), float(beta[1])


def main() -> None:
    """Ask on lists of several sizes, and say the two constants."""
    values: list[float] = []
    right: list[bool] = []
    for seed, size in zip(SEEDS, SIZES, strict=True):
        world = draw_world(seed, size, QUESTIONS)
        index = Index.build(world.listed)
        for question in world.questions:
            hits = index.search(question.profile, most=1, expected=0.6)
            if hits:
                values.append((hits[0].match.log_odds - PERSON.shift) / PERSON.scale)
                right.append(hits[0].id == question.truth)
    scale, shift = fit(values, right)
    sys.stdout.write(f"scale {scale:.2f}, shift {shift:+.2f}, from {len(values)} answers\n")


if __name__ == "__main__":
    main()
