"""When things are recorded: chapters of the exercise, each with its share of the events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sightline.exercise.scale import OPENING, SPAN

_FIRST = OPENING + 20
_LENGTH = SPAN - 20
#: A chapter for each month, unless there is more in a month than is well held at once.
_MONTHS, _LARGEST = 72, 480


class Chapter(msgspec.Struct, frozen=True):
    """A run of events, and the last day of those in it."""

    number: int
    first: int
    after: int
    day: int


class Calendar(msgspec.Struct, frozen=True):
    """How a planned number of events lies over the days of the exercise."""

    events: int

    @property
    def run(self) -> int:
        """How many events make a chapter."""
        return max(1, min(_LARGEST, self.events // _MONTHS))

    def recorded(self, index: int) -> int:
        """The day on which the event of a number is recorded."""
        return _FIRST + index * _LENGTH // max(1, self.events)

    def index_on(self, day: int) -> int:
        """The first event that is recorded on or after a day."""
        return max(0, -(-(day - _FIRST) * self.events // _LENGTH))

    def chapters(self) -> Iterator[Chapter]:
        """Chapters without end; the plan says how many are expected, the teller when to stop."""
        number, first, run = 0, 0, self.run
        while True:
            day = self.recorded(first + run - 1)
            yield Chapter(number, first, first + run, day)
            number, first = number + 1, first + run


def moment(day: int, step: int) -> dt.datetime:
    """The moment of an append: on the evening of a day, one second after the other."""
    date = dt.date.fromordinal(day)
    evening = dt.datetime(date.year, date.month, date.day, 18, tzinfo=dt.UTC)
    return evening + dt.timedelta(seconds=step)
