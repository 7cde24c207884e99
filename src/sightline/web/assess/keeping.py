"""Keeping a form: what it rests on is looked up, its marking is found, and a version is filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sightline.errors import NotFound, Refused, TooOpen
from sightline.model import load_model
from sightline.picture import Picture
from sightline.products.record import (
    DRAFT,
    Kept,
    Saving,
    list_versions,
    make_item,
    make_records,
)
from sightline.values import Marking
from sightline.values.handling import parse_marking
from sightline.web.assess.layout import Guide
from sightline.web.call import Call


def find_mistakes(picture: Picture, guide: Guide, record: Any) -> list[str]:
    """Say what a record names that is not in the picture, and that people are not its subjects."""
    mistakes = []
    subjects = [one for one in guide.subjects(record) if one]
    named = picture.named(subjects)
    model = load_model()
    for one in dict.fromkeys(subjects):
        held = named.get(one)
        if held is None:
            mistakes.append(f"there is no entity {one!r} in your picture")
        elif held.schema in model and model.schema(held.schema).is_a("Person"):
            mistakes.append(f"{held.caption} is a person: name the group, the role or the office")
    for one in record.basis:
        try:
            if picture.statement(one).withdrawn:
                mistakes.append(f"the statement {one[:12]}… was withdrawn: rest it on another")
        except NotFound:
            mistakes.append(f"there is no statement {one[:12]}… in your picture")
    return mistakes


def keep_version(
    call: Call,
    guide: Guide,
    picture: Picture,
    record: Any,
    *,
    before: Kept | None = None,
    stage: str = DRAFT,
    marking: str = "",
) -> str:
    """File a version in the reader's own name, and give the item that holds it."""
    house, by = call.visit.house, call.visit.reader
    items = dict.fromkeys(picture.statement(one).item for one in record.basis)
    ancestors = [*items, *([before.item] if before else [])]
    mark = _choose(call, [*record.basis, *ancestors], before, marking)
    case = _find_case(picture, ancestors)
    item = make_item(
        Saving(
            form=guide.form,
            title=record.title or "Without a title",
            blob=house.keep_file(guide.write(record), by, case),
            marking=mark.id,
            at=dt.datetime.now(dt.UTC),
            stage=stage,
            about=record.area,
            derived_from=tuple(items),
            replaces=before,
        )
    )
    house.add([mark, *make_records(item)], by, case=case)
    if case is None:
        return item.id
    with house.picture(by, act=guide.form, detail=item.title[:200]) as now:
        return list_versions(now, _like(item))[0].item


def _like(item: Any) -> Kept:
    """What is known of a version before the ledger has given it an id of its own case."""
    return Kept(
        item=item.id, record=item.about["record"], form=item.about["form"], title=item.title,
        version=int(item.about["version"]), stage=item.about["stage"], author="", recorded="",
        marking=item.marking,
    )  # fmt: skip


def _choose(call: Call, basis: Iterable[str], before: Kept | None, marking: str) -> Marking:
    """Take the marking that was asked for, else that of the version before, else the strictest."""
    house, by, ids = call.visit.house, call.visit.reader, list(basis)
    if marking:
        return house.marking_for(ids, by, parse_marking(marking, by))
    given = call.visit.marking(before.marking) if before else None
    try:
        return house.marking_for(ids, by, given)
    except TooOpen:
        return house.marking_for(ids, by)


def _find_case(picture: Picture, items: Iterable[str]) -> str | None:
    """Find the case in which a version is filed: that of what it rests on."""
    held = picture.items_named(items).values()
    cases = sorted({one.item.case for one in held if one.item.case is not None})
    if len(cases) > 1:
        raise Refused(f"this rests on the cases {', '.join(cases)}: rest it on one of them")
    return cases[0] if cases else None


def open_record(call: Call, guide: Guide, kept: Kept) -> Any:
    """Read the content of a version."""
    return guide.check(guide.read(call.visit.house.file(kept.item, call.visit.reader)))


def is_newest(picture: Picture, kept: Kept) -> Kept | None:
    """Give the version that stands in place of this one; None when this is the newest."""
    newest = list_versions(picture, kept)
    return None if not newest or newest[0].item == kept.item else newest[0]
