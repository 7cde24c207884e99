"""What is due: what people promised to look at again, to find out, to decide or to renew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sightline.analyses.listings.version import versions
from sightline.analyses.reading import Reading
from sightline.judgements.docket import Docket
from sightline.picture import Picture

#: So many days ahead something begins to be due; mandates are prepared longer before.
SOON, SOON_MANDATE = 30, 90
#: A list of sanctions that is older may have changed since.
AGED = 7
_GONE = frozenset({"withdrawn", "superseded"})
_OPEN = frozenset({"raised", "tasked"})


class Due(msgspec.Struct, frozen=True, order=True):
    """Something that is due: by when, what it is, what it is about, and where it opens."""

    day: dt.date
    #: What has to be done, as the words of the interface have it.
    what: str
    about: str
    address: str


def find_due(picture: Picture, day: dt.date) -> tuple[Due, ...]:
    """Find everything that is due on a day, what has waited longest first."""
    docket, reading = Docket(picture, day), Reading(picture, day)
    found = [
        *_find_judgements(docket),
        *_find_requirements(docket),
        *_find_forecasts(docket),
        *_find_lists(picture, day),
        *_find_mandates(reading),
    ]
    return tuple(sorted(found))


def _find_judgements(docket: Docket) -> Iterator[Due]:
    soon = docket.day + dt.timedelta(days=SOON)
    standing = [one for one in docket.judgements.values() if one.status not in _GONE]
    names = docket.picture.named(one.draft.subject for one in standing)
    for one in standing:
        subject = names.get(one.draft.subject)
        about = f"{subject.caption if subject else one.draft.subject}, {one.draft.dimension}"
        address = f"/judgements/{one.id}"
        if one.review_due is not None and one.review_due <= soon:
            yield Due(one.review_due, "Review a judgement", about, address)
        if one.expires is not None and one.expires <= soon:
            yield Due(one.expires, "A label runs out", about, address)


def _find_requirements(docket: Docket) -> Iterator[Due]:
    soon = docket.day + dt.timedelta(days=SOON)
    for one in docket.requirements.values():
        if one.status in _OPEN and one.due <= soon:
            yield Due(
                one.due, "Answer a requirement", one.raised.question, f"/requirements/{one.id}"
            )


def _find_forecasts(docket: Docket) -> Iterator[Due]:
    soon = docket.day + dt.timedelta(days=SOON)
    for one in docket.forecasts.values():
        if one.withdrawn or one.outcome is not None or one.opened.closes > soon:
            continue
        closed = one.opened.closes < docket.day
        what = "Resolve a forecast" if closed else "A forecast closes"
        yield Due(one.opened.closes, what, one.opened.question, f"/forecasts/{one.id}")


def _find_lists(picture: Picture, day: dt.date) -> Iterator[Due]:
    latest = {one.list: one for one in sorted(versions(picture), key=lambda one: one.day)}
    for name, one in sorted(latest.items()):
        fresh_until = one.day + dt.timedelta(days=AGED)
        if fresh_until < day:
            yield Due(fresh_until, "Take in a new version of a list", name, f"/item/{one.item}")


def _find_mandates(reading: Reading) -> Iterator[Due]:
    """A mandate that another one replaces is due no more."""
    mandates = reading.of("Mandate")
    replaced = {name for one in mandates for name in one.texts("supersedes")}
    for one in mandates:
        found = one.span("expiryDate")
        ends = found[0] if found else None
        if ends is None or one.id in replaced:
            continue
        if -SOON_MANDATE <= (ends - reading.day).days <= SOON_MANDATE:
            yield Due(ends, "A mandate runs out", one.caption, f"/entity/{one.id}")
