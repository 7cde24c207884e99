"""Scores of a matcher: the best F1, the area under the curve, recall at few false alarms.

This file needs the standard library alone, because the peers use it too.
"""

from __future__ import annotations

from collections.abc import Sequence


def best_f1(scores: Sequence[float], truth: Sequence[bool]) -> tuple[float, float]:
    """The best F1 over all thresholds, and the threshold; equal scores fall together."""
    ranked = sorted(zip(scores, truth, strict=True), key=lambda item: -item[0])
    positives, right, best = sum(truth), 0, (0.0, 0.0)
    for place, (score, same) in enumerate(ranked, start=1):
        right += same
        if place == len(ranked) or ranked[place][0] != score:
            best = max(best, (2 * right / (place + positives), score))
    return best


def f1_at(scores: Sequence[float], truth: Sequence[bool], threshold: float) -> float:
    """The F1 at a threshold that was chosen elsewhere."""
    said = [score >= threshold for score in scores]
    right = sum(one and same for one, same in zip(said, truth, strict=True))
    return 2 * right / max(1, sum(said) + sum(truth))


def area(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The chance that a true pair scores higher than a false one; ties count half."""
    true = [score for score, same in zip(scores, truth, strict=True) if same]
    false = [score for score, same in zip(scores, truth, strict=True) if not same]
    wins = sum((one > other) + 0.5 * (one == other) for one in true for other in false)
    return wins / (len(true) * len(false))


def recall_at(scores: Sequence[float], clean: Sequence[float], alarms: int) -> float:
    """The share of the listed that score above all but so many of the clean."""
    bound = sorted(clean, reverse=True)[alarms] if alarms < len(clean) else float("-inf")
    return sum(score > bound for score in scores) / len(scores)


def pair_scores(
    scores: Sequence[float],
    truth: Sequence[bool],
    person: Sequence[bool],
    first_half: Sequence[bool],
) -> dict[str, float]:
    """All figures of the labelled pairs: the other half is judged at the first half's threshold."""
    picked = {"all": [True] * len(scores), "people": list(person)}
    values: dict[str, float] = {}
    for name, kept in picked.items():
        halves: dict[str, tuple[list[float], list[bool]]] = {}
        for half in ("whole", "first", "other"):
            rows = [
                place
                for place in range(len(scores))
                if kept[place] and (half == "whole" or (half == "first") == first_half[place])
            ]
            halves[half] = [scores[row] for row in rows], [truth[row] for row in rows]
            values[f"{name}.{half}.f1"] = best_f1(*halves[half])[0]
            values[f"{name}.{half}.auc"] = area(*halves[half])
        threshold = best_f1(*halves["first"])[1]
        values[f"{name}.other.f1_held"] = f1_at(*halves["other"], threshold)
    return values
