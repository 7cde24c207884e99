"""What changed between two days in what one reader may know, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from sightline.errors import BadInstant
from sightline.picture import Change, Changes, Picture, Received, Why
from sightline.web.call import Call
from sightline.web.kept import Kept
from sightline.web.reply import Reply
from sightline.web.see.labels import label_property
from sightline.web.see.pages import turn_to

_ROWS = 30
_RECORDS = 4
_KEPT: Kept[Changes] = Kept(8)
#: What each kind of change is called.
SAID = {
    "appeared": "appeared",
    "gone": "gone",
    "value added": "added",
    "value removed": "no longer said",
    "value said again": "said once more",
    "value said less": "said once less",
    "denial added": "denied",
    "denial removed": "no longer denied",
    "denial said again": "denied once more",
    "denial said less": "denied once less",
    "merged": "now one with others",
    "split": "no longer one with others",
    "regrouped": "put together anew",
}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One change as a row, with the records that show why."""

    change: Change
    said: str
    prop: str
    why: tuple[Why, ...]


def show_difference(call: Call) -> Reply:
    """Ask for two days, and show what changed between them."""
    older, newer = call.asked("older"), call.asked("newer")
    if not older:
        return _ask(call, older, newer)
    try:
        first, last = _day(older, "older"), _day(newer, "newer") if newer else None
    except BadInstant as error:
        return _ask(call, older, newer, wrong=str(error))
    if last is not None and last < first:
        wrong = f"{last} lies before {first}: the older day comes first"
        return _ask(call, older, newer, wrong=wrong)
    return _compare(call, first, last)


def _compare(call: Call, first: dt.date, last: dt.date | None) -> Reply:
    terms = call.visit.terms
    detail = f"{first} {last or 'now'}"
    before = call.visit.picture("difference", detail, msgspec.structs.replace(terms, known=first))
    after = call.visit.picture("difference", detail, msgspec.structs.replace(terms, known=last))
    changes = _KEPT.give((before.address, after.address), lambda: after.difference(before)).changes
    wanted, kind = call.asked("entity"), call.asked("kind")
    of_one = [one for one in changes if not wanted or one.entity == wanted]
    kinds = Counter(one.kind for one in of_one)
    chosen = [one for one in of_one if not kind or one.kind == kind]
    page = turn_to(call, sorted(chosen, key=lambda one: (one.caption, one.entity, one.kind)), _ROWS)
    lines = tuple(_line(one) for one in page.rows)
    items = _find_items(lines, (after, before))
    ids = [one.entity for one in page.rows]
    marked = after.marked(ids, items) | before.marked(ids, items)
    return call.show(
        "see/difference.html",
        older=first,
        newer=last,
        wanted=wanted,
        kind=kind,
        kinds=[(name, SAID.get(name, name), count) for name, count in sorted(kinds.items())],
        page=page,
        lines=lines,
        items=items,
        wrong="",
        handling=call.visit.handling(marked) if page.rows else "",
        address=after.address,
    )


def _ask(call: Call, older: str, newer: str, wrong: str = "") -> Reply:
    return call.show(
        "see/difference.html",
        status=400 if wrong else 200,
        older=older,
        newer=newer,
        wanted=call.asked("entity"),
        kind="",
        kinds=[],
        page=None,
        lines=(),
        items={},
        wrong=wrong,
    )


def _day(said: str, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        raise BadInstant(f"{name}={said!r} is not a day: give one such as 2018-04-25") from None


def _line(change: Change) -> Line:
    why = tuple(
        msgspec.structs.replace(one, records=one.records[:_RECORDS], items=one.items[:_RECORDS])
        for one in change.why[:3]
    )
    prop = label_property(change.schema or "", change.prop) if change.prop else ""
    return Line(change=change, said=SAID.get(change.kind, change.kind), prop=prop, why=why)


def _find_items(lines: Iterable[Line], pictures: tuple[Picture, ...]) -> dict[str, Received]:
    """Find the items of some changes, in the newer picture where it has them."""
    wanted = {item for line in lines for why in line.why for item in why.items}
    found: dict[str, Received] = {}
    for picture in pictures:
        found = {**picture.items_named(wanted), **found}
    return found
