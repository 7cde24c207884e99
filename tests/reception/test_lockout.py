"""When a door stays shut: longer each time, and never shorter because a clock went back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import Locked, NotLetIn
from sightline.reception import Gate
from sightline.reception.lockout import CODE, NAME, ORIGIN, Bolt, Tries
from tests.reception.clock import NOON, Clock
from tests.reception.people import GOOD, enter

_STEPS = st.lists(st.integers(-100_000, 100_000), max_size=40)
_BOLTS = st.sampled_from([NAME, ORIGIN, CODE])


@given(bolt=_BOLTS, steps=_STEPS)
def test_a_lock_is_never_shortened(bolt: Bolt, steps: list[int]) -> None:
    """However the clock jumps, a door once shut until a time stays shut until then."""
    tries, at = Tries(), NOON
    for step in steps:
        at += dt.timedelta(seconds=step)
        after = tries.fail(at, bolt)
        if tries.until is not None:
            assert after.until is not None
            assert after.until >= tries.until
        tries = after


@given(bolt=_BOLTS, more=st.integers(0, 60))
def test_each_failure_shuts_for_at_least_as_long(bolt: Bolt, more: int) -> None:
    tries = Tries()
    waits = []
    for _ in range(bolt.free + more):
        at = max(NOON, tries.until or NOON)
        tries = tries.fail(at, bolt)
        waits.append((tries.until or at) - at)
    assert waits[: bolt.free - 1] == [dt.timedelta()] * (bolt.free - 1)
    assert waits[bolt.free - 1] == bolt.first
    assert waits == sorted(waits)
    assert waits[-1] <= bolt.most


@pytest.mark.parametrize("name", ["ana", "nobody"])
def test_whoever_is_there_or_not_is_locked_alike(gate: Gate, name: str) -> None:
    enter(gate)
    told = []
    for _ in range(NAME.free + 1):
        with pytest.raises((NotLetIn, Locked)) as caught:
            gate.sign_in(name, "wrong", origin="10.0.0.1")
        told.append((type(caught.value), str(caught.value)))
    assert {kind for kind, _ in told[:-1]} == {NotLetIn}
    assert len(set(told[:-1])) == 1
    assert told[-1] == (Locked, "too many attempts: try again in a minute")


@pytest.mark.parametrize("spelling", ["ANA", " ana ", "Ana", "ａｎａ"])
def test_other_spellings_are_the_same_door(gate: Gate, spelling: str) -> None:
    enter(gate)
    for _ in range(NAME.free):
        with pytest.raises(NotLetIn):
            gate.sign_in(spelling, "wrong")
    with pytest.raises(Locked):
        gate.sign_in("ana", GOOD)


def test_a_lock_ends_and_the_right_password_clears_it(gate: Gate, clock: Clock) -> None:
    enter(gate)
    for _ in range(NAME.free):
        with pytest.raises(NotLetIn):
            gate.sign_in("ana", "wrong")
    clock.go(seconds=61)
    assert gate.sign_in("ana", GOOD)
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", "wrong")
    assert gate.sign_in("ana", GOOD)


def test_one_address_cannot_try_many_names(gate: Gate) -> None:
    enter(gate)
    for number in range(ORIGIN.free):
        with pytest.raises(NotLetIn):
            gate.sign_in(f"name-{number}", "wrong", origin="10.0.0.1")
    with pytest.raises(Locked):
        gate.sign_in("ana", GOOD, origin="10.0.0.1")
    assert gate.sign_in("ana", GOOD, origin="10.0.0.2")


def test_right_passwords_do_not_fill_the_measure_of_an_address(gate: Gate) -> None:
    enter(gate)
    for _ in range(ORIGIN.free * 2):
        gate.sign_in("ana", GOOD, origin="10.0.0.1")


def test_a_right_password_does_not_excuse_the_wrong_ones_of_an_address(gate: Gate) -> None:
    """Who has an account of his own must not get new tries at the others by it."""
    enter(gate)
    for number in range(ORIGIN.free):
        with pytest.raises(NotLetIn):
            gate.sign_in(f"name-{number}", "wrong", origin="10.0.0.1")
        if number < ORIGIN.free - 1:
            gate.sign_in("ana", GOOD, origin="10.0.0.1")
    with pytest.raises(Locked):
        gate.sign_in("ana", GOOD, origin="10.0.0.1")
