"""What a listing is on a day: not yet, in force, left, ended, or not known."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sightline.analyses.listings.measure import MeasureSpan
from sightline.analyses.listings.standing import Standing

#: Words of a status under which a listing is asked for and does not bind.
TAKEN_OFF = "taken off the list"
_PENDING = ("proposed", "held", "on hold", "pending")


class State(StrEnum):
    """What a listing is on a day."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    LEFT = "left"
    ENDED = "ended"
    UNKNOWN = "unknown"


def state_on(standing: Standing, day: dt.date) -> State:
    """Say what a listing is on a day; what the versions of the list leave open is unknown."""
    begins = standing.listed
    if begins is not None and day < begins:
        return State.NOT_YET
    if standing.ended is not None and day >= standing.ended:
        return State.ENDED
    if _is_over(standing, day):
        return State.LEFT if TAKEN_OFF in standing.status else State.ENDED
    if begins is None and (standing.first_seen is None or day < standing.first_seen):
        return State.UNKNOWN
    for gap in standing.gaps:
        if gap.after < day and (gap.back is None or day < gap.back):
            return State.LEFT if day >= gap.before else State.UNKNOWN
    if any(status.lower() in _PENDING for status in standing.status):
        return State.UNKNOWN
    return State.IN_FORCE


def in_force(standing: Standing, day: dt.date) -> tuple[MeasureSpan, ...]:
    """Find the measures that hold on a day; none while it is not known that the listing holds.

    A measure without a beginning is known to hold since the first version that names the listing.
    """
    if state_on(standing, day) is not State.IN_FORCE:
        return ()
    return tuple(
        one
        for one in standing.measures
        if (one.start is None or one.start <= day) and (one.end is None or day < one.end)
    )


def _is_over(standing: Standing, day: dt.date) -> bool:
    """Whether every measure that is known has come to its end."""
    ends = [one.end for one in standing.measures] or [standing.until]
    return all(end is not None and end <= day for end in ends)
