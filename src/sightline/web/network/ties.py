"""The network page: a region drawn and as a table, and the same as JSON for the island."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

import msgspec

from sightline.engines.figures import Figure, Link, Node, Tie, draw_ego, draw_network
from sightline.errors import BadInstant, BadValue
from sightline.picture import Picture
from sightline.picture.views import Edge, Hits
from sightline.web.call import Call
from sightline.web.network.region import MOST, Asked, Knot, Region, find_region, label_of
from sightline.web.reply import Reply, send_json

PAGE, _HITS = 40, 20
_NO_HITS = Hits(query="", total=0, hits=())


def show_network(call: Call) -> Reply:
    """Show a region of the network."""
    picture, asked, hits = _look(call)
    region = find_region(picture, asked)
    names = {one.id: one for one in region.knots}
    first = _page(call, "from")
    return call.show(
        "network/network.html",
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
        asked=asked,
        query=_queried(call),
        data=call.link("/network/data", **_queried(call)),
        hits=hits,
        region=region,
        names=names,
        middle=[names[one] for one in asked.of if one in names and not call.asked("q")],
        figure=_draw(call, asked, region),
        most=MOST,
        label_of=label_of,
        when=say_span,
        page=PAGE,
        first=first,
        tied=_page(call, "ties_from"),
    )


def give_network(call: Call) -> Reply:
    """Give the same region to the island."""
    picture, asked, _ = _look(call)
    region = find_region(picture, asked)
    return send_json(msgspec.json.encode(describe(call, picture, region)))


def describe(call: Call, picture: Picture, region: Region) -> dict[str, Any]:
    """Describe a region as the island wants it: with every address written out."""
    return {
        "picture": picture.address,
        "left_out": region.left_out,
        "most": MOST,
        "nodes": [
            {**msgspec.structs.asdict(one), "href": call.link(f"/entity/{quote(one.id, safe='')}")}
            for one in region.knots
        ],
        "ties": [_describe_tie(call, one) for one in region.ties],
    }


def say_span(tie: Edge) -> str | None:
    """Say from when to when a tie is reported to hold; None when nobody says."""
    start = _say_day(tie.start_first, tie.start_last)
    end = _say_day(tie.end_first, tie.end_last)
    if start is None and end is None:
        return None
    return f"{start or '?'} – {end or '…'}"


def _describe_tie(call: Call, tie: Edge) -> dict[str, Any]:
    return {
        "id": tie.id,
        "source": tie.source,
        "target": tie.target,
        "kind": label_of(tie.schema),
        "when": say_span(tie),
        "href": call.link(f"/entity/{quote(tie.id, safe='')}"),
    }


def _say_day(first: dt.date | None, last: dt.date | None) -> str | None:
    if first is None and last is None:
        return None
    return str(first) if first == last else f"{first or '?'}/{last or '?'}"


def _look(call: Call) -> tuple[Picture, Asked, Hits]:
    """Read what is asked; a search stands for everybody whom it finds."""
    picture = call.visit.picture("network", str(_queried(call)))
    words, wanted = call.asked("q"), call.asked_all("entity")
    hits = picture.search(words, limit=_HITS) if words else _NO_HITS
    ids = tuple(dict.fromkeys(picture.entity(one).id for one in wanted))
    asked = Asked(
        of=ids or tuple(one.id for one in hits.hits),
        everything=not ids and not words,
        steps=_steps(call),
        kinds=tuple(sorted(set(call.asked_all("kind")))),
        active_on=_day(call, "on"),
    )
    return picture, asked, hits


def _queried(call: Call) -> dict[str, Any]:
    """What was asked, to be asked again of the data and of the next page."""
    return {
        "entity": list(call.asked_all("entity")),
        "q": call.asked("q"),
        "steps": call.asked("steps"),
        "kind": list(call.asked_all("kind")),
        "on": call.asked("on"),
    }


def _steps(call: Call) -> int:
    said = call.asked("steps", "2") or "2"
    if said not in {"1", "2"}:
        raise BadValue(f"steps={said!r}: expected 1 or 2")
    return int(said)


def _day(call: Call, name: str) -> dt.date | None:
    said = call.asked(name)
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError:
        raise BadInstant(f"{name}={said!r} is not a day: give one such as 2018-04-25") from None


def _page(call: Call, name: str) -> int:
    said = call.asked(name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


def _draw(call: Call, asked: Asked, region: Region) -> Figure | None:
    """Draw one entity with its ties, or the whole region when there are several."""
    if not region.knots:
        return None
    middle = region.knots[0]
    if len(asked.of) == 1 and asked.steps == 1 and middle.id == asked.of[0]:
        return _draw_one(call, middle, region)
    nodes = [Node(one.id, one.name, one.kind, one.x, one.y) for one in region.knots]
    links = [Link(one.source, one.target, label_of(one.schema)) for one in region.ties]
    return draw_network(call.words("Network"), nodes, links)


def _draw_one(call: Call, middle: Knot, region: Region) -> Figure:
    names = {one.id: one.name for one in region.knots}
    ties = [
        Tie(to=other, name=names[other], kind=label_of(one.schema))
        for one in region.ties
        if middle.id in (one.source, one.target)
        for other in [one.target if one.source == middle.id else one.source]
    ]
    return draw_ego(call.words("Ties of {name}", name=middle.name), middle.name, ties)
