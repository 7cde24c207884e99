"""GraphML: entities and the ties between them, for programs that draw and measure networks.

What it loses: values that are not the name, statements but for their number, and ties with an end
that is not in the picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from sightline.model import Loss, load_model
from sightline.products.letters import visible

if TYPE_CHECKING:
    from sightline.picture import Edge, Summary
    from sightline.products.export import Wanted

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="caption" for="node" attr.name="caption" attr.type="string"/>
<key id="schema" for="all" attr.name="schema" attr.type="string"/>
<key id="statements" for="all" attr.name="statements" attr.type="int"/>
<key id="start" for="edge" attr.name="start" attr.type="string"/>
<key id="end" for="edge" attr.name="end" attr.type="string"/>
<graph edgedefault="directed">
"""
_ONLY_NAMES = "GraphML holds of an entity its kind, its name and the number of its statements"
_PAGE = 5_000


def write_graphml(stream: BinaryIO, wanted: Wanted) -> int:
    """Write the network, or the part around one entity, and count nodes and ties."""
    picture, entity = wanted.picture, wanted.entity
    edges: tuple[Edge, ...] = picture.edges(of=entity, schema=_tie(wanted.schema))
    nodes = _nodes(wanted, edges)
    told = picture.count_statements()
    stream.write(_HEAD.encode())
    for name in sorted(nodes):
        summary = nodes[name]
        stream.write(_node(summary, told.get(name)))
        wanted.losses.append(Loss(name, "", (summary.caption,), _ONLY_NAMES))
    kept = [one for one in edges if one.source in nodes and one.target in nodes]
    for edge in kept:
        stream.write(_edge(edge, told.get(edge.id)))
    stream.write(b"</graph>\n</graphml>\n")
    return len(nodes) + len(kept)


def _tie(schema: str | None) -> str | None:
    """The kind of tie that was asked for; a kind of entity keeps every tie."""
    if schema is None:
        return None
    return schema if load_model().schema(schema).edge is not None else None


def _nodes(wanted: Wanted, edges: Iterable[Edge]) -> dict[str, Summary]:
    """The entities of the kind asked for, or those that the ties join."""
    picture, model = wanted.picture, load_model()
    if wanted.entity is not None or _tie(wanted.schema) is not None:
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        named: dict[str, Summary] = picture.named({*ends, *filter(None, [wanted.entity])})
        return {one.id: one for one in named.values()}
    found: dict[str, Summary] = {}
    after: str | None = None
    while page := picture.entities(wanted.schema, after=after, limit=_PAGE):
        after = page[-1].id
        found |= {
            one.id: one
            for one in page
            if one.schema not in model or model.schema(one.schema).edge is None
        }
    return found


def _node(one: Summary, statements: int | None) -> bytes:
    data = [("caption", one.caption), ("schema", one.schema), ("statements", statements)]
    return f"<node id={_quote(one.id)}>{_data(data)}</node>\n".encode()


def _edge(one: Edge, statements: int | None) -> bytes:
    data = [
        ("schema", one.schema),
        ("statements", statements),
        ("start", _span(one.start_first, one.start_last)),
        ("end", _span(one.end_first, one.end_last)),
    ]
    ends = f"source={_quote(one.source)} target={_quote(one.target)}"
    return f"<edge id={_quote(one.id)} {ends}>{_data(data)}</edge>\n".encode()


def _span(first: dt.date | None, last: dt.date | None) -> str | None:
    """Write two bounds as an interval; an end that is not known is '..'."""
    if first is None and last is None:
        return None
    return str(first) if first == last else f"{first or '..'}/{last or '..'}"


def _data(told: Iterable[tuple[str, str | int | None]]) -> str:
    """Write what is known; what is not has no element, and so is no nought."""
    return "".join(
        f'<data key="{name}">{escape(visible(str(value)))}</data>'
        for name, value in told
        if value is not None
    )


def _quote(text: str) -> str:
    return quoteattr(visible(text))
