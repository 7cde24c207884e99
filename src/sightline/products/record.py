"""Kept forms: a guided form that was filled in, as a sourced item with its versions.

A form is one file handed in with an item that says which form it is, which version, what it
replaces and what it rests on. A note stands beside it, so that it is found, and so that the
flag on stale analyses sees its day. Nothing is overwritten: who changes a form adds a version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import uuid4

import msgspec

from sightline.errors import BadValue, NotFound
from sightline.picture import Picture, Received
from sightline.values import Item, Kind, Record, Statement

DRAFT, COMPLETE = "draft", "complete"
#: The forms that are kept, and the word under which notes on them are found.
FORMS: Mapping[str, str] = MappingProxyType(
    {"threat": "threat-assessment", "settlement": "political-economy-analysis"}
)
_SCHEMA = "Note"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a kept form, as a picture holds it."""

    item: str
    #: What all versions of one form have in common: the id of its note.
    record: str
    form: str
    title: str
    version: int
    stage: str
    author: str
    recorded: str
    marking: str
    #: The entity that it is about, such as an area.
    about: str = ""
    replaces: str = ""
    derived_from: tuple[str, ...] = ()


class Saving(msgspec.Struct, frozen=True, kw_only=True):
    """What a version says of itself, before it is filed."""

    form: str
    title: str
    #: The name under which the house keeps the content.
    blob: str
    marking: str
    at: dt.datetime
    stage: str = DRAFT
    about: str = ""
    derived_from: tuple[str, ...] = ()
    replaces: Kept | None = None


def make_item(saving: Saving) -> Item:
    """Make the item of a version: the first of a new form, or the next of the one it replaces."""
    if saving.form not in FORMS:
        raise BadValue(f"{saving.form!r} is not a form that is kept: expected {', '.join(FORMS)}")
    if saving.stage not in (DRAFT, COMPLETE):
        raise BadValue(f"{saving.stage!r} is no stage of a form: expected {DRAFT} or {COMPLETE}")
    before = saving.replaces
    about = {
        "form": saving.form,
        "record": before.record if before else f"{saving.form}-{uuid4().hex}",
        "version": str(before.version + 1 if before else 1),
        "stage": saving.stage,
    }
    about |= {"about": saving.about} if saving.about else {}
    about |= {"replaces": before.item} if before else {}
    ancestors = {*saving.derived_from, *([before.item] if before else [])}
    return Item(
        title=saving.title.strip() or "Without a title",
        item_kind=Kind.NOTE,
        about=about,
        blob=saving.blob,
        derived_from=tuple(sorted(ancestors)),
        event=saving.at.date().isoformat(),
        known=saving.at.isoformat(timespec="microseconds"),
        marking=saving.marking,
    )


def make_records(item: Item) -> list[Record]:
    """Make the records to be filed for a version: its item, and the note by which it is found."""
    said = [
        ("description", item.title),
        ("keywords", FORMS[item.about["form"]]),
        ("modifiedAt", item.event or ""),
        ("entity", item.about.get("about", "")),
    ]
    notes: list[Record] = [
        Statement(entity=item.about["record"], item=item.id, prop=prop, schema=_SCHEMA, value=value)
        for prop, value in said
        if value
    ]
    return [item, *notes]


def list_kept(picture: Picture, form: str) -> tuple[Kept, ...]:
    """List the newest version of every kept form of a kind, the latest first."""
    newest: dict[str, Kept] = {}
    for one in _all_kept(picture, form):
        held = newest.get(one.record)
        if held is None or (one.version, one.recorded) > (held.version, held.recorded):
            newest[one.record] = one
    return tuple(sorted(newest.values(), key=lambda one: (one.recorded, one.item), reverse=True))


def list_versions(picture: Picture, kept: Kept) -> tuple[Kept, ...]:
    """List the versions of one form that the picture holds, the newest first."""
    found = (one for one in _all_kept(picture, kept.form, kept.record) if one.record == kept.record)
    return tuple(sorted(found, key=lambda one: (one.version, one.recorded), reverse=True))


def find_kept(picture: Picture, item: str, form: str) -> Kept:
    """Find a version by its item; another form, a hidden one and none at all are told alike."""
    kept = read_kept(picture.item(item))
    if kept is None or kept.form != form:
        raise NotFound(f"there is no item {item[:12]}… in your picture")
    return kept


def read_kept(received: Received) -> Kept | None:
    """Read what an item says of itself; None when it is no version of a form that still stands."""
    item, about = received.item, received.item.about
    version = about.get("version", "")
    if received.withdrawn or about.get("form") not in FORMS or item.blob is None:
        return None
    if not version.isascii() or not version.isdigit() or not about.get("record"):
        return None
    return Kept(
        item=received.id,
        record=about["record"],
        form=about["form"],
        title=item.title,
        version=int(version),
        stage=COMPLETE if about.get("stage") == COMPLETE else DRAFT,
        author=received.author,
        recorded=received.recorded,
        marking=item.marking,
        about=about.get("about", ""),
        replaces=about.get("replaces", ""),
        derived_from=item.derived_from,
    )


def _all_kept(picture: Picture, form: str, record: str | None = None) -> Iterable[Kept]:
    ids: dict[str, None] = {}
    after: str | None = None
    while page := picture.statements(schema=_SCHEMA, prop="keywords", entity=record, after=after):
        ids |= {one.item: None for one in page if one.value == FORMS[form]}
        after = page[-1].id
    found = picture.items_named(ids)
    kept = (read_kept(found[one]) for one in ids if one in found)
    return [one for one in kept if one is not None and one.form == form]
