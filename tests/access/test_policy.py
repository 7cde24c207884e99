"""Who may do what: one case per check, and a fuzz that must always end in no."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sightline.access import Action, explain, may, sight_of
from sightline.values import Level, Marking, Onward, Reader

DAY = dt.date(2026, 11, 21)


def card(**changes: Any) -> Reader:
    fields: dict[str, Any] = {
        "name": "ana",
        "organisation": "jmac",
        "clearance": Level.CONFIDENTIAL,
        "by": "root",
        "roles": ("analyst",),
    }
    return Reader(**(fields | changes))


def mark(level: str = "C", *audience: str, **rest: Any) -> Marking:
    return Marking.of(level, *(audience or ("org:jmac",)), owner="org:jmac", **rest)


CASES: list[tuple[str, Reader, Marking, dict[str, Any], bool]] = [
    ("by organisation", card(), mark("C", "org:jmac"), {}, True),
    ("by role", card(), mark("C", "role:analyst"), {}, True),
    ("by name", card(), mark("C", "person:ana"), {}, True),
    ("by all", card(), mark("U", "all"), {}, True),
    ("another organisation", card(), mark("C", "org:unpol"), {}, False),
    ("a body of unknown kind", card(), mark("C", "group:jmac"), {}, False),
    ("level above clearance", card(), mark("SC", "org:jmac"), {}, False),
    ("all is not above clearance", card(), mark("SC", "all"), {}, False),
    ("level fell on a day", card(), mark("SC", declassify_on="2026-11-20"), {}, True),
    ("level falls tomorrow", card(), mark("SC", declassify_on="2026-11-22"), {}, False),
    ("level falls some time this year", card(), mark("SC", declassify_on="2026"), {}, False),
    ("switched off", card(active=False), mark(), {}, False),
    ("ended", card(until="2026-11-20"), mark(), {}, False),
    ("ends today", card(until="2026-11-21"), mark(), {}, True),
    ("not begun", card(since="2026-12"), mark(), {}, False),
    ("begun", card(since="2026-11"), mark(), {}, True),
    ("purpose not stated", card(purposes=("vetting",)), mark(purpose=("vetting",)), {}, False),
    (
        "purpose stated",
        card(purposes=("vetting",)),
        mark(purpose=("vetting",)),
        {"purpose": "vetting"},
        True,
    ),
    ("purpose not entrusted", card(), mark(purpose=("vetting",)), {"purpose": "vetting"}, False),
    ("other purpose", card(purposes=("x",)), mark(purpose=("vetting",)), {"purpose": "x"}, False),
    ("case assigned", card(cases=("C-1",)), mark(), {"case": "C-1"}, True),
    ("case of others", card(cases=("C-2",)), mark(), {"case": "C-1"}, False),
    ("case without a name", card(cases=("",)), mark(), {"case": ""}, False),
]


@pytest.mark.parametrize(
    ("label", "reader", "marking", "rest", "expected"), CASES, ids=lambda x: str(x)[:40]
)
def test_reading(
    label: str, reader: Reader, marking: Marking, rest: dict[str, Any], expected: bool
) -> None:
    answer = may(reader, Action.READ, marking, at=DAY, **rest)
    assert answer.permit is expected, f"{label}: {answer.reason}"
    assert answer.reason


@pytest.mark.parametrize(
    ("action", "marking", "expected"),
    [
        (Action.EXPORT, mark(), True),
        (Action.SHARE, mark(), True),  # the owner's own people
        (Action.SHARE, Marking.of("C", "org:jmac", owner="org:unpol"), False),
        (Action.SHARE, Marking.of("C", "org:jmac", owner="org:unpol", onward=Onward.ASK), False),
        (Action.SHARE, Marking.of("C", "org:jmac", owner="org:unpol", onward=Onward.YES), True),
        (Action.JUDICIAL, mark(), False),
        (Action.JUDICIAL, mark(judicial_use=True), True),
        ("publish", mark(), False),
    ],
)
def test_actions(action: str, marking: Marking, expected: bool) -> None:
    assert may(card(), action, marking, at=DAY).permit is expected


def test_no_reader_no_marking_no_day() -> None:
    assert not may(None, Action.READ, mark(), at=DAY)
    assert not may(card(), Action.READ, None, at=DAY)
    assert not may(card(), Action.READ, mark(), at=None)  # type: ignore[arg-type]


def test_explain_lists_every_check() -> None:
    names = [check.name for check in explain(card(), Action.READ, mark("SC", "org:x"), at=DAY)]
    assert names == ["form", "active", "level", "audience", "purpose", "case", "action"]


strange = st.one_of(
    st.none(),
    st.just(""),
    st.text(max_size=8),
    st.integers(),
    st.booleans(),
    st.just(()),
    st.lists(st.text()),
)


def forge(record: Any, field: str, value: Any) -> Any:
    """Put a value into a frozen record that no constructor would let in."""
    forged = msgspec.structs.replace(record)
    msgspec.structs.force_setattr(forged, field, value)
    return forged


@given(field=st.sampled_from(["level", "audience", "purpose", "onward"]), value=strange)
def test_strange_markings_deny(field: str, value: Any) -> None:
    """A marking that lets pass stops doing so when one field has an unknown form."""
    assume(not (field == "purpose" and value == ()))
    assert may(card(), Action.READ, mark(), at=DAY)
    action = Action.SHARE if field == "onward" else Action.READ
    sound = Marking.of("C", "org:jmac", owner="x") if field == "onward" else mark()
    assert not may(card(), action, forge(sound, field, value), at=DAY)


@given(field=st.sampled_from(["clearance", "organisation", "active", "cases"]), value=strange)
def test_strange_readers_are_denied(field: str, value: Any) -> None:
    """A reader who passes stops doing so when one field of the card has an unknown form."""
    assume(value is not True)
    reader, marking = card(cases=("C-1",), roles=()), mark("C", "org:jmac")
    assert may(reader, Action.READ, marking, case="C-1", at=DAY)
    assert not may(forge(reader, field, value), Action.READ, marking, case="C-1", at=DAY)


@given(
    field=st.sampled_from(["until", "since"]),
    value=strange.filter(lambda value: value is not None),
)
def test_strange_dates_deny(field: str, value: Any) -> None:
    assert not may(forge(card(), field, value), Action.READ, mark(), at=DAY)
    assert not may(card(), Action.READ, forge(mark("SC"), "declassify_on", value), at=DAY)


@given(st.sampled_from(list(Level)), st.sampled_from(list(Level)))
def test_a_higher_clearance_never_sees_less(low: Level, high: Level) -> None:
    if low.rank > high.rank:
        low, high = high, low
    for level in Level:
        below = may(card(clearance=low), Action.READ, mark(level), at=DAY).permit
        above = may(card(clearance=high), Action.READ, mark(level), at=DAY).permit
        assert not below or above


def test_sight_holds_what_may_says() -> None:
    marks = [mark("U", "all"), mark("C"), mark("SC"), mark("C", "org:unpol")]
    found = sight_of(card(cases=("C-1", "C-9")), {m.id: m for m in marks}, ["C-1", "C-2"], at=DAY)
    assert found.markings == {marks[0].id, marks[1].id}
    assert found.cases == {"C-1"}
    assert not found.admits(frozenset(), None)


def test_sight_of_a_stranger_is_empty() -> None:
    stranger = card(active=False, cases=("C-1",))
    assert not sight_of(stranger, {mark().id: mark()}, ["C-1"], at=DAY).cases
