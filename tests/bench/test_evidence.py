"""The made world of reports, and the methods that are compared in it."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from bench.evidence import area_under_curve, compare
from bench.evidence_methods import RIVALS, by_origin, naive
from bench.evidence_world import SETTINGS, World, draw

SMALL = msgspec.structs.replace(SETTINGS["base"], hypotheses=300)


def _one_question(*said: tuple[int, int, bool]) -> World:
    """One question, and for each report its letter, its digit and whether it affirms."""
    letters, digits, affirms = (np.array(part) for part in zip(*said, strict=True))
    count = len(said)
    return World(
        setting=msgspec.structs.replace(SETTINGS["base"], hypotheses=1, sources=count),
        truth=np.array([True]),
        letters=letters,
        question=np.zeros(count, dtype=np.int64),
        source=np.arange(count),
        origin=np.arange(count),
        affirms=affirms,
        digits=digits,
        age=np.zeros(count),
    )


def test_a_seed_draws_one_world() -> None:
    one, same, other = draw(4, SMALL), draw(4, SMALL), draw(5, SMALL)
    assert np.array_equal(one.affirms, same.affirms)
    assert not np.array_equal(one.truth, other.truth)


def test_copies_say_what_their_original_said() -> None:
    world = draw(6, msgspec.structs.replace(SMALL, copies=0.8, garbled=0.0))
    for origin in np.unique(world.origin):
        here = world.origin == origin
        assert len(set(world.question[here].tolist())) == 1
        assert len(set(world.affirms[here].tolist())) == 1
    assert 0.2 < world.first.mean() < 0.6


def test_rivals_by_hand() -> None:
    """B2 affirms (.8 x .88), C3 denies (.62 x .75); the prior is a quarter."""
    world = _one_question((1, 1, True), (2, 2, False))
    yes, no = 0.704, 0.465
    found = {name: float(run(world)[0]) for name, run in RIVALS.items()}
    assert found["majority vote"] == 0.5
    assert found["reliability-weighted vote"] == pytest.approx(0.8 / 1.42)
    assert found["noisy-OR"] == pytest.approx(0.95 * yes)
    total = 1 - yes * no
    belief = (yes * (1 - no) + (1 - yes) * (1 - no) * 0.25) / total
    assert found["Dempster-Shafer"] == pytest.approx(belief)
    for_it, against = 2 * yes / (1 - yes), 2 * no / (1 - no)
    assert found["subjective logic"] == pytest.approx((for_it + 0.5) / (for_it + against + 2))


def test_without_copies_origins_make_no_difference() -> None:
    world = draw(8, msgspec.structs.replace(SMALL, copies=0.0))
    assert by_origin(world) == pytest.approx(naive(world))


def test_area_under_the_curve_by_hand() -> None:
    world = msgspec.structs.replace(draw(1, SMALL), truth=np.array([True, True, False, False]))
    assert area_under_curve(np.array([0.9, 0.4, 0.4, 0.1]), world) == pytest.approx(3.5 / 4)


def test_every_method_is_scored() -> None:
    found = compare(3, 200, "rare")
    assert len(found) == len(RIVALS) + 3
    assert all(0 <= scores["brier"] <= 1 for scores in found.values())
