"""A dossier: all that is held of one entity, with what it is tied to and what names it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sightline.cli.sources import Sources
from sightline.errors import NotFound
from sightline.model import load_model

if TYPE_CHECKING:
    from sightline.picture import Edge, Entity, Picture, Saying

#: Ties and namings are told in full up to here; the rest is counted.
MOST_TIES = 100
_MOST_NAMED = 500


class Tie:
    """A tie of the entity, seen from it: what it is, and what stands at the other end."""

    def __init__(self, edge: Edge, entity: Entity, picture: Picture) -> None:
        self.edge = edge
        self.outgoing = edge.source == entity.id
        self.far = edge.target if self.outgoing else edge.source
        self.caption = name_entity(picture, self.far) or self.far

    def document(self) -> dict[str, Any]:
        """Tell the tie."""
        return {
            "edge": self.edge,
            "direction": "to" if self.outgoing else "from",
            "other": {"id": self.far, "caption": self.caption},
        }

    def period(self) -> str:
        """Say from when until when it held, as far as that is known."""
        start = _between(self.edge.start_first, self.edge.start_last)
        end = _between(self.edge.end_first, self.edge.end_last)
        return f"{start} to {end}" if start != "?" or end != "?" else ""


class Naming:
    """Another entity that names this one: an incident in which it is involved."""

    def __init__(self, saying: Saying, picture: Picture) -> None:
        self.saying = saying
        self.caption = name_entity(picture, saying.entity) or saying.entity

    def document(self) -> dict[str, Any]:
        """Tell by what it is named, and as what."""
        other = {"id": self.saying.entity, "caption": self.caption, "schema": self.saying.schema}
        return {"other": other, "property": self.saying.prop, "statement": self.saying.id}


class Dossier:
    """What is to be told of one entity."""

    def __init__(self, entity: Entity, picture: Picture) -> None:
        self.entity = entity
        self.picture = picture
        self.sources = Sources(picture)
        edges = picture.edges(of=entity.id)
        self.ties = [Tie(edge, entity, picture) for edge in edges[:MOST_TIES]]
        self.untold = len(edges) - len(self.ties)
        said = _namings(entity, picture)
        self.namings = [Naming(saying, picture) for saying in said[:MOST_TIES]]
        self.unnamed = len(said) - len(self.namings)

    def document(self) -> dict[str, Any]:
        """Tell it for programs, with every item."""
        for told in (self.entity.properties, self.entity.denials):
            for values in told.values():
                for value in values:
                    for saying in (*value.sayings, *value.denials):
                        self.sources.number(saying.item)
        return {
            "entity": self.entity,
            "ties": [tie.document() for tie in self.ties],
            "ties_untold": self.untold,
            "named_by": [naming.document() for naming in self.namings],
            "named_by_untold": self.unnamed,
            "items": self.sources.document(),
        }


def name_entity(picture: Picture, entity_id: str) -> str | None:
    """Find what an entity is called, or that it is not in the picture."""
    try:
        return picture.entity(entity_id).caption
    except NotFound:
        return None


def _namings(entity: Entity, picture: Picture) -> list[Saying]:
    """Find who names the entity, once each, leaving out what is a tie already; latest first."""
    model = load_model()
    found: dict[tuple[str, str], Saying] = {}
    for saying in picture.statements(naming=entity.id, limit=_MOST_NAMED):
        tied = saying.schema in model and model.schema(saying.schema).edge is not None
        if not tied and not saying.negated:
            found.setdefault((saying.entity, saying.prop), saying)
    return sorted(found.values(), key=lambda one: (str(one.known_by), one.id), reverse=True)


def _between(first: dt.date | None, last: dt.date | None) -> str:
    """Say two bounds as one date where they are one."""
    if first is None or last is None or first == last:
        return str(first or "?") if first == last else f"{first or '?'}/{last or '?'}"
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return f"{first:%Y}"
    return f"{first}/{last}"
