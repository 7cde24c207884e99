"""Replays: what must be said is said on its day, and nothing is known before its time."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.analyses.flags import Flag, raise_flags
from sightline.analyses.reading import Reading
from sightline.casebook import (
    Case,
    Expected,
    Part,
    Replay,
    Silence,
    Table,
    Verdict,
    choose_cases,
    load_cases,
    replay,
    replay_all,
    replay_records,
    score,
)
from sightline.casebook.case import last_day
from sightline.casebook.records import as_block
from sightline.casebook.score import answer, keep
from sightline.errors import NotFound
from sightline.picture import build
from sightline.values import Item, Record, Statement

pytestmark = pytest.mark.slow
EXPECTED = [(case, one) for case in load_cases() for one in case.expect]
SILENT = [(case, one) for case in load_cases() for one in case.silent]
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def _named(value: object) -> str:
    return value.code if isinstance(value, Case) else getattr(value, "rule", str(value))


@cache
def _replays() -> dict[str, Replay]:
    return {one.case: one for one in replay_all()}


@cache
def _table() -> Table:
    return score(replay_all())


@pytest.mark.parametrize(("case", "expected"), EXPECTED, ids=_named)
def test_what_must_be_said_is_said_on_its_day(case: Case, expected: Expected) -> None:
    found = answer(case, _replays()[case.code], expected)
    if expected.cannot:
        assert found.verdict is Verdict.CANNOT
    else:
        assert (found.verdict, found.found) == (Verdict.RIGHT, last_day(expected.on))


@pytest.mark.parametrize(("case", "silence"), SILENT, ids=_named)
def test_what_must_not_be_said_is_not(case: Case, silence: Silence) -> None:
    assert keep(case, _replays()[case.code], silence).broken is None


def test_controls_are_silent() -> None:
    table = _table()
    assert table.control_alarms == 0
    assert table.control_years > 150
    assert table.alarms_per_year == 0.0
    assert not _replays()["controls"].raised


def test_every_expectation_and_silence_is_in_the_score() -> None:
    table = _table()
    probes = [one for case in load_cases() for one in case.probes]
    fired = sum(one.fires for one in probes)
    assert len(table.answers) == len(EXPECTED) + fired
    assert len(table.silences) == len(SILENT) + len(probes) - fired
    rows = table.rows
    assert sum(row.right + row.wrong + row.missed for row in rows) == len(table.answers)
    assert sum(row.kept + row.broken for row in rows) == len(table.silences)
    assert sum(row.unasked for row in rows) == len(table.unasked)


def test_the_score_of_one_rule_is_of_that_rule() -> None:
    table = score([_replays()["mali"]], ["F-LAG"])
    assert {one.rule for one in table.answers} == {"F-LAG"}


def test_what_is_known_only_from_a_study_has_no_lead_time() -> None:
    leads = [
        (one.turns[0].unfounded, lead)
        for played in _replays().values()
        for one in played.raised
        for lead in one.leads
    ]
    assert any(unfounded for unfounded, _ in leads)
    assert any(lead.days is not None for _, lead in leads)
    for unfounded, lead in leads:
        assert (lead.days is None) == bool(unfounded)
        assert not unfounded or "known only from the seed" in lead.words


def test_a_replay_can_be_of_one_rule_and_end_early() -> None:
    (case,) = choose_cases(("darfur",))
    told: list[int] = []
    short = replay(case, rules=["F-WILL"], until=dt.date(2018, 12, 31), progress=told.append)
    assert {one.rule for one in short.raised} == {"F-WILL"}
    assert short.last == dt.date(2018, 12, 31)
    assert told == list(range(1, short.pictures + 1))
    assert not replay(case, rules=["F-WILL"], until=dt.date(2018, 7, 12)).raised


def test_a_rule_or_a_case_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound, match="expected one of F-CAPTURE"):
        replay(load_cases()[0], rules=["F-NONE"])
    with pytest.raises(NotFound, match="expected one of afghanistan"):
        choose_cases(("atlantis",))


@st.composite
def _moments(draw: st.DrawFn) -> tuple[Case, dt.date]:
    case = draw(st.sampled_from([one for one in load_cases() if one.part is not Part.CONTROL]))
    played = _replays()[case.code]
    return case, draw(st.dates(max(played.first, dt.date(1998, 1, 1)), played.last))


def _ask(records: list[Record], day: dt.date) -> tuple[Flag, ...]:
    with build([as_block(records)], reader="ana", known=day) as picture:
        return raise_flags(Reading(picture, day))


@given(_moments())
@few
def test_nothing_known_later_is_used(moment: tuple[Case, dt.date]) -> None:
    """The flags of a day are those of a world in which what became known later never was."""
    case, day = moment
    records = replay_records(case)
    known = {
        one.id
        for one in records
        if isinstance(one, Item) and one.known and last_day(one.known) <= day
    }
    earlier: list[Record] = [
        one for one in records if (one.item if isinstance(one, Statement) else one.id) in known
    ]
    flags = _ask(records, day)
    assert flags == _ask(earlier, day)
    items = {one.id: one.item for one in records if isinstance(one, Statement)}
    assert {items[name] for flag in flags for name in flag.saw} <= known


@given(_moments())
@few
def test_days_that_were_not_asked_would_have_said_the_same(moment: tuple[Case, dt.date]) -> None:
    """A replay asks on chosen days alone, and on every other day it holds as well."""
    case, day = moment
    up = {(one.rule, one.subject) for one in _replays()[case.code].raised if one.up_on(day)}
    assert up == {(flag.rule, flag.subject) for flag in _ask(replay_records(case), day)}
