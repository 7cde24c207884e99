"""Signing in with a second factor: guesses are few, durable, and tell nothing."""

from __future__ import annotations

import base64
import sqlite3
from pathlib import Path
from threading import Barrier, Thread

import pytest
from argon2 import PasswordHasher

from sightline.errors import BadCode, Locked, NotLetIn, Refused
from sightline.reception import Gate, password
from sightline.reception.lockout import CODE, NAME
from sightline.reception.second_factor import STEP, compute_code
from sightline.reception.secret import Secret
from tests.reception.clock import Clock
from tests.reception.people import CHIEF, GOOD, SECOND, card, enter


def code_of(secret: Secret, clock: Clock) -> str:
    """Compute what the telephone shows now."""
    return compute_code(base64.b32decode(secret.reveal()), int(clock.at.timestamp()) // STEP)


def guard(gate: Gate, clock: Clock, name: str = "ana") -> tuple[Secret, tuple[str, ...]]:
    """Set up a second factor for a reader who has a password."""
    enter(gate, name)
    secret = gate.start_factor(name)
    codes = gate.confirm_factor(name, code_of(secret, clock))
    clock.go(seconds=STEP)
    return secret, codes


def wrong(code: str) -> str:
    """Give a code that is surely not the right one."""
    return f"{(int(code) + 500_000) % 10**6:06d}"


def test_a_factor_counts_only_once_it_was_confirmed(gate: Gate, clock: Clock) -> None:
    enter(gate)
    secret = gate.start_factor("ana")
    assert gate.sign_in("ana", GOOD)
    with pytest.raises(BadCode):
        gate.confirm_factor("ana", wrong(code_of(secret, clock)))
    gate.confirm_factor("ana", code_of(secret, clock))
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD)


def test_both_are_needed_and_a_code_is_good_once(gate: Gate, clock: Clock) -> None:
    secret, _ = guard(gate, clock)
    code = code_of(secret, clock)
    for name_password, given in ((GOOD, ""), (GOOD, wrong(code)), ("wrong", code)):
        with pytest.raises(NotLetIn):
            gate.sign_in("ana", name_password, given)
    assert gate.sign_in("ana", GOOD, code)
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD, code)
    clock.go(seconds=STEP)
    assert gate.sign_in("ana", GOOD, code_of(secret, clock))


def test_guesses_at_codes_are_few_however_long_one_waits(gate: Gate, clock: Clock) -> None:
    """With the password known, the lock of the name alone would let through one a minute."""
    secret, recovery = guard(gate, clock)
    for _ in range(CODE.free):
        with pytest.raises(NotLetIn):
            gate.sign_in("ana", GOOD, wrong(code_of(secret, clock)))
        clock.go(minutes=5)
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD, code_of(secret, clock))
    clock.go(minutes=5)
    assert gate.sign_in("ana", GOOD, recovery[0])


def test_limits_outlive_a_restart_and_a_clock_put_back(
    tmp_path: Path, gate: Gate, clock: Clock
) -> None:
    enter(gate)
    for _ in range(NAME.free):
        with pytest.raises(NotLetIn):
            Gate(tmp_path, clock).sign_in("ana", "wrong")
    clock.go(hours=-2)
    with pytest.raises(Locked):
        Gate(tmp_path, clock).sign_in("ana", GOOD)
    clock.go(hours=2, minutes=2)
    assert Gate(tmp_path, clock).sign_in("ana", GOOD)


def test_many_guesses_at_once_are_not_fewer(tmp_path: Path, gate: Gate, clock: Clock) -> None:
    enter(gate)
    told: list[type[Exception]] = []
    start = Barrier(12)

    def guess() -> None:
        start.wait()
        try:
            Gate(tmp_path, clock).sign_in("ana", "wrong")
        except (NotLetIn, Locked) as error:
            told.append(type(error))

    threads = [Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count(NotLetIn) == NAME.free
    assert told.count(Locked) == 12 - NAME.free


def test_recovery_codes_are_good_once(gate: Gate, clock: Clock) -> None:
    _, codes = guard(gate, clock)
    assert gate.sign_in("ana", GOOD, codes[3].upper())
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD, codes[3])
    assert gate.count_recovery("ana") == len(codes) - 1
    fresh = gate.renew_recovery("ana", codes[4])
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD, codes[5])
    assert gate.sign_in("ana", GOOD, fresh[0])


def test_a_factor_is_taken_off_with_a_last_code(gate: Gate, clock: Clock) -> None:
    secret, codes = guard(gate, clock)
    with pytest.raises(BadCode):
        gate.drop_factor("ana", wrong(code_of(secret, clock)))
    gate.drop_factor("ana", code_of(secret, clock))
    assert gate.sign_in("ana", GOOD)
    assert gate.count_recovery("ana") == 0
    assert codes


def test_it_takes_two_to_open_anothers_account(gate: Gate, clock: Clock) -> None:
    """One person alone, with every role, gets neither past the factor nor around it."""
    guard(gate, clock)
    ana = card("ana")
    link = gate.invite(ana, CHIEF)
    with pytest.raises(BadCode):
        gate.enter(link, "a password of the chief", "000000")
    with pytest.raises(Refused, match="another custodian"):
        gate.drop_factor_of(ana, CHIEF)
    gate.drop_factor_of(ana, SECOND)
    with pytest.raises(Refused, match="another registrar"):
        gate.invite(ana, SECOND)
    assert gate.sign_in("ana", GOOD)


@pytest.mark.parametrize("by", [card("ana"), card("ben"), card("rita", "registrar")])
def test_only_a_custodian_takes_anothers_factor_off(gate: Gate, clock: Clock, by: object) -> None:
    guard(gate, clock)
    with pytest.raises(Refused):
        gate.drop_factor_of(card("ana"), by)  # type: ignore[arg-type] # a card
    with pytest.raises(NotLetIn):
        gate.sign_in("ana", GOOD)


def test_a_hash_of_less_work_is_made_anew(
    tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(gate)
    monkeypatch.setattr(password, "HASHER", PasswordHasher(2, 64, 1))
    gate.sign_in("ana", GOOD)
    with sqlite3.connect(tmp_path / "doors.db") as db:
        (kept,) = db.execute("select password from account where reader = 'ana'").fetchone()
    assert ",t=2," in kept
    assert gate.sign_in("ana", GOOD)


def test_the_log_tells_every_act_and_no_secret(gate: Gate, clock: Clock) -> None:
    secret, codes = guard(gate, clock)
    for name, given in (("ana", "not the one"), ("my password by mistake", GOOD)):
        with pytest.raises(NotLetIn):
            gate.sign_in(name, given, origin="10.0.0.9")
    token = gate.sign_in("ana", GOOD, codes[0], "10.0.0.9")
    key = gate.issue_key("ana", "a program")
    gate.withdraw_key("ana", gate.keys("ana")[0].id)
    gate.close_session(token)
    acts = [(one.reader, one.act) for one in reversed(gate.doings())]
    assert acts == [
        ("ana", "link made"),
        ("ana", "password chosen by a link"),
        ("ana", "second factor on"),
        ("ana", "sign-in failed"),
        ("(nobody)", "sign-in failed"),
        ("ana", "recovery code used"),
        ("ana", "sign in"),
        ("ana", "key issued"),
        ("ana", "key withdrawn"),
        ("ana", "sign out"),
    ]
    told = repr(gate.doings())
    secrets = [GOOD, "by mistake", "not the one", token, key, secret.reveal(), *codes]
    assert not [one for one in secrets if one in told]
