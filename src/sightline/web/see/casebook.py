"""The casebook: past missions played again, and each case to be stepped through day by day.

A replay takes seconds, and is played once in the life of the program, by one thread for all. It
needs nothing of the house, and shows nothing of it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from threading import Lock

import msgspec

from sightline.analyses.flags import load_cards
from sightline.casebook import (
    Case,
    CaseFact,
    Raised,
    Replay,
    Verdict,
    choose_cases,
    load_cases,
    replay,
    score,
)
from sightline.engines.figures import Figure, draw_timeline
from sightline.engines.figures.timeline import Moment
from sightline.errors import BadInstant
from sightline.values import Instant
from sightline.web.call import Call
from sightline.web.reply import Reply

#: So long a page waits for a replay before it says that it is being played.
PATIENCE = 25.0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One case in the list: how it went, as far as it was played."""

    case: Case
    hits: int | None = None
    misses: int | None = None
    late: int | None = None
    silent: int | None = None
    broken: int | None = None


class Up(msgspec.Struct, frozen=True, kw_only=True):
    """A flag that was up on a day: since when, on which facts, and what it says."""

    raised: Raised
    rule: str
    since: dt.date
    facts: tuple[str, ...]
    says: str


class _Player:
    """Plays cases, one after another, each once."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="casebook")
        self._played: dict[str, Future[Replay]] = {}
        self._lock = Lock()

    def ask(self, case: Case, patience: float) -> Replay | None:
        """Have a case played; None when it takes longer than one is willing to wait."""
        with self._lock:
            if case.code not in self._played:
                self._played[case.code] = self._pool.submit(replay, case)
            future = self._played[case.code]
        try:
            return future.result(patience)
        except TooLong:
            return None

    def look(self, case: Case) -> Replay | None:
        """Give the replay of a case if it was played."""
        with self._lock:
            future = self._played.get(case.code)
        return future.result() if future is not None and future.done() else None


_PLAYER = _Player()


def list_cases(call: Call) -> Reply:
    """List the cases with what was expected; asked to play, with hits, misses and silences."""
    playing = call.asked("play") == "all"
    cases = load_cases()
    played = {case.code: _PLAYER.ask(case, 0.0) if playing else None for case in cases}
    waiting = playing and None in played.values()
    reply = call.show(
        "see/casebook.html",
        lines=[_line(case, played[case.code]) for case in cases],
        playing=playing,
        waiting=waiting,
    )
    return _again(reply) if waiting else reply


def show_case(call: Call) -> Reply:
    """Show one case as it was known on a day, and what the rules would have said on it."""
    case = choose_cases((call.path["case"],))[0]
    played = _PLAYER.ask(case, PATIENCE)
    if played is None:
        return _again(call.show("see/case.html", case=case, played=None))
    days = _days(case, played)
    day = _read_day(call, days)
    known = tuple(fact for fact in case.facts if fact.known_by <= day)
    return call.show(
        "see/case.html",
        case=case,
        played=played,
        day=day,
        before=_step(days, bisect_left(days, day) - 1),
        after=_step(days, bisect_right(days, day)),
        known=sorted(known, key=lambda one: (one.known_by, one.fact), reverse=True),
        unknown=len(case.facts) - len(known),
        up=tuple(_up(one, day) for one in played.raised if one.up_on(day)),
        over=tuple(one for one in played.raised if one.first <= day and not one.up_on(day)),
        line=_line(case, played),
        answers=[one for one in score([played]).answers if one.case == case.code],
        figure=_draw(case, played, day),
    )


def _again(reply: Reply) -> Reply:
    """Let the browser look again after a while; it needs no script for that."""
    return msgspec.structs.replace(reply, headers={**reply.headers, "refresh": "4"})


def _line(case: Case, played: Replay | None) -> Line:
    if played is None:
        return Line(case=case)
    tally = score([played])
    verdicts = [one.verdict for one in tally.answers]
    broken = sum(one.broken is not None for one in tally.silences)
    return Line(
        case=case,
        hits=verdicts.count(Verdict.RIGHT),
        misses=verdicts.count(Verdict.MISSED) + verdicts.count(Verdict.CANNOT),
        late=verdicts.count(Verdict.WRONG),
        silent=len(tally.silences) - broken,
        broken=broken,
    )


def _days(case: Case, played: Replay) -> list[dt.date]:
    """List the days on which something became known, was raised or ended, or came out."""
    days = {fact.known_by for fact in case.facts} | {played.first, played.last}
    for one in played.raised:
        days |= {spell.first for spell in one.spells} | {turn.day for turn in one.turns}
        days |= {spell.ended for spell in one.spells if spell.ended is not None}
    return sorted(days)


def _read_day(call: Call, days: list[dt.date]) -> dt.date:
    said = call.asked("day")
    try:
        return dt.date.fromisoformat(said) if said else days[-1]
    except ValueError:
        raise BadInstant(f"day={said!r} is not a day: give one such as 2018-04-25") from None


def _step(days: list[dt.date], place: int) -> dt.date | None:
    return days[place] if 0 <= place < len(days) else None


def _up(raised: Raised, day: dt.date) -> Up:
    turn = [one for one in raised.turns if one.day <= day][-1]
    spell = [one for one in raised.spells if one.first <= day][-1]
    card = load_cards().get(raised.rule)
    title = card.title if card else ""
    return Up(
        raised=raised,
        rule=f"{raised.rule} {title}".strip(),
        since=spell.first,
        facts=turn.facts,
        says=turn.says,
    )


def _draw(case: Case, played: Replay, day: dt.date) -> Figure:
    """Draw facts as known by the day, flags up to it, and outcomes, which are hindsight."""
    facts = [_tell_fact(one) for one in case.facts if one.known_by <= day]
    flags = [
        Moment(
            row=one.rule,
            words=one.name,
            start=spell.first,
            end=min(spell.ended or played.last, day),
        )
        for one in played.raised
        for spell in one.spells
        if spell.first <= day
    ]
    outcomes = [
        Moment(row="Outcome (hindsight)", words=one.words, start=one.day) for one in case.outcomes
    ]
    return draw_timeline(f"{case.title}, as known on {day}", [*facts, *flags, *outcomes], day=day)


def _tell_fact(fact: CaseFact) -> Moment:
    start = Instant.parse(fact.event).earliest if fact.event else None
    return Moment(
        row="Fact", words=f"{fact.fact}: {fact.words}", start=start or fact.known_by,
        known=fact.known_by,
    )  # fmt: skip
