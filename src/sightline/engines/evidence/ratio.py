"""What one report says after some time has gone by since what it speaks of.

The state of things may have changed: from true to false and back, at a known rate, around
a long-run share. The older the report, the less the state then tells of the state now.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def logit(probability: npt.ArrayLike) -> Floats:
    """Turn probabilities into natural log-odds."""
    given = np.asarray(probability, dtype=np.float64)
    return np.log(given) - np.log1p(-given)


def sigmoid(log_odds: npt.ArrayLike) -> Floats:
    """Turn natural log-odds into probabilities, without overflow at either end."""
    given = np.asarray(log_odds, dtype=np.float64)
    small = np.exp(-np.abs(given))
    return np.where(given >= 0, 1 / (1 + small), small / (1 + small))


def log_ratios(weights: Floats, affirms: Bools, *, temper: float = 1.0) -> Floats:
    """The log-likelihood ratio of each report whose age does not matter."""
    signed = np.where(affirms, weights, -weights)
    return signed if temper == 1.0 else temper * signed


def aged_log_ratios(
    weights: Floats,
    affirms: Bools,
    age: Floats,
    *,
    prior: float | Floats,
    change_rate: float,
    temper: float = 1.0,
) -> Floats:
    """The same for reports that are some days old, exact for a state of two kinds.

    ``prior`` is taken as the share of the time in which the state holds in the long run.
    """
    kept = np.exp(-change_rate * age)
    right = sigmoid(weights)
    held_if_true = kept + (1 - kept) * prior
    held_if_false = (1 - kept) * prior
    said_if_true = right * held_if_true + (1 - right) * (1 - held_if_true)
    said_if_false = right * held_if_false + (1 - right) * (1 - held_if_false)
    affirmed = np.log(said_if_true) - np.log(said_if_false)
    denied = np.log1p(-said_if_true) - np.log1p(-said_if_false)
    return temper * np.where(affirms, affirmed, denied)
