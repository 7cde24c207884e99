"""How the rules did on the casebook: hits, misses, false alarms and lead times side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from sightline.casebook.case import Case, Expected, Part, Silence, last_day
from sightline.casebook.course import Lead, Raised, Turn, leads
from sightline.casebook.probe import Probed
from sightline.casebook.replay import Replay
from sightline.casebook.shelf import choose_cases
from sightline.reference import load_missions
from sightline.values import Instant


class Verdict(StrEnum):
    """What became of an expectation."""

    RIGHT = "on the day"
    WRONG = "on another day"
    MISSED = "missed"
    CANNOT = "not to be seen"
    UNFORESEEN = "seen against expectation"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One flag that was expected, and what the replay gave."""

    case: str
    part: Part
    rule: str
    facts: tuple[str, ...]
    expected: dt.date | None
    found: dt.date | None
    verdict: Verdict
    why: str
    leads: tuple[Lead, ...]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One silence that was expected, and the day on which it was broken."""

    case: str
    part: Part
    rule: str
    about: str
    why: str
    broken: dt.date | None


class Unasked(msgspec.Struct, frozen=True, kw_only=True):
    """A flag of which the casebook says neither that it should be raised nor that it must not."""

    case: str
    part: Part
    rule: str
    subject: str
    name: str
    first: dt.date


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One rule on one part of the cases. Misses are with what the sources cannot show."""

    rule: str
    part: Part
    right: int
    wrong: int
    missed: int
    cannot: int
    kept: int
    broken: int
    unasked: int


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The whole score; every false alarm and every miss is named."""

    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]
    silences: tuple[Kept, ...]
    unasked: tuple[Unasked, ...]
    control_alarms: int
    control_years: float

    @property
    def alarms_per_year(self) -> float | None:
        """Alarms in a year of a control mission; None when no control was played."""
        return self.control_alarms / self.control_years if self.control_years else None


def score(replays: Iterable[Replay], rules: Iterable[str] | None = None) -> Table:
    """Hold what was raised against what the cases expect of all rules, or of those asked."""
    played = [(choose_cases((one.case,))[0], one) for one in replays]
    asked = None if rules is None else frozenset(rules)
    answers = [
        answer(case, one, each)
        for case, one in played
        for each in case.expect
        if asked is None or each.rule in asked
    ]
    silences = [
        keep(case, one, each)
        for case, one in played
        for each in case.silent
        if asked is None or each.rule in asked
    ]
    probed = [
        (case, each)
        for case, one in played
        for each in one.probed
        if asked is None or each.probe.rule in asked
    ]
    answers += [_probed(case, each) for case, each in probed if each.probe.fires]
    silences += [_unprobed(case, each) for case, each in probed if not each.probe.fires]
    unasked = [each for case, one in played for each in _unasked(case, one)]
    controls = [(case, one) for case, one in played if case.part is Part.CONTROL]
    return Table(
        rows=_rows(answers, silences, unasked),
        answers=tuple(answers),
        silences=tuple(silences),
        unasked=tuple(unasked),
        control_alarms=sum(len(raised.spells) for _, one in controls for raised in one.raised),
        control_years=sum(_mission_years(case, one) for case, one in controls),
    )


def answer(case: Case, replay: Replay, expected: Expected) -> Answer:
    """Find the first day on which an expected flag rested on its facts and named its entities."""
    turns = _fitting(replay.raised, expected)
    turn = min(turns, key=lambda one: one.day, default=None)
    day = last_day(expected.on) if expected.on else None
    return Answer(
        case=case.code,
        part=Part.AMENDED if expected.amended else case.part,
        rule=expected.rule,
        facts=expected.facts,
        expected=day,
        found=turn.day if turn else None,
        verdict=_verdict(day, turn),
        why=expected.cannot or " ".join(filter(None, (expected.why, expected.amended))),
        leads=leads(case, expected.rule, turn) if turn else (),
    )


def keep(case: Case, replay: Replay, silence: Silence) -> Kept:
    """Find the first day on which a silence was broken, if any."""
    since = Instant.parse(silence.since).earliest if silence.since else None
    first = since or dt.date.min
    until = last_day(silence.until) if silence.until else dt.date.max
    days = [
        max(spell.first, turn.day, first)
        for raised in replay.raised
        if raised.rule == silence.rule
        for turn in raised.turns
        if _is_of(turn, silence)
        for spell in raised.spells
        if max(spell.first, turn.day, first) < until
        and (spell.ended is None or spell.ended > max(first, turn.day))
    ]
    return Kept(
        case=case.code,
        part=case.part,
        rule=silence.rule,
        about=silence.about or ", ".join(silence.facts),
        why=silence.why,
        broken=min(days, default=None),
    )


def _probed(case: Case, probed: Probed) -> Answer:
    probe = probed.probe
    day = dt.date.fromisoformat(probe.on)
    return Answer(
        case=case.code,
        part=Part.PROBE,
        rule=probe.rule,
        facts=probe.facts,
        expected=day,
        found=day if probed.spoke else None,
        verdict=Verdict.RIGHT if probed.spoke else Verdict.MISSED,
        why=probe.why,
        leads=(),
    )


def _unprobed(case: Case, probed: Probed) -> Kept:
    probe = probed.probe
    return Kept(
        case=case.code,
        part=Part.PROBE,
        rule=probe.rule,
        about=probe.meeting,
        why=probe.why,
        broken=dt.date.fromisoformat(probe.on) if probed.spoke else None,
    )


def _fitting(raised: Iterable[Raised], expected: Expected) -> list[Turn]:
    found = [
        one.first_on(expected.facts, expected.about) for one in raised if one.rule == expected.rule
    ]
    return [turn for turn in found if turn is not None]


def _verdict(day: dt.date | None, turn: Turn | None) -> Verdict:
    if day is None:
        return Verdict.CANNOT if turn is None else Verdict.UNFORESEEN
    if turn is None:
        return Verdict.MISSED
    return Verdict.RIGHT if turn.day == day else Verdict.WRONG


def _is_of(turn: Turn, silence: Silence) -> bool:
    about = not silence.about or silence.about in turn.names
    return about and set(silence.facts) <= set(turn.facts)


def _unasked(case: Case, replay: Replay) -> list[Unasked]:
    """List the flags that answer no expectation and break no silence; on a control, all."""
    return [
        Unasked(
            case=case.code,
            part=case.part,
            rule=one.rule,
            subject=one.subject,
            name=one.name,
            first=one.first,
        )
        for one in replay.raised
        if not any(
            each.rule == one.rule and one.first_on(each.facts, each.about) for each in case.expect
        )
        and not any(each.rule == one.rule and _breaks(one, each) for each in case.silent)
    ]


def _breaks(raised: Raised, silence: Silence) -> bool:
    return any(_is_of(turn, silence) for turn in raised.turns)


def _rows(answers: list[Answer], silences: list[Kept], unasked: list[Unasked]) -> tuple[Row, ...]:
    every: list[Answer | Kept | Unasked] = [*answers, *silences, *unasked]
    keys = sorted({(one.rule, one.part) for one in every})
    return tuple(_row(rule, part, answers, silences, unasked) for rule, part in keys)


def _row(
    rule: str, part: Part, answers: list[Answer], silences: list[Kept], unasked: list[Unasked]
) -> Row:
    said = [one.verdict for one in answers if (one.rule, one.part) == (rule, part)]
    broken = [one.broken is not None for one in silences if (one.rule, one.part) == (rule, part)]
    return Row(
        rule=rule,
        part=part,
        right=said.count(Verdict.RIGHT),
        wrong=said.count(Verdict.WRONG) + said.count(Verdict.UNFORESEEN),
        missed=said.count(Verdict.MISSED) + said.count(Verdict.CANNOT),
        cannot=said.count(Verdict.CANNOT),
        kept=broken.count(False),
        broken=broken.count(True),
        unasked=sum((one.rule, one.part) == (rule, part) for one in unasked),
    )


def _mission_years(case: Case, replay: Replay) -> float:
    """Add up the years for which the missions of a case were looked at."""
    held = {one.entity: one for one in load_missions()}
    days = 0
    for name in case.missions:
        start = Instant.parse(held[name].start).earliest or replay.first
        end = held[name].end
        last = min(last_day(end), replay.last) if end else replay.last
        days += max(0, (last - max(start, replay.first)).days)
    return days / 365.25
