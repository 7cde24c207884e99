"""The two clocks of a picture: the day by which things were known, and by which they happened."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.errors import BadInstant
from sightline.values import Instant


class Clock(msgspec.Struct, frozen=True):
    """As known by a day, of what may have begun by a day; None is no limit."""

    known: dt.date | None = None
    as_of: dt.date | None = None

    def admits(self, known: str, recorded: dt.date) -> bool:
        """Say whether something was surely known by the day; undated, when it was recorded."""
        if self.known is None:
            return True
        instant = read_instant(known)
        return recorded <= self.known if instant is None else instant.surely_by(self.known)


def read_instant(said: str | None) -> Instant | None:
    """Read a date, or find that it says nothing that can be placed in time."""
    if said is None:
        return None
    try:
        return Instant.parse(said)
    except BadInstant:
        return None


def last_day(known: str, recorded: dt.date) -> dt.date:
    """Find the day by which a decision counts: the last its date can mean, else when recorded."""
    instant = read_instant(known)
    return recorded if instant is None or instant.latest is None else instant.latest
