"""The weights of pairs: what ships was made by what stands here, and a fit is honest."""

from __future__ import annotations

import numpy as np
import pytest
from training.names import pairs
from training.names.pairs import KINDS, WHERE, Seen, check, fit_weights, look

from sightline.engines.names.resolution.evidence import FEATURES
from sightline.engines.names.resolution.scorecard import card_of, read_weights, weigh_rows
from tests.house import tree


@pytest.fixture(scope="module")
def seen() -> Seen:
    return look(99_001, 1_500)


def test_what_ships_has_the_bins_that_are_fitted() -> None:
    shipped = read_weights((tree.HOUSE / WHERE).read_bytes())
    assert tuple(KINDS) == FEATURES
    assert [(one.ends, one.says) for one in shipped.features] == [
        (tuple(map(float, kind.ends)), kind.says) for kind in KINDS.values()
    ]
    assert all(f"{size:,} of seed {seed}" in shipped.made for seed, size in pairs.SETS)


def test_a_fit_is_the_same_twice_and_states_what_is_true(seen: Seen) -> None:
    weights = fit_weights(seen)
    assert weights == fit_weights(seen)
    assert float(check(weights, seen).split()[2]) < 0.005
    odds = weigh_rows(card_of(weights), seen.rows, seen.bodies.astype(np.uint8))
    assert (seen.right[odds > 2].mean(), seen.right[odds < -4].mean()) > (0.8, 0.0)
    assert seen.right[odds < -4].mean() < 0.02


def test_pairs_that_mean_one_bearer_are_among_those_that_meet(seen: Seen) -> None:
    assert 300 < seen.right.sum() < len(seen.right) / 10
    assert seen.bodies.any()
    assert not seen.bodies.all()
