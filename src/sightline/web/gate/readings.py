"""Who read what, and what was done at the gate: for the custodians of the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from sightline.audit import Reading
from sightline.engines.figures import Bar, Figure, draw_bars
from sightline.reception.account import Doing
from sightline.web.call import Call
from sightline.web.reply import Reply

#: So many of the latest are looked through, shown on a page, and so many days are drawn.
_LATEST, _PER_PAGE, _DAYS = 10_000, 50, 14
Line = TypeVar("Line", Reading, Doing)


def show_readings(call: Call) -> Reply:
    """Show the log of readings, or of the gate, filtered by reader, act and day."""
    doors = call.asked("tab") == "doors"
    shown: Sequence[Reading | Doing]
    if doors:
        found = _filter(call, call.gate.doings(_LATEST), lambda one: one.at.date().isoformat())
        shown, days = _page(call, found), [one.at.date().isoformat() for one in found]
    else:
        readings = call.visit.house.readings(call.visit.reader, _LATEST)
        read = _filter(call, readings, lambda one: one.at[:10])
        shown, days = _page(call, read), [one.at[:10] for one in read]
    more = len(shown) > _PER_PAGE
    return call.show(
        "gate/readings.html",
        doors=doors,
        lines=shown[:_PER_PAGE],
        after=str(shown[_PER_PAGE - 1].seq) if more else None,
        figure=_draw(call, days),
        asked={name: call.asked(name) for name in ("reader", "act", "day", "tab")},
        latest=_LATEST,
    )


def _filter(call: Call, lines: list[Line], day: Callable[[Line], str]) -> list[Line]:
    wanted = (call.asked("reader"), call.asked("act"), call.asked("day"))
    return [
        one
        for one in lines
        if all(
            not asked or asked == said
            for asked, said in zip(wanted, (one.reader, one.act, day(one)), strict=True)
        )
    ]


def _page(call: Call, lines: list[Line]) -> list[Line]:
    """Take one line more than a page shows, so that it is known whether there is a next."""
    after = call.asked("after")
    if after.isdecimal() and len(after) < 18:
        lines = [one for one in lines if one.seq < int(after)]
    return lines[: _PER_PAGE + 1]


def _draw(call: Call, days: Sequence[str]) -> Figure | None:
    counted = sorted(Counter(days).items())[-_DAYS:]
    if not counted:
        return None
    title = call.words("Lines of the log on each day")
    return draw_bars(title, [Bar(name=day, value=float(n)) for day, n in counted], unit="lines")
