"""Keeping the best of many: exactly so many, never one beyond the room for them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.roster import gathering
from sightline.engines.names.roster.gathering import Tray, new_tray

ROOM = 64


def keep(worths: list[float], most: int) -> tuple[list[int], list[float]]:
    """Keep the best of some, in the middle of a larger room that must stay as it was."""
    tray = _fill(worths)
    keys = np.arange(len(worths), 0, -1).astype(np.uint64)
    rows, worth = np.full(ROOM, -7, np.int32), np.full(ROOM, -7.0, np.float32)
    found = gathering._keep(tray, len(worths), keys, most, rows[8 : 8 + most], worth[8 : 8 + most])
    assert (rows[:8] == -7).all()
    assert (rows[8 + found :] == -7).all(), "something was written beyond the room"
    assert (worth[8 + found :] == -7).all(), "something was written beyond the room"
    return rows[8 : 8 + found].tolist(), worth[8 : 8 + found].tolist()


def _fill(worths: list[float]) -> Tray:
    tray = new_tray(max(len(worths), 1))
    for row, worth in enumerate(worths):
        tray.touched[row], tray.worth[row] = row, worth
        tray.bins[gathering._bin(worth)] += 1
    return tray


@given(
    worths=st.lists(st.sampled_from([-3.0, 0.0, 1.0, 1.1, 5.0, 5.2, 40.0]), max_size=40),
    most=st.integers(1, 12),
)
def test_the_best_are_kept_and_equals_go_by_their_keys(worths: list[float], most: int) -> None:
    rows, kept = keep(worths, most)
    assert len(rows) == len(set(rows)) == min(most, len(worths))
    asked = np.array(worths, np.float32)
    assert sorted(kept) == sorted(np.sort(asked)[::-1][: len(kept)].tolist())
    if rows and len(worths) > most:
        least = min(kept)
        equal = [row for row, worth in enumerate(asked) if worth == least]
        chosen = [row for row in rows if asked[row] == least]
        assert sorted(chosen) == sorted(equal)[len(equal) - len(chosen) :]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_exactly_so_many_leave_no_room_for_those_that_follow(most: int) -> None:
    rows, _ = keep([9.0] * most + [1.0, 1.1, 1.2] * 3, most)
    assert sorted(rows) == list(range(most))
