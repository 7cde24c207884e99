"""Lists as pages: their versions and ages, what changed between two, and the life of a listing."""

from __future__ import annotations

from types import MappingProxyType

from sightline.analyses.listings import (
    State,
    compare_versions,
    find_version,
    in_force,
    standings,
    state_on,
    tell_course,
    versions,
)
from sightline.web.act.acting import turn_page
from sightline.web.call import Call
from sightline.web.reply import Reply

STATES = MappingProxyType(
    {
        State.NOT_YET: "not yet listed",
        State.IN_FORCE: "in force",
        State.LEFT: "taken off the list",
        State.ENDED: "ended",
        State.UNKNOWN: "not known",
    }
)
PARTS = MappingProxyType(
    {
        "removed": "Taken off the list",
        "added": "Added to the list",
        "renamed": "Renamed",
        "amended": "Changed in any way",
    }
)


def list_versions(call: Call) -> Reply:
    """List the versions of lists in the picture, with their ages."""
    picture = call.visit.picture("lists")
    found = versions(picture)
    shown, after = turn_page(found, call.asked("after"))
    items = picture.items_named(one.item for one in shown)
    return call.show(
        "act/lists.html",
        handling=call.visit.handling(one.item.marking for one in items.values()) if items else "",
        address=picture.address,
        versions=shown,
        every=found,
        day=call.visit.day,
        after=after,
    )


def show_delta(call: Call) -> Reply:
    """Show what changed between two versions of a list."""
    old, new = call.asked("old"), call.asked("new")
    picture = call.visit.picture("lists delta", f"{old} {new}")
    delta = compare_versions(picture, find_version(picture, old), find_version(picture, new))
    part = call.asked("part") if call.asked("part") in PARTS else "removed"
    shown, after = turn_page(getattr(delta, part), call.asked("after"))
    items = picture.items_named([delta.older.item, delta.newer.item])
    return call.show(
        "act/delta.html",
        handling=call.visit.handling(one.item.marking for one in items.values()),
        address=picture.address,
        delta=delta,
        old=old,
        new=new,
        part=part,
        parts_of=PARTS,
        counts={name: len(getattr(delta, name)) for name in PARTS},
        shown=shown,
        after=after,
    )


def show_course(call: Call) -> Reply:
    """Show the life of every listing of an entity."""
    picture = call.visit.picture("lists of", call.path["entity"])
    held = picture.entity(call.path["entity"])
    day = call.visit.day
    found = [
        (one, STATES[state_on(one, day)], in_force(one, day), tell_course(picture, one))
        for one in standings(picture, held.id)
    ]
    names = {name for one, *_ in found for name in picture.markings(one.listing)}
    return call.show(
        "act/course.html",
        handling=call.visit.handling(names | picture.markings(held.id)),
        address=picture.address,
        entity=held,
        listings=found,
        day=day,
    )
