"""Against whom somebody is screened: the listed and those they stand above, or all in a picture."""

from __future__ import annotations

import datetime as dt

from sightline.analyses.bearers import read_bearers
from sightline.analyses.reading import Reading
from sightline.analyses.screening.reach import look_below
from sightline.analyses.screening.rule import Rule
from sightline.engines.names import Profile
from sightline.errors import BadValue
from sightline.picture import Picture

LISTS, PICTURE, BOTH = "lists", "picture", "both"
POOLS = (LISTS, PICTURE, BOTH)
#: With this begin the ids under which screened subjects are written down: they are not candidates.
SUBJECT = "subject-"


def gather(picture: Picture, against: str, rule: Rule) -> dict[str, Profile]:
    """Read all bearers that may be found when somebody is screened against lists or the picture.

    Whoever stood on a list on any day is in the pool of the lists, and every firm that those
    above it may reach: which of it counts is decided for a day.
    """
    if against not in POOLS:
        raise BadValue(
            f"{against!r} is not something to screen against: expected {', '.join(POOLS)}"
        )
    bearers = {
        name: profile
        for name, profile in read_bearers(picture).items()
        if not name.startswith(SUBJECT)
    }
    if against == BOTH:
        return bearers
    listed = find_listed(Reading(picture, dt.date.max), rule)
    return {
        name: profile for name, profile in bearers.items() if (name in listed) == (against == LISTS)
    }


def find_listed(reading: Reading, rule: Rule) -> set[str]:
    """Name everybody of whom a listing is told, and every firm that they may reach."""
    listed = {name for fact in reading.of("Sanction") for name in fact.texts("entity")}
    return listed | look_below(reading, listed, rule.ties)
