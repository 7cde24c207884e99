"""Today: what changed, what is due, what is not known, one map and one chart; and no score."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.engines.figures import Figure
from sightline.picture import Picture
from sightline.web.call import Call
from sightline.web.kept import Kept
from sightline.web.network.boundaries import Boundaries, read_boundaries
from sightline.web.network.changes import (
    LARGE,
    choose_since,
    find_changes,
    find_items,
    look_back,
    name_values,
    say_change,
)
from sightline.web.network.drawing import draw_territories, draw_weeks
from sightline.web.network.due import Due, find_due
from sightline.web.network.layers import choose_window, read_layers
from sightline.web.network.reporting import Window
from sightline.web.network.unknown import Unknown, find_unknown
from sightline.web.reply import Reply
from sightline.web.see.pages import turn_to

_ROWS = 30
#: So many groups of changes stand on the first page, and so many lines of each.
GROUPS, EACH = 8, 3


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What today shows beside the changes: the same for every look at one picture on one day."""

    window: Window
    due: tuple[Due, ...]
    unknown: Unknown
    map: Figure | None
    chart: Figure
    events: int
    areas: tuple[tuple[str, str], ...]


_VIEWS: Kept[View] = Kept(12)


def show_today(call: Call) -> Reply:
    """Show what a reader needs to begin a day."""
    picture, day = call.visit.picture("today"), call.visit.day
    view = _look(call, picture, day)
    since = choose_since(call, view.window.last)
    groups = find_changes(call, picture, since) if picture.count() <= LARGE else None
    quiet = groups == () and not since.first_visit
    if quiet:
        since = look_back(call, view.window.last)
        groups = find_changes(call, picture, since)
    shown = [change for one in (groups or ())[:GROUPS] for change in one.changes[:EACH]]
    return call.show(
        "network/today.html",
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
        day=day,
        view=view,
        since=since,
        quiet=quiet,
        groups=groups,
        most=GROUPS,
        each=EACH,
        say=say_change,
        names=name_values(picture, shown),
        items=find_items(picture, shown),
        age=(day - view.window.last).days,
    )


def show_changes(call: Call) -> Reply:
    """List everything that changed since the last visit."""
    picture = call.visit.picture("today")
    last = choose_window(picture, call.visit.day, None, None).last
    since = look_back(call, last) if call.asked("back") else choose_since(call, last)
    groups = find_changes(call, picture, since)
    wanted = call.asked("group")
    rows = [(one, change) for one in groups if wanted in {"", one.name} for change in one.changes]
    page = turn_to(call, rows, _ROWS)
    shown = [change for _, change in page.rows]
    return call.show(
        "network/changes.html",
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
        since=since,
        groups=groups,
        wanted=wanted,
        back=call.asked("back"),
        page=page,
        say=say_change,
        names=name_values(picture, shown),
        items=find_items(picture, shown),
    )


def _look(call: Call, picture: Picture, day: dt.date) -> View:
    window = choose_window(picture, day, None, None)
    boundaries = read_boundaries(call.visit.house.folder)
    key = (picture.address, day, call.words.language, boundaries.disclaimer, len(boundaries.areas))
    return _VIEWS.give(key, lambda: _make(call, picture, day, window, boundaries))


def _make(
    call: Call, picture: Picture, day: dt.date, window: Window, boundaries: Boundaries
) -> View:
    sheet = read_layers(picture, window, boundaries)
    events = sheet.of("events")
    territories = [(one.id, one.caption) for one in picture.entities("Mission", limit=4)]
    title = call.words("Reported events, {first} to {last}", first=window.first, last=window.last)
    note = "A week in which nothing is reported is not known to be quiet: the line breaks there."
    return View(
        window=window,
        due=find_due(picture, day),
        unknown=find_unknown(picture, day, window, deep=picture.count() <= LARGE),
        map=draw_territories(title, events, boundaries),
        chart=draw_weeks(call.words("Reported events by week"), sheet, note=note),
        events=len(events),
        areas=tuple(territories),
    )
