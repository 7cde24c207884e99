"""Who stands on a list on a day: an administrative measure by an authority, and never a proof."""

from __future__ import annotations

import datetime as dt

from sightline.analyses.fact import Fact
from sightline.analyses.listing import Applied, Listing, active
from sightline.analyses.listings import sure_until
from sightline.analyses.reading import Reading


def read_listing(reading: Reading, sanction: Fact) -> Listing | None:
    """Read a sanction as a listing; None when nobody says since when it holds.

    Of a date that is not exact, the last day begins a measure and the first ends it: what is
    reported is in force for sure. It is not sure any more after the last version of its list that
    holds it, once a later one does not.
    """
    start = sanction.start
    if start is None:
        return None
    kinds = sanction.texts("provisions") or ("measures not named",)
    ends = (sanction.end, sure_until(reading.picture, sanction.id))
    end = min((day for day in ends if day is not None), default=None)
    applied = tuple(Applied(kind, start, end) for kind in kinds)
    return Listing(sanction.id, applied)


def listed_on(reading: Reading, entity: str, day: dt.date) -> tuple[Fact, ...]:
    """Find the listings of an entity that are in force on a day."""
    return tuple(
        fact
        for fact in reading.pointing("Sanction", "entity", entity)
        if (listing := read_listing(reading, fact)) is not None and active(listing, day)
    )


def say_listing(sanction: Fact) -> str:
    """Say which measure of which authority it is, and since when."""
    authority = " / ".join(sanction.texts("authority")) or "an authority that is not named"
    measures = ", ".join(sanction.texts("provisions")) or "measures not named"
    return f"{measures} by {authority} since {sanction.start}"
