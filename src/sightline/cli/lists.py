"""Lists at the door: versions and their ages, what changed, and the life of a listing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.listings import (
    Delta,
    Event,
    ListVersion,
    Standing,
    compare_versions,
    find_version,
    in_force,
    standings,
    state_on,
    tell_course,
    versions,
)
from sightline.cli.options import DAY, looks
from sightline.cli.page import counted, plain, short, table

if TYPE_CHECKING:
    from sightline.analyses.listings.delta import Entry
    from sightline.cli.visit import Visit

_MOST = 20
_NO_GUILT = "A listing is an administrative measure of an authority and no finding of guilt."
_STATES = {
    "not-yet": "not yet listed",
    "in-force": "in force",
    "left": "taken off the list",
    "ended": "ended",
    "unknown": "not known",
}


@click.group(invoke_without_command=True)
@looks
def lists(visit: Visit) -> None:
    """Show the versions of lists, what changed between two of them, and the life of a listing.

    Without a further word: every version that is here, with its age in days.
    A version is named by its list and day, such as un-sc@2025-04-19, or by its item.
    """
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        if any((visit.known, visit.as_of, visit.recorded, visit.purpose)):
            word = ctx.invoked_subcommand
            raise click.UsageError(f"Give the days and the purpose behind `lists {word}`.")
        return
    picture = visit.picture("lists")
    found = versions(picture)
    day = visit.known or dt.datetime.now(dt.UTC).date()
    document = {
        "lists": [{**_plain(one), "age": (day - one.day).days} for one in found],
        "on": day,
        "handling": visit.handling(picture.markings()),
        "terms": visit.terms(picture),
    }
    visit.page.write(document, lambda console: _show_versions(console, found, day))


@lists.command("delta")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--whole", is_flag=True, help="Name every entry, however long the page becomes.")
@looks
def show_delta(visit: Visit, old: str, new: str, *, whole: bool) -> None:
    """Tell what changed from OLD to NEW: who was added, taken off, renamed, amended."""
    picture = visit.picture("lists delta", f"{old} {new}")
    delta = compare_versions(picture, find_version(picture, old), find_version(picture, new))
    handling = visit.handling(picture.markings())
    document = {"delta": delta, "handling": handling, "terms": visit.terms(picture)}

    def render(console: Console) -> None:
        console.print(plain(handling, "bold reverse"))
        _show_delta(console, delta, None if whole else _MOST)

    visit.page.write(document, render)


@lists.command("of")
@click.argument("entity", metavar="ENTITY")
@click.option("--on", type=DAY, metavar="DATE", help="Say what held on this day; else today.")
@looks
def show_course(visit: Visit, entity: str, on: dt.date | None) -> None:
    """Tell the life of every listing of ENTITY: listed, amended, taken off, ended.

    Measures have days of their own: a travel ban can hold where no freeze does.
    """
    picture = visit.picture("lists of", entity)
    day = on or visit.known or dt.datetime.now(dt.UTC).date()
    held = picture.entity(entity)
    found = [(one, tell_course(picture, one)) for one in standings(picture, entity)]
    names = {name for one, _ in found for name in picture.markings(one.listing)}
    handling = visit.handling(names | picture.markings(held.id))
    document = {
        "entity": {"id": held.id, "name": held.caption},
        "on": day,
        "listings": [_told(one, course, day) for one, course in found],
        "handling": handling,
        "terms": visit.terms(picture),
    }

    def render(console: Console) -> None:
        console.print(plain(handling, "bold reverse"))
        console.print(plain(f"{held.caption} ({held.id})", "bold"))
        _show_courses(console, found, day)

    visit.page.write(document, render)


def _plain(one: ListVersion) -> dict[str, Any]:
    names = ("list", "version", "day", "item", "sha256", "entries", "whole")
    return {name: getattr(one, name) for name in names}


def _told(one: Standing, course: tuple[Event, ...], day: dt.date) -> dict[str, Any]:
    held = [span.kind for span in in_force(one, day)]
    return {"standing": one, "state": state_on(one, day), "in_force": held, "course": course}


def _show_versions(console: Console, found: tuple[ListVersion, ...], day: dt.date) -> None:
    if not found:
        console.print(
            "No version of a list is in your picture: `sightline add list FILE` adds one."
        )
        return
    grid = table("list", "day", "age", "entries", "", "item")
    for one in found:
        age = counted((day - one.day).days, "day")
        whole = "" if one.whole else "not whole"
        cells = (one.list, str(one.day), age, f"{one.entries:,}", whole, short(one.item))
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)


def _show_delta(console: Console, delta: Delta, most: int | None) -> None:
    first, last = delta.older.day, delta.newer.day
    told = f"{delta.older.list}: from the version of {first} to that of {last}"
    console.print(plain(told, "bold"))
    for caution in delta.cautions:
        console.print(plain(f"  Care: {caution}.", "bold"))
    counts = f"{len(delta.added):,} added, {len(delta.removed):,} taken off, "
    counts += f"{len(delta.renamed):,} renamed, {len(delta.amended):,} changed in any way, "
    console.print(plain(f"{counts}{delta.common:,} in both."))
    _show_entries(console, "Taken off the list", delta.removed, most)
    _show_entries(console, "Added to the list", delta.added, most)
    _show_entries(console, "Renamed", delta.renamed, most, ("name",))
    _show_entries(console, "Changed", delta.amended, most, None)


def _show_entries(
    console: Console,
    title: str,
    entries: tuple[Entry, ...],
    most: int | None,
    props: tuple[str, ...] | None = (),
) -> None:
    if not entries:
        return
    console.print()
    console.print(plain(f"{title}: {len(entries):,}", "bold"))
    for one in entries[:most]:
        reference = f" {one.reference}" if one.reference else ""
        changed = [change for change in one.changes if props is None or change.prop in props]
        said = "; ".join(
            f"{each.prop}: {', '.join(each.before) or 'nothing'} -> "
            f"{', '.join(each.after) or 'nothing'}"
            if props
            else each.prop
            for each in changed
        )
        console.print(
            plain(f"  {one.name}{reference}{': ' + said if said else ''}"), soft_wrap=True
        )
    if most is not None and len(entries) > most:
        console.print(plain(f"  and {len(entries) - most:,} more: --whole names them all", "dim"))


def _show_courses(
    console: Console, found: list[tuple[Standing, tuple[Event, ...]]], day: dt.date
) -> None:
    if not found:
        console.print("No listing of it is in your picture. That it is on no list is not said.")
        return
    for one, course in found:
        console.print()
        state = _STATES[state_on(one, day)]
        held = ", ".join(span.words for span in in_force(one, day))
        title = " ".join(filter(None, (one.list or "as reported", one.program, one.reference)))
        console.print(plain(f"{title}: {state} on {day}{f' ({held})' if held else ''}", "bold"))
        for event in course:
            when = str(event.day or "no day")
            when += f" to {event.until}" if event.until else ""
            console.print(plain(f"  {when}  {event.words}"), soft_wrap=True)
    console.print()
    console.print(plain(_NO_GUILT, "dim"))
