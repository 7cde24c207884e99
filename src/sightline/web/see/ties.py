"""The ties of an entity: a page of them, and a small drawing of whom it is tied to most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sightline.analyses.voices import group_voices
from sightline.engines.figures import Figure, draw_ego
from sightline.engines.figures.ego import Tie
from sightline.picture import Edge, Entity, Picture, Received, Saying
from sightline.web.call import Call
from sightline.web.see.days import tell_span
from sightline.web.see.labels import label_kind
from sightline.web.see.pages import Page, turn_to

#: So many are drawn; what is left out is said under the drawing.
_DRAWN = 16


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One tie as a row: what it is, to whom, since when, and how well it is told."""

    edge: str
    kind: str
    outgoing: bool
    far: str
    caption: str
    since: str | None
    until: str | None
    grades: tuple[str | None, ...]
    voices: int


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """One page of ties, how many there are of each kind, and the drawing of the first page."""

    page: Page[Edge]
    lines: tuple[Line, ...]
    kinds: tuple[tuple[str, str, int], ...]
    kind: str
    figure: Figure | None
    shown: tuple[str, ...]


def gather_ties(call: Call, picture: Picture, entity: Entity) -> Ties:
    """Gather one page of the ties of an entity, by kind and id."""
    edges = picture.edges(of=entity.id)
    kinds = Counter(edge.schema for edge in edges)
    kind = call.asked("kind")
    chosen = [edge for edge in edges if not kind or edge.schema == kind]
    page = turn_to(call, sorted(chosen, key=lambda edge: (edge.schema, edge.id, edge.target)))
    drawn = _choose(edges, entity) if not page.first and not kind else []
    needed = {_far(edge, entity.id) for edge in (*page.rows, *drawn)}
    named = picture.named(needed)
    captions = {name: one.caption for name, one in named.items()}
    said = picture.said_of({edge.id for edge in (*page.rows, *drawn)})
    voices = _count_voices(picture, said)
    figure = _draw(entity, edges, drawn, captions, voices) if drawn else None
    return Ties(
        page=page,
        lines=tuple(_line(edge, entity.id, captions, said, voices) for edge in page.rows),
        kinds=tuple((name, label_kind(name), count) for name, count in sorted(kinds.items())),
        kind=kind,
        figure=figure,
        shown=tuple(sorted({*needed, *(edge.id for edge in (*page.rows, *drawn))})),
    )


def _far(edge: Edge, near: str) -> str:
    return edge.target if edge.source == near else edge.source


def _line(
    edge: Edge,
    near: str,
    captions: dict[str, str],
    said: dict[str, tuple[Saying, ...]],
    voices: dict[str, int],
) -> Line:
    far = _far(edge, near)
    since, until = tell_span(edge)
    grades = sorted({one.grade or "" for one in said.get(edge.id, ())})
    return Line(
        edge=edge.id,
        kind=label_kind(edge.schema),
        outgoing=edge.source == near,
        far=far,
        caption=captions.get(far, far),
        since=since,
        until=until,
        grades=tuple(one or None for one in grades),
        voices=voices.get(edge.id, 0),
    )


def _choose(edges: Sequence[Edge], entity: Entity) -> list[Edge]:
    """Choose what is drawn: whoever is tied by most, one tie of each."""
    count = Counter(_far(edge, entity.id) for edge in edges)
    first: dict[str, Edge] = {}
    for edge in edges:
        first.setdefault(_far(edge, entity.id), edge)
    ranked = sorted(first, key=lambda far: (-count[far], first[far].schema, far))
    return [first[far] for far in ranked[:_DRAWN]]


def _draw(
    entity: Entity,
    edges: Sequence[Edge],
    drawn: Sequence[Edge],
    captions: dict[str, str],
    voices: dict[str, int],
) -> Figure:
    ties = [
        Tie(
            to=(far := _far(edge, entity.id)),
            name=captions.get(far, far),
            kind=label_kind(edge.schema),
            count=max(1, voices.get(edge.id, 1)),
        )
        for edge in drawn
    ]
    left = len(edges) - len(drawn)
    note = f"{left:,} further ties are not drawn: they stand in the list below." if left else ""
    return draw_ego(f"Ties of {entity.caption}", entity.caption, ties, most=_DRAWN, note=note)


def _count_voices(picture: Picture, said: dict[str, tuple[Saying, ...]]) -> dict[str, int]:
    """Count for every tie the voices that tell of it: copies of one report are one voice."""
    items = picture.items_named(one.item for many in said.values() for one in many)
    parents = {name for held in items.values() for name in held.item.derived_from}
    items |= picture.items_named(parents - items.keys())

    def find(name: str) -> Received:
        return items[name] if name in items else picture.item(name)

    return {name: len(group_voices(many, find)) for name, many in said.items()}
