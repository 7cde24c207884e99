"""Hypotheses of which exactly one is true, weighed against one another."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec
import numpy as np

from sightline.engines.evidence.cautions import Kind, missing_kinds
from sightline.engines.evidence.matrix import Matrix, mark_of
from sightline.engines.evidence.report import Report
from sightline.engines.evidence.table import Table
from sightline.engines.evidence.weighing import Weighing, weigh
from sightline.errors import BadValue
from sightline.values.words import WordScale, say


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """One of several hypotheses that exclude each other, and the reports that speak on it.

    A report counts for the hypothesis on which it speaks, against all the others together:
    give it to the one that it is about, not once to each.
    """

    name: str
    prior: float
    reports: tuple[Report, ...] = ()
    kind: Kind = Kind.CLAIM


class Competition(msgspec.Struct, frozen=True, kw_only=True):
    """What each rival comes to when they are weighed together.

    ``weighings`` holds each rival weighed by itself; the probabilities of the competition
    are in ``probabilities``, in the same order, and sum to 1.
    """

    rivals: tuple[Rival, ...]
    probabilities: tuple[float, ...]
    weighings: tuple[Weighing, ...]
    missing: tuple[Kind, ...]

    def words(self, scale: WordScale = WordScale.PHIA) -> tuple[str, ...]:
        """Say each rival with its probability, in words with their ranges."""
        pairs = zip(self.rivals, self.probabilities, strict=True)
        return tuple(f"{rival.name}: {say(value, scale)}" for rival, value in pairs)

    def matrix(self) -> Matrix:
        """The same numbers as a matrix: voices against hypotheses."""
        origins = sorted({voice.origin for one in self.weighings for voice in one.voices})
        columns = [{voice.origin: voice.decibans for voice in one.voices} for one in self.weighings]
        return Matrix(
            hypotheses=tuple(rival.name for rival in self.rivals),
            items=tuple(origins),
            marks=tuple(
                tuple(mark_of(column.get(origin, 0.0)) for column in columns) for origin in origins
            ),
        )


def compete(
    rivals: Iterable[Rival],
    *,
    table: Table | None = None,
    rho: float = 0.9,
    change_rate: float = 0.0,
    temper: float = 1.0,
) -> Competition:
    """Weigh hypotheses of which exactly one is true. Their priors sum to 1."""
    listed = tuple(rivals)
    _check(listed)
    weighings = tuple(
        weigh(
            rival.reports,
            prior=rival.prior,
            table=table,
            rho=rho,
            change_rate=change_rate,
            temper=temper,
        )
        for rival in listed
    )
    scores = np.array(
        [
            math.log(rival.prior) + math.fsum(voice.log_odds for voice in one.voices)
            for rival, one in zip(listed, weighings, strict=True)
        ]
    )
    shares = np.exp(scores - scores.max())
    return Competition(
        rivals=listed,
        probabilities=tuple(float(share) for share in shares / shares.sum()),
        weighings=weighings,
        missing=missing_kinds(rival.kind for rival in listed),
    )


def _check(rivals: tuple[Rival, ...]) -> None:
    if len(rivals) < 2:
        raise BadValue("a competition needs two hypotheses or more: add 'none of these' at least")
    if len({rival.name for rival in rivals}) < len(rivals):
        raise BadValue("two hypotheses have one name")
    total = math.fsum(rival.prior for rival in rivals)
    if not math.isclose(total, 1, abs_tol=1e-6):
        raise BadValue(
            f"the priors sum to {total:.6g}: expected 1, with a share for 'none of these'"
        )
