"""A region of a network: some entities, what is tied to them in one or two steps, and the rest.

Who is shown follows from nearness and from the number of ties, and from nothing that anybody might
take for importance. What is left out is counted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sightline.engines.graphs import lay_out
from sightline.model import load_model
from sightline.picture import Picture
from sightline.picture.views import Edge, Summary
from sightline.web.kept import Kept

#: More than a person can read at once is not drawn.
MOST = 500


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which region is wanted: around whom, how far, of which ties, and held on which day."""

    of: tuple[str, ...] = ()
    #: Whether everything that has ties is wanted, and not what is around somebody.
    everything: bool = False
    steps: int = 2
    kinds: tuple[str, ...] = ()
    active_on: dt.date | None = None


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of a region: how far from the middle, with how many ties, and where it is drawn."""

    id: str
    name: str
    schema: str
    kind: str
    steps: int
    ties: int
    x: float = 0.0
    y: float = 0.0


class Region(msgspec.Struct, frozen=True):
    """What is shown, and how much is left out."""

    knots: tuple[Knot, ...]
    ties: tuple[Edge, ...]
    left_out: int
    #: How many ties of each kind there are before a kind is chosen.
    kinds: Mapping[str, int]


_REGIONS: Kept[Region] = Kept(24)
_TIES: Kept[tuple[Edge, ...]] = Kept(6)


def find_region(picture: Picture, asked: Asked) -> Region:
    """Find a region of a picture; equal questions of equal pictures have one answer."""
    return _REGIONS.give((picture.address, asked), lambda: _find(picture, asked))


def label_of(schema: str) -> str:
    """Name a kind of entity or tie as the vocabulary does."""
    return load_model().schema(schema).label


def _find(picture: Picture, asked: Asked) -> Region:
    every = _TIES.give(
        (picture.address, asked.active_on), lambda: picture.edges(active_on=asked.active_on)
    )
    ties = [one for one in every if not asked.kinds or one.schema in asked.kinds]
    near = _reach(ties, asked)
    degree = Counter(end for one in ties for end in {one.source, one.target})
    ranked = sorted(near, key=lambda name: (near[name], -degree[name], name))
    shown = ranked[:MOST]
    held = set(shown)
    kept = tuple(one for one in ties if one.source in held and one.target in held)
    places = lay_out(shown, [(one.source, one.target) for one in kept])
    names = picture.named(shown)
    knots = tuple(
        _knot(names.get(name), name, near[name], degree[name], places[name]) for name in shown
    )
    return Region(knots, kept, len(ranked) - len(shown), _count(every))


def _reach(ties: Sequence[Edge], asked: Asked) -> dict[str, int]:
    """Say how many steps away every entity within reach is."""
    if asked.everything:
        return {end: 0 for one in ties for end in (one.source, one.target)}
    beside: dict[str, set[str]] = {}
    for one in ties:
        beside.setdefault(one.source, set()).add(one.target)
        beside.setdefault(one.target, set()).add(one.source)
    found = dict.fromkeys(asked.of, 0)
    edge = list(asked.of)
    for step in range(1, asked.steps + 1):
        edge = sorted({name for one in edge for name in beside.get(one, ())} - found.keys())
        found.update(dict.fromkeys(edge, step))
    return found


def _knot(
    summary: Summary | None, name: str, steps: int, ties: int, place: tuple[float, float]
) -> Knot:
    schema = summary.schema if summary else "Thing"
    return Knot(
        id=name,
        name=summary.caption if summary else name,
        schema=schema,
        kind=label_of(schema),
        steps=steps,
        ties=ties,
        x=place[0],
        y=place[1],
    )


def _count(ties: Iterable[Edge]) -> dict[str, int]:
    counted = Counter(one.schema for one in ties)
    return {schema: counted[schema] for schema in sorted(counted, key=label_of)}
