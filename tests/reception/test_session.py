"""Sessions: when they die, what they carry, and what is kept of them."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from sightline.errors import BadPassword
from sightline.reception import Gate
from tests.reception.clock import NOON, Clock
from tests.reception.people import CHIEF, GOOD, enter

OTHER = "another four plain words"


def test_a_session_dies_when_idle(gate: Gate, clock: Clock) -> None:
    token = gate.open_session("ana")
    for _ in range(5):
        clock.go(minutes=29)
        assert gate.session(token) is not None
    clock.go(minutes=31)
    assert gate.session(token) is None
    clock.go(minutes=-31)
    assert gate.session(token) is None


def test_a_session_dies_after_a_working_day(gate: Gate, clock: Clock) -> None:
    token = gate.open_session("ana")
    for _ in range(12 * 3 - 1):
        clock.go(minutes=20)
        assert gate.session(token) is not None
    clock.go(minutes=21)
    assert gate.session(token) is None


def test_the_time_before_outlives_the_session(gate: Gate, clock: Clock) -> None:
    first = gate.open_session("ana")
    session = gate.session(first)
    assert session is not None
    assert session.before is None
    gate.close_session(first)
    clock.go(days=3)
    session = gate.session(gate.open_session("ana"))
    assert session is not None
    assert session.before == NOON


def test_a_change_of_password_ends_every_session(gate: Gate, clock: Clock) -> None:
    here, there = enter(gate), gate.open_session("ana")
    theirs = gate.open_session("ben")
    clock.go(minutes=5)
    fresh = gate.change_password("ana", GOOD, OTHER, there)
    assert [gate.session(one) for one in (here, there)] == [None, None]
    assert gate.session(theirs) is not None
    session = gate.session(fresh)
    assert session is not None
    assert session.before == NOON
    assert gate.sign_in("ana", OTHER)


@pytest.mark.parametrize(("old", "new"), [("wrong", OTHER), (GOOD, "short")])
def test_a_refused_change_of_password_changes_nothing(gate: Gate, old: str, new: str) -> None:
    token = enter(gate)
    with pytest.raises(BadPassword):
        gate.change_password("ana", old, new, token)
    assert gate.session(token) is not None
    assert gate.sign_in("ana", GOOD)


def test_signing_out_everywhere_keeps_only_this_session(gate: Gate) -> None:
    here, there = gate.open_session("ana"), gate.open_session("ana")
    theirs = gate.open_session("ben")
    assert len(gate.sessions("ana", here)) == 2
    assert gate.close_sessions("ana", but=here) == 1
    assert gate.session(there) is None
    assert gate.session(here) is not None
    assert gate.session(theirs) is not None
    assert [one.here for one in gate.sessions("ana", here)] == [True]


def test_whoever_is_switched_off_is_out(gate: Gate) -> None:
    token, key = enter(gate), gate.issue_key("ana", "a program")
    link = gate.invite_self("ana")
    gate.shut_out("ana", CHIEF.name)
    assert gate.session(token) is None
    assert gate.find_key(key) is None
    with pytest.raises(Exception, match="used already"):
        gate.find_invitation(link)


def test_a_language_is_kept_for_the_next_time(gate: Gate) -> None:
    token = gate.open_session("ana")
    gate.speak(token, "ar")
    session = gate.session(gate.open_session("ana"))
    assert session is not None
    assert session.language == "ar"


def test_each_sign_in_has_a_token_and_a_seal_of_its_own(gate: Gate) -> None:
    tokens = [gate.open_session("ana") for _ in range(20)]
    seals = {session.seal for one in tokens if (session := gate.session(one))}
    assert len(set(tokens)) == len(seals) == 20
    assert all(len(one) >= 43 for one in tokens)


def test_nothing_that_opens_a_door_lies_on_the_disk(tmp_path: Path, gate: Gate) -> None:
    opens = [enter(gate), gate.issue_key("ana", "a program"), gate.invite_self("ana"), GOOD]
    gate.start_factor("ben")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("doors.db*"))
    assert b"ana" in kept
    assert not [one for one in opens if one.encode() in kept]
    assert stat.S_IMODE((tmp_path / "doors.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("token", ["", "x", "' or 1=1 --", "\x00", "é" * 40])
def test_what_is_no_token_finds_nothing(gate: Gate, token: str) -> None:
    gate.open_session("ana")
    assert gate.session(token) is None
    assert gate.find_key(token) is None
    gate.close_session(token)


def test_a_house_of_the_first_form_is_taken_over(tmp_path: Path) -> None:
    """The table of sessions stood alone before there were accounts."""
    with sqlite3.connect(tmp_path / "doors.db") as db:
        db.execute(
            "create table session (digest blob primary key, reader text not null, seal text "
            "not null, since text not null, seen text not null, before text, language text)"
        )
    assert Gate(tmp_path).session(Gate(tmp_path).open_session("ana")) is not None
