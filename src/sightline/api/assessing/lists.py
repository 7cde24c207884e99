"""Lists of sanctions and debarments: versions, what changed, and the listings of an entity.

A listing is an administrative measure of an authority, and no finding of guilt.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from litestar import get
from litestar.params import FromPath

from sightline.analyses.listings import (
    compare_versions,
    find_version,
    standings,
    state_on,
    tell_course,
    versions,
)
from sightline.api.answer import Listed, Told, show, show_all
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut


class VersionShown(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a list that the picture holds."""

    list: str
    version: str
    day: dt.date
    item: str
    sha256: str
    entries: int | None
    whole: bool


class ChangedShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a property of an entry was before, and after."""

    prop: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that came, went or changed."""

    listing: str
    entity: str
    name: str
    reference: str
    changes: tuple[ChangedShown, ...]


class DeltaShown(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one version of a list to another."""

    older: VersionShown
    newer: VersionShown
    added: tuple[EntryShown, ...]
    removed: tuple[EntryShown, ...]
    renamed: tuple[EntryShown, ...]
    amended: tuple[EntryShown, ...]
    common: int
    cautions: tuple[str, ...]


class MeasureShown(msgspec.Struct, frozen=True, kw_only=True):
    """A measure, with days of its own."""

    kind: str
    start: dt.date | None
    end: dt.date | None
    words: str
    source: str


class EventShown(msgspec.Struct, frozen=True, kw_only=True):
    """A turn in the life of a listing."""

    day: dt.date | None
    until: dt.date | None
    kind: str
    words: str
    basis: tuple[str, ...]


class StandingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A listing as it stands on the day of the terms."""

    listing: str
    list: str
    authority: str
    reference: str
    program: str
    state: str
    listed: dt.date | None
    measures: tuple[MeasureShown, ...]
    course: tuple[EventShown, ...]
    basis: tuple[str, ...]


@get("/lists")
async def list_versions(counter: AtCounter, page: Leaf) -> Listed[VersionShown]:
    """List the versions of lists that your picture holds."""

    def read(look: Look, place: str | None, limit: int) -> Part[VersionShown]:
        found, after = cut(versions(look.picture), place, limit)
        return show_all(VersionShown, found), after

    return await counter.list("lists", [], page, read)


@get("/lists/{old:str}/changes/{new:str}")
async def find_delta(
    counter: AtCounter, old: FromPath[str], new: FromPath[str]
) -> Told[DeltaShown]:
    """Tell what changed between two versions, each named such as `un-sc@2025-04-19`."""

    def read(look: Look) -> DeltaShown:
        first, last = (find_version(look.picture, name) for name in (old, new))
        return show(DeltaShown, compare_versions(look.picture, first, last))

    return await counter.tell("lists delta", f"{old} {new}", read)


@get("/entities/{entity:str}/listings")
async def list_listings_of(
    counter: AtCounter, entity: FromPath[str]
) -> Told[tuple[StandingShown, ...]]:
    """Tell the life of every listing of an entity. None here does not say that there is none."""

    def read(look: Look) -> tuple[StandingShown, ...]:
        name = look.picture.entity(entity).id
        look.mark(look.picture.markings(name))
        told = []
        for one in standings(look.picture, name):
            look.mark(look.picture.markings(one.listing))
            said = {each: getattr(one, each) for each in _SAID}
            more = {
                "state": state_on(one, look.visit.day),
                "course": tell_course(look.picture, one),
            }
            told.append(msgspec.convert({**said, **more}, StandingShown, from_attributes=True))
        return tuple(told)

    return await counter.tell("lists of", entity, read)


_SAID = ("listing", "list", "authority", "reference", "program", "listed", "measures", "basis")

ROUTES = (list_versions, find_delta, list_listings_of)
