"""A case played again day by day: what the rules would have said, with what was known on the day.

Pictures are built from the records alone, each as known on its day. A new one
is built only when something becomes known; between two of them a rule is asked
again on the days on which a date that it read, or a number of its card counted
from such a date, can change its answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import msgspec

from sightline.analyses.flags import Card, Flag, load_cards, raise_flags
from sightline.casebook.case import UNFOUNDED, Case, last_day
from sightline.casebook.companions import companions
from sightline.casebook.course import Course, Raised, Turn
from sightline.casebook.grounds import Grounds
from sightline.casebook.records import case_records
from sightline.casebook.watching import Watching, days_said
from sightline.picture import Picture, build
from sightline.values import Block, Item, Record
from sightline.values.canon import encode, identify

_MARKING = "casebook"
#: How long a replay looks on after the last thing became known: windows of a year close in it.
_AFTER = dt.timedelta(days=400)
_DAY = dt.timedelta(days=1)
_UNITS = {"day": 1.0, "month": 30.4375, "year": 365.25}


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules said over the course of a case."""

    case: str
    first: dt.date
    last: dt.date
    pictures: int
    questions: int
    raised: tuple[Raised, ...]


def replay(
    case: Case,
    *,
    rules: Iterable[str] | None = None,
    until: dt.date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Replay:
    """Walk through the days of a case, and tell every flag with the day on which it was raised."""
    records = replay_records(case)
    days = known_days(records)
    end = min(days[-1] + _AFTER, until or dt.date.max)
    days = [day for day in days if day <= end]
    cards = {
        code: card for code, card in load_cards().items() if rules is None or code in set(rules)
    }
    course = Course(case, Grounds(case, records))
    block = as_block(records)
    for number, (day, later) in enumerate(pairwise([*days, end + _DAY])):
        with build([block], reader="casebook", known=day) as picture:
            _walk(course, picture, cards, day, later, days[: number + 1])
        if progress is not None:
            progress(number + 1)
    first = days[0] if days else end
    return Replay(
        case=case.code,
        first=first,
        last=end,
        pictures=len(days),
        questions=course.questions,
        raised=course.close(),
    )
