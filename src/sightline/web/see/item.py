"""One item: what was received, how it is graded and marked, where it comes from, what it says."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sightline.errors import BadInput, BadValue, NotFound, Refused
from sightline.picture import Picture, Received
from sightline.values import Grade, Locator
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on, send_file
from sightline.web.see.cited import cite
from sightline.web.see.excerpt import Excerpt, cut_out
from sightline.web.see.labels import LABELS
from sightline.web.see.statement import change_marking, explain

_ROWS = 25
_DEEPEST, _MOST_BEHIND = 6, 40
#: What a file is sent as, whatever it is: no browser opens it by itself.
_NEUTRAL = "application/octet-stream"


class Behind(msgspec.Struct, frozen=True):
    """An item from which another one is derived, and how far behind it stands."""

    id: str
    held: Received | None
    depth: int


def show_item(call: Call, *, wrong: str = "", status: int = 200) -> Reply:
    """Show one item with what it says, page by page; on demand the place in its file."""
    wanted = call.path["item"]
    picture = call.visit.picture("item", wanted)
    held = picture.item(wanted)
    after = call.asked("after") or None
    said = picture.statements(item=held.id, after=after, limit=_ROWS + 1, withdrawn=True)
    shown = said[:_ROWS]
    cited = cite(picture, shown)
    behind = _follow(picture, held)
    place = call.asked("place")
    reasons = explain(call, held.id)
    entities = [one.id for one in cited.names.values()]
    marked = picture.marked(entities, [held.id, *(one.id for one in behind)])
    marked |= {one.marking.id for one in reasons}
    return call.show(
        "see/item.html",
        status=status,
        held=held,
        item=held.item,
        scale=_scale(held),
        said=shown,
        after=shown[-1].id if len(said) > _ROWS else None,
        cited=cited,
        behind=behind,
        place=place,
        excerpt=_excerpt(call, held, place) if place or call.asked("file") else None,
        reasons=reasons,
        wrong=wrong,
        handling=call.visit.handling(marked),
        address=picture.address,
        **LABELS,
    )


def send_item(call: Call) -> Reply:
    """Give out the file of an item, to be saved and never to be opened by the browser itself."""
    wanted = call.path["item"]
    held = call.visit.picture("item", wanted).item(wanted)
    content = call.visit.house.file(held.id, call.visit.reader)
    name = held.item.about.get("file") or f"{held.item.title}-{held.id[:8]}"
    return send_file(content, _NEUTRAL, name)


def withdraw_item(call: Call) -> Reply:
    """Withdraw an item with all that it says."""
    wanted = call.path["item"]
    held = call.visit.picture("item", wanted).item(wanted)
    try:
        call.visit.house.withdraw(held.id, call.visit.reader, call.filled("reason"))
    except (BadValue, BadInput, Refused) as error:
        return show_item(call, wrong=str(error), status=400)
    return go_on(call.link(f"/item/{held.id}"))


def mark_item(call: Call) -> Reply:
    """Change who may see an item with all that it says."""
    wanted = call.path["item"]
    held = call.visit.picture("item", wanted).item(wanted)
    try:
        change_marking(call, held.id)
    except (BadValue, BadInput, Refused) as error:
        return show_item(call, wrong=str(error), status=400)
    return go_on(call.link(f"/item/{held.id}"))


def _scale(held: Received) -> Mapping[str, str] | None:
    """Say in which scale an item is graded, each mark in its own words."""
    if held.item.grade is None:
        return None
    grade = Grade.parse(held.item.grade)
    return {"scale": grade.scale.value, "source": grade.source, "claim": grade.claim}


def _follow(picture: Picture, held: Received) -> tuple[Behind, ...]:
    """Follow what an item is derived from, generation by generation."""
    found: list[Behind] = []
    waiting, seen = list(held.item.derived_from), {held.id}
    depth = 1
    while waiting and depth <= _DEEPEST and len(found) < _MOST_BEHIND:
        fresh = [one for one in dict.fromkeys(waiting) if one not in seen]
        seen.update(fresh)
        items = picture.items_named(fresh)
        found += [Behind(one, items.get(one), depth) for one in fresh]
        waiting = [up for one in fresh if one in items for up in items[one].item.derived_from]
        depth += 1
    return tuple(found[:_MOST_BEHIND])


def _excerpt(call: Call, held: Received, place: str) -> Excerpt | None:
    if held.item.blob is None:
        return None
    try:
        at = Locator.parse(place) if place else Locator()
        content = call.visit.house.file(held.id, call.visit.reader)
        return cut_out(content, held.item.about.get("file", ""), at)
    except (BadValue, BadInput, NotFound):
        return None
