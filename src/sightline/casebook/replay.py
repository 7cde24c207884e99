"""A case played again day by day: what the rules would have said with what was known on the day.

Pictures are built from the records alone, each as known on its day. A new one
is built only when something becomes known. Between two of them a rule is asked
again on the days on which a date that it read, or a number of its card counted
from such a date, can change its answer, and at the ends of months and years.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.flags import Card, load_cards, raise_flags
from sightline.casebook.case import Case, last_day
from sightline.casebook.companions import companions
from sightline.casebook.course import Course, Raised
from sightline.casebook.grounds import Grounds
from sightline.casebook.probe import Probed, ask_probes
from sightline.casebook.records import MARKING, as_block, case_records, distinct
from sightline.casebook.shelf import load_cases
from sightline.casebook.watching import Watching, days_said
from sightline.errors import NotFound
from sightline.picture import build
from sightline.values import Item, Record, Statement

#: How long a replay looks on after the last thing became known: windows of a year close in it.
_AFTER = dt.timedelta(days=400)
_DAY = dt.timedelta(days=1)
_UNITS = {"day": 1.0, "month": 30.4375, "year": 365.25}
#: Kinds of the reference data that are named on a day long before anything happens.
_NAMED = frozenset({"Territory", "Organization"})
#: For so long after a picture the end of every month is asked, then the end of every year.
_NET = dt.timedelta(days=400)
#: Kinds on which nothing turns by itself: where a rule saw no other, no month's end is asked.
_STILL = frozenset({"Territory", "Mission", "Mandate", "MandateProvision", "Organization"})


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules said over the course of a case."""

    case: str
    first: dt.date
    last: dt.date
    pictures: int
    questions: int
    raised: tuple[Raised, ...]
    probed: tuple[Probed, ...] = ()


def replay(
    case: Case,
    *,
    rules: Iterable[str] | None = None,
    until: dt.date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Replay:
    """Walk through the days of a case; every flag comes with the day on which it was raised."""
    records = replay_records(case)
    days, end = _days(case, records, until)
    course = Course(case, Grounds(case, records))
    block, cards = as_block(records), choose_cards(rules)
    for number, (day, later) in enumerate(pairwise([*days, end + _DAY])):
        with build([block], reader=MARKING, known=day) as picture:
            reading = Watching(picture, day)
            for card in cards.values():
                _ask(course, reading, card, later, days[: number + 1])
        if progress is not None:
            progress(number + 1)
    return Replay(
        case=case.code,
        first=days[0],
        last=end,
        pictures=len(days),
        questions=course.questions,
        raised=course.close(),
        probed=ask_probes(case, records, rules),
    )


def _days(
    case: Case, records: list[Record], until: dt.date | None
) -> tuple[list[dt.date], dt.date]:
    """Find the days on which something becomes known, and the last day that is looked at.

    After the last fact of a case a mandate may be renewed for decades: that is not the case.
    """
    days = known_days(records)
    told = known_days(case_records(case, MARKING))
    end = min((told or days)[-1] + _AFTER, until or dt.date.max)
    return [day for day in days if day <= end] or [end], end


@cache
def replay_all() -> tuple[Replay, ...]:
    """Replay every case, by every rule, once in the life of the program."""
    return tuple(map(replay, load_cases()))


def replay_records(case: Case) -> list[Record]:
    """Give a case with the reference data that it leans on, as records of one block."""
    return distinct([*companions(case, MARKING), *case_records(case, MARKING)])


def known_days(records: Iterable[Record]) -> list[dt.date]:
    """Give every day on which something but the name of a place becomes known, in order."""
    held = list(records)
    telling = {one.item for one in held if isinstance(one, Statement) and one.schema not in _NAMED}
    items = [
        one
        for one in held
        if isinstance(one, Item) and (one.about["collection"] == "casebook" or one.id in telling)
    ]
    return sorted({last_day(one.known) for one in items if one.known})


def choose_cards(rules: Iterable[str] | None = None) -> Mapping[str, Card]:
    """Give the cards of some rules, or of all."""
    cards = load_cards()
    wanted = list(cards if rules is None else rules)
    for code in wanted:
        if code not in cards:
            raise NotFound(f"there is no rule {code!r}: expected one of {', '.join(cards)}")
    return {code: cards[code] for code in wanted}


def _ask(course: Course, base: Watching, card: Card, later: dt.date, known: list[dt.date]) -> None:
    """Ask one rule on the day of a picture, and on every day that can matter before the next."""
    day, seen = base.day, dict[str, Fact]()
    moments: list[dt.date] = [day]
    while moments:
        day = moments[0]
        reading = base.on(day)
        course.note(card.code, day, raise_flags(reading, rules=(card.code,)))
        fresh = {fact.id: fact for fact in reading.taken() if fact.id not in seen}
        seen |= fresh
        rest = moments[1:]
        moments = find_moments(card, seen.values(), known, day, later) if fresh else rest


def find_moments(
    card: Card,
    seen: Iterable[Fact],
    known: Iterable[dt.date],
    after: dt.date,
    before: dt.date,
) -> list[dt.date]:
    """Find the days between two others on which a rule may say something else of what it saw."""
    facts = list(seen)
    if not facts:
        return []
    starts = days_said(facts) | frozenset(known)
    counts = {0, *_counts(card)}
    found = {
        day
        for start in starts
        for count in counts
        for step in (count, -count)
        for day in (_move(start, step), _move(start, step + 1))
    }
    if any(fact.schema not in _STILL for fact in facts):
        found |= set(_ends(after, before))
    ordered = sorted(found)
    return [day for day in ordered[bisect_right(ordered, after) :] if day < before]


def _counts(card: Card) -> set[int]:
    """Find the numbers of a card that count days, months or years, in days; years both ways."""
    counts: set[int] = set()
    for threshold in card.thresholds.values():
        unit = next((name for name in _UNITS if threshold.unit.startswith(name)), None)
        if unit is not None:
            days = threshold.value * _UNITS[unit]
            counts |= {int(days), round(days), int(days) + 1}
    return counts


def _move(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def _ends(after: dt.date, before: dt.date) -> Iterator[dt.date]:
    """Go through the ends of the next months, and of all years."""
    year, month = after.year, after.month
    while (end := _next_month(year, month) - _DAY) < before:
        if month == 12 or end - after < _NET:
            yield end
        year, month = year + month // 12, month % 12 + 1


def _next_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1)
