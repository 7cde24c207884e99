"""One-time links and keys: good once or for a time, and given by those who may."""

from __future__ import annotations

import re

import pytest

from sightline.errors import BadPassword, BadValue, NotFound, Refused
from sightline.reception import Gate
from sightline.values import Level, Reader
from tests.reception.clock import Clock
from tests.reception.people import CHIEF, GOOD, card, enter

_SC = Level.STRICTLY_CONFIDENTIAL


def test_a_link_is_good_once(gate: Gate) -> None:
    link = gate.invite(card("ana"), CHIEF)
    assert gate.find_invitation(link).reader == "ana"
    assert gate.find_invitation(link).by == "bruno"
    session = gate.session(gate.enter(link, GOOD))
    assert session is not None
    assert session.reader == "ana"
    with pytest.raises(NotFound):
        gate.enter(link, GOOD)


def test_a_password_that_is_refused_uses_no_link_up(gate: Gate) -> None:
    link = gate.invite(card("ana"), CHIEF)
    with pytest.raises(BadPassword):
        gate.enter(link, "short")
    assert gate.enter(link, GOOD)


def test_a_link_is_over_in_time_and_when_another_is_made(gate: Gate, clock: Clock) -> None:
    old, new = (gate.invite(card("ana"), CHIEF, hours=2) for _ in range(2))
    with pytest.raises(NotFound) as gone:
        gate.enter(old, GOOD)
    clock.go(hours=2)
    with pytest.raises(NotFound) as over:
        gate.enter(new, GOOD)
    with pytest.raises(NotFound) as never:
        gate.enter("never-there", GOOD)
    assert str(gone.value) == str(over.value) == str(never.value)


def test_a_link_ends_the_sessions_of_before(gate: Gate) -> None:
    before = enter(gate)
    gate.enter(gate.invite(card("ana"), CHIEF), "another four plain words")
    assert gate.session(before) is None


_REGISTRAR = card("rita", "registrar")


@pytest.mark.parametrize(
    ("who", "by"),
    [
        (card("ana"), card("ana")),
        (card("ana"), card("ben")),
        (card("ana"), card("ben", "custodian")),
        (_REGISTRAR, _REGISTRAR),
        (card("ana", clearance=_SC), _REGISTRAR),
        (card("ana", cases=("case-1",)), _REGISTRAR),
        (card("ana"), card("rita", "registrar", active=False)),
        (card("ana"), card("rita", "registrar", until="2026-03-01")),
        (card("ana", active=False), _REGISTRAR),
    ],
    ids=str,
)
def test_a_link_is_not_given_by_who_may_not(gate: Gate, who: Reader, by: Reader) -> None:
    """Whoever holds a link comes in as its reader: it must not lead to more than one has."""
    with pytest.raises(Refused):
        gate.invite(who, by)


@pytest.mark.parametrize("hours", [0, -1, 169])
def test_a_link_lasts_for_hours_and_not_for_ever(gate: Gate, hours: int) -> None:
    with pytest.raises(BadValue):
        gate.invite(card("ana"), CHIEF, hours=hours)


def test_the_first_link_is_made_as_long_as_nobody_has_a_password(gate: Gate) -> None:
    first, second = gate.invite_first("bruno"), gate.invite_first("bruno")
    assert first
    assert second
    with pytest.raises(NotFound):
        gate.find_invitation(first)
    gate.enter(second, GOOD)
    assert gate.invite_first("bruno") is None


def test_links_and_keys_cannot_be_guessed(gate: Gate) -> None:
    links = {gate.invite_self("ana") for _ in range(20)}
    keys = {gate.issue_key("ana", f"program {n}") for n in range(20)}
    assert all(re.fullmatch(r"[\w-]{43}", one) for one in links)
    assert all(re.fullmatch(r"sl_[\w-]{43}", one) for one in keys)
    assert len(links) == len(keys) == 20


def test_a_key_reads_in_its_readers_name_until_it_is_over(gate: Gate, clock: Clock) -> None:
    key = gate.issue_key("ana", "open refine", days=30)
    assert gate.find_key(key) == "ana"
    assert gate.find_key(key[3:]) is None
    assert gate.find_key(f"{key}x") is None
    (kept,) = gate.keys("ana")
    assert (kept.label, kept.seen) == ("open refine", clock.at.date())
    assert gate.keys("ben") == []
    clock.go(days=30)
    assert gate.find_key(key) is None


def test_only_ones_own_key_is_withdrawn(gate: Gate) -> None:
    key = gate.issue_key("ana", "a program")
    (kept,) = gate.keys("ana")
    with pytest.raises(NotFound) as theirs:
        gate.withdraw_key("ben", kept.id)
    with pytest.raises(NotFound) as nobodys:
        gate.withdraw_key("ben", "00000000")
    assert str(theirs.value).replace(kept.id, "") == str(nobodys.value).replace("00000000", "")
    assert gate.find_key(key) == "ana"
    gate.withdraw_key("ana", kept.id)
    assert gate.find_key(key) is None


@pytest.mark.parametrize(("label", "days"), [("", 5), ("x" * 81, 5), ("a", 0), ("a", 367)])
def test_a_key_needs_a_label_and_an_end(gate: Gate, label: str, days: int) -> None:
    with pytest.raises(BadValue):
        gate.issue_key("ana", label, days)


def test_a_reader_holds_few_keys(gate: Gate) -> None:
    for number in range(20):
        gate.issue_key("ana", f"program {number}")
    with pytest.raises(Refused):
        gate.issue_key("ana", "one more")
