"""The life of a listing: listed, amended, seen in versions, taken off, back, ended, each dated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from sightline.analyses.listings.standing import Standing
from sightline.analyses.listings.version import ListVersion, hold
from sightline.picture import Picture, Saying
from sightline.reference import load_regimes

_TOLD = ("program", "provisions", "status", "endDate", "listingDate", "startDate", "unscId")
_NOTHING = "nothing"


class Event(msgspec.Struct, frozen=True):
    """One turn in the life of a listing; ``until`` is given when it lies between two days."""

    day: dt.date | None
    until: dt.date | None
    kind: str
    words: str
    basis: tuple[str, ...] = ()


def tell_course(picture: Picture, standing: Standing) -> tuple[Event, ...]:
    """Tell the life of a listing in the order of its days; what has no day comes first."""
    events = [*_begin(standing), *_measure(standing), *_amend(picture, standing)]
    events += [*_see(picture, standing), *_leave(standing), *_end(standing)]
    events.sort(key=lambda one: (one.day or dt.date.min, _ORDER.index(one.kind), one.words))
    return tuple(events)


_ORDER = (
    "status", "listed", "measure", "seen", "amended", "changed", "last seen", "left", "back",
    "measure ended", "ended",
)  # fmt: skip


def _begin(standing: Standing) -> Iterator[Event]:
    by = standing.authority or "an authority that is not named"
    words = f"listed by {by}" + (f" as {standing.reference}" if standing.reference else "")
    day = standing.listed
    said = words if day else f"{words}, on a day that the list does not give"
    yield Event(day, None, "listed", said, standing.basis)
    for status in standing.status:
        yield Event(None, None, "status", f"status: {status}")


def _measure(standing: Standing) -> Iterator[Event]:
    if not standing.measures:
        yield Event(standing.listed, None, "measure", "which measures it carries is not known")
    for one in standing.measures:
        yield Event(one.start, None, "measure", f"{one.words} holds ({one.source})")
        if one.end is not None and one.end != standing.ended:
            yield Event(one.end, None, "measure ended", f"{one.words} no longer holds")


def _amend(picture: Picture, standing: Standing) -> Iterator[Event]:
    """Tell the amendments that the list dates itself, and what differs between two versions."""
    by_item = hold(picture).said.get(standing.listing, {})
    days = {one.value for many in by_item.values() for one in many if one.prop == "modifiedAt"}
    for text in sorted(days):
        yield Event(_day(text), None, "amended", "amended, as the list says")
    held = [one for one in hold(picture).of(standing.list) if one.item in by_item]
    for older, newer in pairwise(held):
        yield from _differ(by_item[older.item], by_item[newer.item], older, newer)


def _differ(
    old: list[Saying], new: list[Saying], older: ListVersion, newer: ListVersion
) -> Iterator[Event]:
    for prop in _TOLD:
        before, after = (
            sorted(one.value for one in said if one.prop == prop) for said in (old, new)
        )
        if before != after:
            words = f"{prop}: {', '.join(before) or _NOTHING} became {', '.join(after) or _NOTHING}"
            yield Event(older.day, newer.day, "changed", words, (older.item, newer.item))


def _see(picture: Picture, standing: Standing) -> Iterator[Event]:
    by_item = hold(picture).said.get(standing.listing, {})
    held = [one for one in hold(picture).of(standing.list) if one.item in by_item]
    for one in held[:1]:
        words = f"stands in the version of {one.day}, the first that is here"
        yield Event(one.day, None, "seen", words, (one.item,))
    for one in held[1:][-1:]:
        words = f"stands in the version of {one.day}, the last that holds it"
        yield Event(one.day, None, "last seen", words, (one.item,))


def _leave(standing: Standing) -> Iterator[Event]:
    for gap in standing.gaps:
        words = f"taken off the list between the versions of {gap.after} and {gap.before}"
        if standing.ended is not None and gap.after < standing.ended <= gap.before:
            words += ", between which the regime ended"
        yield Event(gap.after, gap.before, "left", words)
        if gap.back is not None:
            yield Event(gap.back, None, "back", f"stands on the list again in that of {gap.back}")


def _end(standing: Standing) -> Iterator[Event]:
    if standing.ended is None:
        return
    regime = next(one for one in load_regimes() if one.code == standing.regime)
    note = f". {regime.note}" if regime.note else ""
    words = f"the regime ended: {regime.ended_by}{note}"
    yield Event(standing.ended, None, "ended", words)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
