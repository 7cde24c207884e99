"""A picture as an analysis reads it: entities by kind, what points to them, and who said so.

Values are read in bulk, kind by kind. The statements behind them are looked up
only for what ends up in a finding. Nothing is read but the picture.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache

from sightline.analyses.fact import Fact
from sightline.analyses.voices import group_voices
from sightline.errors import NotFound
from sightline.model import load_model
from sightline.picture import Entity, Picture, Received, Saying
from sightline.picture.vocabulary import narrower
from sightline.values import Grade
from sightline.values.grade import Scale

#: The marks of other scales that say no less than "fairly reliable" and "possibly true".
_FAIR = {
    Scale.UK_3X5X2: ("1", "ABC"),
    Scale.UK_5X5X5: ("ABC", "123"),
    Scale.EUROPOL_4X4: ("AB", "123"),
}


class Reading:
    """One picture on one day; everything that was read once is kept."""

    def __init__(self, picture: Picture, day: dt.date) -> None:
        self.picture = picture
        self.day = day
        self._tables: dict[str, tuple[Fact, ...]] = {}
        self._pointing: dict[tuple[str, str], dict[str, list[Fact]]] = {}
        self._entities: dict[str, Entity] = {}
        self._items: dict[str, Received] = {}
        self._aspects: dict[str, list[Fact]] | None = None

    def on(self, day: dt.date) -> Reading:
        """The same picture on another day; what was read stays read."""
        other = Reading(self.picture, day)
        other._tables, other._pointing = self._tables, self._pointing
        other._entities, other._items = self._entities, self._items
        other._aspects = self._aspects
        return other

    # Facts

    def of(self, schema: str) -> tuple[Fact, ...]:
        """All entities of a schema and its narrower kinds, in the order of their ids."""
        if schema not in self._tables:
            rows = self.picture.table(schema).sparse() if self._present(schema) else ()
            self._tables[schema] = tuple(
                Fact(row["id"], row["schema"], row["caption"], row) for row in rows
            )
        return self._tables[schema]

    def observed(self, *aspects: str) -> tuple[Fact, ...]:
        """The observations of some aspects that have begun by the day, in the order of ids."""
        if self._aspects is None:
            self._aspects = {}
            for fact in self.of("Observation"):
                for aspect in fact.texts("aspect"):
                    self._aspects.setdefault(aspect, []).append(fact)
        found = {fact.id: fact for aspect in aspects for fact in self._aspects.get(aspect, ())}
        return tuple(found[name] for name in sorted(found) if found[name].begun(self.day))

    def find(self, entity_id: str) -> Fact | None:
        """The fact of an id, of whatever kind, or None when the picture does not hold it."""
        try:
            entity = self._entity(entity_id)
        except NotFound:
            return None
        rows = self.of(entity.schema)
        place = bisect_left(rows, entity.id, key=lambda fact: fact.id)
        return rows[place] if place < len(rows) and rows[place].id == entity.id else None

    def ids(self, entity_id: str) -> tuple[str, ...]:
        """All ids under which statements name an entity that the picture holds."""
        return self._entity(entity_id).ids

    def pointing(self, schema: str, prop: str, entity_id: str) -> tuple[Fact, ...]:
        """The entities of a schema whose property names an entity."""
        if (schema, prop) not in self._pointing:
            index: dict[str, list[Fact]] = {}
            for fact in self.of(schema):
                for value in fact.texts(prop):
                    index.setdefault(value, []).append(fact)
            self._pointing[schema, prop] = index
        return tuple(self._pointing[schema, prop].get(entity_id, ()))

    def caption(self, entity_id: str) -> str:
        """The name under which an entity is shown, or its id when the picture does not hold it."""
        try:
            return self._entity(entity_id).caption
        except NotFound:
            return entity_id

    @cached_property
    def _schemata(self) -> frozenset[str]:
        return frozenset(self.picture.schemata())

    def _present(self, schema: str) -> bool:
        return any(name in self._schemata for name in narrower(load_model(), schema))

    # Who said so

    def sayings(self, fact: Fact, *props: str) -> tuple[Saying, ...]:
        """The standing statements behind a fact, of some properties or of all."""
        entity = self._entity(fact.id)
        names = props or tuple(sorted(entity.properties))
        return tuple(
            saying
            for name in names
            for value in entity.properties.get(name, ())
            for saying in value.sayings
        )

    def denials(self, fact: Fact, *props: str) -> tuple[Saying, ...]:
        """The standing statements that deny something of a fact."""
        entity = self._entity(fact.id)
        both = (*entity.properties.items(), *entity.denials.items())
        return tuple(
            saying
            for name, values in both
            if not props or name in props
            for value in values
            for saying in value.denials
        )

    def cite(self, *facts: Fact) -> tuple[str, ...]:
        """The ids of the statements behind some facts, each once, in a fixed order."""
        return tuple(sorted({saying.id for fact in facts for saying in self.sayings(fact)}))

    def voices(self, said: Iterable[Fact | Saying]) -> tuple[tuple[Saying, ...], ...]:
        """Group what was said by its origin: what comes from one origin is one voice."""
        sayings = [
            saying
            for one in said
            for saying in (self.sayings(one) if isinstance(one, Fact) else (one,))
        ]
        self._recall(saying.item for saying in sayings)
        return group_voices(sayings, self.item)

    def graded(
        self, said: Iterable[Fact | Saying], least: str = "C3"
    ) -> tuple[tuple[Saying, ...], ...]:
        """The voices of which at least one statement is graded as well as this."""
        floor = Grade.parse(least)
        return tuple(
            voice
            for voice in self.voices(said)
            if any(_reaches(saying.grade, floor) for saying in voice)
        )

    def known_by(self, fact: Fact, *props: str) -> dt.date | None:
        """The first day on which a fact was known; None when nobody says."""
        days = [saying.known_by for saying in self.sayings(fact, *props)]
        return min((day for day in days if day is not None), default=None)

    def item(self, item_id: str) -> Received:
        """One item of the picture."""
        if item_id not in self._items:
            self._items[item_id] = self.picture.item(item_id)
        return self._items[item_id]

    def _recall(self, names: Iterable[str]) -> None:
        """Look up many items at once, with those that they were drawn from."""
        missing = {name for name in names if name not in self._items}
        while missing:
            found = self.picture.items_named(missing)
            self._items |= found
            drawn = {name for one in found.values() for name in one.item.derived_from}
            missing = drawn - self._items.keys()

    def _entity(self, entity_id: str) -> Entity:
        if entity_id not in self._entities:
            self._entities[entity_id] = self.picture.entity(entity_id)
        return self._entities[entity_id]


@lru_cache(maxsize=4096)
def _reaches(grade: str | None, floor: Grade) -> bool:
    """Whether a grade is at least as good; what was graded in another scale must be fair in it."""
    if grade is None:
        return False
    given = Grade.parse(grade)
    if given.scale == floor.scale:
        return given.at_least(floor)
    sources, claims = _FAIR.get(given.scale, ("", ""))
    return given.source in sources and given.claim in claims
