"""On how few voices an answer rests: the smallest set without which it would be another.

What the voices add is a plain sum, so the smallest set is found by taking away the
strongest first: no other set of the same number can move the sum further.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from sightline.engines.evidence.voice import Voice
from sightline.errors import BadValue

THRESHOLDS = (0.5, 0.8)


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """The smallest set of origins without which a probability lies across a threshold.

    ``origins`` is None when no set does it: above the threshold because the prior is there
    already, below it because even those who speak for the hypothesis do not reach it.
    """

    threshold: float
    origins: tuple[str, ...] | None
    probability: float | None


def smallest_removal(prior: float, voices: Iterable[Voice], threshold: float) -> Removal:
    """Find the smallest set of voices without which the answer crosses the threshold.

    A probability at the threshold counts as above it. Of equal voices the one whose
    origin comes first by name is taken, so that the answer does not hang on their order.
    """
    if not 0 < threshold < 1:
        raise BadValue(f"{threshold} is no threshold: expected a probability between 0 and 1")
    start, bound = _log_odds(prior), _log_odds(threshold)
    listed = list(voices)
    above = math.fsum([start, *(voice.log_odds for voice in listed)]) >= bound
    sign = 1 if above else -1
    pulling = sorted(
        (voice for voice in listed if sign * voice.log_odds > 0),
        key=lambda voice: (-abs(voice.log_odds), voice.origin),
    )
    fixed = [start, *(voice.log_odds for voice in listed if sign * voice.log_odds <= 0)]

    def crosses(number: int) -> bool:
        return (_rest(fixed, pulling, number) >= bound) != above

    number = bisect_left(range(len(pulling) + 1), True, key=crosses)
    if number > len(pulling):
        return Removal(threshold=threshold, origins=None, probability=None)
    return Removal(
        threshold=threshold,
        origins=tuple(voice.origin for voice in pulling[:number]),
        probability=_probability(_rest(fixed, pulling, number)),
    )


def _rest(fixed: list[float], pulling: list[Voice], gone: int) -> float:
    return math.fsum([*fixed, *(voice.log_odds for voice in pulling[gone:])])


def _log_odds(probability: float) -> float:
    return math.log(probability) - math.log1p(-probability)


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= -700 else 0.0
