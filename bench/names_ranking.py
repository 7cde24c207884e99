"""How good a search is: who comes first, who comes at all, and what alerts it raises on whom.

This file needs the standard library alone, because the peers use it too.
"""

from __future__ import annotations

from collections.abc import Sequence

Ranked = Sequence[tuple[str, float]]
"""An answer: ids with their scores, the best first."""
NOTHING = float("-inf")


def ranking_scores(
    truths: Sequence[str | None], kinds: Sequence[str], answers: Sequence[Ranked]
) -> dict[str, float]:
    """All figures of a search. ``kinds`` says `stranger` where nobody near is on the list."""
    meant = [place for place, truth in enumerate(truths) if truth is not None]
    nobody = [place for place, truth in enumerate(truths) if truth is None]
    strangers = [place for place in nobody if kinds[place] == "stranger"]
    tops = [answer[0][1] if answer else NOTHING for answer in answers]
    right = [bool(one) and one[0][0] == truth for one, truth in zip(answers, truths, strict=True)]
    found = [_score_of(answers[place], truths[place]) for place in meant]
    values = {
        "first": sum(right[place] for place in meant) / len(meant),
        "ten": sum(score > NOTHING for score in found) / len(meant),
        "f1": best_alert(tops, right, len(meant)),
        "stranger_1": share_above(found, [tops[place] for place in strangers], 0.01),
    }
    alarms = [tops[place] for place in nobody]
    return values | {
        "nobody_1": share_above(found, alarms, 0.01),
        "nobody_5": share_above(found, alarms, 0.05),
    }


def _score_of(answer: Ranked, identity: str | None) -> float:
    """The score of somebody among the first ten."""
    return next((score for one, score in answer[:10] if one == identity), NOTHING)


def best_alert(tops: Sequence[float], right: Sequence[bool], meant: int) -> float:
    """The best F1 of the first answers over all thresholds; who is not found counts as missed."""
    ranked = sorted(zip(tops, right, strict=True), key=lambda item: -item[0])
    hits, best = 0, 0.0
    for place, (score, true) in enumerate(ranked, start=1):
        if score == NOTHING:
            break
        hits += true
        if place == len(ranked) or ranked[place][0] != score:
            best = max(best, 2 * hits / (place + meant))
    return best


def share_above(found: Sequence[float], alarms: Sequence[float], share: float) -> float:
    """The share of the listed who score above all but so great a share of those who are not."""
    ranked = sorted(alarms, reverse=True)
    allowed = int(len(ranked) * share)
    bound = ranked[allowed] if allowed < len(ranked) else NOTHING
    return sum(score > bound for score in found) / max(1, len(found))


def calibration(stated: Sequence[float], true: Sequence[bool], bins: int = 15) -> float:
    """The mean distance between the stated and the observed share, over bins of equal width."""
    sums: dict[int, list[float]] = {}
    for probability, same in zip(stated, true, strict=True):
        cell = sums.setdefault(min(bins - 1, int(probability * bins)), [0.0, 0.0])
        cell[0] += probability
        cell[1] += same
    return sum(abs(said - seen) for said, seen in sums.values()) / max(1, len(stated))


def by_kind(
    truths: Sequence[str | None], kinds: Sequence[str], answers: Sequence[Ranked]
) -> dict[str, float]:
    """Recall among the first ten for each kind of noise."""
    found: dict[str, list[bool]] = {}
    for truth, kind, answer in zip(truths, kinds, answers, strict=True):
        if truth is not None:
            found.setdefault(kind, []).append(_score_of(answer, truth) > NOTHING)
    return {kind: sum(ones) / len(ones) for kind, ones in sorted(found.items())}
