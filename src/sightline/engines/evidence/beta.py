"""Quantiles of the beta distribution: how sure one may be of a share after some counts."""

from __future__ import annotations

import math

from sightline.errors import BadValue

_TINY = 1e-300
_STEPS = 500  # the fraction ends in about the root of the larger count; bounds a slip, not the work


def interval(a: float, b: float, share: float = 0.8) -> tuple[float, float]:
    """The middle part of the beta distribution that holds this share of it."""
    rest = (1 - share) / 2
    return quantile(rest, a, b), quantile(1 - rest, a, b)


def quantile(share: float, a: float, b: float) -> float:
    """The value below which this share of the beta distribution lies."""
    if not (0 < share < 1 and a > 0 and b > 0):
        raise BadValue(f"no quantile {share} of beta({a}, {b}): expected 0 to 1 and counts above 0")
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if cumulative(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def cumulative(value: float, a: float, b: float) -> float:
    """The share of the beta distribution that lies below a value."""
    if value <= 0 or value >= 1:
        return 0.0 if value <= 0 else 1.0
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(scale + a * math.log(value) + b * math.log1p(-value))
    if value < (a + 1) / (a + b + 2):
        return front * _fraction(value, a, b) / a
    return 1 - front * _fraction(1 - value, b, a) / b


def _fraction(value: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, from the front (modified Lentz)."""
    upper = 1.0
    lower = 1 / _away_from_zero(1 - (a + b) * value / (a + 1))
    found = lower
    for step in range(1, _STEPS):
        for term in _terms(step, value, a, b):
            lower = 1 / _away_from_zero(1 + term * lower)
            upper = _away_from_zero(1 + term / upper)
            change = lower * upper
            found *= change
        if abs(change - 1) < 1e-15:
            break
    return found


def _terms(step: int, value: float, a: float, b: float) -> tuple[float, float]:
    double = a + 2 * step
    even = step * (b - step) * value / ((double - 1) * double)
    odd = -(a + step) * (a + b + step) * value / (double * (double + 1))
    return even, odd


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
