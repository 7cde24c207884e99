"""Scores of forecasts. Lower is better for every score, higher for every skill.

A score means little alone: a rare event is easy to be right about. Beside each stands a
skill, which compares it with saying the base rate, or with saying that nothing will change.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from sightline.errors import BadValue

Floats = npt.NDArray[np.float64]

Z_95 = 1.959963984540054  # the normal quantile that leaves 2.5 % on either side


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Forecasts of about one probability: what was said, what came true, and how sure that is."""

    low: float
    high: float
    n: int
    stated: float
    happened: float
    interval: tuple[float, float]

    @property
    def holds(self) -> bool:
        """Whether what was said lies in the interval of what came true."""
        return self.interval[0] <= self.stated <= self.interval[1]


class Brier(msgspec.Struct, frozen=True, kw_only=True):
    """The Brier score of binned forecasts in three parts, and what the binning left over.

    ``score`` = ``reliability`` - ``resolution`` + ``uncertainty`` + ``within``. Reliability is
    how far words and facts lie apart, resolution how well the sure and the unsure are told
    apart, uncertainty what nobody could help.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    n: int


def brier(stated: npt.ArrayLike, happened: npt.ArrayLike) -> float:
    """The mean square of what was said of yes-or-no questions against what happened.

    >>> round(brier([0.8, 0.6, 0.1], [1, 0, 0]), 4)
    0.1367
    """
    said, came = _paired(stated, happened)
    return float(((said - came) ** 2).mean())


def brier_many(stated: npt.ArrayLike, happened: npt.ArrayLike) -> float:
    """The Brier score of questions with several answers, summed over the answers: 0 to 2.

    ``stated`` has a row of probabilities for each question; ``happened`` the number of the
    answer that came true.
    """
    said = np.asarray(stated, dtype=np.float64)
    came = np.asarray(happened)
    if said.ndim != 2 or came.shape != said.shape[:1] or not len(said):
        raise BadValue("expected a row of probabilities and one answer for each question")
    _probable(said)
    if not np.allclose(said.sum(axis=1), 1, atol=1e-6):
        raise BadValue("the probabilities of a question do not sum to 1")
    if not np.issubdtype(came.dtype, np.integer) or not _inside(came, said.shape[1]):
        raise BadValue(f"answers are numbered from 0 to {said.shape[1] - 1}")
    return float(((said - np.eye(said.shape[1])[came]) ** 2).sum(axis=1).mean())


def log_score(stated: npt.ArrayLike, happened: npt.ArrayLike) -> float:
    """The mean surprise in natural units; endless if what was called impossible happened."""
    said, came = _paired(stated, happened)
    given = np.where(came == 1, said, 1 - said)
    return math.inf if bool((given == 0).any()) else float(-np.log(given).mean())


def split_brier(stated: npt.ArrayLike, happened: npt.ArrayLike, *, bins: int = 10) -> Brier:
    """Split the Brier score after Murphy. It is exact: what lies within the bins is named too."""
    said, came = _paired(stated, happened)
    base = came.mean()
    reliability = resolution = 0.0
    for one in calibration_bins(said, came, bins=bins):
        reliability += one.n * (one.stated - one.happened) ** 2
        resolution += one.n * (one.happened - base) ** 2
    n, score = len(said), brier(said, came)
    uncertainty = float(base * (1 - base))
    reliability, resolution = reliability / n, resolution / n
    return Brier(
        score=score,
        reliability=float(reliability),
        resolution=float(resolution),
        uncertainty=uncertainty,
        within=score - float(reliability - resolution) - uncertainty,
        n=n,
    )


def crps(ensemble: npt.ArrayLike, happened: npt.ArrayLike) -> float:
    """The continuous ranked probability score of ensembles: E|X - y| - E|X - X'| / 2.

    ``ensemble`` has a row of equally likely values for each quantity that was forecast.

    >>> crps([[1, 3]], [2])
    0.5
    """
    drawn = np.sort(np.asarray(ensemble, dtype=np.float64), axis=-1)
    came = np.asarray(happened, dtype=np.float64)
    if drawn.ndim != 2 or came.shape != drawn.shape[:1] or not drawn.size:
        raise BadValue("expected a row of values and one outcome for each quantity")
    if not (bool(np.isfinite(drawn).all()) and bool(np.isfinite(came).all())):
        raise BadValue("a value is not a number: leave out what is not known")
    size = drawn.shape[1]
    away = np.abs(drawn - came[:, None]).mean(axis=1)
    # Of sorted values, the mean difference of all pairs is a weighted sum: no square of the size.
    steps = 2 * np.arange(1, size + 1) - size - 1
    apart = 2 * (drawn @ steps.astype(np.float64)) / size**2
    return float((away - apart / 2).mean())


def skill(score: float, reference: float) -> float | None:
    """How much better than a reference: 1 is perfect, 0 no better, below 0 worse.

    None where the reference was perfect, so that nothing can be said.
    """
    return None if reference == 0 else 1 - score / reference


def skill_against_base_rate(
    stated: npt.ArrayLike, happened: npt.ArrayLike, base_rate: float
) -> float | None:
    """The Brier skill against always saying the base rate, which has to be known beforehand."""
    said, came = _paired(stated, happened)
    return skill(brier(said, came), brier(np.full(len(came), base_rate), came))


def skill_against_no_change(
    stated: npt.ArrayLike, happened: npt.ArrayLike, before: npt.ArrayLike
) -> float | None:
    """The Brier skill against saying that what was so before (1 or 0) will be so again."""
    said, came = _paired(stated, happened)
    return skill(brier(said, came), brier(before, came))


def calibration_bins(
    stated: npt.ArrayLike, happened: npt.ArrayLike, *, bins: int = 10
) -> tuple[Bin, ...]:
    """What was said against what happened, in equal steps of probability; empty steps are left out.

    The interval is Wilson's at 95 %: few forecasts give a wide one.
    """
    said, came = _paired(stated, happened)
    if bins < 1:
        raise BadValue(f"{bins} bins are none: expected 1 or more")
    place = np.minimum((said * bins).astype(np.int64), bins - 1)
    return tuple(
        _bin(said[place == at], came[place == at], at / bins, (at + 1) / bins)
        for at in np.unique(place).tolist()
    )


def calibration_error(stated: npt.ArrayLike, happened: npt.ArrayLike, *, bins: int = 10) -> float:
    """The expected calibration error: the mean distance of said and happened over the bins."""
    table = calibration_bins(stated, happened, bins=bins)
    total = sum(one.n for one in table)
    return sum(one.n * abs(one.stated - one.happened) for one in table) / total


def wilson(happened: int, n: int, *, z: float = Z_95) -> tuple[float, float]:
    """Wilson's interval of a share: sensible at 0 and 1 and for small numbers."""
    if n < 1 or not 0 <= happened <= n:
        raise BadValue(f"{happened} of {n} is no share: expected 0 to {max(n, 1)} of 1 or more")
    share, extra = happened / n, z * z / n
    middle = share + extra / 2
    width = z * math.sqrt(share * (1 - share) / n + extra / (4 * n))
    low, high = (middle - width) / (1 + extra), (middle + width) / (1 + extra)
    return (0.0 if happened == 0 else low), (1.0 if happened == n else high)


def _bin(said: Floats, came: Floats, low: float, high: float) -> Bin:
    return Bin(
        low=low,
        high=high,
        n=len(said),
        stated=float(said.mean()),
        happened=float(came.mean()),
        interval=wilson(int(came.sum()), len(came)),
    )


def _paired(stated: npt.ArrayLike, happened: npt.ArrayLike) -> tuple[Floats, Floats]:
    said = np.asarray(stated, dtype=np.float64)
    came = np.asarray(happened, dtype=np.float64)
    if said.ndim != 1 or said.shape != came.shape or not len(said):
        raise BadValue("expected one probability and one outcome for each question, and some")
    _probable(said)
    if not bool(np.isin(came, (0, 1)).all()):
        raise BadValue("an outcome is 1 (it happened) or 0; leave open questions out")
    return said, came


def _probable(said: Floats) -> None:
    if not bool(((said >= 0) & (said <= 1)).all()):
        raise BadValue("a forecast is no probability: expected numbers from 0 to 1")


def _inside(answers: npt.NDArray[np.int64], count: int) -> bool:
    return bool(((answers >= 0) & (answers < count)).all())
