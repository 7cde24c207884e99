"""Listings as a screening sees them: the state on its day, and the measures that hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sightline.analyses.listings import ListVersion, Standing, in_force, state_on
from sightline.analyses.screening.rule import Bar, Rule
from sightline.analyses.screening.screening import ListSeen, Stood

IN_FORCE, UNKNOWN, NOT_YET = "in-force", "unknown", "not-yet"
#: Listings that no published version tells are the regime's own where that is known.
UNITED_NATIONS, REPORTED = "un-sc", "reported"


def see_lists(versions: Iterable[ListVersion], day: dt.date) -> tuple[ListSeen, ...]:
    """Name of each list the version that stood on the day, and the latest one."""
    by_list: dict[str, list[ListVersion]] = {}
    for one in sorted(versions, key=lambda one: (one.list, one.day, one.version, one.item)):
        by_list.setdefault(one.list, []).append(one)
    shown: list[ListVersion] = []
    for held in by_list.values():
        stood = [one for one in held if one.day <= day]
        shown += dict.fromkeys([*stood[-1:], held[-1]])
    return tuple(
        ListSeen(
            list=one.list,
            version=one.version,
            day=one.day,
            age=(day - one.day).days,
            item=one.item,
            sha256=one.sha256,
            entries=one.entries,
        )
        for one in shown
    )


def see_standing(standing: Standing, day: dt.date) -> Stood:
    """Say what a listing was on a day."""
    state = str(state_on(standing, day))
    held = tuple(sorted({span.kind for span in in_force(standing, day)}))
    return Stood(
        listing=standing.listing,
        list=standing.list or (UNITED_NATIONS if standing.regime else REPORTED),
        state=state,
        reference=standing.reference,
        measures=held,
        words=_say(standing, state, held),
    )


def counts(stood: Stood, rule: Rule) -> bool:
    """Whether a listing counts on its day; one of which nothing sure is known does."""
    if stood.state == NOT_YET:
        return False
    return stood.state in (IN_FORCE, UNKNOWN) or rule.past.counts


def find_bars(stood: Stood, rule: Rule, purpose: str) -> tuple[Bar, ...]:
    """Find the bars that a listing in force sets for a purpose."""
    if stood.state != IN_FORCE:
        return ()
    found = (rule.bar(stood.list, measure, purpose) for measure in stood.measures)
    return tuple(dict.fromkeys(bar for bar in found if bar is not None))


def _say(standing: Standing, state: str, held: tuple[str, ...]) -> str:
    authority = standing.authority or "an authority that is not named"
    reference = f" ({standing.reference})" if standing.reference else ""
    since = f" on {standing.listed}" if standing.listed else ", on a day that is not said,"
    listed = f"listed by {authority}{reference}{since}"
    if state == IN_FORCE:
        return f"{listed}; in force: {', '.join(held) or 'which measure is not said'}"
    if state == NOT_YET:
        return f"{listed}, which is after the day asked for"
    if state == UNKNOWN:
        return f"{listed}; whether it held on the day is not known"
    ended = _say_end(standing)
    return f"{listed}; no longer in force on the day{ended}"


def _say_end(standing: Standing) -> str:
    if standing.ended is not None:
        return f": the regime ended on {standing.ended}"
    if standing.left is not None:
        return f": {standing.left}"
    ends = sorted({span.end for span in standing.measures if span.end is not None})
    return f": the last measure ended on {ends[-1]}" if ends else ""
