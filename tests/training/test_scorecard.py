"""The scorecard of the search: the shipped file is what the command makes, and it is honest."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from training.names import scorecard
from training.names.scorecard import (
    CHECKED,
    EXPECTED,
    LINES,
    LISTS,
    TERMS,
    WHERE,
    Seen,
    fit_card,
    lay_out,
    look,
    place_in,
)

from sightline.engines.names.roster.evidence import FEATURES
from sightline.engines.names.roster.scorecard import Scorecard, log_odds, read_scorecard, shipped


@pytest.fixture(scope="module")
def seen() -> Seen:
    return look(79_001, 800, 1_500)


@pytest.fixture(scope="module")
def card(seen: Seen) -> Scorecard:
    return fit_card(seen)


def odds_of(card: Scorecard, seen: Seen) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return log_odds(seen.evidence, card).astype(np.float64)


def test_the_shipped_file_has_the_terms_that_are_fitted() -> None:
    shipped_terms: list[tuple[str, ...]] = [(term.feature,) for term in shipped().person.terms]
    shipped_terms += [cross.features for cross in shipped().person.crosses]
    assert set(shipped_terms) == {names for names, _ in TERMS}
    assert {line.feature for line in shipped().body.lines} == {name for name, _, _ in LINES}
    assert shipped().expected == EXPECTED
    assert all(f"{size:,} bearers, seed {seed}" in shipped().made for seed, size, _ in LISTS)


def test_the_shipped_file_is_readable_text() -> None:
    text = WHERE.read_text("utf-8")
    assert read_scorecard(text.encode()) == shipped()
    assert text.count("\n") > 100


def test_the_shipped_card_tells_the_meant_from_the_others(seen: Seen) -> None:
    odds = odds_of(shipped(), seen)
    assert odds[seen.right].mean() > 3.0
    assert odds[~seen.right].mean() < -3.0
    stated = 1 / (1 + np.exp(-odds))
    assert abs(float(stated.mean()) - float(seen.right.mean())) < 0.01


def test_fitting_twice_gives_the_same_card(seen: Seen, card: Scorecard) -> None:
    assert msgspec.json.encode(fit_card(seen)) == msgspec.json.encode(card)


def test_a_fitted_card_states_the_share_that_is_true(seen: Seen, card: Scorecard) -> None:
    stated = 1 / (1 + np.exp(-odds_of(card, seen)))
    assert float(stated.mean()) == pytest.approx(float(seen.right.mean()), abs=0.005)
    assert "calibration error 0.0" in scorecard.check(card, seen)


def test_a_card_adds_up_as_the_regression_did(seen: Seen, card: Scorecard) -> None:
    person = seen.evidence[seen.evidence[:, FEATURES.index("body")] == 0]
    beta = scorecard.fit_sort(seen, body=False)
    assert log_odds(person, card) == pytest.approx(lay_out(person).predict(beta), abs=0.05)


def test_looking_twice_sees_the_same(seen: Seen) -> None:
    again = look(79_001, 800, 1_500)
    assert np.array_equal(again.evidence, seen.evidence)
    assert np.array_equal(again.right, seen.right)


def test_nearly_everybody_who_is_meant_is_seen(seen: Seen) -> None:
    assert seen.right.sum() > 0.55 * 1_500


def test_a_bin_begins_at_its_end() -> None:
    values = np.array([-1.0, 0.0, 0.5, 1.0, 9.0], np.float32)
    assert place_in((0.0, 1.0), values).tolist() == [0, 1, 1, 2, 2]


def test_seeds_of_training_are_used_for_nothing_else() -> None:
    seeds = [seed for seed, _, _ in LISTS]
    assert len(set(seeds)) == len(seeds)
    assert CHECKED not in seeds
    assert all(70_000 < seed < 71_000 for seed in (*seeds, CHECKED))
